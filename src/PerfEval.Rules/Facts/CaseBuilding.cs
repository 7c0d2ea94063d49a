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

    /// <summary>Scores a case that was put together in code by the rule set, and the version of it, that it names or that is in force on its as-of date.</summary>
    /// <param name="catalog">The rule sets.</param>
    /// <param name="made">The case, with its <see cref="CaseBuilder.RuleSet"/>.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">No rule set is there for the case (PE2042), or it does not fit; all problems are in the exception, with places in the JSON of the case.</exception>
    public static CaseEvaluation Evaluate(this RuleSetCatalog catalog, CaseBuilder made)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(made);
        return catalog.EvaluateJson(made.ToJson());
    }
}
