namespace PerfEval.Rules.Model;

/// <summary>
/// How people refer to one of several printed lines: by its marker (①, （1）, 1、), by its place if no line has a marker, by its text, or by
/// the beginning of its text.
/// </summary>
internal static class Labels
{
    /// <summary>The index of the line that a label means; -1 for none, -2 for several.</summary>
    public static int Find(IReadOnlyList<string> lines, string label)
    {
        string wanted = label.Trim();
        for (int i = 0; i < lines.Count; i++)
        {
            if (lines[i] == wanted)
            {
                return i;
            }
        }

        int number = MarkerOf(wanted, out int length);
        if (number > 0 && length == wanted.Length)
        {
            return FindMarker(lines, number);
        }

        int found = -1;
        for (int i = 0; i < lines.Count; i++)
        {
            string text = WithoutMarker(lines[i]);
            if (text == wanted)
            {
                return i;
            }

            if (wanted.Length >= 2 && (text.StartsWith(wanted, StringComparison.Ordinal) || lines[i].StartsWith(wanted, StringComparison.Ordinal)))
            {
                found = found == -1 ? i : -2;
            }
        }

        return found;
    }

    /// <summary>The line's text without its marker.</summary>
    public static string WithoutMarker(string line)
    {
        MarkerOf(line, out int length);
        return line[length..].TrimStart();
    }

    /// <summary>A label that fits into a sentence.</summary>
    public static string Short(string text) => text.Length <= 12 ? text : text[..11] + "…";

    /// <summary>The number of a marker at the beginning of a text; 0 if there is none.</summary>
    public static int MarkerOf(string text, out int length)
    {
        length = 0;
        if (text.Length == 0)
        {
            return 0;
        }

        // ① to ⑳.
        if (text[0] is >= '\u2460' and <= '\u2473')
        {
            length = 1;
            return text[0] - '\u2460' + 1;
        }

        bool bracket = text[0] is '（' or '(';
        int start = bracket ? 1 : 0, i = start;
        while (i < text.Length && char.IsAsciiDigit(text[i]) && i - start < 2)
        {
            i++;
        }

        if (i == start || i >= text.Length || !(bracket ? text[i] is '）' or ')' : text[i] is '、' or '．'))
        {
            return 0;
        }

        length = i + 1;
        return int.Parse(text.AsSpan(start, i - start), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static int FindMarker(IReadOnlyList<string> lines, int number)
    {
        bool anyMarker = false;
        for (int i = 0; i < lines.Count; i++)
        {
            int own = MarkerOf(lines[i], out _);
            anyMarker |= own > 0;
            if (own == number)
            {
                return i;
            }
        }

        return !anyMarker && number <= lines.Count ? number - 1 : -1;
    }
}
