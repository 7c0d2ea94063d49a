using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>
/// Sums given scores up as an evaluation sums up computed ones: aggregates, deductions from sections, what does not apply, rounding. Spill-over
/// from the total is left to the caller.
/// </summary>
internal sealed class PrintedSums(EvaluationResult result)
{
    /// <summary>What a section, or the root, comes to.</summary>
    /// <param name="section">Whose sum it is; a score given for itself does not count.</param>
    /// <param name="given">The scores to take; null where what is below is to be summed up, or where nothing is given.</param>
    /// <returns>The sums of all indicators below, by place, and of the section itself; what is not given and has nothing below is as computed.</returns>
    public IReadOnlyList<ScoreRange> Run(IndicatorResult section, Func<IndicatorResult, ScoreRange?> given)
    {
        IndicatorResult[] copies = [.. result.Indicators.Select(Copy)];
        foreach (IndicatorResult original in result.Indicators)
        {
            copies[original.Place].Children = [.. original.Children.Select(c => copies[c.Place])];
        }

        bool[] touched = new bool[copies.Length];
        Settle(section, isTop: true, given, copies, touched);
        new ScoreTally(result.Plan, result.Plan.NewFrame(result.Case.Slots), copies[section.Place], copies, touched).Run();
        return [.. copies.Select(c => c.Score)];
    }

    // True if something is given at or below a node, so that it is summed up.
    private static bool Settle(IndicatorResult node, bool isTop, Func<IndicatorResult, ScoreRange?> given, IndicatorResult[] copies, bool[] touched)
    {
        IndicatorResult copy = copies[node.Place];
        if (!isTop && given(node) is { } score)
        {
            // What does not apply and is printed all the same counts in the printed sum.
            bool excluded = node.Applies.IsFalse && node.Indicator.NotApplicable is not (_, NotApplicableModel.Award);
            bool counts = excluded && score != default;
            copy.Applies = counts ? FeelValue.True : copy.Applies;
            copy.SetScore(score, score, counts ? ScoreRange.Of(node.Points) : node.EffectivePoints);
            return true;
        }

        bool below = false;
        foreach (IndicatorResult child in node.Children)
        {
            below |= Settle(child, isTop: false, given, copies, touched);
        }

        touched[node.Place] = below || isTop;
        return below;
    }

    // What is undecided is taken to apply: a score printed for it says so.
    private static IndicatorResult Copy(IndicatorResult original)
    {
        var copy = new IndicatorResult(original.At)
        {
            Earned = original.Earned,
            PartLosses = original.PartLosses,
            RuleLosses = original.RuleLosses,
            Applies = original.Applies.IsBoolean ? original.Applies : FeelValue.True,
        };
        copy.SetScore(original.Score, original.Unrounded, original.EffectivePoints);
        if (original.Failed)
        {
            copy.Fail();
        }

        return copy;
    }

    /// <summary>The total after what spills over, rounded as the rule set says.</summary>
    /// <param name="sum">The sum of the parts.</param>
    /// <param name="printed">The printed total, if any: where the spill is open, the point nearest to what it implies counts.</param>
    public ScoreRange AfterSpill(ScoreRange sum, decimal? printed)
    {
        ScoreRange spill = result.Spill;
        if (spill == default)
        {
            return Round(sum);
        }

        ScoreRange taken = printed is { } total && sum.IsKnown ? ScoreRange.Of(Math.Clamp(sum.Low - total, spill.Low, spill.High)) : spill;
        return Round(new ScoreRange(Math.Max(0, sum.Low - taken.High), Math.Max(0, sum.High - taken.Low)));
    }

    private ScoreRange Round(ScoreRange score) => result.Plan.RuleSet.Model.Rounding.Total is { } step
        ? new ScoreRange(Rounding.ToStep(score.Low, step), Rounding.ToStep(score.High, step))
        : new ScoreRange(Scalars.Settle(score.Low), Scalars.Settle(score.High));
}
