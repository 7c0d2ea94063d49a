using System.Globalization;

namespace PerfEval.Feel.Values;

/// <summary>A calendar month such as <c>2019-04</c>, as ledgers give it. An addition of scoring mode; plain FEEL has no such type.</summary>
public readonly struct FeelMonth : IEquatable<FeelMonth>, IComparable<FeelMonth>
{
    private readonly int _year;
    private readonly byte _month;

    private FeelMonth(int year, int month)
    {
        _year = year;
        _month = (byte)month;
    }

    /// <summary>The year.</summary>
    public int Year => _year;

    /// <summary>The month, 1 to 12.</summary>
    public int Month => _month;

    /// <summary>Months since year 0, for differences and order.</summary>
    public long Index => (long)_year * 12 + _month - 1;

    /// <summary>The first day of the month.</summary>
    public FeelDate FirstDay => FeelDate.TryCreate(_year, _month, 1, out FeelDate date) ? date : default;

    /// <summary>The last day of the month.</summary>
    public FeelDate LastDay => FeelDate.TryCreate(_year, _month, FeelDate.DaysInMonth(_year, _month), out FeelDate date) ? date : default;

    /// <summary>Whether the first month is before the second.</summary>
    public static bool operator <(FeelMonth left, FeelMonth right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first month is after the second.</summary>
    public static bool operator >(FeelMonth left, FeelMonth right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first month is not after the second.</summary>
    public static bool operator <=(FeelMonth left, FeelMonth right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first month is not before the second.</summary>
    public static bool operator >=(FeelMonth left, FeelMonth right) => left.CompareTo(right) >= 0;

    /// <summary>Whether both are the same month.</summary>
    public static bool operator ==(FeelMonth left, FeelMonth right) => left.Equals(right);

    /// <summary>Whether they are different months.</summary>
    public static bool operator !=(FeelMonth left, FeelMonth right) => !left.Equals(right);

    /// <summary>Makes a month, if there is such a one.</summary>
    /// <param name="year">The year, −999,999,999 to 999,999,999.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="result">The month.</param>
    public static bool TryCreate(long year, long month, out FeelMonth result)
    {
        bool valid = year is >= -FeelDate.MaxYear and <= FeelDate.MaxYear && month is >= 1 and <= 12;
        result = valid ? new FeelMonth((int)year, (int)month) : default;
        return valid;
    }

    /// <summary>Reads <c>2019-04</c>.</summary>
    /// <param name="text">The text, without surrounding space.</param>
    /// <param name="month">The month.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out FeelMonth month)
    {
        month = default;
        return IsoText.TryReadYear(ref text, out int year)
            && IsoText.TryReadTwoDigits(ref text, '-', out int number)
            && text.IsEmpty
            && TryCreate(year, number, out month);
    }

    /// <summary>The month some months later (earlier if negative).</summary>
    /// <param name="months">How many.</param>
    /// <param name="result">The month.</param>
    /// <returns>Whether the year is in range.</returns>
    public bool TryAddMonths(long months, out FeelMonth result)
    {
        result = this;
        if (months is < -24L * FeelDate.MaxYear or > 24L * FeelDate.MaxYear)
        {
            return false;
        }

        long index = Index + months;
        long year = index >= 0 ? index / 12 : (index - 11) / 12;
        return TryCreate(year, index - year * 12 + 1, out result);
    }

    /// <inheritdoc/>
    public int CompareTo(FeelMonth other) => Index.CompareTo(other.Index);

    /// <inheritdoc/>
    public bool Equals(FeelMonth other) => _year == other._year && _month == other._month;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeelMonth other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_year, _month);

    /// <summary>The form <c>2019-04</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{IsoText.Year(_year)}-{_month:00}");
}
