namespace PerfEval.Feel.Values;

/// <summary>
/// A stretch of numbers in which an unknown value lies, each end open or closed or absent. Other ordered kinds take part by their
/// ordinal: a date by its day number, a month by its index, a duration by its seconds or months.
/// </summary>
/// <remarks>
/// Arithmetic is interval arithmetic: the result holds every value that the operands allow, and is wider where an operand stands twice.
/// An end whose computation leaves the range of decimal becomes absent.
/// </remarks>
public readonly struct Interval : IEquatable<Interval>
{
    private readonly decimal _low;
    private readonly decimal _high;
    private readonly Ends _ends;

    private Interval(decimal low, decimal high, Ends ends)
    {
        _low = low;
        _high = high;
        _ends = ends;
    }

    [Flags]
    private enum Ends : byte
    {
        None = 0,
        HasLow = 1,
        HasHigh = 2,
        LowOpen = 4,
        HighOpen = 8,
    }

    /// <summary>Every value.</summary>
    public static Interval Everything { get; }

    /// <summary>Whether there is a lower end.</summary>
    public bool HasLow => (_ends & Ends.HasLow) != Ends.None;

    /// <summary>Whether there is an upper end.</summary>
    public bool HasHigh => (_ends & Ends.HasHigh) != Ends.None;

    /// <summary>Whether the lower end itself is outside; <see langword="false"/> if there is none.</summary>
    public bool IsLowOpen => (_ends & Ends.LowOpen) != Ends.None;

    /// <summary>Whether the upper end itself is outside; <see langword="false"/> if there is none.</summary>
    public bool IsHighOpen => (_ends & Ends.HighOpen) != Ends.None;

    /// <summary>The lower end; 0 if there is none.</summary>
    public decimal Low => _low;

    /// <summary>The upper end; 0 if there is none.</summary>
    public decimal High => _high;

    /// <summary>Whether it holds exactly one value.</summary>
    public bool IsPoint => HasLow && HasHigh && _low == _high && !IsLowOpen && !IsHighOpen;

    /// <summary>Whether both ends are there.</summary>
    public bool IsBounded => HasLow && HasHigh;

    /// <summary>Whether both are the same stretch.</summary>
    public static bool operator ==(Interval left, Interval right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(Interval left, Interval right) => !left.Equals(right);

    /// <summary>Exactly one value.</summary>
    /// <param name="value">The value.</param>
    public static Interval Point(decimal value) => new(value, value, Ends.HasLow | Ends.HasHigh);

    /// <summary>The values between two ends, both belonging to it.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end, not below the lower.</param>
    public static Interval Closed(decimal low, decimal high) => new(low, high, Ends.HasLow | Ends.HasHigh);

    /// <summary>The values from an end upwards.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="open">Whether the end itself is outside.</param>
    public static Interval From(decimal low, bool open) => new(low, 0, open ? Ends.HasLow | Ends.LowOpen : Ends.HasLow);

    /// <summary>The values up to an end.</summary>
    /// <param name="high">The upper end.</param>
    /// <param name="open">Whether the end itself is outside.</param>
    public static Interval UpTo(decimal high, bool open) => new(0, high, open ? Ends.HasHigh | Ends.HighOpen : Ends.HasHigh);

    /// <summary>The values between two ends.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="lowOpen">Whether the lower end is outside.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="highOpen">Whether the upper end is outside.</param>
    public static Interval Between(decimal low, bool lowOpen, decimal high, bool highOpen) =>
        new(low, high, Ends.HasLow | Ends.HasHigh | (lowOpen ? Ends.LowOpen : Ends.None) | (highOpen ? Ends.HighOpen : Ends.None));

    /// <summary>Whether a value lies in it.</summary>
    /// <param name="value">The value.</param>
    public bool Contains(decimal value) =>
        (!HasLow || (IsLowOpen ? value > _low : value >= _low)) && (!HasHigh || (IsHighOpen ? value < _high : value <= _high));

    /// <summary>The values in both, or <see langword="null"/> if there is none.</summary>
    /// <param name="other">The other stretch.</param>
    public Interval? Intersect(Interval other)
    {
        (bool hasLow, decimal low, bool lowOpen) = TighterLow(this, other);
        (bool hasHigh, decimal high, bool highOpen) = TighterHigh(this, other);
        if (hasLow && hasHigh && (low > high || (low == high && (lowOpen || highOpen))))
        {
            return null;
        }

        return Make(hasLow, low, lowOpen, hasHigh, high, highOpen);
    }

    /// <summary>The smallest stretch that holds both.</summary>
    /// <param name="other">The other stretch.</param>
    public Interval Hull(Interval other)
    {
        bool hasLow = HasLow && other.HasLow, hasHigh = HasHigh && other.HasHigh;
        decimal low = Math.Min(_low, other._low), high = Math.Max(_high, other._high);
        bool lowOpen = hasLow && (_low == low ? IsLowOpen : true) && (other._low == low ? other.IsLowOpen : true);
        bool highOpen = hasHigh && (_high == high ? IsHighOpen : true) && (other._high == high ? other.IsHighOpen : true);
        return Make(hasLow, low, lowOpen, hasHigh, high, highOpen);
    }

    /// <summary>All sums.</summary>
    /// <param name="other">What is added.</param>
    public Interval Add(Interval other)
    {
        bool hasLow = HasLow && other.HasLow && TryAdd(_low, other._low, out _);
        bool hasHigh = HasHigh && other.HasHigh && TryAdd(_high, other._high, out _);
        return Make(
            hasLow, hasLow ? _low + other._low : 0, IsLowOpen || other.IsLowOpen,
            hasHigh, hasHigh ? _high + other._high : 0, IsHighOpen || other.IsHighOpen);
    }

    /// <summary>All values with the sign turned.</summary>
    public Interval Negate() => Make(HasHigh, -_high, IsHighOpen, HasLow, -_low, IsLowOpen);

    /// <summary>All differences.</summary>
    /// <param name="other">What is subtracted.</param>
    public Interval Subtract(Interval other) => Add(other.Negate());

    /// <summary>All absolute values.</summary>
    public Interval Abs()
    {
        if (HasLow && _low >= 0)
        {
            return this;
        }

        if (HasHigh && _high <= 0)
        {
            return Negate();
        }

        bool hasHigh = HasLow && HasHigh;
        decimal high = Math.Max(-_low, _high);
        bool open = (-_low == high ? IsLowOpen : true) && (_high == high ? IsHighOpen : true);
        return Make(true, 0, false, hasHigh, high, open);
    }

    /// <summary>All products.</summary>
    /// <param name="other">The other factor.</param>
    public Interval Multiply(Interval other)
    {
        var corners = new Corners();
        corners.Add(LowEnd, other.LowEnd);
        corners.Add(LowEnd, other.HighEnd);
        corners.Add(HighEnd, other.LowEnd);
        corners.Add(HighEnd, other.HighEnd);
        return corners.ToInterval();
    }

    /// <summary>All quotients. A divisor of zero has none: where it is zero for sure, and where it may lie on both sides of it, that is everything.</summary>
    /// <param name="other">The divisor.</param>
    public Interval Divide(Interval other)
    {
        bool positive = other.HasLow && other._low >= 0;
        bool negative = other.HasHigh && other._high <= 0;
        if (positive && negative)
        {
            return Everything;
        }

        if (IsPoint && _low == 0)
        {
            return this;
        }

        if (!positive && !negative)
        {
            return Everything;
        }

        if (negative)
        {
            return Negate().Divide(other.Negate());
        }

        var corners = new Corners();
        corners.AddQuotient(LowEnd, other.LowEnd);
        corners.AddQuotient(LowEnd, other.HighEnd);
        corners.AddQuotient(HighEnd, other.LowEnd);
        corners.AddQuotient(HighEnd, other.HighEnd);
        return corners.ToInterval();
    }

    /// <summary>All smaller ones of two values.</summary>
    /// <param name="other">The other stretch.</param>
    public Interval Min(Interval other)
    {
        (bool hasHigh, decimal high, bool highOpen) = TighterHigh(this, other);
        bool hasLow = HasLow && other.HasLow;
        decimal low = Math.Min(_low, other._low);
        bool lowOpen = (_low == low ? IsLowOpen : true) && (other._low == low ? other.IsLowOpen : true);
        return Make(hasLow, low, lowOpen, hasHigh, high, highOpen);
    }

    /// <summary>All larger ones of two values.</summary>
    /// <param name="other">The other stretch.</param>
    public Interval Max(Interval other) => Negate().Min(other.Negate()).Negate();

    /// <summary>Applies a function that never falls, such as a rounding, to both ends; the ends become closed.</summary>
    /// <param name="monotone">The function.</param>
    public Interval Map(Func<decimal, decimal> monotone)
    {
        ArgumentNullException.ThrowIfNull(monotone);
        return Make(HasLow, HasLow ? monotone(_low) : 0, false, HasHigh, HasHigh ? monotone(_high) : 0, false);
    }

    /// <summary>Whether every value of this lies below every value of the other (<see langword="true"/>), none does (<see langword="false"/>), or some do.</summary>
    /// <param name="other">The other stretch.</param>
    public bool? IsLess(Interval other)
    {
        if (HasHigh && other.HasLow && (_high < other._low || (_high == other._low && (IsHighOpen || other.IsLowOpen))))
        {
            return true;
        }

        return HasLow && other.HasHigh && _low >= other._high ? false : null;
    }

    /// <summary>Whether every value of this is at most every value of the other, none is, or some are.</summary>
    /// <param name="other">The other stretch.</param>
    public bool? IsLessOrEqual(Interval other) => other.IsLess(this) is { } less ? !less : null;

    /// <summary>Whether the values are surely equal, surely different, or neither.</summary>
    /// <param name="other">The other stretch.</param>
    public bool? IsEqual(Interval other) => IsPoint && other.IsPoint ? _low == other._low : Intersect(other) is null ? false : null;

    /// <inheritdoc/>
    public bool Equals(Interval other) => _ends == other._ends && _low == other._low && _high == other._high;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Interval other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_low, _high, _ends);

    /// <summary>The usual notation: <c>[0, 5)</c>, <c>(-∞, 3]</c>.</summary>
    public override string ToString()
    {
        string low = HasLow ? FeelText.Number(_low) : "-∞";
        string high = HasHigh ? FeelText.Number(_high) : "∞";
        return (HasLow && !IsLowOpen ? "[" : "(") + low + ", " + high + (HasHigh && !IsHighOpen ? "]" : ")");
    }

    private static bool TryAdd(decimal a, decimal b, out decimal sum)
    {
        // Decimal addition throws past 7.9e28; a generous margin keeps the test cheap and certain.
        const decimal Margin = 3e28m;
        bool safe = Math.Abs(a) < Margin && Math.Abs(b) < Margin;
        sum = safe ? a + b : 0;
        return safe;
    }

    private static Interval Make(bool hasLow, decimal low, bool lowOpen, bool hasHigh, decimal high, bool highOpen) => new(
        hasLow ? low : 0,
        hasHigh ? high : 0,
        (hasLow ? Ends.HasLow | (lowOpen ? Ends.LowOpen : Ends.None) : Ends.None)
            | (hasHigh ? Ends.HasHigh | (highOpen ? Ends.HighOpen : Ends.None) : Ends.None));

    private static (bool Has, decimal Value, bool Open) TighterLow(Interval a, Interval b)
    {
        if (!a.HasLow || !b.HasLow)
        {
            Interval one = a.HasLow ? a : b;
            return (one.HasLow, one._low, one.IsLowOpen);
        }

        decimal low = Math.Max(a._low, b._low);
        return (true, low, (a._low == low && a.IsLowOpen) || (b._low == low && b.IsLowOpen));
    }

    private static (bool Has, decimal Value, bool Open) TighterHigh(Interval a, Interval b)
    {
        if (!a.HasHigh || !b.HasHigh)
        {
            Interval one = a.HasHigh ? a : b;
            return (one.HasHigh, one._high, one.IsHighOpen);
        }

        decimal high = Math.Min(a._high, b._high);
        return (true, high, (a._high == high && a.IsHighOpen) || (b._high == high && b.IsHighOpen));
    }

    private End LowEnd => new(HasLow, _low, IsLowOpen, -1);

    private End HighEnd => new(HasHigh, _high, IsHighOpen, 1);

    private readonly record struct End(bool Finite, decimal Value, bool Open, int Side);

    private struct Corners
    {
        private const decimal Largest = 7e28m;

        private bool _any, _unboundedLow, _unboundedHigh, _lowOpen, _highOpen;
        private decimal _low, _high;

        public void Add(End a, End b)
        {
            // A finite zero times anything is zero, even an absent end.
            bool zeroA = a.Finite && a.Value == 0, zeroB = b.Finite && b.Value == 0;
            if (zeroA || zeroB)
            {
                Include(0, (zeroA && a.Open) || (zeroB && b.Open));
            }
            else if (a.Finite && b.Finite && Math.Abs(b.Value) <= Largest / Math.Max(1, Math.Abs(a.Value)))
            {
                Include(a.Value * b.Value, a.Open || b.Open);
            }
            else
            {
                IncludeUnbounded(Sign(a) * Sign(b));
            }
        }

        // The divisor is positive: its lower end may be an open zero, its upper end absent.
        public void AddQuotient(End a, End b)
        {
            if (a.Finite && a.Value == 0)
            {
                Include(0, a.Open);
            }
            else if (!b.Finite)
            {
                Include(0, open: true);
            }
            else if (!a.Finite || b.Value == 0 || (b.Value < 1 && Math.Abs(a.Value) >= Largest * b.Value))
            {
                IncludeUnbounded(Sign(a));
            }
            else
            {
                Include(a.Value / b.Value, a.Open || b.Open);
            }
        }

        public readonly Interval ToInterval() =>
            Make(_any && !_unboundedLow, _low, _lowOpen, _any && !_unboundedHigh, _high, _highOpen);

        private static int Sign(End end) => end.Finite ? Math.Sign(end.Value) : end.Side;

        private void IncludeUnbounded(int sign)
        {
            _unboundedHigh |= sign > 0;
            _unboundedLow |= sign < 0;
        }

        private void Include(decimal value, bool open)
        {
            if (!_any || value < _low)
            {
                (_low, _lowOpen) = (value, open);
            }
            else if (value == _low)
            {
                _lowOpen &= open;
            }

            if (!_any || value > _high)
            {
                (_high, _highOpen) = (value, open);
            }
            else if (value == _high)
            {
                _highOpen &= open;
            }

            _any = true;
        }
    }
}
