using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions;

/// <summary>Functions of texts. Positions and lengths count Unicode characters, not UTF-16 units, and start at 1.</summary>
internal static class TextFunctions
{
    public static readonly Builtin[] All =
    [
        new("string length", ["string"], 1, a => a.Text(0) ? FeelType.Number : null, a => FeelValue.Of((decimal)Length(a[0].Text))),
        new("substring", ["string", "start position", "length"], 2, SubstringCheck, Substring),
        new("upper case", ["string"], 1, TextToText, a => FeelValue.Of(a[0].Text.ToUpperInvariant())),
        new("lower case", ["string"], 1, TextToText, a => FeelValue.Of(LowerCase(a[0].Text))),
        new("substring before", ["string", "match"], 2, TwoTextsToText, SubstringBefore),
        new("substring after", ["string", "match"], 2, TwoTextsToText, SubstringAfter),
        new("contains", ["string", "match"], 2, TwoTextsToBoolean, a => FeelValue.Of(a[0].Text.Contains(a[1].Text, StringComparison.Ordinal))),
        new("starts with", ["string", "match"], 2, TwoTextsToBoolean, a => FeelValue.Of(a[0].Text.StartsWith(a[1].Text, StringComparison.Ordinal))),
        new("ends with", ["string", "match"], 2, TwoTextsToBoolean, a => FeelValue.Of(a[0].Text.EndsWith(a[1].Text, StringComparison.Ordinal))),
        new("matches", ["input", "pattern"], 2, TwoTextsToBoolean, Matches),
        new("replace", ["input", "pattern", "replacement"], 3, a => a.Text(0) && a.Text(1) && a.Text(2) ? FeelType.Text : null, Replace),
        new("split", ["string", "delimiter"], 2, a => a.Text(0) && a.Text(1) ? new ListType(FeelType.Text) : null, Split),
        new("string join", ["list", "delimiter"], 1, JoinCheck, Join),
        new("string", ["from"], 1, StringCheck, a => FeelValue.Of(FeelText.Plain(a[0]))),
        new("number", ["from"], 1, a => a.Text(0) ? FeelType.Number : null, ToNumber),
    ];

    private static FeelType? TextToText(ArgumentCheck a) => a.Text(0) ? FeelType.Text : null;

    private static FeelType? TwoTextsToText(ArgumentCheck a) => a.Text(0) && a.Text(1) ? FeelType.Text : null;

    private static FeelType? TwoTextsToBoolean(ArgumentCheck a) => a.Text(0) && a.Text(1) ? FeelType.Boolean : null;

    private static FeelType? SubstringCheck(ArgumentCheck a) => a.Text(0) && a.Number(1, plain: true) && a.Number(2, plain: true) ? FeelType.Text : null;

    private static FeelType? JoinCheck(ArgumentCheck a) => a.List(0) && a.Text(1) ? FeelType.Text : null;

    private static FeelType? StringCheck(ArgumentCheck a) =>
        a.TypeOf(0).Kind is not (FeelKind.List or FeelKind.Context) || a.Fail(0, new("单个的值", "a single value")) ? FeelType.Text : null;

    private static int Length(string text)
    {
        int count = 0;
        foreach (Rune _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }

    // The final sigma of a word is one of the few letters whose lower case depends on its place.
    private static string LowerCase(string text) => text.ToLowerInvariant();

    private static FeelValue Substring(ReadOnlySpan<FeelValue> a)
    {
        Rune[] runes = [.. a[0].Text.EnumerateRunes()];
        decimal start = decimal.Truncate(a[1].Number);
        if (start == 0 || Math.Abs(start) > runes.Length)
        {
            return start == 0 ? FeelValue.Null : FeelValue.Of("");
        }

        int from = start > 0 ? (int)start - 1 : runes.Length + (int)start;
        int length = runes.Length - from;
        if (a.Length > 2)
        {
            decimal wanted = decimal.Truncate(a[2].Number);
            if (wanted < 1)
            {
                return FeelValue.Null;
            }

            length = (int)Math.Min(length, wanted);
        }

        return FeelValue.Of(string.Concat(runes.AsSpan(from, length).ToArray()));
    }

    private static FeelValue SubstringBefore(ReadOnlySpan<FeelValue> a)
    {
        int at = a[0].Text.IndexOf(a[1].Text, StringComparison.Ordinal);
        return FeelValue.Of(at <= 0 ? "" : a[0].Text[..at]);
    }

    private static FeelValue SubstringAfter(ReadOnlySpan<FeelValue> a)
    {
        int at = a[0].Text.IndexOf(a[1].Text, StringComparison.Ordinal);
        return FeelValue.Of(at < 0 ? "" : a[0].Text[(at + a[1].Text.Length)..]);
    }

    private static FeelValue Matches(ReadOnlySpan<FeelValue> a) =>
        TryMakeRegex(a[1].Text, out Regex? regex) ? FeelValue.Of(regex.IsMatch(a[0].Text)) : FeelValue.Null;

    private static FeelValue Replace(ReadOnlySpan<FeelValue> a)
    {
        if (!TryMakeRegex(a[1].Text, out Regex? regex))
        {
            return FeelValue.Null;
        }

        string replaced = regex.Replace(a[0].Text, a[2].Text);
        return FeelValue.Of(replaced);
    }

    private static FeelValue Split(ReadOnlySpan<FeelValue> a)
    {
        if (!TryMakeRegex(a[1].Text, out Regex? regex))
        {
            return FeelValue.Null;
        }

        FeelValue[] parts = [.. regex.Split(a[0].Text).Select(FeelValue.Of)];
        return FeelValue.ListOf(parts);
    }

    private static FeelValue Join(ReadOnlySpan<FeelValue> a)
    {
        var texts = new List<string>();
        foreach (FeelValue item in a[0].List)
        {
            if (item.Kind != FeelKind.Text)
            {
                return FeelValue.Null;
            }

            texts.Add(item.Text);
        }

        return FeelValue.Of(string.Join(a.Length > 1 ? a[1].Text : "", texts));
    }

    private static FeelValue ToNumber(ReadOnlySpan<FeelValue> a)
    {
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return decimal.TryParse(a[0].Text, Style, CultureInfo.InvariantCulture, out decimal number) ? FeelValue.Of(number) : FeelValue.Null;
    }

    private static bool TryMakeRegex(string pattern, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Regex? regex)
    {
        try
        {
            // NonBacktracking runs in time linear in the text, whatever pattern a stranger writes.
            regex = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            regex = null;
            return false;
        }
    }
}
