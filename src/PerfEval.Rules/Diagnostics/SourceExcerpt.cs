using System.Globalization;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Diagnostics;

/// <summary>
/// The line on which something is wrong, and carets below the place. Both are right under each other on a terminal, Chinese characters taking
/// two columns; what nobody could see is shown by a sign, and of a long line only a stretch is shown.
/// </summary>
internal static class SourceExcerpt
{
    private const int WidestLine = 100;

    private const int MostBefore = 60;

    /// <summary>Both lines, with the number of the line; empty if the place is not in the text.</summary>
    public static IReadOnlyList<string> Of(DocumentText text, SourceLocation at)
    {
        if (at.Line < 1 || at.Line > text.LineCount)
        {
            return [];
        }

        // A line may be a megabyte long: only what can be shown of it is looked at.
        string whole = text.Line(at.Line);
        int first = Math.Clamp(at.Column - 1, 0, whole.Length), last = Math.Clamp(first + at.Length, first, whole.Length);
        int from = StartOf(whole, first);
        string lead = from > 0 ? "…" : "";
        string line = DisplayWidth.Cut(lead + string.Concat(Visible(whole, from, Math.Min(whole.Length, first + WidestLine))), WidestLine);
        int indent = Width(lead, 0, lead.Length) + Width(whole, from, first);
        int carets = Math.Max(1, Math.Min(Width(whole, first, Math.Min(last, first + WidestLine)), WidestLine - indent));
        string number = at.Line.ToString(CultureInfo.InvariantCulture).PadLeft(4);
        return
        [
            $"{number} | {line}".TrimEnd(),
            new string(' ', number.Length) + " | " + new string(' ', indent) + new string('^', carets),
        ];
    }

    // All of what stands before the place if that is little, otherwise the nearest stretch.
    private static int StartOf(string line, int first)
    {
        if (first <= MostBefore && Width(line, 0, first) <= MostBefore)
        {
            return 0;
        }

        int from = first;
        for (int width = 0; from > 0 && width < MostBefore / 2; from--)
        {
            width += Width(line, from - 1, from);
        }

        return from > 0 && char.IsLowSurrogate(line[from]) ? from + 1 : from;
    }

    private static int Width(string line, int from, int to) => Visible(line, from, to).Sum(DisplayWidth.Of);

    private static IEnumerable<string> Visible(string line, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (char.IsHighSurrogate(line[i]) && i + 1 < line.Length && char.IsLowSurrogate(line[i + 1]))
            {
                yield return line.Substring(i++, 2);
            }
            else
            {
                yield return line[i] == '\t' ? "→" : IsInvisible(line[i]) ? "\uFFFD" : line[i].ToString();
            }
        }
    }

    private static bool IsInvisible(char c) => char.IsSurrogate(c) || char.GetUnicodeCategory(c)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
