using System.Numerics;

namespace PerfEval.Feel.Functions.Numeric;

/// <summary>Roots, powers, exponentials and logarithms to the last digit that decimal holds; nothing goes through binary fractions.</summary>
internal static class DecimalMath
{
    // e to the 67th is past the range, e to the −66th rounds to nothing.
    private const decimal LargestExponent = 67, SmallestExponent = -66;

    /// <summary>The square root of a number that is not negative.</summary>
    public static decimal SquareRoot(decimal value)
    {
        BigInteger root = IntegerRoot(FixedPoint.Of(value) * FixedPoint.One);
        return FixedPoint.TryToDecimal(root, out decimal result) ? result : 0;
    }

    /// <summary>e to a power. False if it is out of range.</summary>
    public static bool TryExp(decimal exponent, out decimal result)
    {
        result = 0;
        return exponent < SmallestExponent || (exponent < LargestExponent && FixedPoint.TryToDecimal(Exp(FixedPoint.Of(exponent)), out result));
    }

    /// <summary>The natural logarithm. False if the number is not positive.</summary>
    public static bool TryLog(decimal value, out decimal result)
    {
        result = 0;
        return value > 0 && FixedPoint.TryToDecimal(Log(value), out result);
    }

    /// <summary>A positive number to any power. False if that is out of range.</summary>
    public static bool TryPower(decimal value, decimal exponent, out decimal result)
    {
        result = 0;
        if (value <= 0)
        {
            return false;
        }

        BigInteger power = Log(value) * FixedPoint.Of(exponent) / FixedPoint.One;
        if (power < FixedPoint.Of(SmallestExponent))
        {
            return true;
        }

        return power < FixedPoint.Of(LargestExponent) && FixedPoint.TryToDecimal(Exp(power), out result);
    }

    // The exponent is k times log 2 and a rest, at most log 2, whose series is short.
    private static BigInteger Exp(BigInteger exponent)
    {
        BigInteger rest = BigInteger.Remainder(exponent, FixedPoint.LogOfTwo);
        int twos = (int)((exponent - rest) / FixedPoint.LogOfTwo);
        BigInteger sum = FixedPoint.One, term = FixedPoint.One;
        for (int n = 1; !term.IsZero; n++)
        {
            term = term * rest / FixedPoint.One / n;
            sum += term;
        }

        return twos >= 0 ? sum << twos : sum >> -twos;
    }

    // The number is 2 to the k times one between 1/2 and 2, whose logarithm is twice the series of the inverse hyperbolic tangent.
    private static BigInteger Log(decimal value)
    {
        BigInteger number = FixedPoint.Of(value);
        int twos = (int)number.GetBitLength() - (int)FixedPoint.One.GetBitLength();
        number = twos >= 0 ? number >> twos : number << -twos;
        BigInteger ratio = (number - FixedPoint.One) * FixedPoint.One / (number + FixedPoint.One);
        BigInteger square = ratio * ratio / FixedPoint.One;
        BigInteger sum = BigInteger.Zero, power = ratio;
        for (int n = 1; !power.IsZero; n += 2)
        {
            sum += power / n;
            power = power * square / FixedPoint.One;
        }

        return (sum << 1) + FixedPoint.LogOfTwo * twos;
    }

    // The largest whole number whose square is not larger. A start above it makes Newton's iterates fall until they are there.
    private static BigInteger IntegerRoot(BigInteger value)
    {
        if (value.IsZero)
        {
            return value;
        }

        BigInteger guess = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (guess + value / guess) >> 1;
            if (next >= guess)
            {
                return guess;
            }

            guess = next;
        }
    }
}
