using System.Globalization;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Benchmarks.Workload;

/// <summary>What is compared must give the same: the library, the hand-written scorer and, where it is known, what others found.</summary>
internal static class Agreement
{
    /// <summary>Scores every case in each way.</summary>
    /// <exception cref="InvalidOperationException">Two ways differ; nothing that is measured would mean anything.</exception>
    public static void Check()
    {
        for (int i = 0; i < WorkloadData.Cases.Length; i++)
        {
            WorkloadCase one = WorkloadData.Cases[i];
            HandResult hand = HandWritten.Score(one);
            EvaluationResult result = Scoring.Evaluate(WorkloadData.RuleSet, Scoring.Bind(WorkloadData.RuleSet, one));
            IReadOnlyList<Finding> findings = Scoring.Findings(result);
            var ours = new ExpectedResult(result.Total.Low, findings.Count, findings.Sum(Lost));
            var theirs = new ExpectedResult(hand.Total, hand.Findings.Count, hand.Findings.Sum(f => f.Lost));
            Same(one, theirs, ours);
            Same(one, theirs with { Total = HandWritten.Total(one) }, ours);
            Same(one, WorkloadData.Expected is { } expected ? expected[i] : theirs, ours);
            if (result.Total.Low != result.Total.High || result.Failures.Count > 0)
            {
                throw new InvalidOperationException(one.Id + " is not scored to an end.");
            }
        }
    }

    // A standard's loss ends at its points and is rounded as the score is; rules take their nominal points.
    private static decimal Lost(Finding finding) => finding is { Rule: null, Indicator: { } indicator }
        ? indicator.Points - Math.Round(Math.Max(0, indicator.Points - finding.Deducted.Low), 2, MidpointRounding.AwayFromZero)
        : finding.Deducted.Low;

    private static void Same(WorkloadCase one, ExpectedResult wanted, ExpectedResult found)
    {
        if (wanted != found)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{one.Id}: expected {wanted}, found {found}"));
        }
    }
}
