using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions.Spec;

/// <summary>Functions of truth.</summary>
internal static class SpecLogicFunctions
{
    public static readonly SpecFunction[] All =
    [
        new("not", new Overload(["negand"], [ParameterKind.Boolean], a => FeelValue.Of(!a[0].IsTrue))),
    ];
}
