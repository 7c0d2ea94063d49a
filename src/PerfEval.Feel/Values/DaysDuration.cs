using System.Globalization;
using System.Text;

namespace PerfEval.Feel.Values;

/// <summary>
/// A FEEL "days and time duration": a length of time in nanoseconds, up to some 290 billion years either way, or <see cref="Unbounded"/>
/// either way.
/// </summary>
public readonly struct DaysDuration : IEquatable<DaysDuration>, IComparable<DaysDuration>
{
    private const long SecondsPerDay = 86_400;
    private const int NanosPerSecond = 1_000_000_000;

    private readonly long _seconds;
    private readonly int _nanos;

    private DaysDuration(long seconds, int nanos)
    {
        _seconds = seconds;
        _nanos = nanos;
    }

    /// <summary>No time at all.</summary>
    public static DaysDuration Zero { get; }

    /// <summary>The time from a date until something that has not happened (无): longer than every duration.</summary>
    public static DaysDuration Unbounded { get; } = new(long.MaxValue, NanosPerSecond - 1);

    /// <summary>Whether this is <see cref="Unbounded"/>, or the same the other way: the time from what has not happened until a date.</summary>
    public bool IsUnbounded => _seconds is long.MaxValue or long.MinValue;

    /// <summary>Whole seconds, rounded down; <see cref="Nanoseconds"/> are added to them.</summary>
    public long Seconds => _seconds;

    /// <summary>Nanoseconds beyond <see cref="Seconds"/>, 0 to 999,999,999.</summary>
    public int Nanoseconds => _nanos;

    /// <summary>The length in seconds, exact.</summary>
    public decimal TotalSeconds => _seconds + _nanos / 1_000_000_000m;

    /// <summary>The length in days.</summary>
    public decimal TotalDays => TotalSeconds / SecondsPerDay;

    /// <summary>Whether this is a whole number of days, so that it prints as such.</summary>
    public bool IsWholeDays => _nanos == 0 && _seconds % SecondsPerDay == 0;

    /// <summary>Whether the first is shorter.</summary>
    public static bool operator <(DaysDuration left, DaysDuration right) => left.CompareTo(right) < 0;

    /// <summary>Whether the first is longer.</summary>
    public static bool operator >(DaysDuration left, DaysDuration right) => left.CompareTo(right) > 0;

    /// <summary>Whether the first is not longer.</summary>
    public static bool operator <=(DaysDuration left, DaysDuration right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the first is not shorter.</summary>
    public static bool operator >=(DaysDuration left, DaysDuration right) => left.CompareTo(right) >= 0;

    /// <summary>Whether both are equally long.</summary>
    public static bool operator ==(DaysDuration left, DaysDuration right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(DaysDuration left, DaysDuration right) => !left.Equals(right);

    /// <summary>A number of whole days.</summary>
    /// <param name="days">How many; at most some 10¹⁴ either way.</param>
    public static DaysDuration FromDays(long days) => new(checked(days * SecondsPerDay), 0);

    /// <summary>A length given in seconds; digits past the nanosecond are cut off.</summary>
    /// <param name="seconds">The length.</param>
    /// <param name="result">The duration.</param>
    /// <returns>Whether it is in range.</returns>
    public static bool TryFromSeconds(decimal seconds, out DaysDuration result)
    {
        // As far one way as the other, so that every duration has its negative.
        if (seconds is <= -long.MaxValue or >= long.MaxValue)
        {
            result = default;
            return false;
        }

        decimal whole = decimal.Floor(seconds);
        result = new DaysDuration((long)whole, (int)((seconds - whole) * NanosPerSecond));
        return true;
    }

    /// <summary>Reads the ISO form, <c>P1DT2H3M4.5S</c>, with an optional minus sign.</summary>
    /// <param name="text">The text.</param>
    /// <param name="result">The duration.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out DaysDuration result)
    {
        result = default;
        bool negative = text.Length > 0 && text[0] == '-';
        if (negative)
        {
            text = text[1..];
        }

        if (text.Length < 2 || text[0] != 'P')
        {
            return false;
        }

        text = text[1..];
        decimal seconds = 0;
        bool any = false;
        bool inTime = false;
        int lastUnit = 0;
        while (!text.IsEmpty)
        {
            if (text[0] == 'T')
            {
                if (inTime || text.Length == 1)
                {
                    return false;
                }

                inTime = true;
                text = text[1..];
                continue;
            }

            int length = 0;
            while (length < text.Length && (char.IsAsciiDigit(text[length]) || text[length] == '.'))
            {
                length++;
            }

            if (length == 0 || length == text.Length || length > 25)
            {
                return false;
            }

            (int order, decimal factor) = (text[length], inTime) switch
            {
                ('D', false) => (1, SecondsPerDay),
                ('H', true) => (2, 3600m),
                ('M', true) => (3, 60m),
                ('S', true) => (4, 1m),
                _ => (0, 0m),
            };
            if (order <= lastUnit
                || (order != 4 && text[..length].Contains('.'))
                || !decimal.TryParse(text[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal amount)
                || amount > long.MaxValue
                || text[0] == '.' || text[length - 1] == '.')
            {
                return false;
            }

            seconds += amount * factor;
            lastUnit = order;
            any = true;
            text = text[(length + 1)..];
        }

        return any && TryFromSeconds(negative ? -seconds : seconds, out result);
    }

    /// <summary>The sum; unbounded if either is.</summary>
    /// <param name="other">What to add.</param>
    /// <param name="result">The sum.</param>
    /// <returns>Whether it is in range; not if both are unbounded, one each way.</returns>
    public bool TryAdd(DaysDuration other, out DaysDuration result)
    {
        if (IsUnbounded || other.IsUnbounded)
        {
            result = IsUnbounded ? this : other;
            return !(IsUnbounded && other.IsUnbounded) || Equals(other);
        }

        return TryFromSeconds(TotalSeconds + other.TotalSeconds, out result);
    }

    /// <summary>The same length the other way.</summary>
    public DaysDuration Negate() => IsUnbounded
        ? this > Zero ? new DaysDuration(long.MinValue, 0) : Unbounded
        : TryFromSeconds(-TotalSeconds, out DaysDuration result) ? result : this;

    /// <inheritdoc/>
    public int CompareTo(DaysDuration other)
    {
        int bySeconds = _seconds.CompareTo(other._seconds);
        return bySeconds != 0 ? bySeconds : _nanos.CompareTo(other._nanos);
    }

    /// <inheritdoc/>
    public bool Equals(DaysDuration other) => _seconds == other._seconds && _nanos == other._nanos;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DaysDuration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_seconds, _nanos);

    /// <summary>The ISO form, such as <c>P118D</c> or <c>-PT0.5S</c>.</summary>
    public override string ToString()
    {
        if (IsUnbounded)
        {
            return this > Zero ? "∞" : "-∞";
        }

        decimal total = TotalSeconds;
        if (total == 0)
        {
            return "PT0S";
        }

        var text = new StringBuilder(total < 0 ? "-P" : "P");
        total = Math.Abs(total);
        decimal days = decimal.Floor(total / SecondsPerDay);
        decimal rest = total - days * SecondsPerDay;
        if (days > 0)
        {
            text.Append(days.ToString("0", CultureInfo.InvariantCulture)).Append('D');
        }

        if (rest > 0)
        {
            text.Append('T');
            decimal hours = decimal.Floor(rest / 3600);
            decimal minutes = decimal.Floor((rest - hours * 3600) / 60);
            decimal seconds = rest - hours * 3600 - minutes * 60;
            if (hours > 0)
            {
                text.Append(hours.ToString("0", CultureInfo.InvariantCulture)).Append('H');
            }

            if (minutes > 0)
            {
                text.Append(minutes.ToString("0", CultureInfo.InvariantCulture)).Append('M');
            }

            if (seconds > 0)
            {
                text.Append(seconds.ToString("0.#########", CultureInfo.InvariantCulture)).Append('S');
            }
        }

        return text.ToString();
    }
}
