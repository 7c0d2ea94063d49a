using BenchmarkDotNet.Attributes;
using PerfEval.Rules.Benchmarks.Workload;
using PerfEval.Rules.Binding;

namespace PerfEval.Rules.Benchmarks;

/// <summary>One case with more and more payments.</summary>
public class PaymentScalingBenchmarks
{
    private WorkloadCase _typed = null!;
    private BoundCase _bound = null!;

    [Params(70, 700, 7_000, 70_000)]
    public int Payments { get; set; }

    [GlobalSetup]
    public void Make()
    {
        _typed = MadeCases.Make(1, Payments);
        _bound = Scoring.Bind(WorkloadData.RuleSet, _typed);
    }

    [Benchmark(Baseline = true, Description = "hand-written, findings with texts")]
    public object HandScore() => HandWritten.Score(_typed);

    [Benchmark(Description = "result without texts")]
    public object ResultWithoutTexts() => Scoring.Evaluate(WorkloadData.RuleSet, _bound);

    [Benchmark(Description = "findings with texts")]
    public object Findings() => Scoring.Findings(Scoring.Evaluate(WorkloadData.RuleSet, _bound));
}

/// <summary>The same cases by a rule set that is so many times as long, against the hand-written scorer called that many times.</summary>
public class RuleScalingBenchmarks
{
    private readonly Rotation<WorkloadCase> _typed = new(WorkloadData.Cases);
    private RuleSet _ruleSet = null!;
    private Rotation<BoundCase> _bound = null!;

    [Params(1, 10, 100)]
    public int Times { get; set; }

    [GlobalSetup]
    public void Load()
    {
        _ruleSet = RuleSet.Parse(WorkloadRules.Times(Times));
        _bound = new([.. WorkloadData.Cases.Select(c => Scoring.Bind(_ruleSet, c))]);
    }

    [Benchmark(Baseline = true, Description = "hand-written, findings with texts")]
    public decimal HandScore()
    {
        WorkloadCase one = _typed.Next();
        decimal sum = 0;
        for (int i = 0; i < Times; i++)
        {
            sum += HandWritten.Score(one).Total;
        }

        return sum;
    }

    [Benchmark(Description = "result without texts")]
    public object ResultWithoutTexts() => Scoring.Evaluate(_ruleSet, _bound.Next());

    [Benchmark(Description = "findings with texts")]
    public object Findings() => Scoring.Findings(Scoring.Evaluate(_ruleSet, _bound.Next()));
}
