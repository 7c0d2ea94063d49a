using PerfEval.Feel.Checking;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Testing;

/// <summary>One evaluated case as coverage reads it: the results of each indicator that applies, and which line of bands was taken.</summary>
internal sealed class CoverageReading
{
    private readonly ExpressionReader _reader;
    private readonly ILookup<CheckedIndicator, IndicatorResult> _results;
    private readonly HashSet<IndicatorResult> _applying = [];

    public CoverageReading(EvaluationResult evaluation)
    {
        Evaluation = evaluation;
        _reader = new ExpressionReader(evaluation.Plan, evaluation.Case);
        _results = evaluation.Indicators.ToLookup(i => i.Indicator);
        FindApplying(evaluation.Root);
    }

    public EvaluationResult Evaluation { get; }

    /// <summary>The results of an indicator, one for each row where it is repeated.</summary>
    public IEnumerable<IndicatorResult> ResultsOf(CheckedIndicator indicator) => _results[indicator];

    /// <summary>The same, without what does not apply, or may not.</summary>
    public IEnumerable<IndicatorResult> ApplyingResultsOf(CheckedIndicator indicator) => ResultsOf(indicator).Where(_applying.Contains);

    /// <summary>The line of bands that surely counts; -1 if that cannot be told.</summary>
    public int LineTaken(IndicatorResult result, Typed? of, IReadOnlyList<CheckedBand> lines)
    {
        _reader.EnterRow(Evaluation.Plan.Indicators[result.Indicator.Index], result.Row);
        IReadOnlyList<BandStep> steps = _reader.BandSteps(of, lines);
        return steps.Count > 0 && steps[^1].Holds.IsTrue && steps.Take(steps.Count - 1).All(s => s.Holds.IsFalse) ? steps.Count - 1 : -1;
    }

    private void FindApplying(IndicatorResult result)
    {
        if (!result.Applies.IsTrue)
        {
            return;
        }

        _applying.Add(result);
        foreach (IndicatorResult child in result.Children)
        {
            FindApplying(child);
        }
    }
}
