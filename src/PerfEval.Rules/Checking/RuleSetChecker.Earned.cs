using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Checking;

/// <summary>What standards amount to, as expressions that the one evaluator computes.</summary>
internal sealed partial class RuleSetChecker
{
    // Children are settled before their parents.
    private static void SettleEarned(CheckedIndicator indicator)
    {
        if (indicator.Parent is null || indicator.Points is not { } points || indicator.IsSection)
        {
            return;
        }

        var builder = new TypedBuilder(new SourceText(indicator.Name));
        Typed earned = indicator.Standard switch
        {
            null => points,
            CheckedStandard.Checklist => points,
            CheckedStandard.Item item => EarnedByItem(item, points, builder),
            CheckedStandard.Asked asked => builder.Read(asked.Question.Symbol),
            CheckedStandard.Bands bands => EarnedByBands(bands, builder),
            CheckedStandard.Ratio ratio => EarnedByRatio(ratio, points, builder),
            CheckedStandard.Formula formula => formula.Value,
            _ => points,
        };
        if (earned.Type == FeelType.Error)
        {
            indicator.Earned = earned;
            return;
        }

        if (indicator.Standard is not null and not CheckedStandard.Item and not CheckedStandard.Asked)
        {
            earned = builder.Within(earned, points);
        }

        if (indicator.Evidence is { } evidence && !indicator.IsChecklist)
        {
            earned = builder.If(builder.Read(evidence.Symbol), earned, builder.Points(0));
        }

        indicator.Earned = earned;
    }

    private static Typed EarnedByItem(CheckedStandard.Item item, Typed points, TypedBuilder builder)
    {
        Typed earned = item.Condition is { } condition
            ? condition.Type == FeelType.Error ? condition : builder.If(condition, points, builder.Points(0))
            : builder.Multiply(points, builder.Read(item.Question!.Symbol));
        foreach (CheckedIndicator needed in item.Needs)
        {
            // An item that is met in part is there; one that earned nothing is not.
            if (needed.Standard is CheckedStandard.Item { Condition: { } met })
            {
                earned = builder.If(met, earned, builder.Points(0));
            }
            else if (needed.Standard is CheckedStandard.Item { Question: { } question })
            {
                earned = builder.If(builder.IsPositive(builder.Read(question.Symbol)), earned, builder.Points(0));
            }
            else if (needed.Earned is { } other)
            {
                earned = builder.If(builder.IsPositive(other), earned, builder.Points(0));
            }
        }

        return earned;
    }

    private static Typed EarnedByBands(CheckedStandard.Bands bands, TypedBuilder builder) => ChooseLine(bands.Of, bands.Lines, builder);

    // The first line that holds; the checker has proved that one does, so the last one needs no test.
    private static Typed ChooseLine(Typed? of, IReadOnlyList<CheckedBand> lines, TypedBuilder builder)
    {
        if (lines.Count == 0 || lines.Any(l => l.Test?.Type == FeelType.Error || l.Points.Type == FeelType.Error) || of?.Type == FeelType.Error)
        {
            return new TypedError(new SourceText(""), default);
        }

        Typed result = lines[^1].Points;
        for (int i = lines.Count - 2; i >= 0; i--)
        {
            result = lines[i].Test is { } test ? builder.If(test, lines[i].Points, result) : lines[i].Points;
        }

        return of is TypedLet let ? builder.Let(let.Variable, let.Value, result) : result;
    }

    private static Typed EarnedByRatio(CheckedStandard.Ratio ratio, Typed points, TypedBuilder builder)
    {
        if (ratio.Value.Type == FeelType.Error)
        {
            return ratio.Value;
        }

        Typed one = builder.Points(1);
        switch (ratio.Reverse)
        {
            case ReverseRatio.TargetByActual:
                // Within the target there is nothing to divide by: x may be 0.
                return builder.If(
                    new TypedComparison(ComparisonOperator.LessOrEqual, ratio.Value, one, ratio.Value.Source, ratio.Value.Span),
                    points,
                    builder.Divide(points, ratio.Value));
            case ReverseRatio.LinearExcess:
                return builder.Multiply(points, builder.Subtract(builder.Points(2), ratio.Value));
            default:
                return builder.Multiply(points, ratio.Value);
        }
    }
}
