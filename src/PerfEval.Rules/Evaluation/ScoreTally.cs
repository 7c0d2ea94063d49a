using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Evaluation;

/// <summary>
/// Sums scores up in the one order that the semantics fix: items, indicators (points minus losses, held in [0, points], rounded), sections and
/// aggregates, what does not apply, spill-over, total.
/// </summary>
/// <param name="plan">The rule set.</param>
/// <param name="frame">The evaluation's memory.</param>
/// <param name="root">The root of the table.</param>
/// <param name="indicators">All indicators, by place.</param>
/// <param name="touched">
/// Which indicators are to be summed up, the root among them; all others have their scores. Null for all. Only where it is known of all
/// whether they apply, and no points move or spill over.
/// </param>
internal sealed class ScoreTally(EvaluationPlan plan, Frame frame, IndicatorResult root, IndicatorResult[] indicators, bool[]? touched = null)
{
    // Each "may or may not apply" doubles the ways in which the table can be summed up.
    private const int UndecidedLimit = 10;

    // By the place of each result among the indicators.
    private readonly bool[] _applies = new bool[indicators.Length];
    private readonly bool[] _summed = new bool[indicators.Length];
    private bool _isFirst;
    private Dictionary<CheckedIndicator, decimal>? _moved;

    /// <summary>The aggregates that failed, each once for every way in which the table was summed up.</summary>
    public List<FeelValue> Failures { get; } = [];

    public ScoreRange Total { get; private set; }

    public ScoreRange TotalBeforeSpill { get; private set; }

    public ScoreRange Spill { get; private set; }

    public void Run()
    {
        int undecided = 0;
        for (int i = 0; i < indicators.Length; i++)
        {
            undecided += indicators[i].Applies.IsBoolean ? 0 : 1;
        }

        if (undecided > UndecidedLimit)
        {
            OpenEverything();
            return;
        }

        for (int choice = 0; choice < 1 << undecided; choice++)
        {
            int at = 0;
            for (int i = 0; i < indicators.Length; i++)
            {
                FeelValue applies = indicators[i].Applies;
                _applies[i] = applies.IsBoolean ? applies.IsTrue : (choice & (1 << at++)) != 0;
            }

            RunChoice(isFirst: choice == 0);
        }
    }

    // Too many ways to sum up: sound, if wide.
    private void OpenEverything()
    {
        foreach (IndicatorResult indicator in indicators)
        {
            var whole = new ScoreRange(0, Math.Max(indicator.Points, root.Points));
            indicator.SetScore(whole, whole, whole);
        }

        Total = TotalBeforeSpill = new ScoreRange(0, root.Points);
        Spill = new ScoreRange(0, root.Points);
    }

    private void RunChoice(bool isFirst)
    {
        _isFirst = isFirst;
        Array.Clear(_summed);
        _moved?.Clear();
        if (plan.MayMovePoints)
        {
            CollectMoved(root, inapplicable: false);
        }

        Sum total = Compute(root);
        ScoreRange spill = plan.MaySpill ? SpillOver() : default;
        ScoreRange before = RoundTotal(total.Score);
        ScoreRange after = spill == default
            ? before
            : RoundTotal(new ScoreRange(Math.Max(0, total.Score.Low - spill.High), Math.Max(0, total.Score.High - spill.Low)));
        for (int i = 0; i < indicators.Length; i++)
        {
            // What is below a node that does not apply has no score of its own.
            if (!_summed[i] && (touched is null || touched[i]))
            {
                Store(indicators[i], default);
            }
        }

        Total = isFirst ? after : Total.Hull(after);
        TotalBeforeSpill = isFirst ? before : TotalBeforeSpill.Hull(before);
        Spill = isFirst ? spill : Spill.Hull(spill);
    }

    private void Store(IndicatorResult node, in Sum sum)
    {
        var points = ScoreRange.Of(sum.Points);
        if (_isFirst)
        {
            node.SetScore(sum.Score, sum.Unrounded, points);
        }
        else
        {
            node.SetScore(node.Score.Hull(sum.Score), node.Unrounded.Hull(sum.Unrounded), node.EffectivePoints.Hull(points));
        }
    }

