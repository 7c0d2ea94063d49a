using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>The order of values as the standard has it: of numbers, texts, dates, times and durations, each among their own.</summary>
internal static class SpecOrder
{
    /// <summary>Whether values of a kind can be compared with less and greater.</summary>
    public static bool IsOrdered(FeelKind kind) => kind
        is FeelKind.Number or FeelKind.Text or FeelKind.Date or FeelKind.Time or FeelKind.DateTime or FeelKind.DaysDuration or FeelKind.MonthsDuration;

    /// <summary>Negative if the first comes before the second, positive if after it, zero if neither; null if they cannot be compared.</summary>
    public static int? Compare(in FeelValue a, in FeelValue b) =>
        a.IsNumber && b.IsNumber ? a.Number.CompareTo(b.Number)
        : a.Kind == FeelKind.Text && b.Kind == FeelKind.Text ? CompareTexts(a.Text, b.Text)
        : TimeComparison.TryCompare(a, b, out int order) ? order
        : null;

    /// <summary>Compares texts character by character, by code point.</summary>
    public static int CompareTexts(string a, string b)
    {
        int same = a.AsSpan().CommonPrefixLength(b);
        if (same == a.Length || same == b.Length)
        {
            return a.Length.CompareTo(b.Length);
        }

        // A character past U+FFFF is written with surrogates, which are smaller code units than some that stand for characters before it.
        char x = a[same], y = b[same];
        return char.IsSurrogate(x) == char.IsSurrogate(y) ? x.CompareTo(y) : char.IsSurrogate(x) ? 1 : -1;
    }
}
