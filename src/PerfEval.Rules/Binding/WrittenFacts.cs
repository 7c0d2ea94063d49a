using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding.Plain;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Binding;

/// <summary>
/// How the facts of a case were written, by slot. What was written in the plain way, as its declaration wants it, follows from its value and
/// is made when it is asked for.
/// </summary>
/// <param name="ruleSet">The rule set.</param>
/// <param name="slots">The values.</param>
/// <param name="written">What is not plain; null elsewhere.</param>
internal sealed class WrittenFacts(CheckedRuleSet ruleSet, FeelValue[] slots, WrittenValue?[] written)
{
    public int Count => written.Length;

    /// <summary>How a fact was written; null for tables, for what is not given, and for answers.</summary>
    public WrittenValue? this[int slot] => written[slot] ??= IsPlain(slot) ? PlainText.Of(slots[slot], ruleSet.Facts[slot].Model.Type) : null;

    /// <summary>The unit in which a fact was written; null if it has none.</summary>
    public MeasureUnit? UnitOf(int slot) =>
        written[slot] is { } value ? value.Unit
        : IsPlain(slot) && slots[slot].IsNumber ? PlainNumber.Of(ruleSet.Facts[slot].Model.Type)?.Unit
        : null;

    /// <summary>A copy for a case in which some values are others.</summary>
    public WrittenValue?[] ToArray() => [.. written];

    private bool IsPlain(int slot) => slot < ruleSet.Facts.Count && slots[slot] is { IsKnown: true, IsNull: false, Kind: not FeelKind.List };
}
