using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>
/// The single scores that an open indicator can have, where its standard has steps: the points of its bands, less what rules take. Between them lie scores that nothing missing can give.
/// </summary>
internal sealed class AttainableScores(EvaluationResult result)
{
    // More ways than this tell nobody anything.
    private const int Most = 1_000;

    private readonly ExpressionReader _reader = new(result.Plan, result.Case);

    /// <summary>All scores that may come out, and perhaps some that cannot; null where any score of the stretch may.</summary>
    public IReadOnlyCollection<decimal>? Of(IndicatorResult line)
    {
        if (line.Children.Count > 0 || line.Failed || line.LacksEvidence || !line.Applies.IsTrue || Earned(line) is not { } earned)
        {
            return null;
        }

        // A part of the standard that is open may take any amount.
        HashSet<decimal>? losses = Array.TrueForAll(line.PartLosses, l => l.IsNumber) ? [line.PartLosses.Sum(l => l.Number)] : null;
        foreach ((CheckedRuleTarget target, FeelValue loss) in line.RuleLosses)
        {
            losses = losses is null || LossesOf(target, loss) is not { } of ? null : Sums(losses, of);
        }

        return losses is null || Sums(earned, [.. losses.Select(l => -l)]) is not { } points ? null : [.. points.Select(s => Score(line, s)).Where(s => s >= line.Score.Low && s <= line.Score.High)];
    }

    private static decimal Score(IndicatorResult line, decimal points)
    {
        decimal held = Math.Clamp(Scalars.Settle(points), 0, line.Points);
        return line.Indicator.RoundingStep is { } step ? Rounding.ToStep(held, step) : held;
    }

    private HashSet<decimal>? Earned(IndicatorResult line)
    {
        if (line.Earned.IsNumber)
        {
            return [line.Earned.Number];
        }

        if (line.Indicator.Standard is not CheckedStandard.Bands bands)
        {
            return null;
        }

        FeelValue[] points = [.. bands.Lines.Select(b => _reader.Evaluate(b.Points))];
        return Array.TrueForAll(points, p => p.IsNumber) ? [.. points.Select(p => p.Number).Where(line.Earned.Bounds.Contains)] : null;
    }

    // Each match that may hold takes its points or nothing.
    private HashSet<decimal>? LossesOf(CheckedRuleTarget target, FeelValue loss)
    {
        if (loss.IsNumber)
        {
            return [loss.Number];
        }

        RuleResult? rule = result.Rules.FirstOrDefault(r => r.Rule == target.Rule);
        FeelValue most = target.Max is null ? FeelValue.Null : _reader.Evaluate(target.Max);
        if (rule is null || !rule.Pending.IsNull || (target.Max is not null && !most.IsNumber))
        {
            return null;
        }

        HashSet<decimal>? sums = [0];
        foreach (RuleMatch match in rule.Matches)
        {
            FeelValue points = match.Points[target.Number];
            sums = sums is null || !points.IsNumber ? null : Sums(sums, match.Presence.IsTrue ? [points.Number] : [0, points.Number]);
        }

        return sums is null || target.Max is null ? sums : [.. sums.Select(s => Math.Min(s, most.Number))];
    }

    private static HashSet<decimal>? Sums(HashSet<decimal> some, HashSet<decimal> others) =>
        some.Count * others.Count > Most ? null : [.. some.SelectMany(a => others.Select(b => a + b))];
}
