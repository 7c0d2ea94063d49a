using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>Computes what other readings of standards and measures would give.</summary>
internal sealed class ReadingAudit(EvaluationResult result, PrintedTable table, PrintedSums sums, ExpressionReader reader)
{
    /// <summary>The other readings of a line and of its items that are not printed themselves.</summary>
    public IReadOnlyList<AuditReading> Of(IndicatorResult line) => [.. Within(line, line)];

    /// <summary>The other readings of measures, by name.</summary>
    public IReadOnlyList<AuditReading> OfMeasures()
    {
        var readings = new List<AuditReading>();
        foreach (CheckedOtherReading reading in result.Plan.RuleSet.OtherReadings.Where(r => r.Measure is not null).OrderBy(r => r.Measure!.Model.Name, StringComparer.Ordinal))
        {
            CheckedMeasure measure = reading.Measure!;
            var taken = new TypedMeasure(measure.Symbol, measure.Model.Value, new TextSpan(0, measure.Model.Value.Text.Length));
            LocalText value = reader.Text(reading.Value);
            readings.Add(new AuditReading(measure.Model.Name, reading.Model.Reading, null, null, value, reader.Text(taken)));
        }

        return readings;
    }

    private IEnumerable<AuditReading> Within(IndicatorResult line, IndicatorResult node)
    {
        foreach (CheckedOtherReading reading in result.Plan.RuleSet.OtherReadings.Where(r => r.Indicator == node.Indicator && !node.Applies.IsFalse))
        {
            ScoreRange score = Score(node, reading);
            ScoreRange whole = node == line ? score : sums.Run(line, n => n == node ? score : null)[line.Place];
            yield return new AuditReading(node.Path, reading.Model.Reading, score, whole, null, null);
        }

        foreach (AuditReading below in node.Children.Where(c => table.ScoreOf(c) is null && !table.HasBelow(c)).SelectMany(c => Within(line, c)))
        {
            yield return below;
        }
    }

    private ScoreRange Score(IndicatorResult node, CheckedOtherReading reading)
    {
        reader.EnterRow(result.Plan.Indicators[node.Indicator.Index], node.Row);
        FeelValue value = reader.Evaluate(reading.Value);
        Interval bounds = value.IsFailure ? Interval.Everything : value.Bounds;
        return new ScoreRange(
            Held(bounds.HasLow ? bounds.Low : 0, node), Held(bounds.HasHigh ? bounds.High : node.Points, node));
    }

    private static decimal Held(decimal score, IndicatorResult node)
    {
        decimal held = Math.Clamp(Scalars.Settle(score), 0, node.Points);
        return node.Indicator.RoundingStep is { } step ? Rounding.ToStep(held, step) : held;
    }
}
