using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>What a score rests on: reasons and evidence of judgements, results that the case only states, what is missing.</summary>
internal sealed class LineSupport(EvaluationResult result, LineAudit lines, ExpressionReader reader, IReadOnlyList<Finding> findings)
{
    /// <summary>What the judgements behind a score are supported by; null if there are none.</summary>
    public JudgementSupport? Of(IndicatorResult line)
    {
        (IndicatorResult At, Answer Answer)[] answers = [.. lines.AnswersOf(line)];
        if (answers.Length == 0)
        {
            return null;
        }

        if (answers.Any(a => a.Answer.Reason is not null))
        {
            return JudgementSupport.Reason;
        }

        // Evidence for a section is evidence for what is below it.
        IEnumerable<CheckedIndicator> above = Above(line.Indicator), at = answers.Select(a => a.At.Indicator);
        return above.Concat(at).Any(i => result.Case.EvidenceFor(i).Any()) ? JudgementSupport.Evidence : JudgementSupport.None;
    }

    /// <summary>The reasons given, each once.</summary>
    public IReadOnlyList<string> Reasons(IndicatorResult line) =>
        [.. lines.AnswersOf(line).Select(a => a.Answer.Reason).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>What is missing to know a score, below it too.</summary>
    public static IReadOnlyList<LocalText> Missing(IndicatorResult line) => [.. MissingOf(line).Sources.Select(Phrases.Source)];

    /// <summary>The kind of what is missing: a fact if there is one among it, otherwise a judgement, otherwise evidence; null if nothing is missing.</summary>
    public static UnknownSourceKind? KindOfMissing(IndicatorResult line)
    {
        UnknownSourceKind[] kinds = [.. MissingOf(line).Sources.Select(s => s.Kind == UnknownSourceKind.Cell ? UnknownSourceKind.Fact : s.Kind)];
        return kinds.Length == 0 ? null
            : kinds.Contains(UnknownSourceKind.Fact) ? UnknownSourceKind.Fact
            : kinds.Contains(UnknownSourceKind.Answer) ? UnknownSourceKind.Answer
            : UnknownSourceKind.Evidence;
    }

    /// <summary>The sentences that say why points are lost.</summary>
    public IReadOnlyList<LocalText> Why(IndicatorResult line) =>
        [.. findings.Where(f => f.Indicator is { } at && f.Deducted.High > 0 && IsWithin(at, line)).Select(f => f.Text).Distinct()];

    /// <summary>The measures that a score reads and that the case states instead of the figures behind them.</summary>
    public IReadOnlyList<string> StatedResults(IndicatorResult line)
    {
        reader.EnterRow(result.Plan.Indicators[line.Indicator.Index], line.Row);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Typed?[] expressions = [line.Indicator.Earned, line.Indicator.Applies, .. line.Indicator.Deductions.Select(d => d.Loss)];
        foreach (TypedMeasure measure in expressions.OfType<Typed>().SelectMany(e => MeasuresOf(e, [])))
        {
            if (reader.Printer.IsStated(measure.Symbol, reader.Evaluate(measure)) && !reader.Evaluate(measure.Symbol.Body).IsKnown)
            {
                names.Add(measure.Symbol.Name);
            }
        }

        foreach (IndicatorResult child in line.Children.Where(c => !c.Applies.IsFalse))
        {
            names.UnionWith(StatedResults(child));
        }

        return [.. names];
    }

    private static IEnumerable<CheckedIndicator> Above(CheckedIndicator indicator)
    {
        for (CheckedIndicator at = indicator; at.Parent is not null; at = at.Parent)
        {
            yield return at;
        }
    }

    private static Missing MissingOf(IndicatorResult line) =>
        line.Children.Where(c => !c.Score.IsKnown).Aggregate(line.Missing, (missing, child) => missing.Union(MissingOf(child)));

    private static bool IsWithin(IndicatorResult at, IndicatorResult line) =>
        at == line || line.Children.Any(c => IsWithin(at, c));

    private static IEnumerable<TypedMeasure> MeasuresOf(Typed typed, HashSet<MeasureSymbol> seen)
    {
        if (typed is TypedMeasure measure)
        {
            return seen.Add(measure.Symbol) ? MeasuresOf(measure.Symbol.Body, seen).Prepend(measure) : [];
        }

        return typed.Children.SelectMany(c => MeasuresOf(c, seen));
    }
}
