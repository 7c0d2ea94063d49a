using System.Text.RegularExpressions;
using PerfEval.Feel;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Audit;
using PerfEval.Rules.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tool.Tests.Diagnostics;

/// <summary>Runs an example of a page and tells the codes that it gives. What an example leaves out for brevity is added here.</summary>
internal static partial class PageExample
{
    private const string Head = "ruleset: t\nversion: \"1\"\ntitle: t\n";

    public static IReadOnlyList<string> Codes(DiagnosticPage page, string example) => page.Example switch
    {
        ExampleKind.RuleSet => OfRuleSet(WholeRuleSet(example), null, page.Code.StartsWith("PE32", StringComparison.Ordinal)),
        ExampleKind.RuleSetFile => OfRuleSet(example, example.StartsWith('{') ? "t.json" : null, withProofs: false),
        ExampleKind.Case => OfCase(page.RuleSet, example.Contains("case:", StringComparison.Ordinal) ? example : "case: c\nruleset: t\n" + example, page.Code.StartsWith("PE42", StringComparison.Ordinal)),
        ExampleKind.CaseFile => OfCase(page.RuleSet, example),
        ExampleKind.Feel => OfFeel(example.Trim()),
        ExampleKind.Command => OfCommand(example.Trim()),
        _ => throw new InvalidOperationException(page.Code + " has no example"),
    };

    private static IReadOnlyList<string> OfRuleSet(string text, string? file, bool withProofs)
    {
        var diagnostics = new DiagnosticBag();
        RuleSet? ruleSet = RuleSet.TryParse(new DocumentText(file, text), diagnostics);
        diagnostics.AddRange((withProofs ? ruleSet?.Prove().Diagnostics : null) ?? []);
        return Ids(diagnostics.Items);
    }

    private static IReadOnlyList<string> OfCase(string? ruleSetText, string text, bool isAudited = false)
    {
        var diagnostics = new DiagnosticBag();
        RuleSet ruleSet = RuleSet.Parse(WholeRuleSet(ruleSetText ?? ""));
        Assert.Empty(ruleSet.Diagnostics);
        DocumentNode? root = YamlReader.Read(new DocumentText(null, text), diagnostics);
        CaseModel? model = root is null ? null : CaseReader.Read(root, diagnostics, Path.GetTempPath());
        CaseEvaluation? evaluation = model is null ? null : ruleSet.TryEvaluate(model, diagnostics);
        if (isAudited)
        {
            diagnostics.AddRange(AuditProblems(evaluation!));
        }

        return Ids(YamlTraps.WithoutConsequences(diagnostics.Items).Concat(evaluation?.Result.Failures ?? []));
    }

    private static IReadOnlyList<Diagnostic> AuditProblems(CaseEvaluation evaluation)
    {
        try
        {
            evaluation.Audit();
            return [];
        }
        catch (PerfEvalException problems)
        {
            return problems.Diagnostics;
        }
    }

    private static IReadOnlyList<string> OfFeel(string text)
    {
        var diagnostics = new DiagnosticBag();
        FeelExpression.TryParse(text, FeelEnvironment.Spec, diagnostics);
        return Ids(diagnostics.Items);
    }

    private static IReadOnlyList<string> OfCommand(string command)
    {
        Assert.StartsWith("perfeval ", command, StringComparison.Ordinal);
        string[] words = [.. Word().Matches(command).Skip(1).Select(m => m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Success ? m.Groups[2].Value : m.Value)];
        ToolRun run = Tool.Run([.. words.Select(w => w.StartsWith("rulesets/", StringComparison.Ordinal) ? Path.Combine(AppContext.BaseDirectory, w) : w)]);
        return [.. Code().Matches(run.Errors).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)];
    }

    private static string WholeRuleSet(string text)
    {
        string whole = HasKey(text, "ruleset") ? text : Head + text;
        return HasKey(text, "indicators") ? whole : whole + "indicators: { 占位: { points: 1, deduct: [] } }\n";
    }

    private static bool HasKey(string text, string key) => ("\n" + text).Contains("\n" + key + ":", StringComparison.Ordinal);

    private static IReadOnlyList<string> Ids(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(d => d.Id).Distinct(StringComparer.Ordinal)];

    [GeneratedRegex("'([^']*)'|\"([^\"]*)\"|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?:错误|警告) (PE\d{4}): ")]
    private static partial Regex Code();
}
