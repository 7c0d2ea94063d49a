using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Verification;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tool.Verification;

/// <summary>Reads the stored results of a file: one JSON object, or one on each line.</summary>
internal static class StoredResults
{
    /// <summary>The results; what is none is reported, and does not stop the others.</summary>
    public static IReadOnlyList<StoredResult> Read(string file, DiagnosticBag diagnostics)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            diagnostics.Add(FileProblems.Tell(error, file));
            return [];
        }

        var results = new List<StoredResult>();
        foreach ((ReadOnlyMemory<byte> text, int line) in IsLines(bytes) ? Lines(bytes) : [(bytes, 1)])
        {
            try
            {
                results.Add(StoredResult.Parse(text, file, line));
            }
            catch (PerfEvalException refused)
            {
                diagnostics.AddRange(refused.Diagnostics);
            }
        }

        return results;
    }

    // A result on one line ends where its line does; one that is laid out goes on.
    private static bool IsLines(byte[] bytes)
    {
        int end = Array.IndexOf(bytes, (byte)'\n');
        return end > 0 && end < bytes.Length - 1 && bytes.AsSpan(0, end).TrimEnd((byte)'\r').EndsWith("}"u8);
    }

    private static IEnumerable<(ReadOnlyMemory<byte> Text, int Line)> Lines(ReadOnlyMemory<byte> bytes)
    {
        for (int number = 1; bytes.Length > 0; number++)
        {
            int end = bytes.Span.IndexOf((byte)'\n');
            ReadOnlyMemory<byte> line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? default : bytes[(end + 1)..];
            if (!line.Span.Trim(" \t\r"u8).IsEmpty)
            {
                yield return (line, number);
            }
        }
    }
}
