using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Testing.Properties;

/// <summary>Scores drafts as the files that they would be.</summary>
internal sealed class DraftScoring(RuleSet ruleSet)
{
    public RuleSet RuleSet => ruleSet;

    /// <summary>Scores a draft.</summary>
    /// <exception cref="UnusableCaseException">It does not fit the rule set.</exception>
    public CaseEvaluation Score(CaseDraft draft)
    {
        try
        {
            return ruleSet.Evaluate(draft.ToYaml());
        }
        catch (PerfEvalException refused)
        {
            throw new UnusableCaseException(refused, isAllowed: ruleSet.Plan.Repeats.Count > 0);
        }
    }

    /// <summary>Scores a draft with less in it; null where that can no longer be scored.</summary>
    public CaseEvaluation? TryScore(CaseDraft draft)
    {
        try
        {
            return Score(draft);
        }
        catch (UnusableCaseException unusable) when (unusable.IsAllowed)
        {
            return null;
        }
    }
}

/// <summary>A made-up case was refused; rows that repeat indicators may well be, anything else is made to fit.</summary>
internal sealed class UnusableCaseException(PerfEvalException refused, bool isAllowed) : Exception(refused.Message, refused)
{
    public bool IsAllowed => isAllowed;

    public LocalText Problems { get; } = new(
        "由规则集自己的声明造出的案例不能用：\n" + string.Join('\n', refused.Diagnostics.Select(d => d.Format(Language.Chinese))),
        "A case made from the rule set's own declarations cannot be used:\n" + string.Join('\n', refused.Diagnostics.Select(d => d.Format(Language.English))));
}
