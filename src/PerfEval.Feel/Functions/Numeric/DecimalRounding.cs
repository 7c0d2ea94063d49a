namespace PerfEval.Feel.Functions.Numeric;

/// <summary>Rounds numbers to a number of decimal places, exactly: no digit is lost before the rule decides.</summary>
internal static class DecimalRounding
{
    private const int MostPlaces = 28;

    // The standard's numbers reach this far.
    private const int SmallestScale = -6111, LargestScale = 6176;

    /// <summary>Rounds a number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="scale">How many decimal places are kept; negative for tens, hundreds and so on. A fraction of it is dropped.</param>
    /// <param name="rule">Which neighbour is taken.</param>
    /// <param name="result">The multiple of 10⁻ˢᶜᵃˡᵉ.</param>
    /// <returns>False if the scale is one that the standard does not have, or the result is out of range.</returns>
    public static bool TryRound(decimal value, decimal scale, RoundingRule rule, out decimal result)
    {
        result = value;
        scale = decimal.Truncate(scale);
        if (scale is < SmallestScale or > LargestScale)
        {
            return false;
        }

        if (scale >= MostPlaces)
        {
            return true;
        }

        if (scale < -MostPlaces)
        {
            // Half of 10²⁹ is the only half among them that a number reaches. What is rounded away from zero leaves the range.
            bool mayBeHalf = scale == -MostPlaces - 1;
            result = 0;
            return !GoesAway(mayBeHalf ? value : Math.Sign(value), mayBeHalf ? PowerOfTen(MostPlaces) * 5 : 2, rule, isOdd: false);
        }

        decimal unit = scale >= 0 ? 1 / PowerOfTen((int)scale) : PowerOfTen((int)-scale);
        decimal remainder = value % unit;
        decimal nearZero = value - remainder;
        result = nearZero;
        if (!GoesAway(remainder, unit / 2, rule, isOdd: nearZero % (unit * 2) != 0))
        {
            return true;
        }

        bool isInRange = Math.Abs(nearZero) <= decimal.MaxValue - unit;
        result = !isInRange ? 0 : remainder < 0 ? nearZero - unit : nearZero + unit;
        return isInRange;
    }

    private static bool GoesAway(decimal remainder, decimal half, RoundingRule rule, bool isOdd) => rule switch
    {
        RoundingRule.Floor => remainder < 0,
        RoundingRule.Ceiling => remainder > 0,
        RoundingRule.Up => remainder != 0,
        RoundingRule.Down => false,
        RoundingRule.HalfUp => Math.Abs(remainder) >= half,
        RoundingRule.HalfDown => Math.Abs(remainder) > half,
        _ => Math.Abs(remainder) > half || (Math.Abs(remainder) == half && isOdd),
    };

    private static decimal PowerOfTen(int exponent)
    {
        decimal power = 1;
        for (int i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
