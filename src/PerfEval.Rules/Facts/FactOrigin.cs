using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Facts;

/// <summary>Where a value comes from, for messages: a property of a type, or a lambda of a map where no property is known.</summary>
internal readonly record struct FactOrigin(string TypeName, string? Property = null)
{
    /// <summary>What states a fact.</summary>
    public LocalText Value => Property is null
        ? new($"类型 {TypeName} 的映射给出的值", $"The value that the map of {TypeName} gives")
        : new($"类型 {TypeName} 的属性 {Property} ", $"The property {Property} of {TypeName}");

    /// <summary>What names a fact.</summary>
    public LocalText Map => Property is null ? new($"类型 {TypeName} 的映射", $"The map of {TypeName}") : Value;

    /// <summary>What to do about a name that is no fact's.</summary>
    public LocalText Advice(LocalText hint) => Property is null
        ? hint
        : new(hint.Chinese + "不是事实的属性，请加 [NotAFact]。", (hint.English + " Mark a property that is no fact with [NotAFact].").TrimStart());

    /// <summary>How a unit is written.</summary>
    public string WithUnit(string fact, string unit) => Property is null ? $"With(\"{fact}\", …, \"{unit}\")" : $"[FactName(\"{fact}\", Unit = \"{unit}\")]";
}
