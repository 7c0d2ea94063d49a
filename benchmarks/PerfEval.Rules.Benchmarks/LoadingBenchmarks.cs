using BenchmarkDotNet.Attributes;
using PerfEval.Rules.Benchmarks.Workload;

namespace PerfEval.Rules.Benchmarks;

/// <summary>Reading, checking and compiling rule sets from texts in memory, in a warm process. The cost must not grow faster than the rules.</summary>
public class LoadingBenchmarks
{
    private readonly string _shipped = File.ReadAllText(RuleSetFiles.Yunxi);
    private readonly string _ten = WorkloadRules.Times(10);
    private readonly string _hundred = WorkloadRules.Times(100);

    [Benchmark(Baseline = true, Description = "workload")]
    public RuleSet Workload() => RuleSet.Parse(WorkloadData.RuleSetText);

    [Benchmark(Description = "workload, 10 times the rules")]
    public RuleSet WorkloadTimes10() => RuleSet.Parse(_ten);

    [Benchmark(Description = "workload, 100 times the rules")]
    public RuleSet WorkloadTimes100() => RuleSet.Parse(_hundred);

    [Benchmark(Description = "largest rule set that is shipped")]
    public RuleSet LargestShipped() => RuleSet.Parse(_shipped);
}
