using System.Globalization;

namespace PerfEval.Feel.Values;

/// <summary>
/// A FEEL time of day to the nanosecond: with an offset from UTC (<c>10:00:00+08:00</c>), in a named zone (<c>10:00:00@Asia/Shanghai</c>),
/// or of no zone, which is a local time somewhere.
/// </summary>
/// <remarks>
/// Equality is that of FEEL: times with an offset are equal if they are the same distance from midnight UTC, whatever their offsets; a time
/// with an offset never equals one without. <see cref="IsSame"/> tells apart what equality does not.
/// </remarks>
public readonly struct FeelTime : IEquatable<FeelTime>
{
    /// <summary>The largest offset from UTC in seconds, 14 hours; the smallest is its negative.</summary>
    public const int MaxOffset = 14 * 3600;

    internal const long NanosPerSecond = 1_000_000_000;
    internal const long SecondsPerDay = 86_400;
    internal const long NanosPerDay = SecondsPerDay * NanosPerSecond;

    private readonly long _nanos;
    private readonly int _offset;
    private readonly bool _hasOffset;
    private readonly FeelZone? _zone;

    private FeelTime(long nanos, bool hasOffset, int offset, FeelZone? zone)
    {
        _nanos = nanos;
        _hasOffset = hasOffset;
        _offset = offset;
        _zone = zone;
    }

    /// <summary>Midnight of no zone.</summary>
    public static FeelTime Midnight { get; }

    /// <summary>Midnight UTC, which a date has where a date and time is wanted.</summary>
    public static FeelTime MidnightUtc { get; } = new(0, true, 0, null);

    /// <summary>Nanoseconds since midnight.</summary>
    public long NanosecondOfDay => _nanos;

    /// <summary>The hour, 0 to 23.</summary>
    public int Hour => (int)(_nanos / (3600 * NanosPerSecond));

    /// <summary>The minute, 0 to 59.</summary>
    public int Minute => (int)(_nanos / (60 * NanosPerSecond) % 60);

    /// <summary>The second, 0 to 59; <see cref="Nanosecond"/> is added to it.</summary>
    public int Second => (int)(_nanos / NanosPerSecond % 60);

    /// <summary>Nanoseconds beyond the second, 0 to 999,999,999.</summary>
    public int Nanosecond => (int)(_nanos % NanosPerSecond);

    /// <summary>The named zone, if it has one.</summary>
    public FeelZone? Zone => _zone;

    /// <summary>Whether its place on the line of UTC is known: it has an offset or a named zone.</summary>
    public bool HasOffset => _hasOffset || _zone is not null;

    /// <summary>Seconds ahead of UTC; those of its zone outside summer time if it has a named zone; null if it has neither.</summary>
    public int? Offset => _hasOffset ? _offset : _zone?.StandardOffset;

    // Nanoseconds since midnight UTC, or since midnight if there is no offset.
    private long Value => _nanos - Offset.GetValueOrDefault() * NanosPerSecond;

    /// <summary>Whether both are equal as FEEL has it.</summary>
    public static bool operator ==(FeelTime left, FeelTime right) => left.Equals(right);

    /// <summary>Whether they are not equal.</summary>
    public static bool operator !=(FeelTime left, FeelTime right) => !left.Equals(right);

    /// <summary>Makes a time of no zone, if there is such a one.</summary>
    /// <param name="hour">The hour, 0 to 23.</param>
    /// <param name="minute">The minute, 0 to 59.</param>
    /// <param name="second">The second with its fraction, 0 up to 60; digits past the nanosecond are cut off.</param>
    /// <param name="time">The time.</param>
    public static bool TryCreate(long hour, long minute, decimal second, out FeelTime time)
    {
        bool valid = hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second is >= 0 and < 60;
        time = valid ? new FeelTime((hour * 60 + minute) * 60 * NanosPerSecond + (long)(second * NanosPerSecond), false, 0, null) : default;
        return valid;
    }

    /// <summary>
    /// Reads <c>23:59:01</c>, with an optional fraction of a second and an optional zone: <c>Z</c>, <c>+08:00</c>, <c>+01:00:30</c> or
    /// <c>@Asia/Shanghai</c>. <c>24:00:00</c> is midnight. Digits past the nanosecond are cut off.
    /// </summary>
    /// <param name="text">The text, without surrounding space.</param>
    /// <param name="time">The time.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out FeelTime time) => TryParse(text, out time, out _);

    /// <summary>The same clock time at an offset from UTC.</summary>
    /// <param name="seconds">Seconds ahead of UTC, at most <see cref="MaxOffset"/> either way.</param>
    /// <param name="result">The time.</param>
    /// <returns>Whether the offset is in range.</returns>
    public bool TryWithOffset(long seconds, out FeelTime result)
    {
        bool valid = seconds is >= -MaxOffset and <= MaxOffset;
        result = valid ? new FeelTime(_nanos, true, (int)seconds, null) : default;
        return valid;
    }

    /// <summary>The same clock time in a named zone.</summary>
    /// <param name="zone">The zone.</param>
    public FeelTime In(FeelZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new FeelTime(_nanos, false, 0, zone);
    }

    /// <summary>The time some time later on the same clock, or earlier if negative; it goes round midnight.</summary>
    /// <param name="duration">How much later; an unbounded duration counts as none.</param>
    public FeelTime Add(DaysDuration duration)
    {
        long nanos = duration.IsUnbounded ? 0 : duration.Seconds % SecondsPerDay * NanosPerSecond + duration.Nanoseconds;
        return At(((_nanos + nanos) % NanosPerDay + NanosPerDay) % NanosPerDay);
    }

    /// <summary>The time from another time to this one on the same day, negative if this is earlier.</summary>
    /// <param name="other">The other time.</param>
    /// <param name="result">The duration.</param>
    /// <returns>Whether both have an offset or neither has.</returns>
    public bool TrySubtract(FeelTime other, out DaysDuration result)
    {
        result = default;
        return HasOffset == other.HasOffset && DaysDuration.TryFromSeconds((Value - other.Value) / (decimal)NanosPerSecond, out result);
    }

    /// <summary>Which of two times is earlier; if only one has an offset, the other is taken to have the same.</summary>
    /// <param name="other">The other time.</param>
    /// <returns>Negative if this is the earlier one, positive if it is the later one.</returns>
    /// <remarks>This is the order of FEEL, which is not transitive among times with and without offsets: do not sort by it.</remarks>
    public int Compare(FeelTime other) => HasOffset == other.HasOffset ? Value.CompareTo(other.Value) : _nanos.CompareTo(other._nanos);

    /// <summary>Whether both are the same element of FEEL's domain: the same clock time in the same zone.</summary>
    /// <param name="other">The other time.</param>
    public bool IsSame(FeelTime other) =>
        _nanos == other._nanos && _hasOffset == other._hasOffset && _offset == other._offset && ReferenceEquals(_zone, other._zone);

    /// <inheritdoc/>
    public bool Equals(FeelTime other) => HasOffset == other.HasOffset && Value == other.Value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeelTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value, HasOffset);

    /// <summary>The ISO form, <c>23:59:01.5+08:00</c>, or with a named zone <c>23:59:01@Asia/Shanghai</c>.</summary>
    public override string ToString()
    {
        string clock = string.Create(CultureInfo.InvariantCulture, $"{Hour:00}:{Minute:00}:{Second:00}");
        string fraction = Nanosecond == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{Nanosecond:000000000}").TrimEnd('0');
        string zone = _zone is not null ? "@" + _zone.Id : _hasOffset ? IsoText.Offset(_offset) : "";
        return clock + fraction + zone;
    }

    /// <summary>Reads a time and tells whether it was written as 24:00:00, which ends a day rather than beginning it.</summary>
    internal static bool TryParse(ReadOnlySpan<char> text, out FeelTime time, out bool endsDay)
    {
        time = default;
        endsDay = false;
        if (!IsoText.TryReadTwoDigits(ref text, out int hour)
            || !IsoText.TryReadTwoDigits(ref text, ':', out int minute)
            || !IsoText.TryReadTwoDigits(ref text, ':', out int second)
            || !IsoText.TryReadFraction(ref text, out int nanosecond))
        {
            return false;
        }

        endsDay = hour == 24 && minute == 0 && second == 0 && nanosecond == 0;
        if ((hour > 23 && !endsDay) || minute > 59 || second > 59)
        {
            return false;
        }

        long nanos = endsDay ? 0 : ((hour * 60L + minute) * 60 + second) * NanosPerSecond + nanosecond;
        if (text.IsEmpty)
        {
            time = new FeelTime(nanos, false, 0, null);
            return true;
        }

        if (text[0] == '@')
        {
            bool found = FeelZone.TryFind(text[1..], out FeelZone? zone);
            time = new FeelTime(nanos, false, 0, zone);
            return found;
        }

        bool read = IsoText.TryReadOffset(ref text, out int offset) && text.IsEmpty && offset is >= -MaxOffset and <= MaxOffset;
        time = new FeelTime(nanos, read, read ? offset : 0, null);
        return read;
    }

    /// <summary>Another clock time in the same zone.</summary>
    internal FeelTime At(long nanosecondOfDay) => new(nanosecondOfDay, _hasOffset, _offset, _zone);

    /// <summary>What a value holds of a time without a named zone.</summary>
    internal Bits ToBits() => new(_nanos, _offset, _hasOffset);

    /// <summary>A time without its named zone, small enough to be held in a value.</summary>
    internal readonly record struct Bits(long Nanos, int Offset, bool HasOffset)
    {
        public FeelTime ToTime() => new(Nanos, HasOffset, Offset, null);
    }
}
