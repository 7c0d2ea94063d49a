using System.Numerics;

namespace PerfEval.Rules.Proofs;

/// <summary>An exact fraction, so that no proof rests on a rounding. In lowest terms, the denominator positive.</summary>
internal readonly struct Rational : IEquatable<Rational>
{
    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        BigInteger common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        common = denominator.Sign < 0 ? -common : common;
        _numerator = numerator / common;
        _denominator = denominator / common;
    }

    public static Rational Zero { get; } = Of(0);

    public static Rational One { get; } = Of(1);

    public int Sign => _numerator.Sign;

    // The default value is zero as well.
    private BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public static Rational operator +(Rational a, Rational b) =>
        new(a._numerator * b.Denominator + b._numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) => a + -b;

    public static Rational operator -(Rational a) => new(-a._numerator, a.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a._numerator * b._numerator, a.Denominator * b.Denominator);

    /// <summary>The divisor is not zero.</summary>
    public static Rational operator /(Rational a, Rational b) => new(a._numerator * b.Denominator, a.Denominator * b._numerator);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    public static Rational Of(decimal value)
    {
        int scale = value.Scale;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var digits = new BigInteger((uint)bits[2]);
        digits = (digits << 32) + (uint)bits[1];
        digits = (digits << 32) + (uint)bits[0];
        return new Rational(value < 0 ? -digits : digits, BigInteger.Pow(10, scale));
    }

    /// <summary>A fraction of whole numbers; the denominator is not zero.</summary>
    public static Rational Of(BigInteger numerator, BigInteger denominator) => new(numerator, denominator);

    /// <summary>The nearest decimal; null if it is beyond the range of decimal.</summary>
    public decimal? ToDecimal()
    {
        BigInteger whole = BigInteger.DivRem(_numerator, Denominator, out BigInteger rest);
        if (BigInteger.Abs(whole) > new BigInteger(1_000_000_000_000_000m))
        {
            return BigInteger.Abs(whole) < new BigInteger(decimal.MaxValue) ? (decimal)whole : null;
        }

        const int Places = 12;
        return (decimal)whole + (decimal)(rest * BigInteger.Pow(10, Places) / Denominator) / 1_000_000_000_000m;
    }

    private int CompareTo(Rational other) => (_numerator * other.Denominator).CompareTo(other._numerator * Denominator);

    public bool Equals(Rational other) => _numerator == other._numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_numerator, Denominator);

    public override string ToString() => Denominator.IsOne ? _numerator.ToString(System.Globalization.CultureInfo.InvariantCulture) : $"{_numerator}/{Denominator}";
}
