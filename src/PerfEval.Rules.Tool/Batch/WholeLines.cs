namespace PerfEval.Rules.Tool.Batch;

/// <summary>Is shown a whole line of a file, or its first bytes if it is long.</summary>
internal delegate void WholeLine(ReadOnlySpan<byte> start);

/// <summary>Reads the whole lines of a file that may have been cut off anywhere.</summary>
internal static class WholeLines
{
    /// <summary>How much of a line is shown at least, if it has as much.</summary>
    public const int Shown = 4096;

    /// <summary>Shows the beginning of every whole line, and gives the length of all of them together.</summary>
    public static long Read(Stream stream, WholeLine seen)
    {
        byte[] block = new byte[256 * 1024], start = new byte[Shown];
        int kept = 0, read;
        long position = 0, whole = 0;
        stream.Seek(0, SeekOrigin.Begin);
        while ((read = stream.Read(block)) > 0)
        {
            ReadOnlySpan<byte> rest = block.AsSpan(0, read);
            for (int at = rest.IndexOf((byte)'\n'); at >= 0; at = rest.IndexOf((byte)'\n'))
            {
                kept += Keep(rest[..at], start.AsSpan(kept));
                seen(start.AsSpan(0, kept));
                kept = 0;
                rest = rest[(at + 1)..];
                whole = position + read - rest.Length;
            }

            kept += Keep(rest, start.AsSpan(kept));
            position += read;
        }

        return whole;
    }

    private static int Keep(ReadOnlySpan<byte> bytes, Span<byte> room)
    {
        int length = Math.Min(bytes.Length, room.Length);
        bytes[..length].CopyTo(room);
        return length;
    }
}
