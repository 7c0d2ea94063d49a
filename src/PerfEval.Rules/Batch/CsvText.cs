using System.Buffers;
using System.Text;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Batch;

/// <summary>
/// Writes cells of CSV (RFC 4180, lines end in a line feed). A record is one line whatever its texts hold: line breaks within a text become
/// spaces. A text that a spreadsheet would take as a formula is held down by an apostrophe; numbers are not texts.
/// </summary>
internal static class CsvText
{
    private static readonly SearchValues<char> s_quoted = SearchValues.Create(",\"\r\n\t;");

    // Full-width forms begin a formula too where full-width input is common.
    private static readonly SearchValues<char> s_formula = SearchValues.Create("=+-@＝＋－＠");

    public static void AppendRow(StringBuilder csv, IEnumerable<string> cells)
    {
        bool first = true;
        foreach (string cell in cells)
        {
            csv.Append(first ? "" : ",").Append(cell);
            first = false;
        }

        csv.Append('\n');
    }

    /// <summary>A text as a cell, quoted where needed and never a formula.</summary>
    public static string Cell(string text)
    {
        string line = SingleLine.Of(text);
        string safe = line.AsSpan().TrimStart() is [var start, ..] && s_formula.Contains(start) ? "'" + line : line;
        bool quoted = safe.AsSpan().ContainsAny(s_quoted) || safe is [' ', ..] or [.., ' '];
        return quoted ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : safe;
    }
}
