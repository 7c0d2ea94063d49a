using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;

namespace PerfEval.Rules.Evaluation;

/// <summary>Another engine that finds the rows for which rules hold, in place of the evaluator. Used by any number of threads at once.</summary>
internal interface IRuleMatcher
{
    /// <summary>Finds the rows of all rules in a case.</summary>
    /// <param name="bound">The case.</param>
    /// <returns>
    /// For each rule, by its index, the rows for which it holds or may hold, in the order of the lists that it goes through; null for a rule that the evaluator
    /// is to match itself.
    /// </returns>
    IReadOnlyList<FoundRow>?[] Match(BoundCase bound);
}

/// <summary>Rows for which a rule holds or may hold.</summary>
/// <param name="Values">The value of each variable of <c>for</c>; none for a rule without.</param>
/// <param name="Presence">Whether the rows are there: true, or unknown where it hangs on something that is not known.</param>
internal readonly record struct FoundRow(FeelValue[] Values, FeelValue Presence);
