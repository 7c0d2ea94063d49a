namespace PerfEval.Rules.Facts;

/// <summary>Scores cases that were put together in code.</summary>
public static class CaseBuilding
{
    /// <summary>Scores a case that was put together in code.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="made">The case.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">The case does not fit the rule set; all problems are in the exception, with places in the JSON of the case.</exception>
    public static CaseEvaluation Evaluate(this RuleSet ruleSet, CaseBuilder made)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(made);
        return ruleSet.EvaluateJson(made.ToJson());
    }
}
