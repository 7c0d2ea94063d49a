using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Testing;

namespace PerfEval.Rules.Tests.Evaluation;

/// <summary>Scores the text of a case by the text of a rule set.</summary>
internal static class Scoring
{
    public static RuleSet RuleSet(string yaml) => Rules.RuleSet.Parse("ruleset: t\nversion: \"1\"\ntitle: 测试\n" + yaml, "t.yaml");

    public static CaseEvaluation Evaluate(string ruleSet, string text) => Evaluate(RuleSet(ruleSet), text);

    public static CaseEvaluation Evaluate(RuleSet ruleSet, string text)
    {
        var diagnostics = new DiagnosticBag();
        CaseEvaluation? evaluation = ruleSet.TryEvaluate(Case(text, diagnostics), diagnostics);
        Assert.DoesNotContain(diagnostics.Items, d => d.Severity == Severity.Error);
        RuleSetProperties.CheckScores(evaluation!);
        return evaluation!;
    }

    public static CaseModel Case(string text, DiagnosticBag diagnostics) =>
        CaseReader.Read(YamlReader.Read(new DocumentText("case.yaml", "case: c\nruleset: t\n" + text), diagnostics)!, diagnostics)!;
}
