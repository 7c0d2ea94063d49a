using System.Globalization;

namespace PerfEval.Feel.Values;

/// <summary>
/// A day of the proleptic Gregorian calendar, years −999,999,999 to 999,999,999, or <see cref="Never"/>: a date stated as 无
/// ("known not to have happened"), which is later than every date.
/// </summary>
/// <remarks>System.DateOnly ends at year 9999, which FEEL does not.</remarks>
public readonly struct FeelDate : IEquatable<FeelDate>, IComparable<FeelDate>
{
    /// <summary>The largest year; the smallest is its negative.</summary>
    public const int MaxYear = 999_999_999;

    private readonly int _year;
    private readonly byte _month;
    private readonly byte _day;

    private FeelDate(int year, int month, int day)
    {
        _year = year;
        _month = (byte)month;
        _day = (byte)day;
    }

    /// <summary>A date known not to have happened: later than every date.</summary>
    public static FeelDate Never { get; } = new(int.MaxValue, 12, 31);

    /// <summary>The year; year 0 is 1 BC. Meaningless for <see cref="Never"/>.</summary>
    public int Year => _year;

    /// <summary>The month, 1 to 12.</summary>
    public int Month => _month;

    /// <summary>The day of the month, 1 to 31.</summary>
    public int Day => _day;

    /// <summary>Whether this is <see cref="Never"/>.</summary>
    public bool IsNever => _year == int.MaxValue;

    /// <summary>Days since 1970-01-01, negative before it. Meaningless for <see cref="Never"/>.</summary>
    public long DayNumber
    {
        get
        {
            // Days from civil, with years counted from March so that the leap day comes last; eras are 400 years of 146,097 days.
            long y = _month <= 2 ? (long)_year - 1 : _year;
            long era = (y >= 0 ? y : y - 399) / 400;
            long yearOfEra = y - era * 400;
            long dayOfYear = (153 * (_month + (_month > 2 ? -3 : 9)) + 2) / 5 + _day - 1;
            long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
            return era * 146_097 + dayOfEra - 719_468;
        }
    }

    /// <summary>The day of the week, Monday 1 to Sunday 7.</summary>
    public int DayOfWeek => (int)((DayNumber % 7 + 7 + 3) % 7) + 1;

    /// <summary>The day of the year, 1 to 366.</summary>
    public int DayOfYear => (int)(DayNumber - new FeelDate(_year, 1, 1).DayNumber) + 1;

    /// <summary>The week of its year as ISO 8601 counts, 1 to 53: weeks begin on Monday and belong to the year of their Thursday.</summary>
    public int WeekOfYear
    {
        get
        {
            // Only the week of the year's ends may belong to another year, and there the day count alone tells which.
            int thursday = DayOfYear + 4 - DayOfWeek;
            int days = IsLeapYear(_year) ? 366 : 365;
            return thursday > days ? 1
                : thursday < 1 ? (thursday + (IsLeapYear((long)_year - 1) ? 366 : 365) + 6) / 7
                : (thursday + 6) / 7;
        }
    }

    /// <summary>Whether the first date is before the second.</summary>
    public static bool operator <(FeelDate left, FeelDate right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first date is after the second.</summary>
    public static bool operator >(FeelDate left, FeelDate right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first date is not after the second.</summary>
    public static bool operator <=(FeelDate left, FeelDate right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first date is not before the second.</summary>
    public static bool operator >=(FeelDate left, FeelDate right) => left.CompareTo(right) >= 0;

    /// <summary>Whether both are the same day.</summary>
    public static bool operator ==(FeelDate left, FeelDate right) => left.Equals(right);

    /// <summary>Whether they are different days.</summary>
    public static bool operator !=(FeelDate left, FeelDate right) => !left.Equals(right);

    /// <summary>Makes a date, if there is such a day.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month, 1 to 12.</param>
    /// <param name="day">The day of the month.</param>
    /// <param name="date">The date.</param>
    /// <returns>Whether the calendar has this day.</returns>
    public static bool TryCreate(long year, long month, long day, out FeelDate date)
    {
        if (year is < -MaxYear or > MaxYear || month is < 1 or > 12 || day < 1 || day > DaysInMonth(year, (int)month))
        {
            date = default;
            return false;
        }

        date = new FeelDate((int)year, (int)month, (int)day);
        return true;
    }

    /// <summary>The day with this number, if its year is in range.</summary>
    /// <param name="dayNumber">Days since 1970-01-01.</param>
    /// <param name="date">The date.</param>
    public static bool TryFromDayNumber(long dayNumber, out FeelDate date)
    {
        date = default;
        if (dayNumber is < -366L * 1_000_000_000 or > 366L * 1_000_000_000)
        {
            return false;
        }

        long z = dayNumber + 719_468;
        long era = (z >= 0 ? z : z - 146_096) / 146_097;
        long dayOfEra = z - era * 146_097;
        long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long monthFromMarch = (5 * dayOfYear + 2) / 153;
        long day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        long month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return TryCreate(year, month, day, out date);
    }

    /// <summary>Reads <c>2019-07-01</c>; years beyond 9999 and below 0 may have up to nine digits and a minus sign.</summary>
    /// <param name="text">The text, without surrounding space.</param>
    /// <param name="date">The date.</param>
    /// <returns>Whether the text has this form and the calendar has this day.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out FeelDate date)
    {
        date = default;
        return IsoText.TryReadYear(ref text, out int year)
            && IsoText.TryReadTwoDigits(ref text, '-', out int month)
            && IsoText.TryReadTwoDigits(ref text, '-', out int day)
            && text.IsEmpty
            && TryCreate(year, month, day, out date);
    }

    /// <summary>The number of days of a month.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month, 1 to 12.</param>
    public static int DaysInMonth(long year, int month) => month switch
    {
        2 => IsLeapYear(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>The date some months later (earlier if negative); a day that the month lacks becomes its last.</summary>
    /// <param name="months">How many months.</param>
    /// <param name="result">The date; <see cref="Never"/> stays never.</param>
    /// <returns>Whether the year is in range.</returns>
    public bool TryAddMonths(long months, out FeelDate result)
    {
        result = this;
        if (IsNever)
        {
            return true;
        }

        if (months is < -12L * 2 * MaxYear or > 12L * 2 * MaxYear)
        {
            return false;
        }

        long index = (long)_year * 12 + (_month - 1) + months;
        long year = index >= 0 ? index / 12 : (index - 11) / 12;
        int month = (int)(index - year * 12) + 1;
        return TryCreate(year, month, Math.Min(_day, DaysInMonth(year, month)), out result);
    }

    /// <summary>The date some days later (earlier if negative).</summary>
    /// <param name="days">How many days.</param>
    /// <param name="result">The date; <see cref="Never"/> stays never.</param>
    /// <returns>Whether the year is in range.</returns>
    public bool TryAddDays(long days, out FeelDate result)
    {
        result = this;
        return IsNever || (days is > -800L * MaxYear and < 800L * MaxYear && TryFromDayNumber(DayNumber + days, out result));
    }

    /// <inheritdoc/>
    public int CompareTo(FeelDate other)
    {
        int byYear = _year.CompareTo(other._year);
        return byYear != 0 ? byYear : ((_month << 8) | _day).CompareTo((other._month << 8) | other._day);
    }

    /// <inheritdoc/>
    public bool Equals(FeelDate other) => _year == other._year && _month == other._month && _day == other._day;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeelDate other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_year, _month, _day);

    /// <summary>The ISO form, <c>2019-07-01</c>; <c>无</c> for <see cref="Never"/>.</summary>
    public override string ToString() => IsNever
        ? "无"
        : string.Create(CultureInfo.InvariantCulture, $"{IsoText.Year(_year)}-{_month:00}-{_day:00}");

    private static bool IsLeapYear(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
