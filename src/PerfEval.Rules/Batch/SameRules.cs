namespace PerfEval.Rules.Batch;

/// <summary>Refuses evaluations by another rule set, whose places in the table mean something else.</summary>
internal static class SameRules
{
    /// <summary>Throws unless an evaluation was made by rules of the same content, loaded once or several times.</summary>
    public static void Check(CaseEvaluation evaluation, RuleSet ruleSet)
    {
        if (!ReferenceEquals(evaluation.RuleSet, ruleSet) && evaluation.RuleSet.Hash != ruleSet.Hash)
        {
            string other = evaluation.RuleSet.Id + "@" + evaluation.RuleSet.Version, own = ruleSet.Id + "@" + ruleSet.Version;
            throw new ArgumentException(
                $"The case '{evaluation.CaseId}' was scored by {other}, not by {own}" + (other == own ? " of the same content." : "."), nameof(evaluation));
        }
    }
}
