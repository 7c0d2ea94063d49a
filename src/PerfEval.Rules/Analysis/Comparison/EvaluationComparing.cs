namespace PerfEval.Rules.Analysis.Comparison;

/// <summary>Compares evaluations.</summary>
public static class EvaluationComparing
{
    /// <summary>
    /// Compares two evaluations: of two cases, of one case by two versions of a rule set, or of a case as it is and as supposed
    /// (<see cref="CaseEvaluation.WhatIf(string, string)"/>). Indicators are matched by their paths, everything else by its name.
    /// </summary>
    /// <param name="before">The first evaluation.</param>
    /// <param name="after">The second.</param>
    /// <returns>What changed, and what caused it.</returns>
    public static EvaluationComparison CompareWith(this CaseEvaluation before, CaseEvaluation after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return EvaluationComparer.Compare(before, after);
    }
}
