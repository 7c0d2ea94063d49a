using BenchmarkDotNet.Attributes;
using PerfEval.Rules.Benchmarks.Workload;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.NRules.Matching;
using PerfEval.Rules.NRules.Translation;

namespace PerfEval.Rules.NRules.Benchmarks;

/// <summary>One case of the workload with more and more payments, by both engines.</summary>
public class ScalingBenchmarks
{
    private NRulesMatcher _matcher = null!;
    private BoundCase _bound = null!;

    [Params(70, 7_000)]
    public int Payments { get; set; }

    [GlobalSetup]
    public void Make()
    {
        RuleSetTranslation translation = RuleTranslator.Translate(WorkloadData.RuleSet.Plan);
        _matcher = new NRulesMatcher(translation, new global::NRules.RuleCompiler().Compile(translation.Rules.Select(r => r.Definition)));
        _bound = Scoring.Bind(WorkloadData.RuleSet, MadeCases.Make(1, Payments));
        if (_matcher.Match(_bound).Any(rows => rows is null))
        {
            throw new InvalidOperationException("A rule was left to the evaluator.");
        }
    }

    [Benchmark(Baseline = true, Description = "built in")]
    public object BuiltIn() => Evaluator.Evaluate(WorkloadData.RuleSet.Plan, _bound);

    [Benchmark(Description = "NRules")]
    public object ByNRules() => Evaluator.Evaluate(WorkloadData.RuleSet.Plan, _bound, _matcher);
}
