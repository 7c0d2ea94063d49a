using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions.Numeric;

/// <summary>What the functions of numbers compute, in either mode. Null where the standard says null.</summary>
internal static class NumberOperations
{
    public static FeelValue Abs(ReadOnlySpan<FeelValue> a) => a[0].Kind switch
    {
        FeelKind.Number => FeelValue.Of(Math.Abs(a[0].Number)),
        FeelKind.DaysDuration => FeelValue.Of(a[0].Days < DaysDuration.Zero ? a[0].Days.Negate() : a[0].Days),
        FeelKind.MonthsDuration when a[0].Months.Months != long.MinValue => FeelValue.Of(new MonthsDuration(Math.Abs(a[0].Months.Months))),
        _ => FeelValue.Null,
    };

    /// <summary>Rounds a number by a rule, to as many places as the second argument says; to a whole number if there is none.</summary>
    public static BuiltinInvoke Round(RoundingRule rule) => a =>
        DecimalRounding.TryRound(a[0].Number, a.Length > 1 ? a[1].Number : 0, rule, out decimal result) ? FeelValue.Of(result) : FeelValue.Null;

    /// <summary>The remainder of a division rounded down, so that its sign is the divisor's: modulo(-12, 5) is 3.</summary>
    public static FeelValue Modulo(ReadOnlySpan<FeelValue> a)
    {
        decimal dividend = a[0].Number, divisor = a[1].Number;
        if (divisor == 0)
        {
            return FeelValue.Null;
        }

        decimal remainder = dividend % divisor;
        return FeelValue.Of(remainder != 0 && remainder < 0 != divisor < 0 ? remainder + divisor : remainder);
    }

    public static FeelValue SquareRoot(ReadOnlySpan<FeelValue> a) =>
        a[0].Number < 0 ? FeelValue.Null : FeelValue.Of(DecimalMath.SquareRoot(a[0].Number));

    public static FeelValue Exp(ReadOnlySpan<FeelValue> a) =>
        DecimalMath.TryExp(a[0].Number, out decimal result) ? FeelValue.Of(result) : FeelValue.Null;

    public static FeelValue Log(ReadOnlySpan<FeelValue> a) =>
        DecimalMath.TryLog(a[0].Number, out decimal result) ? FeelValue.Of(result) : FeelValue.Null;

    /// <summary>Whether a number is whole and odd.</summary>
    public static FeelValue Odd(ReadOnlySpan<FeelValue> a) => FeelValue.Of(Math.Abs(a[0].Number % 2) == 1);

    /// <summary>Whether a number is whole and even.</summary>
    public static FeelValue Even(ReadOnlySpan<FeelValue> a) => FeelValue.Of(a[0].Number % 2 == 0);
}
