using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Testing.Properties;

/// <summary>What holds of every evaluation, whatever the rule set and the case. Each gives the first violation, or null.</summary>
internal static class ScoreInvariants
{
    public static LocalText? Outside(CaseEvaluation evaluation)
    {
        foreach (IndicatorResult indicator in evaluation.Result.Indicators)
        {
            ScoreRange score = indicator.Score, points = indicator.EffectivePoints;
            if (score.Low < 0 || score.Low > score.High || score.High > points.High)
            {
                return Of(indicator, $"得 {score} 分，分值 {points}", $"scores {score} of {points}");
            }
        }

        return evaluation.Total.Low >= 0 && evaluation.Total.Low <= evaluation.Total.High ? null : new LocalText($"总分 {evaluation.Total}", $"the total is {evaluation.Total}");
    }

    public static LocalText? NotAddingUp(CaseEvaluation evaluation)
    {
        EvaluationResult result = evaluation.Result;
        var reader = new ExpressionReader(result.Plan, result.Case);
        foreach (IndicatorResult indicator in result.Indicators)
        {
            if ((WrongSum(indicator) ?? WrongLedger(indicator, result, reader)) is { } violation)
            {
                return violation;
            }
        }

        return null;
    }

    /// <summary>The first score of an evaluation that lies outside that of another, of which less is known.</summary>
    public static LocalText? NotWithin(CaseEvaluation full, CaseEvaluation open)
    {
        // Where rows become indicators the lines may differ; the total is of both.
        if (full.Result.Indicators.Count == open.Result.Indicators.Count)
        {
            foreach ((IndicatorResult inner, IndicatorResult outer) in full.Result.Indicators.Zip(open.Result.Indicators))
            {
                if (!Lies(inner.Score, outer.Score))
                {
                    return Of(inner, $"得 {inner.Score} 分，不在 {outer.Score} 之内", $"scores {inner.Score}, not within {outer.Score}");
                }
            }
        }

        if (!Lies(full.Total, open.Total))
        {
            return new LocalText($"总分 {full.Total} 不在 {open.Total} 之内", $"the total {full.Total} is not within {open.Total}");
        }

        return full.Grades.Except(open.Grades, StringComparer.Ordinal).FirstOrDefault() is { } grade
            ? new LocalText($"等级“{grade}”本来被排除在外", $"the grade '{grade}' had been excluded")
            : null;
    }

    public static bool Lies(ScoreRange inner, ScoreRange outer) => inner.Low >= outer.Low && inner.High <= outer.High;

    // A section without an aggregate, deductions or anything inapplicable is the sum of its parts.
    private static LocalText? WrongSum(IndicatorResult indicator)
    {
        bool plain = indicator.Children.Count > 0 && indicator.Indicator.Aggregate is null && indicator.PartLosses.Length == 0
            && indicator.RuleLosses.Length == 0 && !indicator.Failed && indicator.Indicator.Evidence is null && indicator.Indicator.RoundingStep is null
            && indicator.Children.All(c => c.Applies.IsTrue && c.EffectivePoints == ScoreRange.Of(c.Points))
            && indicator.EffectivePoints == ScoreRange.Of(indicator.Points);
        if (!plain)
        {
            return null;
        }

        decimal low = Scalars.Settle(indicator.Children.Sum(c => c.Score.Low)), high = Scalars.Settle(indicator.Children.Sum(c => c.Score.High));
        return low == indicator.Score.Low && high == indicator.Score.High
            ? null
            : Of(indicator, $"得 {indicator.Score} 分，各部分之和是 {low}..{high}", $"scores {indicator.Score}, its parts add up to {low}..{high}");
    }

    // The trail's losses, caps and adjustments add up to the points lost.
    private static LocalText? WrongLedger(IndicatorResult indicator, EvaluationResult result, ExpressionReader reader)
    {
        reader.EnterRow(result.Plan.Indicators[indicator.Indicator.Index], indicator.Row);
        IReadOnlyList<LossLine> lines = LossLedger.Of(indicator, result, reader);
        decimal low = Scalars.Settle(lines.Sum(l => l.Amount.Low)), high = Scalars.Settle(lines.Sum(l => l.Amount.High));
        decimal lostLow = Scalars.Settle(indicator.Points - indicator.Score.High), lostHigh = Scalars.Settle(indicator.Points - indicator.Score.Low);
        return low == lostLow && high == lostHigh
            ? null
            : Of(indicator, $"失 {lostLow}..{lostHigh} 分，说明的失分之和是 {low}..{high}", $"loses {lostLow}..{lostHigh}, the losses told add up to {low}..{high}");
    }

    private static LocalText Of(IndicatorResult indicator, string chinese, string english)
    {
        (string name, string englishName) = indicator.Path.Length > 0 ? (indicator.Path, indicator.Path) : ("总分", "the total");
        return new LocalText($"“{name}”{chinese}", $"'{englishName}' {english}");
    }
}
