using System.Buffers;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Loading;

/// <summary>Reads a stream that holds one document.</summary>
internal static class Utf8Stream
{
    /// <summary>Reads a stream to its end. Null after reporting that it is too long.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream utf8, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var text = new MemoryStream();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            int read;
            while ((read = await utf8.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                text.Write(buffer, 0, read);
                if (text.Length > DocumentText.SizeLimit)
                {
                    diagnostics.Add(LoadingErrors.FileTooLarge.At(null, DocumentText.SizeLimit / 1024 / 1024));
                    return null;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }
}
