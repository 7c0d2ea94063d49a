using System.Text;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions.Text;

/// <summary>
/// What the functions of texts compute, in either mode. Null where the standard says null. Positions and lengths count characters of
/// Unicode, not UTF-16 units, and start at 1.
/// </summary>
internal static class TextOperations
{
    public static FeelValue Length(ReadOnlySpan<FeelValue> a) => FeelValue.Of((decimal)CountCharacters(a[0].Text));

    /// <summary>A part of a text from a position on; a negative one counts from the end. Null if the text has no such position.</summary>
    public static FeelValue Substring(ReadOnlySpan<FeelValue> a)
    {
        string text = a[0].Text;
        decimal start = decimal.Truncate(a[1].Number);
        decimal length = a.Length > 2 ? decimal.Truncate(a[2].Number) : text.Length;
        decimal skipped = start > 0 ? start - 1 : CountCharacters(text) + start;
        if (start == 0 || skipped < 0 || skipped >= text.Length || (length < 1 && a.Length > 2))
        {
            return FeelValue.Null;
        }

        int from = Advance(text, 0, skipped);
        return from < text.Length ? FeelValue.Of(text[from..Advance(text, from, length)]) : FeelValue.Null;
    }

    public static FeelValue UpperCase(ReadOnlySpan<FeelValue> a) => FeelValue.Of(CaseMapping.Upper(a[0].Text));

    public static FeelValue LowerCase(ReadOnlySpan<FeelValue> a) => FeelValue.Of(CaseMapping.Lower(a[0].Text));

    public static FeelValue SubstringBefore(ReadOnlySpan<FeelValue> a)
    {
        int at = a[0].Text.IndexOf(a[1].Text, StringComparison.Ordinal);
        return FeelValue.Of(at <= 0 ? "" : a[0].Text[..at]);
    }

    public static FeelValue SubstringAfter(ReadOnlySpan<FeelValue> a)
    {
        int at = a[0].Text.IndexOf(a[1].Text, StringComparison.Ordinal);
        return FeelValue.Of(at < 0 ? "" : a[0].Text[(at + a[1].Text.Length)..]);
    }

    public static FeelValue Contains(ReadOnlySpan<FeelValue> a) => FeelValue.Of(a[0].Text.Contains(a[1].Text, StringComparison.Ordinal));

    public static FeelValue StartsWith(ReadOnlySpan<FeelValue> a) => FeelValue.Of(a[0].Text.StartsWith(a[1].Text, StringComparison.Ordinal));

    public static FeelValue EndsWith(ReadOnlySpan<FeelValue> a) => FeelValue.Of(a[0].Text.EndsWith(a[1].Text, StringComparison.Ordinal));

    public static FeelValue Matches(ReadOnlySpan<FeelValue> a, Frame? frame) =>
        XPathRegex.TryCreate(a[1].Text, Optional(a, 2), out XPathRegex? regex) && regex.IsMatch(a[0].Text, frame) is { } matches
            ? FeelValue.Of(matches)
            : FeelValue.Null;

    public static FeelValue Replace(ReadOnlySpan<FeelValue> a, Frame? frame) =>
        XPathRegex.TryCreate(a[1].Text, Optional(a, 3), out XPathRegex? regex) && regex.Replace(a[0].Text, a[2].Text, frame) is { } replaced
            ? FeelValue.Of(replaced)
            : FeelValue.Null;

    public static FeelValue Split(ReadOnlySpan<FeelValue> a, Frame? frame) =>
        XPathRegex.TryCreate(a[1].Text, "", out XPathRegex? regex) && regex.Split(a[0].Text, frame) is { } parts
            ? FeelValue.ListOf([.. parts.Select(FeelValue.Of)])
            : FeelValue.Null;

    /// <summary>The texts of a list in a row; nulls are left out, anything else makes the result null.</summary>
    public static FeelValue Join(ReadOnlySpan<FeelValue> a)
    {
        string delimiter = Optional(a, 1);
        var joined = new StringBuilder();
        bool isFirst = true;
        foreach (FeelValue item in a[0].List)
        {
            if (item.IsNull)
            {
                continue;
            }

            if (item.Kind != FeelKind.Text || joined.Length > TextLimits.Length - delimiter.Length - item.Text.Length)
            {
                return FeelValue.Null;
            }

            joined.Append(isFirst ? "" : delimiter).Append(item.Text);
            isFirst = false;
        }

        return FeelValue.Of(joined.ToString());
    }

    /// <summary>A value as a text: a text as it is, dates and durations in their ISO form, lists and contexts as FEEL writes them.</summary>
    public static FeelValue ToText(ReadOnlySpan<FeelValue> a)
    {
        if (a[0].Kind is not (FeelKind.List or FeelKind.Context))
        {
            return FeelValue.Of(FeelText.Plain(a[0]));
        }

        return FeelText.TryWrite(a[0], TextLimits.Length, Characters.IsPlainName, out string written) ? FeelValue.Of(written) : FeelValue.Null;
    }

    /// <summary>The number that a text writes, with a separator of groups and another of decimals.</summary>
    public static FeelValue ToNumber(ReadOnlySpan<FeelValue> a)
    {
        string grouping = Optional(a, 1), point = Optional(a, 2);
        if (grouping is not ("" or " " or "," or ".") || point is not ("" or "," or ".") || (grouping.Length > 0 && grouping == point))
        {
            return FeelValue.Null;
        }

        string text = grouping.Length == 0 ? a[0].Text : a[0].Text.Replace(grouping, "", StringComparison.Ordinal);
        return NumberText.TryRead(text, point == "," ? ',' : '.', out decimal number) ? FeelValue.Of(number) : FeelValue.Null;
    }

    private static string Optional(ReadOnlySpan<FeelValue> a, int index) => index < a.Length && !a[index].IsNull ? a[index].Text : "";

    private static int CountCharacters(string text)
    {
        int count = text.Length;
        for (int i = 1; i < text.Length; i++)
        {
            count -= char.IsSurrogatePair(text[i - 1], text[i]) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The index some characters on; the end of the text if it has fewer.</summary>
    private static int Advance(string text, int from, decimal characters)
    {
        int at = from;
        for (int left = (int)Math.Min(characters, text.Length); left > 0 && at < text.Length; left--)
        {
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        }

        return at;
    }
}
