using NRules.RuleModel;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.NRules.Matching;

namespace PerfEval.Rules.NRules.Translation;

/// <summary>A deduction rule as a rule of NRules.</summary>
internal sealed class TranslatedRule
{
    public required RulePlan Plan { get; init; }

    public required IRuleDefinition Definition { get; init; }

    /// <summary>The lists of facts through whose rows its patterns go, one for each pattern.</summary>
    public required IReadOnlyList<FactSource> Lists { get; init; }

    /// <summary>What must hold of the rows of those lists for them to be there: for each list the filters on it, the first first.</summary>
    public required IReadOnlyList<IReadOnlyList<RowFilter>> Filters { get; init; }

    /// <summary>The lists of facts of each <c>exists</c> and <c>not</c>, one for each pattern.</summary>
    public required IReadOnlyList<IReadOnlyList<FactSource>> QuantifiedLists { get; init; }

    /// <summary>The rows of a loop that NRules cannot run; null if it has none.</summary>
    public required FactSource? BoundRows { get; init; }

    /// <summary>How many comparisons and other single conditions it has; at least 1.</summary>
    public required int ConditionCount { get; init; }

    public IEnumerable<FactSource> AllLists => QuantifiedLists.SelectMany(l => l).Concat(Lists);
}

/// <summary>A filter on a list that a rule goes through.</summary>
/// <param name="Slot">The slot of the variable for the row.</param>
/// <param name="Condition">What it asks.</param>
internal sealed record RowFilter(int Slot, Node<FeelValue> Condition);
