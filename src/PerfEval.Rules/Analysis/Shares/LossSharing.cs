using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Analysis.Shares;

/// <summary>Shares lost points out over findings.</summary>
public static class LossSharing
{
    /// <summary>
    /// How the points that each indicator lost share out over its findings, where maxima and the end at 0 leave less than the findings cost by themselves.
    /// Only what is known: indicators whose score is still open are left out. What spills over to the total is told apart and shared out among none.
    /// </summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <returns>The indicators with findings, in the order of the table.</returns>
    public static IReadOnlyList<IndicatorShares> ShareLosses(this CaseEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var shares = new List<IndicatorShares>();
        FeelValue[] applies = Applicability.Of(evaluation.Result);
        IEnumerable<IGrouping<IndicatorResult, Finding>> groups = new Explainer(evaluation.Result).Findings()
            .Where(f => f.Indicator is not null).GroupBy(f => f.Indicator!);
        foreach (IGrouping<IndicatorResult, Finding> group in groups)
        {
            if (applies[group.Key.Place].IsTrue && Share(group.Key, [.. group]) is { } one)
            {
                shares.Add(one);
            }
        }

        return shares;
    }

    private static IndicatorShares? Share(IndicatorResult indicator, Finding[] findings)
    {
        // A section loses by rules what its parts have earned.
        decimal whole = indicator.Indicator.IsSection ? indicator.Children.Sum(c => c.Score.Low) : indicator.Points;
        bool isOpen = !indicator.Score.IsKnown || indicator.LacksEvidence || indicator.Indicator.Aggregate is not null
            || indicator.Children.Any(c => !c.Score.IsKnown) || !indicator.Spill.IsPoint || Array.Exists(findings, f => !f.IsCertain || !f.Deducted.IsKnown);
        if (isOpen)
        {
            return null;
        }

        var limits = new Dictionary<CheckedRule, decimal>();
        foreach ((CheckedRuleTarget target, FeelValue loss) in indicator.RuleLosses.Where(l => l.Loss.IsNumber))
        {
            limits[target.Rule] = loss.Number;
        }

        // The parts of a standard have maxima of their own; its finding is one, whatever the number of parts.
        decimal standard = StandardLoss.Of(indicator).Low;
        (CheckedRule? Rule, decimal Points)[] parts = [.. findings.Select(f => (f.Rule, f.Deducted.Low))];
        decimal lost = Scalars.Settle(whole - indicator.Score.Low);

        // What is not accounted for by its findings, as where points are rescaled, is not shared out among them.
        if (LossOf(parts.GroupBy(p => p).Select(p => (p.Key, p.Count()))) != lost)
        {
            return null;
        }

        IReadOnlyList<decimal>? shares = ShapleyShares.Of(parts, p => LossOf(p));
        return new IndicatorShares
        {
            Path = indicator.Path,
            Lost = lost,
            Spilled = Scalars.Settle(indicator.Spill.Low),
            Findings = [.. findings.Select((f, i) => new LossShare(f.Title, f.Text, f.Deducted.Low, shares?[i]))],
        };

        // The loss of some findings: each rule and the standard up to what their maxima leave, all of them up to what there is, rounded as the score is.
        decimal LossOf(IEnumerable<((CheckedRule? Rule, decimal Points) Part, int Count)> some)
        {
            decimal sum = 0;
            foreach (var rule in some.GroupBy(s => s.Part.Rule))
            {
                decimal taken = rule.Sum(s => s.Part.Points * s.Count);
                sum += rule.Key is not { } capped ? Math.Min(taken, standard)
                    : limits.TryGetValue(capped, out decimal limit) ? Math.Min(taken, limit) : taken;
            }

            decimal score = Math.Clamp(Scalars.Settle(whole - sum), 0, whole);
            return Scalars.Settle(whole - (indicator.Indicator.RoundingStep is { } step ? Rounding.ToStep(score, step) : score));
        }
    }
}
