using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Explanation;

/// <summary>What an indicator's own standard takes, where its finding tells what that costs before any maximum.</summary>
internal static class StandardLoss
{
    /// <summary>
    /// The points that surely or possibly go by an indicator's own standard, each part of it up to its own maximum. Parts that perhaps take nothing are
    /// left out, as they are in findings. Not held within the indicator's points, since a part may spill over.
    /// </summary>
    public static ScoreRange Of(IndicatorResult result)
    {
        decimal low = 0, high = 0;
        foreach (IndicatorResult child in result.Children)
        {
            Add(child.Points - child.Score.High, child.Points - child.Score.Low);
        }

        if (result.Children.Count == 0 && !result.Earned.IsNull)
        {
            Interval earned = result.Earned.Bounds;
            Add(
                result.Points - (earned.HasHigh ? Math.Clamp(earned.High, 0, result.Points) : result.Points),
                result.Points - (earned.HasLow ? Math.Clamp(earned.Low, 0, result.Points) : 0));
        }

        foreach (FeelValue loss in result.PartLosses)
        {
            Interval bounds = loss.Bounds;
            decimal least = bounds.HasLow ? Math.Max(0, bounds.Low) : 0;
            Add(least, bounds.HasHigh ? Math.Max(least, bounds.High) : Math.Max(least, result.Points));
        }

        return new ScoreRange(low, high);

        void Add(decimal least, decimal most)
        {
            if (Scalars.Settle(least) > 0)
            {
                low += Scalars.Settle(least);
                high += Scalars.Settle(most);
            }
        }
    }
}
