using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Tests;

/// <summary>What holds of every evaluation, whatever the rule set and the case.</summary>
internal static class ScoreInvariants
{
    public static void Check(CaseEvaluation evaluation)
    {
        EvaluationResult result = evaluation.Result;
        foreach (IndicatorResult indicator in result.Indicators)
        {
            Assert.True(indicator.Score.Low >= 0 && indicator.Score.Low <= indicator.Score.High, indicator.Path);
            Assert.True(indicator.Score.High <= indicator.EffectivePoints.High, $"{indicator.Path}: {indicator.Score} of {indicator.EffectivePoints}");
            CheckSum(indicator);
        }

        Assert.InRange(result.Total.Low, 0, result.Total.High);
        CheckLedger(result);
    }

    // A section without an aggregate, deductions or anything inapplicable is the sum of its parts.
    private static void CheckSum(IndicatorResult indicator)
    {
        bool plain = indicator.Children.Count > 0 && indicator.Indicator.Aggregate is null && indicator.PartLosses.Length == 0
            && indicator.RuleLosses.Length == 0 && !indicator.Failed && indicator.Indicator.Evidence is null && indicator.Indicator.RoundingStep is null
            && indicator.Children.All(c => c.Applies.IsTrue && c.EffectivePoints == ScoreRange.Of(c.Points))
            && indicator.EffectivePoints == ScoreRange.Of(indicator.Points);
        if (plain)
        {
            Assert.Equal(Scalars.Settle(indicator.Children.Sum(c => c.Score.Low)), indicator.Score.Low);
            Assert.Equal(Scalars.Settle(indicator.Children.Sum(c => c.Score.High)), indicator.Score.High);
        }
    }

    // The trail's losses, caps and adjustments add up to the points lost.
    private static void CheckLedger(EvaluationResult result)
    {
        var reader = new ExpressionReader(result.Plan, result.Case);
        foreach (IndicatorResult indicator in result.Indicators)
        {
            reader.EnterRow(result.Plan.Indicators[indicator.Indicator.Index], indicator.Row);
            IReadOnlyList<LossLine> lines = LossLedger.Of(indicator, result, reader);
            Assert.Equal(Scalars.Settle(indicator.Points - indicator.Score.High), Scalars.Settle(lines.Sum(l => l.Amount.Low)));
            Assert.Equal(Scalars.Settle(indicator.Points - indicator.Score.Low), Scalars.Settle(lines.Sum(l => l.Amount.High)));
        }
    }

    /// <summary>The grades that a total excludes are excluded, and no others.</summary>
    public static bool Lies(ScoreRange inner, ScoreRange outer) => inner.Low >= outer.Low && inner.High <= outer.High;

    public static bool IsUnknown(FeelValue value) => value.IsUnknown;
}
