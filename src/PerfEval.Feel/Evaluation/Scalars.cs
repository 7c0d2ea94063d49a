using PerfEval.Feel.Checking;
using PerfEval.Feel.Functions.Numeric;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>Operations on plain decimals that both domains share.</summary>
internal static class Scalars
{
    // A quotient is right to 28 digits; what is computed from it, for amounts of this trade, to far more than 18.
    private const int TolerantPlaces = 18;

    public static bool Holds(ComparisonOperator op, int order) => op switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };

    /// <summary>Compares numbers that were computed from quotients: (400/300 − 1) × 300 is 100, whatever its 27th digit.</summary>
    public static int CompareTolerant(decimal left, decimal right)
    {
        int order = left.CompareTo(right);
        return order != 0 && Settle(left) == Settle(right) ? 0 : order;
    }

    /// <summary>Drops the digits that a quotient that does not end leaves behind: 99.99999999999999999999999999 becomes 100.</summary>
    public static decimal Settle(decimal value) => Math.Round(value, TolerantPlaces, MidpointRounding.AwayFromZero);

    /// <summary>The stretch of what is left of its numbers when they are settled.</summary>
    public static Interval Settle(Interval stretch)
    {
        Interval settled = stretch.Map(Settle);

        // An open end that settles to itself stays open.
        bool lowOpen = stretch.IsLowOpen && settled.Low == stretch.Low, highOpen = stretch.IsHighOpen && settled.High == stretch.High;
        return (settled.HasLow, settled.HasHigh) switch
        {
            (true, true) when settled.Low < settled.High => Interval.Between(settled.Low, lowOpen, settled.High, highOpen),
            (true, false) => Interval.From(settled.Low, lowOpen),
            (false, true) => Interval.UpTo(settled.High, highOpen),
            _ => settled,
        };
    }

    /// <summary>Whole steps of a fraction of steps: only complete ones, or every one begun.</summary>
    public static decimal Steps(bool started, decimal value) =>
        Math.Abs(value) > 1e9m ? decimal.Truncate(value) : started ? decimal.Ceiling(Settle(value)) : decimal.Floor(Settle(value));

    /// <summary>A power; negative and fractional exponents as far as they have a decimal value.</summary>
    public static bool TryPower(decimal value, decimal exponent, out decimal result)
    {
        result = 1;
        if (exponent != decimal.Truncate(exponent))
        {
            // Half powers are square roots; other fractions need logarithms, which have no place in a score.
            if (exponent * 2 != decimal.Truncate(exponent * 2) || value < 0)
            {
                return false;
            }

            return TryPower(DecimalMath.SquareRoot(value), exponent * 2, out result);
        }

        if (exponent < 0)
        {
            if (value == 0 || !TryPower(value, -exponent, out decimal inverse) || inverse == 0)
            {
                return false;
            }

            result = 1 / inverse;
            return true;
        }

        if (exponent > 1_000_000)
        {
            result = value is 0 or 1 ? value : value == -1 ? (exponent % 2 == 0 ? 1 : -1) : 0;
            return value is 0 or 1 or -1;
        }

        // Squaring; a factor past the range of decimal ends it.
        for (long n = (long)exponent; n > 0; n >>= 1)
        {
            if ((n & 1) == 1 && !TryMultiply(result, value, out result))
            {
                return false;
            }

            if (n > 1 && !TryMultiply(value, value, out value))
            {
                return false;
            }
        }

        return true;
    }

    public static bool TryAdd(decimal left, decimal right, out decimal sum)
    {
        // Overflow is possible only where an operand is near the end of the range.
        const decimal Safe = 3.9e28m;
        if (Math.Abs(left) <= Safe && Math.Abs(right) <= Safe)
        {
            sum = left + right;
            return true;
        }

        return TrySlowly(decimal.Add, left, right, out sum);
    }

    public static bool TryMultiply(decimal left, decimal right, out decimal product)
    {
        const decimal Safe = 1e14m;
        if (Math.Abs(left) <= Safe && Math.Abs(right) <= Safe)
        {
            product = left * right;
            return true;
        }

        return TrySlowly(decimal.Multiply, left, right, out product);
    }

    public static bool TryDivide(decimal left, decimal right, out decimal quotient)
    {
        if (Math.Abs(right) >= 1e-10m && Math.Abs(left) <= 1e18m)
        {
            quotient = left / right;
            return true;
        }

        return TrySlowly(decimal.Divide, left, right, out quotient);
    }

    // The operation is passed by name, not as a closure over the operands, which would cost an object even where it is not needed.
    private static bool TrySlowly(Func<decimal, decimal, decimal> operation, decimal left, decimal right, out decimal result)
    {
        try
        {
            result = operation(left, right);
            return true;
        }
        catch (OverflowException)
        {
            result = 0;
            return false;
        }
    }
}
