using BenchmarkDotNet.Attributes;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Benchmarks.Workload;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Benchmarks;

/// <summary>The stages of loading the workload's rule set, each from what the one before gave.</summary>
public class CheckingBenchmarks
{
    private readonly DocumentText _text = new("workload.yaml", WorkloadData.RuleSetText);
    private DocumentNode _document = null!;
    private RuleSetModel _model = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _document = DocumentLoader.Read(_text, new DiagnosticBag())!;
        _model = RuleSetReader.Read(_document, new DiagnosticBag())!;
    }

    [Benchmark(Baseline = true, Description = "load (all of it)")]
    public RuleSet All() => RuleSet.Parse(WorkloadData.RuleSetText);

    [Benchmark(Description = "read YAML")]
    public object ReadYaml() => DocumentLoader.Read(_text, new DiagnosticBag())!;

    [Benchmark(Description = "read the model")]
    public object ReadModel() => RuleSetReader.Read(_document, new DiagnosticBag())!;

    [Benchmark(Description = "check")]
    public object Check() => RuleSetChecker.Check(_model, new DiagnosticBag());

    [Benchmark(Description = "compile")]
    public object Compile() => PlanCompiler.Compile(WorkloadData.RuleSet.Plan.RuleSet);
}
