namespace PerfEval.Rules.Analysis.Audit;

/// <summary>Audits the published result of a case.</summary>
public static class ScoreAuditing
{
    /// <summary>
    /// Replays the printed scoring table of a case against the standards of its rule set and the facts that the case states. Neither the
    /// evaluation nor any score changes.
    /// </summary>
    /// <param name="evaluation">The evaluation of a case that has a <c>published</c> result.</param>
    /// <returns>What agrees, what rests on judgement, what differs, and what cannot be verified.</returns>
    /// <exception cref="PerfEvalException">
    /// The case has nothing published (PE4201); a printed score belongs to no indicator or to several (PE4202), or is there twice (PE4203); a
    /// printed figure or the expression that it should equal cannot be read. All problems are in the exception.
    /// </exception>
    public static ScoreAudit Audit(this CaseEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return Auditor.Audit(evaluation);
    }
}
