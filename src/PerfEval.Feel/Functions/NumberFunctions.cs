using PerfEval.Feel.Functions.Numeric;
using PerfEval.Feel.Types;

namespace PerfEval.Feel.Functions;

/// <summary>Functions of numbers. Those that keep a number's unit say so by giving back the type of their argument.</summary>
internal static class NumberFunctions
{
    public static readonly Builtin[] All =
    [
        new("abs", ["n"], 1, Abs, NumberOperations.Abs) { Bounds = i => i.Abs() },
        new("floor", ["n", "scale"], 1, Rounding, NumberOperations.Round(RoundingRule.Floor)) { IsRounding = true },
        new("ceiling", ["n", "scale"], 1, Rounding, NumberOperations.Round(RoundingRule.Ceiling)) { IsRounding = true },
        new("decimal", ["n", "scale"], 2, Rounding, NumberOperations.Round(RoundingRule.HalfEven)) { IsRounding = true },
        new("round up", ["n", "scale"], 2, Rounding, NumberOperations.Round(RoundingRule.Up)) { IsRounding = true },
        new("round down", ["n", "scale"], 2, Rounding, NumberOperations.Round(RoundingRule.Down)) { IsRounding = true },
        new("round half up", ["n", "scale"], 2, Rounding, NumberOperations.Round(RoundingRule.HalfUp)) { IsRounding = true },
        new("round half down", ["n", "scale"], 2, Rounding, NumberOperations.Round(RoundingRule.HalfDown)) { IsRounding = true },
        new("modulo", ["dividend", "divisor"], 2, SameUnits, NumberOperations.Modulo),
        new("sqrt", ["number"], 1, PlainNumber, NumberOperations.SquareRoot),
        new("odd", ["number"], 1, a => a.Number(0) ? FeelType.Boolean : null, NumberOperations.Odd),
        new("even", ["number"], 1, a => a.Number(0) ? FeelType.Boolean : null, NumberOperations.Even),
    ];

    private static FeelType? Abs(ArgumentCheck a) => a.TypeOf(0) == FeelType.Days || a.TypeOf(0) == FeelType.Months || a.Number(0) ? a.TypeOf(0) : null;

    private static FeelType? Rounding(ArgumentCheck a) => a.Number(0) && a.Number(1, plain: true) ? a.TypeOf(0) : null;

    private static FeelType? SameUnits(ArgumentCheck a) => a.Number(0) && a.Number(1) ? a.TypeOf(0) : null;

    private static FeelType? PlainNumber(ArgumentCheck a) => a.Number(0, plain: true) ? FeelType.Number : null;
}
