using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using PerfEval.Rules.Benchmarks;
using PerfEval.Rules.Benchmarks.Workload;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.NRules.Matching;
using PerfEval.Rules.NRules.Translation;

namespace PerfEval.Rules.NRules.Benchmarks;

/// <summary>The reference workload by both engines. Before anything is measured, both score all of its cases and must give the same bytes.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class EngineBenchmarks
{
    private const string Case = "bound case to result", Json = "JSON bytes to result", Load = "load";

    private readonly RuleSet _ruleSet = WorkloadData.RuleSet;
    private readonly NRulesEngine _engine = NRulesEngine.For(WorkloadData.RuleSet);
    private readonly NRulesMatcher _matcher = MatcherOf(WorkloadData.RuleSet);
    private readonly Rotation<BoundCase> _bound = new([.. WorkloadData.Cases.Select(c => Scoring.Bind(WorkloadData.RuleSet, c))]);
    private readonly Rotation<byte[]> _lines = new(WorkloadData.Lines);

    [GlobalSetup]
    public void Agree()
    {
        foreach (byte[] line in WorkloadData.Lines)
        {
            if (_ruleSet.EvaluateJson(line).ToJson(explain: true) != _engine.RuleSet.EvaluateJson(line).ToJson(explain: true))
            {
                throw new InvalidOperationException("The engines do not agree.");
            }
        }
    }

    [Benchmark(Baseline = true, Description = "built in"), BenchmarkCategory(Case)]
    public object BuiltIn() => Evaluator.Evaluate(_ruleSet.Plan, _bound.Next());

    [Benchmark(Description = "NRules"), BenchmarkCategory(Case)]
    public object ByNRules() => Evaluator.Evaluate(_ruleSet.Plan, _bound.Next(), _matcher);

    /// <summary>Of that, the session alone.</summary>
    [Benchmark(Description = "NRules, rules alone"), BenchmarkCategory(Case)]
    public object Match() => _matcher.Match(_bound.Next());

    [Benchmark(Baseline = true, Description = "built in"), BenchmarkCategory(Json)]
    public object BuiltInJson() => _ruleSet.EvaluateJson(_lines.Next());

    [Benchmark(Description = "NRules"), BenchmarkCategory(Json)]
    public object ByNRulesJson() => _engine.RuleSet.EvaluateJson(_lines.Next());

    [Benchmark(Baseline = true, Description = "built in"), BenchmarkCategory(Load)]
    public object BuiltInLoad() => RuleSet.Parse(WorkloadData.RuleSetText);

    [Benchmark(Description = "NRules"), BenchmarkCategory(Load)]
    public object ByNRulesLoad() => NRulesEngine.For(RuleSet.Parse(WorkloadData.RuleSetText));

    private static NRulesMatcher MatcherOf(RuleSet ruleSet)
    {
        RuleSetTranslation translation = RuleTranslator.Translate(ruleSet.Plan);
        return new NRulesMatcher(translation, new global::NRules.RuleCompiler().Compile(translation.Rules.Select(r => r.Definition)));
    }
}
