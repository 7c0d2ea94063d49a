using System.Text.Json;
using BenchmarkDotNet.Attributes;
using PerfEval.Rules.Batch;
using PerfEval.Rules.Benchmarks.Workload;

namespace PerfEval.Rules.Benchmarks;

/// <summary>From the JSON bytes of a case to its result, against System.Text.Json and the hand-written scorer on the same bytes.</summary>
public class FromJsonBenchmarks
{
    private readonly BatchEvaluator _evaluator = new(WorkloadData.RuleSet, jobs: 1);
    private readonly Rotation<byte[]> _lines = new(WorkloadData.Lines);

    [Benchmark(Baseline = true, Description = "System.Text.Json, hand-written score")]
    public object SystemTextJsonAndHandScore() => HandWritten.Score(Typed());

    [Benchmark(Description = "System.Text.Json, hand-written total")]
    public decimal SystemTextJsonAndHandTotal() => HandWritten.Total(Typed());

    [Benchmark(Description = "result without texts")]
    public object Result() => Evaluate();

    [Benchmark(Description = "findings with texts")]
    public object ResultWithFindings() => Scoring.Findings(Evaluate().Result);

    private WorkloadCase Typed() => JsonSerializer.Deserialize(_lines.Next(), WorkloadJson.Plain.WorkloadDocument)!.Facts;

    private CaseEvaluation Evaluate() => _evaluator.Evaluate(BatchCase.FromLine(1, _lines.Next())).Evaluation!;
}
