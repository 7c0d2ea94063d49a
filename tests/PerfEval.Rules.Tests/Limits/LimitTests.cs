using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Tests.Limits;

/// <summary>
/// A rule set is data from strangers: whatever it says, checking and evaluating it end in bounded time and memory, on a stack as small as any
/// system gives, with a result or a clear error.
/// </summary>
public sealed class LimitTests
{
    private const int SmallStack = 1024 * 1024;

    [Fact]
    public void Probe()
    {
        foreach (int n in (int[])[100, 200, 300, 400, 500, 600, 700, 800, 1000, 1200, 1500, 2000])
        {
            string one = Environment.GetEnvironmentVariable("PROBE")!;
            string deep = "数\n" + string.Concat(Enumerable.Range(1, n).Select(i => $"  量{i}: {string.Format(System.Globalization.CultureInfo.InvariantCulture, one, i == 1 ? "深" : "量" + (i - 1))}\n"));
            string text = $"ruleset: r\nversion: \"1\"\ntitle: 题\nfacts: {{ 数: number }}\nmeasures:\n  深: {deep}indicators:\n  甲: {{ points: 5, formula: 量{n} }}\n";
            Console.WriteLine(n);
            var thread = new Thread(
                () =>
                {
                    RuleSet ruleSet = RuleSet.Parse(text);
                    Evaluate(ruleSet, "case: c\nruleset: r\nfacts: { 数: 1 }\n");
                    CaseEvaluation e = Evaluate(ruleSet, "case: c\nruleset: r\nfacts: {}\n");
                    EvaluationJson.Write(e, Language.Chinese, false, withTrail: true);
                    File.AppendAllText("/tmp/probe", n + "\n");
                },
                SmallStack);
            thread.Start();
            thread.Join();
        }
    }

    private static CaseEvaluation Evaluate(RuleSet ruleSet, string text)
    {
        var diagnostics = new DiagnosticBag();
        CaseModel model = CaseReader.Read(YamlReader.Read(new DocumentText("case", text), diagnostics)!, diagnostics)!;
        return ruleSet.TryEvaluate(model, diagnostics)!;
    }
}
