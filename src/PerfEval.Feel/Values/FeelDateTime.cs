namespace PerfEval.Feel.Values;

/// <summary>
/// A FEEL date and time to the nanosecond, years −999,999,999 to 999,999,999: with an offset from UTC, in a named zone, or of no zone.
/// </summary>
/// <remarks>
/// Equality is that of FEEL: those with an offset are equal if they are the same moment; one with an offset never equals one without.
/// In a named zone a clock time that occurs twice is the first one unless arithmetic led to the second; one that the clocks skip is read
/// with the offset before the change.
/// </remarks>
public readonly struct FeelDateTime : IEquatable<FeelDateTime>
{
    private readonly FeelDate _date;
    private readonly FeelTime _time;
    private readonly int _offset;

    /// <summary>A date and a time of that day, in the zone of the time.</summary>
    /// <param name="date">The date; not <see cref="FeelDate.Never"/>.</param>
    /// <param name="time">The time.</param>
    public FeelDateTime(FeelDate date, FeelTime time)
        : this(date, time, time.Zone?.OffsetAtLocal(LocalSecondsOf(date, time)) ?? time.Offset.GetValueOrDefault())
    {
    }

    private FeelDateTime(FeelDate date, FeelTime time, int offset)
    {
        _date = date;
        _time = time;
        _offset = offset;
    }

    /// <summary>The date, where its zone is.</summary>
    public FeelDate Date => _date;

    /// <summary>The time of day with its zone.</summary>
    public FeelTime Time => _time;

    /// <summary>Whether it is a known moment: it has an offset or a named zone.</summary>
    public bool HasOffset => _time.HasOffset;

    /// <summary>Seconds ahead of UTC, those of its zone at this moment if it has a named zone; null if it has neither.</summary>
    public int? Offset => HasOffset ? _offset : null;

    // Seconds since 1970-01-01 of UTC, or of the local clock if there is no offset.
    private long EpochSeconds => LocalSecondsOf(_date, _time) - _offset;

    /// <summary>Whether both are equal as FEEL has it.</summary>
    public static bool operator ==(FeelDateTime left, FeelDateTime right) => left.Equals(right);

    /// <summary>Whether they are not equal.</summary>
    public static bool operator !=(FeelDateTime left, FeelDateTime right) => !left.Equals(right);

    /// <summary>A date as FEEL takes it where a date and time is wanted: its midnight UTC.</summary>
    /// <param name="date">The date.</param>
    public static FeelDateTime AtMidnightUtc(FeelDate date) => new(date, FeelTime.MidnightUtc);

    /// <summary>
    /// Reads a date, a <c>T</c> and a time, such as <c>2019-07-01T23:59:01+08:00</c>; a date alone is its midnight of no zone. 24:00:00
    /// is midnight of the next day.
    /// </summary>
    /// <param name="text">The text, without surrounding space.</param>
    /// <param name="result">The date and time.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out FeelDateTime result)
    {
        result = default;
        int t = text.IndexOf('T');
        if (!FeelDate.TryParse(t < 0 ? text : text[..t], out FeelDate date))
        {
            return false;
        }

        FeelTime time = FeelTime.Midnight;
        if (t >= 0)
        {
            if (!FeelTime.TryParse(text[(t + 1)..], out time, out bool endsDay) || (endsDay && !date.TryAddDays(1, out date)))
            {
                return false;
            }
        }

        result = new FeelDateTime(date, time);
        return true;
    }

    /// <summary>The moment some time later, or earlier if negative, in the same zone.</summary>
    /// <param name="duration">How much later.</param>
    /// <param name="result">The date and time.</param>
    /// <returns>Whether the year is in range.</returns>
    public bool TryAdd(DaysDuration duration, out FeelDateTime result)
    {
        result = default;
        const long Reach = 1_000_000_000_000_000_000;
        if (_date.IsNever || duration.Seconds is < -Reach or > Reach)
        {
            return false;
        }

        long nanos = _time.Nanosecond + (long)duration.Nanoseconds;
        long seconds = EpochSeconds + duration.Seconds + nanos / FeelTime.NanosPerSecond;
        int offset = _time.Zone?.OffsetAt(seconds) ?? _offset;
        long local = seconds + offset;
        long day = Math.DivRem(local, FeelTime.SecondsPerDay, out long secondOfDay);
        if (secondOfDay < 0)
        {
            day--;
            secondOfDay += FeelTime.SecondsPerDay;
        }

        if (!FeelDate.TryFromDayNumber(day, out FeelDate date))
        {
            return false;
        }

        result = new FeelDateTime(date, _time.At(secondOfDay * FeelTime.NanosPerSecond + nanos % FeelTime.NanosPerSecond), offset);
        return true;
    }

    /// <summary>The same clock time some months later, or earlier if negative; a day that the month lacks becomes its last.</summary>
    /// <param name="months">How many months.</param>
    /// <param name="result">The date and time.</param>
    /// <returns>Whether the year is in range.</returns>
    public bool TryAddMonths(long months, out FeelDateTime result)
    {
        bool added = _date.TryAddMonths(months, out FeelDate date);
        result = added ? new FeelDateTime(date, _time) : default;
        return added;
    }

    /// <summary>The time from another date and time to this one, negative if this is earlier.</summary>
    /// <param name="other">The other date and time.</param>
    /// <param name="result">The duration.</param>
    /// <returns>Whether both have an offset or neither has.</returns>
    public bool TrySubtract(FeelDateTime other, out DaysDuration result)
    {
        result = default;
        return HasOffset == other.HasOffset
            && !_date.IsNever
            && !other._date.IsNever
            && DaysDuration.TryFromSeconds(
                EpochSeconds - other.EpochSeconds + (_time.Nanosecond - other._time.Nanosecond) / (decimal)FeelTime.NanosPerSecond, out result);
    }

    /// <summary>Which of two is earlier; if only one has an offset, the other is taken to have the same.</summary>
    /// <param name="other">The other date and time.</param>
    /// <returns>Negative if this is the earlier one, positive if it is the later one.</returns>
    /// <remarks>This is the order of FEEL, which is not transitive among those with and without offsets: do not sort by it.</remarks>
    public int Compare(FeelDateTime other)
    {
        int bySeconds = HasOffset == other.HasOffset
            ? EpochSeconds.CompareTo(other.EpochSeconds)
            : LocalSecondsOf(_date, _time).CompareTo(LocalSecondsOf(other._date, other._time));
        return bySeconds != 0 ? bySeconds : _time.Nanosecond.CompareTo(other._time.Nanosecond);
    }

    /// <summary>Whether both are the same element of FEEL's domain: the same date and clock time in the same zone.</summary>
    /// <param name="other">The other date and time.</param>
    public bool IsSame(FeelDateTime other) => _date == other._date && _time.IsSame(other._time) && _offset == other._offset;

    /// <inheritdoc/>
    public bool Equals(FeelDateTime other) =>
        HasOffset == other.HasOffset && EpochSeconds == other.EpochSeconds && _time.Nanosecond == other._time.Nanosecond;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeelDateTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EpochSeconds, _time.Nanosecond, HasOffset);

    /// <summary>The ISO form, <c>2019-07-01T23:59:01.5+08:00</c>, or with a named zone <c>2019-07-01T23:59:01@Asia/Shanghai</c>.</summary>
    public override string ToString() => _date + "T" + _time;

    private static long LocalSecondsOf(FeelDate date, FeelTime time) =>
        date.DayNumber * FeelTime.SecondsPerDay + time.NanosecondOfDay / FeelTime.NanosPerSecond;
}
