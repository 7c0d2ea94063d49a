using System.Globalization;

namespace PerfEval.Feel.Values;

/// <summary>A FEEL "years and months duration": a whole number of months.</summary>
/// <param name="Months">How many months; negative for the other way.</param>
public readonly record struct MonthsDuration(long Months) : IComparable<MonthsDuration>
{
    // Years of twelve digits, as many as are read.
    private const long Limit = 12_000_000_000_000;

    /// <summary>Whether the first is shorter.</summary>
    public static bool operator <(MonthsDuration left, MonthsDuration right) => left.Months < right.Months;

    /// <summary>Whether the first is longer.</summary>
    public static bool operator >(MonthsDuration left, MonthsDuration right) => left.Months > right.Months;

    /// <summary>Whether the first is not longer.</summary>
    public static bool operator <=(MonthsDuration left, MonthsDuration right) => left.Months <= right.Months;

    /// <summary>Whether the first is not shorter.</summary>
    public static bool operator >=(MonthsDuration left, MonthsDuration right) => left.Months >= right.Months;

    /// <summary>Reads the ISO form, <c>P1Y2M</c>, with an optional minus sign.</summary>
    /// <param name="text">The text.</param>
    /// <param name="result">The duration.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out MonthsDuration result)
    {
        result = default;
        bool negative = text.Length > 0 && text[0] == '-';
        if (negative)
        {
            text = text[1..];
        }

        if (text.Length < 3 || text[0] != 'P')
        {
            return false;
        }

        text = text[1..];
        long months = 0;
        bool sawMonths = false, any = false;
        while (!text.IsEmpty)
        {
            int length = 0;
            while (length < text.Length && char.IsAsciiDigit(text[length]))
            {
                length++;
            }

            if (length is 0 or > 12 || length == text.Length || sawMonths)
            {
                return false;
            }

            long amount = long.Parse(text[..length], NumberStyles.None, CultureInfo.InvariantCulture);
            if (text[length] == 'Y' && !any)
            {
                months += amount * 12;
            }
            else if (text[length] == 'M')
            {
                months += amount;
                sawMonths = true;
            }
            else
            {
                return false;
            }

            any = true;
            text = text[(length + 1)..];
        }

        return any && TryFromMonths(negative ? -months : months, out result);
    }

    /// <summary>A length given in months; a part of a month is cut off.</summary>
    /// <param name="months">The length.</param>
    /// <param name="result">The duration.</param>
    /// <returns>Whether it is in range, less than a million million years.</returns>
    public static bool TryFromMonths(decimal months, out MonthsDuration result)
    {
        bool valid = months is > -Limit and < Limit;
        result = valid ? new MonthsDuration((long)decimal.Truncate(months)) : default;
        return valid;
    }

    /// <inheritdoc/>
    public int CompareTo(MonthsDuration other) => Months.CompareTo(other.Months);

    /// <summary>The ISO form, such as <c>P1Y2M</c>.</summary>
    public override string ToString()
    {
        if (Months == 0)
        {
            return "P0M";
        }

        ulong absolute = Months < 0 ? 0UL - (ulong)Months : (ulong)Months;
        ulong years = absolute / 12, rest = absolute % 12;
        string sign = Months < 0 ? "-" : "";
        string y = years == 0 ? "" : years.ToString(CultureInfo.InvariantCulture) + "Y";
        string m = rest == 0 ? "" : rest.ToString(CultureInfo.InvariantCulture) + "M";
        return sign + "P" + y + m;
    }
}
