using System.Text;

namespace PerfEval.Rules.Reporting;

/// <summary>Texts of authors may have several lines; a cell or an item of an outline has one.</summary>
internal static class SingleLine
{
    /// <summary>The text with every run of line breaks and tabs as one space.</summary>
    public static string Of(string text)
    {
        if (text.AsSpan().IndexOfAny('\r', '\n', '\t') < 0)
        {
            return text;
        }

        var line = new StringBuilder(text.Length);
        bool broken = false;
        foreach (char c in text)
        {
            bool isBreak = c is '\r' or '\n' or '\t';
            if (!isBreak || !broken)
            {
                line.Append(isBreak ? ' ' : c);
            }

            broken = isBreak;
        }

        return line.ToString();
    }
}
