using System.Numerics;

namespace PerfEval.Feel.Functions.Numeric;

/// <summary>Numbers as whole multiples of 10⁻⁶⁰: more than twice the digits of decimal, so that what is computed with them is right to its last digit.</summary>
internal static class FixedPoint
{
    /// <summary>How many decimal places there are.</summary>
    public const int Places = 60;

    private const int MostDecimalPlaces = 28;

    private static readonly BigInteger s_decimalEnd = BigInteger.One << 96;

    /// <summary>One.</summary>
    public static BigInteger One { get; } = BigInteger.Pow(10, Places);

    /// <summary>The natural logarithm of 2.</summary>
    public static BigInteger LogOfTwo { get; } =
        BigInteger.Parse("693147180559945309417232121458176568075500134360255254120680", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A number, exactly.</summary>
    public static BigInteger Of(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        int places = (bits[3] >> 16) & 0xFF;
        var digits = new BigInteger((uint)bits[2]);
        digits = (digits << 32) | (uint)bits[1];
        digits = (digits << 32) | (uint)bits[0];
        return (value < 0 ? -digits : digits) * BigInteger.Pow(10, Places - places);
    }

    /// <summary>The nearest decimal, with as many places as it can hold. False if the number is out of range.</summary>
    public static bool TryToDecimal(BigInteger value, out decimal result)
    {
        result = 0;
        BigInteger absolute = BigInteger.Abs(value);
        for (int places = MostDecimalPlaces; places >= 0; places--)
        {
            BigInteger digits = DivideToNearest(absolute, BigInteger.Pow(10, Places - places));
            if (digits < s_decimalEnd)
            {
                result = new decimal(
                    unchecked((int)(uint)(digits & uint.MaxValue)),
                    unchecked((int)(uint)((digits >> 32) & uint.MaxValue)),
                    unchecked((int)(uint)(digits >> 64)),
                    value.Sign < 0,
                    (byte)places);
                return true;
            }
        }

        return false;
    }

    private static BigInteger DivideToNearest(BigInteger dividend, BigInteger divisor)
    {
        BigInteger quotient = BigInteger.DivRem(dividend, divisor, out BigInteger remainder);
        int order = (remainder * 2).CompareTo(divisor);
        return order > 0 || (order == 0 && !quotient.IsEven) ? quotient + 1 : quotient;
    }
}