    private ScoreRange RoundTotal(ScoreRange score) => Round(score, plan.RuleSet.Model.Rounding.Total);

    private static ScoreRange Round(ScoreRange score, decimal? step)
    {
        if (score.IsKnown)
        {
            return ScoreRange.Of(RoundOne(score.Low, step));
        }

        return new ScoreRange(RoundOne(score.Low, step), RoundOne(score.High, step));
    }

    private static decimal RoundOne(decimal score, decimal? step) => step is { } s ? Rounding.ToStep(score, s) : score;

    // The points of what does not apply and is to move, by where they go.
    private void CollectMoved(IndicatorResult node, bool inapplicable)
    {
        if (!inapplicable && !_applies[node.Place])
        {
            inapplicable = true;
            if (node.Indicator is { NotApplicable: (_, NotApplicableModel.Move), MoveTarget: { } target })
            {
                _moved ??= [];
                _moved[target] = _moved.GetValueOrDefault(target) + node.Points;
            }
        }

        foreach (IndicatorResult child in node.Children)
        {
            CollectMoved(child, inapplicable);
        }
    }

    private Sum Compute(IndicatorResult node)
    {
        if (touched is not null && !touched[node.Place])
        {
            return Kept(node);
        }

        Sum sum = !_applies[node.Place] ? Inapplicable(node)
            : node.Children.Count > 0 || node.Indicator.IsSection || node.Indicator.IsChecklist || node.Indicator.Parent is null ? ComputeSection(node)
            : ComputeLeaf(node);
        if (_moved is not null && _applies[node.Place] && _moved.TryGetValue(node.Indicator, out decimal moved) && sum.Points > 0)
        {
            // More points for the same performance: the score grows in proportion.
            decimal points = sum.Points + moved;
            ScoreRange score = Scale(sum.Score, points, sum.Points);
            sum = new Sum(score, score, points, Excluded: false);
        }

        _summed[node.Place] = true;
        Store(node, sum);
        return sum;
    }

    private static ScoreRange Scale(ScoreRange score, decimal numerator, decimal denominator) =>
        new(score.Low * numerator / denominator, score.High * numerator / denominator);

    private static Sum Inapplicable(IndicatorResult node)
    {
        var full = ScoreRange.Of(node.Points);
        return node.Indicator.NotApplicable is (_, NotApplicableModel.Award)
            ? new Sum(full, full, node.Points, Excluded: false)
            : new Sum(default, default, 0, Excluded: true);
    }

    private Sum Kept(IndicatorResult node)
    {
        bool excluded = !_applies[node.Place] && node.Indicator.NotApplicable is not (_, NotApplicableModel.Award);
        return new Sum(node.Score, node.Unrounded, node.EffectivePoints.Low, excluded);
    }

    private static Sum ComputeLeaf(IndicatorResult node)
    {
        ScoreRange held = node.Failed ? new ScoreRange(0, node.Points)
            : node.Earned.IsNumber && TrySubtract(node, node.Earned.Number, out decimal rest) ? ScoreRange.Of(Math.Clamp(Scalars.Settle(rest), 0, node.Points))
            : Hold(Subtract(node, node.Earned.Bounds), node.Points);
        return new Sum(Round(held, node.Indicator.RoundingStep), held, node.Points, Excluded: false);
    }

    // All that is known needs no stretches.
    private static bool TrySubtract(IndicatorResult node, decimal earned, out decimal rest)
    {
        rest = earned;
        foreach (FeelValue loss in node.PartLosses)
        {
            if (!loss.IsNumber || !Scalars.TryAdd(rest, -loss.Number, out rest))
            {
                return false;
            }
        }

        foreach ((_, FeelValue loss) in node.RuleLosses)
        {
            if (!loss.IsNumber || !Scalars.TryAdd(rest, -loss.Number, out rest))
            {
                return false;
            }
        }

        return true;
    }

