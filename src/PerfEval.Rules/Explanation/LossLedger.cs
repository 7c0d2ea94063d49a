using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Explanation;

/// <summary>What a line of the ledger stands for.</summary>
internal enum LossSource
{
    /// <summary>The indicator's own earning standard.</summary>
    Standard,

    /// <summary>A part of its own deductions.</summary>
    Part,

    /// <summary>A rule.</summary>
    Rule,

    /// <summary>A child of a section or checklist.</summary>
    Child,

    /// <summary>Given back because a part's or a rule's own maximum was reached.</summary>
    Maximum,

    /// <summary>Given back because a score does not fall below 0.</summary>
    Floor,

    /// <summary>What may be lost because required evidence for a sum is missing.</summary>
    Evidence,

    /// <summary>The whole stretch, because a computation failed.</summary>
    Failure,

    /// <summary>The difference that rounding makes.</summary>
    Rounding,

    /// <summary>The difference that rescaling, moving or an aggregate makes.</summary>
    Summing,
}

/// <summary>One line of the ledger.</summary>
internal readonly record struct LossLine(LossSource Source, ScoreRange Amount)
{
    /// <summary>The index of the part; only where the line stands for one.</summary>
    public int Part { get; init; }

    public CheckedRuleTarget? Target { get; init; }

    public IndicatorResult? Child { get; init; }
}

/// <summary>
/// Accounts for every point that an indicator lost: nominal losses, what maxima and the floor gave back, rounding. The lines add up exactly
/// to its points minus its score, at both ends of a stretch.
/// </summary>
internal static class LossLedger
{
    /// <summary>Whether it is plain that an indicator lost nothing by its own standard, so that no ledger need be made.</summary>
    public static bool HasNoOwn(IndicatorResult result)
    {
        if (result.Children.Count > 0 || !result.Earned.IsNumber || result.Earned.Number < result.Points)
        {
            return false;
        }

        foreach (FeelValue loss in result.PartLosses)
        {
            if (loss is not { IsNumber: true, Number: 0 })
            {
                return false;
            }
        }

        foreach (CheckedDeduct part in result.Indicator.Deductions)
        {
            if (part.Max is not null)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>All lines together.</summary>
    public static ScoreRange Sum(List<LossLine> lines)
    {
        decimal low = 0, high = 0;
        foreach (LossLine line in lines)
        {
            low += line.Amount.Low;
            high += line.Amount.High;
        }

        return new ScoreRange(low, high);
    }

    public static List<LossLine> Of(IndicatorResult result, EvaluationResult evaluation, ExpressionReader reader)
    {
        var lines = new List<LossLine>();
        decimal points = result.Points;
        var lost = new ScoreRange(points - result.Score.High, points - result.Score.Low);
        if (result.Failed)
        {
            lines.Add(new LossLine(LossSource.Failure, lost));
            return lines;
        }

        if (result.Applies.IsFalse)
        {
            lines.Add(new LossLine(LossSource.Summing, lost));
            return lines;
        }

        foreach (IndicatorResult child in result.Children)
        {
            AddIfAny(lines, new LossLine(LossSource.Child, new ScoreRange(child.Points - child.Score.High, child.Points - child.Score.Low)) { Child = child });
        }

        if (result.Children.Count == 0 && !result.Earned.IsNull)
        {
            Interval earned = result.Earned.Bounds;
            AddIfAny(lines, new LossLine(LossSource.Standard, new ScoreRange(
                points - (earned.HasHigh ? Math.Clamp(earned.High, 0, points) : points),
                points - (earned.HasLow ? Math.Clamp(earned.Low, 0, points) : 0))));
        }

        AddParts(lines, result, reader);
        AddRules(lines, result, evaluation);
        Settle(lines, result, lost);
        return lines;
    }

    private static void AddParts(List<LossLine> lines, IndicatorResult result, ExpressionReader reader)
    {
        for (int i = 0; i < result.PartLosses.Length; i++)
        {
            CheckedDeduct part = result.Indicator.Deductions[i];
            ScoreRange taken = Range(result.PartLosses[i], result.Points);
            ScoreRange nominal = part.Max is null ? taken : Range(reader.Evaluate(part.Nominal), taken.High);
            AddIfAny(lines, new LossLine(LossSource.Part, nominal) { Part = i });
            AddIfAny(lines, new LossLine(LossSource.Maximum, new ScoreRange(taken.Low - nominal.Low, taken.High - nominal.High)) { Part = i });
        }
    }

    private static void AddRules(List<LossLine> lines, IndicatorResult result, EvaluationResult evaluation)
    {
        foreach ((CheckedRuleTarget target, FeelValue loss) in result.RuleLosses)
        {
            ScoreRange taken = Range(loss, result.Points);
            ScoreRange nominal = target.Max is null ? taken : Range(evaluation.Rules[target.Rule.Index].Nominal[target.Number], taken.High);
            AddIfAny(lines, new LossLine(LossSource.Rule, nominal) { Target = target });
            AddIfAny(lines, new LossLine(LossSource.Maximum, new ScoreRange(taken.Low - nominal.Low, taken.High - nominal.High)) { Target = target });
        }
    }

    // What is left between the nominal losses and the points really lost.
    private static void Settle(List<LossLine> lines, IndicatorResult result, ScoreRange lost)
    {
        (decimal low, decimal high) = Sum(lines);
        if (result.Children.Count == 0)
        {
            var held = new ScoreRange(Math.Clamp(low, 0, result.Points), Math.Clamp(high, 0, result.Points));
            AddIfAny(lines, new LossLine(LossSource.Floor, new ScoreRange(held.Low - low, held.High - high)));
            AddIfAny(lines, new LossLine(LossSource.Rounding, new ScoreRange(lost.Low - held.Low, lost.High - held.High)));
        }
        else
        {
            if (result.LacksEvidence)
            {
                var held = new ScoreRange(Math.Clamp(low, 0, result.Points), Math.Clamp(high, 0, result.Points));
                AddIfAny(lines, new LossLine(LossSource.Evidence, new ScoreRange(0, result.Points - held.High)));
                high += result.Points - held.High;
            }

            AddIfAny(lines, new LossLine(LossSource.Summing, new ScoreRange(lost.Low - low, lost.High - high)));
        }
    }

    private static void AddIfAny(List<LossLine> lines, LossLine line)
    {
        // The digits that an endless share leaves behind are no loss.
        var amount = new ScoreRange(Scalars.Settle(line.Amount.Low), Scalars.Settle(line.Amount.High));
        if (amount.Low != 0 || amount.High != 0)
        {
            lines.Add(line with { Amount = amount });
        }
    }

    private static ScoreRange Range(in FeelValue loss, decimal most)
    {
        Interval bounds = loss.Bounds;
        decimal low = bounds.HasLow ? Math.Max(0, bounds.Low) : 0;
        return new ScoreRange(low, bounds.HasHigh ? Math.Max(low, bounds.High) : Math.Max(low, most));
    }
}
