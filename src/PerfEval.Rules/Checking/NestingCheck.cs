using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Checking;

/// <summary>
/// Refuses what would nest too deeply once evaluated: measures within measures, a thousand bands, which are a thousand choices within one
/// another. Every thread's stack must be able to evaluate what was checked.
/// </summary>
internal sealed class NestingCheck(DiagnosticBag diagnostics)
{
    /// <summary>How deep an expression may nest, with the measures that it uses; as deep as one expression alone.</summary>
    public const int Limit = 1000;

    /// <summary>How many measures may stand within one another.</summary>
    public const int MeasureLimit = 100;

    private readonly Dictionary<MeasureSymbol, (int Depth, int Measures)> _measures = [];

    public void Check(CheckedRuleSet ruleSet)
    {
        // Each measure stands after those that it uses.
        foreach (CheckedMeasure measure in ruleSet.Measures)
        {
            _measures[measure.Symbol] = Check(measure.Model.Name, measure.Model.Location, measure.Symbol.Body);
        }

        foreach (CheckedIndicator indicator in ruleSet.Indicators)
        {
            Check(
                indicator.Name,
                indicator.Model.Location,
                [indicator.Points, indicator.Applies, indicator.Aggregate, indicator.Earned, .. indicator.Deductions.Select(d => d.Loss)]);
        }

        foreach (CheckedRule rule in ruleSet.Rules)
        {
            Check(rule.Model.Name, rule.Model.Location, [rule.Condition, .. rule.Targets.SelectMany(t => (Typed?[])[t.Points, t.Max])]);
        }

        foreach (CheckedOtherReading reading in ruleSet.OtherReadings)
        {
            Check(reading.Indicator?.Name ?? reading.Measure!.Model.Name, reading.Model.Location, [reading.Value]);
        }
    }

    private (int Depth, int Measures) Check(string name, SourceLocation at, params Typed?[] expressions)
    {
        (int depth, int measures) = (0, 0);
        foreach (Typed expression in expressions.OfType<Typed>())
        {
            (int ownDepth, int ownMeasures) = Of(expression);
            (depth, measures) = (Math.Max(depth, ownDepth), Math.Max(measures, ownMeasures));
        }

        if (depth <= Limit && measures <= MeasureLimit)
        {
            return (depth, measures);
        }

        diagnostics.Add(RuleSetErrors.NestedTooDeeply.At(at, name));

        // Whoever uses it is not blamed again.
        return (0, 0);
    }

    // Without recursion: how deep it goes is the question.
    private (int Depth, int Measures) Of(Typed root)
    {
        (int depth, int measures) = (0, 0);
        var open = new Stack<(Typed Node, int Depth)>();
        open.Push((root, 1));
        while (open.TryPop(out (Typed Node, int Depth) at))
        {
            (int below, int within) = at.Node is TypedMeasure measure && _measures.TryGetValue(measure.Symbol, out (int Depth, int Measures) known)
                ? (known.Depth, known.Measures + 1)
                : (0, 0);
            (depth, measures) = (Math.Max(depth, at.Depth + below), Math.Max(measures, within));
            foreach (Typed child in at.Node.Children)
            {
                open.Push((child, at.Depth + 1));
            }
        }

        return (depth, measures);
    }
}
