using BenchmarkDotNet.Attributes;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Benchmarks;

/// <summary>Scoring yunxi-2020, a case with 64 vouchers, by a rule set that is loaded already.</summary>
public class ShippedCaseBenchmarks
{
    private RuleSet _ruleSet = null!;
    private CaseModel _model = null!;
    private DocumentText _text = null!;

    [GlobalSetup]
    public void Load()
    {
        _ruleSet = RuleSet.Load(RuleSetFiles.Yunxi);
        _text = new DocumentText(RuleSetFiles.Yunxi2020, File.ReadAllText(RuleSetFiles.Yunxi2020));
        _model = Read();
    }

    [Benchmark]
    public object ReadCase() => Read();

    [Benchmark(Baseline = true)]
    public CaseEvaluation BindAndEvaluate() => _ruleSet.TryEvaluate(_model, new DiagnosticBag())!;

    [Benchmark]
    public CaseEvaluation ReadBindAndEvaluate() => _ruleSet.TryEvaluate(Read(), new DiagnosticBag())!;

    private CaseModel Read()
    {
        var diagnostics = new DiagnosticBag();
        return CaseReader.Read(DocumentLoader.Read(_text, diagnostics)!, diagnostics)!;
    }
}
