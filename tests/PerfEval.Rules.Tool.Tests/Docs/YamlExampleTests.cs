using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Audit;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tool.Tests.Docs;

/// <summary>
/// Every YAML example of a page is a rule set that loads, a case of the rule set before it that is scored as it expects, or reports
/// exactly the codes that the page says. What an example leaves out for brevity (its id, its indicators) is added here.
/// </summary>
public sealed class YamlExampleTests
{
    public static TheoryData<string, int> Examples() => Documentation.BlocksIn("yaml");

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_ofAPage_isWhatThePageSays(string page, int line)
    {
        CodeBlock block = Documentation.BlockAt(page, line);
        var diagnostics = new DiagnosticBag();
        if (block.Is("ruleset"))
        {
            RuleSet.TryParse(RuleSetText(block), diagnostics);
        }
        else
        {
            Assert.True(block.Is("case"), "a YAML example is marked as a ruleset or as a case");
            EvaluateCase(block, diagnostics);
        }

        string[] expected = block.Value("error")?.Split(',') ?? [];
        Assert.Equal(expected.Order(StringComparer.Ordinal), Ids(diagnostics, expected.Length > 0));
    }

    private static void EvaluateCase(CodeBlock block, DiagnosticBag diagnostics)
    {
        CodeBlock ruleSetBlock = Documentation.Blocks(block.Page).Last(b => b.Line < block.Line && b.Is("ruleset") && b.Value("error") is null);
        var quiet = new DiagnosticBag();
        RuleSet ruleSet = RuleSet.TryParse(RuleSetText(ruleSetBlock), quiet)!;
        string text = block.Text.Contains("case:", StringComparison.Ordinal) ? block.Text : $"case: example\nruleset: {ruleSet.Id}\n{block.Text}";
        DocumentNode? root = YamlReader.Read(new DocumentText(null, text), diagnostics);
        CaseModel? model = root is null ? null : CaseReader.Read(root, diagnostics);
        CaseEvaluation? evaluation = model is null ? null : ruleSet.TryEvaluate(model, diagnostics);
        if (evaluation is not null && model!.Expect is { } expect)
        {
            Assert.Empty(Expectations.Compare(expect, evaluation.Result).Select(d => d.English));
            Assert.Empty(expect.Audit is { } audit ? AuditExpectations.Compare(audit, evaluation.Audit()).Select(d => d.English) : []);
        }
    }

    private static DocumentText RuleSetText(CodeBlock block)
    {
        string text = block.Text;
        if (!StartsALine(text, "ruleset:"))
        {
            text = "ruleset: example\nversion: \"1\"\ntitle: example\n" + text;
        }

        if (!StartsALine(text, "indicators:"))
        {
            text += "indicators: { placeholder: { points: 1, deduct: [] } }\n";
        }

        return new DocumentText(null, text);
    }

    private static bool StartsALine(string text, string key) => ("\n" + text).Contains("\n" + key, StringComparison.Ordinal);

    // A page that shows an error shows all of it; elsewhere warnings about missing reasons are the case's own business.
    private static IEnumerable<string> Ids(DiagnosticBag diagnostics, bool errorShown) =>
        YamlTraps.WithoutConsequences(diagnostics.Items).Where(d => errorShown || d.Severity == Severity.Error).Select(d => d.Id).Order(StringComparer.Ordinal);
}
