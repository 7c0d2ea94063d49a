using System.Text.RegularExpressions;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Tests;

/// <summary>
/// The codes that a bad input is marked with: <c># => PE1234</c> at the end of the offending line, several if several are reported there.
/// </summary>
internal static partial class MarkedCodes
{
    /// <summary>The marks of a file, as <c>12: PE1234</c>, in order.</summary>
    public static string[] In(string file)
    {
        string[] lines = File.ReadAllLines(file);
        return [.. Enumerable.Range(0, lines.Length).SelectMany(i => Mark().Matches(lines[i]).Select(m => $"{i + 1}: {m.Groups[1].Value}")).Order(StringComparer.Ordinal)];
    }

    /// <summary>What was reported, written as the marks are.</summary>
    public static string[] Of(IEnumerable<Diagnostic> diagnostics) =>
        [.. diagnostics.Select(d => $"{d.Location?.Line ?? 0}: {d.Id}").Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"(?<=# => .*)(PE\d{4})")]
    private static partial Regex Mark();
}
