using System.Runtime.CompilerServices;

namespace PerfEval.Rules.Batch;

/// <summary>A line of a stream: its number from 1, its bytes without the line break (null if they are too many), and where it ends in the stream.</summary>
internal readonly record struct StreamLine(long Number, byte[]? Bytes, long End);

/// <summary>Cuts a stream of bytes into lines at line feeds; a last line needs none. Blank lines are counted and left out.</summary>
internal static class LineSplitter
{
    private const int BlockSize = 64 * 1024;

    public static async IAsyncEnumerable<StreamLine> SplitAsync(Stream stream, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[BlockSize];
        int start = 0, end = 0;
        long number = 1, position = 0;
        bool tooLong = false, atEnd = false;
        while (!atEnd)
        {
            // Consoles and pipes do not hear of cancellation; not waiting for them any longer does.
            Task<int> reading = stream.ReadAsync(buffer.AsMemory(end), CancellationToken.None).AsTask();
            int read;
            try
            {
                read = await reading.WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException) when (!reading.IsCompleted)
            {
                // What becomes of it is nobody's concern any more.
                _ = reading.ContinueWith(late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                throw;
            }

            atEnd = read == 0;
            int seen = end;
            end += read;
            while (start < end || (atEnd && tooLong))
            {
                int at = buffer.AsSpan(seen, end - seen).IndexOf((byte)'\n');
                if (at < 0 && !atEnd)
                {
                    break;
                }

                int stop = at < 0 ? end : seen + at;
                position += stop - start + (at < 0 ? 0 : 1);
                byte[]? bytes = tooLong || stop - start > limit ? null : ContentOf(buffer.AsSpan(start, stop - start), number == 1);
                (start, seen, tooLong) = (at < 0 ? end : stop + 1, at < 0 ? end : stop + 1, false);
                if (bytes is not { Length: 0 })
                {
                    yield return new StreamLine(number, bytes, position);
                }

                number++;
            }

            // What is left is the beginning of a line: it moves to the front, or is thrown away if the line is too long anyway.
            if (end - start > limit)
            {
                (tooLong, position, start) = (true, position + end - start, end);
            }
            else if (tooLong)
            {
                (position, start) = (position + end - start, end);
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (buffer.Length - end < BlockSize / 2)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
            else if (end == 0 && buffer.Length > BlockSize)
            {
                buffer = new byte[BlockSize];
            }
        }
    }

    // Without the byte-order mark of the first line and blanks at the end. Blanks in front stay, since columns count from the line's beginning.
    private static byte[] ContentOf(ReadOnlySpan<byte> line, bool isFirst) =>
        (isFirst && line.StartsWith("\uFEFF"u8) ? line[3..] : line).TrimEnd(" \t\r"u8).ToArray();
}
