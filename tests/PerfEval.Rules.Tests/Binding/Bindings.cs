using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tests.Binding;

/// <summary>Binds the text of a case to a rule set.</summary>
internal static class Bindings
{
    public static RuleSet RuleSet(string yaml) => Rules.RuleSet.Parse("ruleset: t\nversion: \"1\"\ntitle: 测试\n" + yaml);

    /// <summary>Binds a case; null where it has errors.</summary>
    public static BoundCase? Bind(RuleSet ruleSet, string text, DiagnosticBag diagnostics, string? folder = null)
    {
        DocumentNode? root = YamlReader.Read(new DocumentText("case.yaml", "case: c\nruleset: t\n" + text), diagnostics);
        CaseModel? model = root is null ? null : CaseReader.Read(root, diagnostics, folder);
        return model is null ? null : CaseBinder.Bind(ruleSet.Plan, model, diagnostics);
    }
}
