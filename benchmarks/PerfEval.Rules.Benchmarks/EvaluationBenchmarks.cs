using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Benchmarks.Workload;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Benchmarks;

/// <summary>Scoring bound cases of the workload, against the hand-written scorer over typed records: as much of the output as each asks for.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class EvaluationBenchmarks
{
    private const string Total = "total", Texts = "findings with texts", Json = "JSON";

    private readonly RuleSet _ruleSet = WorkloadData.RuleSet;
    private readonly Rotation<WorkloadCase> _typed = new(WorkloadData.Cases);
    private readonly Rotation<BoundCase> _bound = new([.. WorkloadData.Cases.Select(c => Scoring.Bind(WorkloadData.RuleSet, c))]);

    [Benchmark(Baseline = true, Description = "hand-written, total"), BenchmarkCategory(Total)]
    public decimal HandTotal() => HandWritten.Total(_typed.Next());

    [Benchmark(Description = "total only"), BenchmarkCategory(Total)]
    public decimal TotalOnly() => Evaluate().Total.Low;

    [Benchmark(Baseline = true, Description = "hand-written, findings with texts"), BenchmarkCategory(Texts)]
    public object HandScore() => HandWritten.Score(_typed.Next());

    /// <summary>All that a trail needs, and no text.</summary>
    [Benchmark(Description = "result without texts"), BenchmarkCategory(Texts)]
    public object ResultWithoutTexts() => Evaluate();

    [Benchmark(Description = "findings with texts"), BenchmarkCategory(Texts)]
    public object Findings() => Scoring.Findings(Evaluate());

    [Benchmark(Description = "whole trail with texts"), BenchmarkCategory(Texts)]
    public object Trail() => Scoring.Trail(Evaluate());

    [Benchmark(Baseline = true, Description = "hand-written, findings as JSON"), BenchmarkCategory(Json)]
    public object HandJson() => JsonSerializer.SerializeToUtf8Bytes(HandWritten.Score(_typed.Next()), WorkloadJson.Plain.HandResult);

    [Benchmark(Description = "result as a JSON line"), BenchmarkCategory(Json)]
    public object JsonLine() => EvaluationJson.WriteLine(Scoring.Whole(_ruleSet, _bound.Next()), Language.Chinese);

    private EvaluationResult Evaluate() => Scoring.Evaluate(_ruleSet, _bound.Next());
}
