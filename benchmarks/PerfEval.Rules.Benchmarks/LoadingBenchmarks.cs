using BenchmarkDotNet.Attributes;

namespace PerfEval.Rules.Benchmarks;

/// <summary>Reading, checking and compiling rule sets from texts in memory, in a warm process.</summary>
public class LoadingBenchmarks
{
    private string _yunxi = "";
    private string[] _all = [];

    [GlobalSetup]
    public void ReadTexts()
    {
        _yunxi = File.ReadAllText(RuleSetFiles.Yunxi);
        _all = [.. RuleSetFiles.All.Select(File.ReadAllText)];
    }

    [Benchmark(Baseline = true)]
    public RuleSet LoadYunxi() => RuleSet.Parse(_yunxi);

    [Benchmark]
    public int LoadAllFive()
    {
        int loaded = 0;
        foreach (string text in _all)
        {
            loaded += RuleSet.Parse(text).Id.Length > 0 ? 1 : 0;
        }

        return loaded;
    }
}
