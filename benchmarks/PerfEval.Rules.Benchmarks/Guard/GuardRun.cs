using System.Text.Json;
using PerfEval.Rules.Batch;
using PerfEval.Rules.Benchmarks.Workload;
using PerfEval.Rules.Binding;

namespace PerfEval.Rules.Benchmarks.Guard;

/// <summary>
/// Holds the engine to its cost: ratios to the hand-written baseline in rounds that alternate, and bytes, against the bounds of
/// <c>guard.json</c>. Absolute times decide nothing, so any machine will do, and a busy one too.
/// </summary>
internal static class GuardRun
{
    private const int Rounds = 81;

    /// <summary>Runs it.</summary>
    /// <returns>The exit code: 1 if a bound does not hold.</returns>
    public static int Run(TextWriter output)
    {
        Agreement.Check();
        Dictionary<string, GuardBound> bounds = GuardBound.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "guard.json")));
        GuardedCall[] calls = [.. Calls()];
        foreach (GuardedCall call in calls)
        {
            call.WarmUp();
        }

        for (int round = 0; round < Rounds; round++)
        {
            foreach (GuardedCall call in calls)
            {
                call.Round();
            }
        }

        GuardVerdict[] verdicts = [.. calls.Select(c => GuardVerdict.Of(c.Name, c.Ratios, c.Bytes, bounds))];
        foreach (GuardVerdict verdict in verdicts)
        {
            output.WriteLine(verdict);
        }

        return verdicts.All(v => v.Holds) ? 0 : 1;
    }

    private static IEnumerable<GuardedCall> Calls()
    {
        RuleSet ruleSet = WorkloadData.RuleSet;
        var evaluator = new BatchEvaluator(ruleSet, jobs: 1);
        var typed = new Rotation<WorkloadCase>(WorkloadData.Cases);
        var lines = new Rotation<byte[]>(WorkloadData.Lines);
        var bound = new Rotation<BoundCase>([.. WorkloadData.Cases.Select(c => Scoring.Bind(ruleSet, c))]);
        var evaluated = new Rotation<CaseEvaluation>([.. WorkloadData.Cases.Select(c => Scoring.Whole(ruleSet, Scoring.Bind(ruleSet, c)))]);
        Func<object> score = () => HandWritten.Score(typed.Next());
        yield return new GuardedCall("total", () => HandWritten.Total(typed.Next()), () => Scoring.Evaluate(ruleSet, bound.Next()).Total);
        yield return new GuardedCall("result", score, () => Scoring.Evaluate(ruleSet, bound.Next()));
        yield return new GuardedCall("findings", score, () => Scoring.Findings(Scoring.Evaluate(ruleSet, bound.Next())));
        yield return new GuardedCall("what-if", score, () => evaluated.Next().WhatIf("satisfaction", "96"));
        yield return new GuardedCall(
            "from JSON",
            () => HandWritten.Score(JsonSerializer.Deserialize(lines.Next(), WorkloadJson.Plain.WorkloadDocument)!.Facts),
            () => evaluator.Evaluate(BatchCase.FromLine(1, lines.Next())).Evaluation!);
    }
}
