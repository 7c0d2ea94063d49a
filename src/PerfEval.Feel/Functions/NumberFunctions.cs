using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions;

/// <summary>Functions of numbers. Those that keep a number's unit say so by giving back the type of their argument.</summary>
internal static class NumberFunctions
{
    public static readonly Builtin[] All =
    [
        new("abs", ["n"], 1, Abs, AbsOf) { Bounds = i => i.Abs() },
        new("floor", ["n", "scale"], 1, Rounding, a => Round(a, ToFloor, 0)) { IsRounding = true, Bounds = i => i.Map(decimal.Floor) },
        new("ceiling", ["n", "scale"], 1, Rounding, a => Round(a, ToCeiling, 0)) { IsRounding = true, Bounds = i => i.Map(decimal.Ceiling) },
        new("decimal", ["n", "scale"], 2, Rounding, a => Round(a, ToHalfEven, null)) { IsRounding = true },
        new("round up", ["n", "scale"], 2, Rounding, a => Round(a, ToUp, null)) { IsRounding = true },
        new("round down", ["n", "scale"], 2, Rounding, a => Round(a, ToDown, null)) { IsRounding = true },
        new("round half up", ["n", "scale"], 2, Rounding, a => Round(a, ToHalfUp, null)) { IsRounding = true },
        new("round half down", ["n", "scale"], 2, Rounding, a => Round(a, ToHalfDown, null)) { IsRounding = true },
        new("modulo", ["dividend", "divisor"], 2, SameUnits, Modulo),
        new("sqrt", ["number"], 1, PlainNumber, a => a[0].Number < 0 ? FeelValue.Null : FeelValue.Of(SquareRoot(a[0].Number))),
        new("odd", ["number"], 1, a => a.Number(0) ? FeelType.Boolean : null, a => Parity(a[0].Number, 1)),
        new("even", ["number"], 1, a => a.Number(0) ? FeelType.Boolean : null, a => Parity(a[0].Number, 0)),
    ];

    /// <summary>A square root to the last digit that decimal can hold, by Newton's method.</summary>
    public static decimal SquareRoot(decimal value)
    {
        if (value == 0)
        {
            return 0;
        }

        // A start above the root makes Newton's iterates fall until they repeat.
        decimal guess = value > 1 ? value : 1;
        if (value > 1)
        {
            decimal power = 1;
            while (power < value / power)
            {
                power *= 2;
            }

            guess = power;
        }

        for (int i = 0; i < 200; i++)
        {
            decimal next = (guess + value / guess) / 2;
            if (next >= guess)
            {
                break;
            }

            guess = next;
        }

        // Where a root ends, Newton may stop one unit in the last place beside it.
        for (int scale = 0; scale <= 14; scale++)
        {
            decimal rounded = Math.Round(guess, scale);
            if (rounded < 7e13m && rounded * rounded == value)
            {
                return rounded;
            }
        }

        return guess;
    }

    private static FeelType? Abs(ArgumentCheck a) => a.TypeOf(0) == FeelType.Days || a.TypeOf(0) == FeelType.Months || a.Number(0) ? a.TypeOf(0) : null;

    private static FeelType? Rounding(ArgumentCheck a) => a.Number(0) && a.Number(1, plain: true) ? a.TypeOf(0) : null;

    private static FeelType? SameUnits(ArgumentCheck a) => a.Number(0) && a.Number(1) ? a.TypeOf(0) : null;

    private static FeelType? PlainNumber(ArgumentCheck a) => a.Number(0, plain: true) ? FeelType.Number : null;

    private static FeelValue AbsOf(ReadOnlySpan<FeelValue> a) => a[0].Kind switch
    {
        FeelKind.Number => FeelValue.Of(Math.Abs(a[0].Number)),
        FeelKind.DaysDuration => FeelValue.Of(a[0].Days < DaysDuration.Zero ? a[0].Days.Negate() : a[0].Days),
        FeelKind.MonthsDuration => FeelValue.Of(new MonthsDuration(Math.Abs(a[0].Months.Months))),
        _ => FeelValue.Null,
    };

    private static FeelValue Parity(decimal number, int remainder) =>
        number != decimal.Truncate(number) ? FeelValue.Of(false) : FeelValue.Of(Math.Abs(number % 2) == remainder);

    private static FeelValue Modulo(ReadOnlySpan<FeelValue> a)
    {
        // The sign of the result is the divisor's: modulo(-12, 5) is 3.
        decimal dividend = a[0].Number, divisor = a[1].Number;
        return divisor == 0 ? FeelValue.Null : FeelValue.Of(dividend - divisor * decimal.Floor(dividend / divisor));
    }

    private static decimal ToFloor(decimal shifted) => decimal.Floor(shifted);

    private static decimal ToCeiling(decimal shifted) => decimal.Ceiling(shifted);

    private static decimal ToHalfEven(decimal shifted) => Math.Round(shifted, MidpointRounding.ToEven);

    private static decimal ToUp(decimal shifted) => shifted < 0 ? decimal.Floor(shifted) : decimal.Ceiling(shifted);

    private static decimal ToDown(decimal shifted) => decimal.Truncate(shifted);

    private static decimal ToHalfUp(decimal shifted) => Math.Round(shifted, MidpointRounding.AwayFromZero);

    private static decimal ToHalfDown(decimal shifted)
    {
        decimal up = Math.Round(shifted, MidpointRounding.AwayFromZero);
        return Math.Abs(shifted - decimal.Truncate(shifted)) == 0.5m ? decimal.Truncate(shifted) : up;
    }

    private static FeelValue Round(ReadOnlySpan<FeelValue> a, Func<decimal, decimal> round, decimal? defaultScale)
    {
        decimal scale = a.Length > 1 ? a[1].Number : defaultScale ?? 0;
        if (scale != decimal.Truncate(scale) || scale is < -6111 or > 6176)
        {
            return FeelValue.Null;
        }

        decimal value = a[0].Number;
        if (scale >= 28)
        {
            return FeelValue.Of(value);
        }

        if (scale < -28)
        {
            return FeelValue.Of(0m);
        }

        decimal factor = 1;
        for (int i = 0; i < Math.Abs(scale); i++)
        {
            factor *= 10;
        }

        if (scale < 0)
        {
            return FeelValue.Of(round(value / factor) * factor);
        }

        // Shifting the whole part would overflow for large values; the fraction alone holds what is rounded.
        decimal whole = decimal.Truncate(value);
        return FeelValue.Of(scale == 0 ? round(value) : whole + round((value - whole) * factor) / factor);
    }
}
