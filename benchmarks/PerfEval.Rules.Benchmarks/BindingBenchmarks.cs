using System.Text.Json;
using BenchmarkDotNet.Attributes;
using PerfEval.Rules.Benchmarks.Workload;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Benchmarks;

/// <summary>From the JSON bytes of a case to facts that can be scored, against typed records that System.Text.Json fills from the same bytes.</summary>
public class BindingBenchmarks
{
    private readonly Rotation<byte[]> _lines = new(WorkloadData.Lines);
    private readonly Rotation<CaseModel> _models = new([.. WorkloadData.Lines.Select(l => Scoring.Read(WorkloadData.RuleSet, l))]);

    [Benchmark(Baseline = true, Description = "System.Text.Json, typed records")]
    public object SystemTextJson() => JsonSerializer.Deserialize(_lines.Next(), WorkloadJson.Plain.WorkloadDocument)!;

    [Benchmark(Description = "read and bind")]
    public object ReadAndBind() => Scoring.Bind(WorkloadData.RuleSet, Scoring.Read(WorkloadData.RuleSet, _lines.Next()));

    [Benchmark(Description = "read")]
    public object ReadAlone() => Scoring.Read(WorkloadData.RuleSet, _lines.Next());

    [Benchmark(Description = "bind")]
    public object BindAlone() => Scoring.Bind(WorkloadData.RuleSet, _models.Next());
}
