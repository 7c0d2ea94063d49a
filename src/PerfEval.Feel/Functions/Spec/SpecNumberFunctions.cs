using PerfEval.Feel.Functions.Numeric;

namespace PerfEval.Feel.Functions.Spec;

/// <summary>Functions of numbers.</summary>
internal static class SpecNumberFunctions
{
    private const ParameterKind Number = ParameterKind.Number;

    public static readonly SpecFunction[] All =
    [
        Rounding("decimal", RoundingRule.HalfEven),
        Rounding("floor", RoundingRule.Floor, required: 1),
        Rounding("ceiling", RoundingRule.Ceiling, required: 1),
        Rounding("round up", RoundingRule.Up),
        Rounding("round down", RoundingRule.Down),
        Rounding("round half up", RoundingRule.HalfUp),
        Rounding("round half down", RoundingRule.HalfDown),
        new("abs", new Overload(["n"], [Number | ParameterKind.Days | ParameterKind.Months], NumberOperations.Abs)),
        new("modulo", new Overload(["dividend", "divisor"], [Number, Number], NumberOperations.Modulo)),
        OfNumber("sqrt", NumberOperations.SquareRoot),
        OfNumber("log", NumberOperations.Log),
        OfNumber("exp", NumberOperations.Exp),
        OfNumber("odd", NumberOperations.Odd),
        OfNumber("even", NumberOperations.Even),
    ];

    private static SpecFunction Rounding(string name, RoundingRule rule, int required = 2) =>
        new(name, new Overload(["n", "scale"], [Number, Number], NumberOperations.Round(rule)) { Required = required });

    private static SpecFunction OfNumber(string name, BuiltinInvoke invoke) => new(name, new Overload(["number"], [Number], invoke));
}
