using System.Runtime.CompilerServices;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Batch;

/// <summary>Where the cases of a batch come from.</summary>
public static class BatchSource
{
    /// <summary>The longest line that is read, in bytes; a longer one is a bad line, and is not kept in memory.</summary>
    public const int LineLimit = 16 * 1024 * 1024;

    /// <summary>The cases of an NDJSON stream. Blank lines are left out, and counted.</summary>
    /// <param name="stream">UTF-8, read once from where it stands, and not closed.</param>
    /// <param name="file">What messages call it, such as the file's path.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async IAsyncEnumerable<BatchCase> ReadLinesAsync(
        Stream stream, string? file = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        await foreach (StreamLine line in LineSplitter.SplitAsync(stream, LineLimit, cancellationToken))
        {
            yield return line.Bytes is { } bytes
                ? BatchCase.OfLine(line.Number, bytes, file, line.End)
                : BatchCase.Unread(
                    line.Number,
                    file,
                    isLine: true,
                    LoadingErrors.LineTooLong.At(new SourceLocation(file, (int)Math.Min(line.Number, int.MaxValue), 1), LineLimit / 1024 / 1024),
                    line.End);
        }
    }

    /// <summary>
    /// The case files (<c>.yaml</c>, <c>.yml</c>, <c>.json</c>) of a folder and the folders in it, in the ordinal order of their paths, whatever
    /// order the file system has.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static IReadOnlyList<string> FindFiles(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".yaml" or ".yml" or ".json")
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>The cases of files, each file a case. One that cannot be read is a case with that as its error.</summary>
    /// <param name="files">The files, in the order wanted.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async IAsyncEnumerable<BatchCase> ReadFilesAsync(
        IEnumerable<string> files, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        long number = 0;
        foreach (string file in files)
        {
            number++;
            yield return await ReadFileAsync(number, file, cancellationToken);
        }
    }

    private static async Task<BatchCase> ReadFileAsync(long number, string file, CancellationToken cancellationToken)
    {
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > DocumentText.SizeLimit })
            {
                return Unread(LoadingErrors.FileTooLarge.At(new SourceLocation(file, 1, 1), DocumentText.SizeLimit / 1024 / 1024));
            }

            return BatchCase.OfFile(number, file, await File.ReadAllBytesAsync(file, cancellationToken));
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            return Unread(FileProblems.Tell(error, file));
        }

        BatchCase Unread(Diagnostic why) => BatchCase.Unread(number, file, isLine: false, why, number);
    }
}
