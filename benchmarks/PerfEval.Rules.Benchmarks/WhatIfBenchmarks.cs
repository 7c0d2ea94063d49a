using BenchmarkDotNet.Attributes;
using PerfEval.Rules.Batch;
using PerfEval.Rules.Benchmarks.Workload;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Benchmarks;

/// <summary>
/// One fact with another value, against evaluating the changed case as a whole. The fact of one indicator is the least work, the fact of a
/// measure that a rule reads is more.
/// </summary>
public class WhatIfBenchmarks
{
    private readonly BatchEvaluator _evaluator = new(WorkloadData.RuleSet, jobs: 1);
    private readonly Rotation<byte[]> _lines = new(WorkloadData.Lines);
    private readonly Rotation<CaseModel> _models = new([.. WorkloadData.Lines.Select(l => Scoring.Read(WorkloadData.RuleSet, l))]);
    private readonly Rotation<BoundCase> _bound = new([.. WorkloadData.Cases.Select(c => Scoring.Bind(WorkloadData.RuleSet, c))]);
    private readonly Rotation<CaseEvaluation> _evaluated = new([.. WorkloadData.Cases.Select(c => Scoring.Whole(WorkloadData.RuleSet, Scoring.Bind(WorkloadData.RuleSet, c)))]);

    [Benchmark(Baseline = true, Description = "whole evaluation")]
    public object Evaluate() => Scoring.Whole(WorkloadData.RuleSet, _bound.Next());

    [Benchmark(Description = "bind and evaluate")]
    public object BindAndEvaluate() => Scoring.Whole(WorkloadData.RuleSet, Scoring.Bind(WorkloadData.RuleSet, _models.Next()));

    [Benchmark(Description = "from JSON")]
    public object FromJson() => _evaluator.Evaluate(BatchCase.FromLine(1, _lines.Next())).Evaluation!;

    [Benchmark(Description = "what-if, fact of one indicator")]
    public object WhatIfOfOneIndicator() => _evaluated.Next().WhatIf("satisfaction", "96");

    [Benchmark(Description = "what-if, fact of a measure and a rule")]
    public object WhatIfOfARule() => _evaluated.Next().WhatIf("payable", "31 万元");
}
