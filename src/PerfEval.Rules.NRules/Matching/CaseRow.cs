using PerfEval.Feel.Values;

namespace PerfEval.Rules.NRules.Matching;

/// <summary>A row in the session: an item of a list of facts, or what the variables of a rule are in one turn of a loop that NRules cannot run.</summary>
internal sealed class CaseRow(FactSource source, int index, FeelValue[] values, FeelValue presence)
{
    public FactSource Source { get; } = source;

    /// <summary>Its place among the rows of its source, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>One value for each variable that the row stands for.</summary>
    public FeelValue[] Values { get; } = values;

    /// <summary>Whether it is there: true or unknown.</summary>
    public FeelValue Presence { get; } = presence;

    public RuleValue Value(int variable) => new(Values[variable]);
}