    private static Interval Subtract(IndicatorResult node, Interval raw)
    {
        foreach (FeelValue loss in node.PartLosses)
        {
            raw = raw.Subtract(loss.Bounds);
        }

        foreach ((_, FeelValue loss) in node.RuleLosses)
        {
            raw = raw.Subtract(loss.Bounds);
        }

        return raw;
    }

    private static ScoreRange Hold(Interval raw, decimal points)
    {
        decimal low = raw.HasLow ? Math.Clamp(Scalars.Settle(raw.Low), 0, points) : 0;
        decimal high = raw.HasHigh ? Math.Clamp(Scalars.Settle(raw.High), 0, points) : points;
        return new ScoreRange(low, high);
    }

    private Sum ComputeSection(IndicatorResult node)
    {
        decimal below = 0, low = 0, width = 0;
        List<FeelValue>? scores = node.Indicator.Aggregate is null ? null : new(node.Children.Count);
        IReadOnlyList<IndicatorResult> children = node.Children;
        for (int i = 0; i < children.Count; i++)
        {
            Sum sum = Compute(children[i]);
            if (sum.Excluded)
            {
                continue;
            }

            below += sum.Points;
            low += sum.Score.Low;
            if (!sum.Score.IsKnown)
            {
                width += sum.Score.Width;
            }

            scores?.Add(AsValue(sum.Score));
        }

        decimal high = low + width;

        // What is left of a section's points when parts of it do not apply.
        decimal points = node.Indicator.Aggregate is not null ? node.Points : below;
        ScoreRange held;
        if (node.Indicator.Aggregate is null && low == high && TrySubtract(node, low, out decimal rest))
        {
            held = ScoreRange.Of(Math.Clamp(Scalars.Settle(rest), 0, points));
        }
        else
        {
            Interval raw = node.Indicator.Aggregate is null ? Interval.Closed(low, high) : Aggregate(node, scores!);
            held = Hold(Subtract(node, raw), points);
        }

        held = node.Failed ? new ScoreRange(0, points) : held;
        held = node.LacksEvidence ? held with { Low = 0 } : held;
        if (node.Indicator.Model.NotApplicable is NotApplicableModel.Rescale && points > 0 && points != node.Points)
        {
            held = Scale(held, node.Points, points);
            points = node.Points;
        }

        return new Sum(Round(held, node.Indicator.RoundingStep), held, points, Excluded: false);
    }

    private Interval Aggregate(IndicatorResult node, List<FeelValue> scores)
    {
        frame.Locals[node.Indicator.ScoresVariable!.Slot] = FeelValue.ListOf([.. scores]);
        frame.BeginComputation();
        FeelValue value;
        try
        {
            value = plan.Indicators[node.Indicator.Index].Aggregate!.Evaluate(frame);
        }
        catch (EvaluationLimitException)
        {
            value = FeelValue.Failed(EvaluationErrors.StepLimit.At(node.Indicator.Model.Location, frame.StepLimit));
        }

        if (value.IsFailure)
        {
            node.Fail();
            Failures.Add(value);
        }

        return value.Bounds;
    }

    private static FeelValue AsValue(ScoreRange score) =>
        score.IsKnown ? FeelValue.Of(score.Low) : FeelValue.Of(new Unknown(Missing.Nothing, Interval.Closed(score.Low, score.High)));

    // What the spilling parts take beyond their indicators' points.
    private ScoreRange SpillOver()
    {
        decimal low = 0, high = 0;
        for (int at = 0; at < indicators.Length; at++)
        {
            if (_summed[at] && _applies[at])
            {
                Interval spill = indicators[at].Spill;
                low += spill.Low;
                high += spill.HasHigh ? spill.High : root.Points;
            }
        }

        return new ScoreRange(low, Math.Min(high, Math.Max(low, root.Points)));
    }

    private readonly record struct Sum(ScoreRange Score, ScoreRange Unrounded, decimal Points, bool Excluded);
}
