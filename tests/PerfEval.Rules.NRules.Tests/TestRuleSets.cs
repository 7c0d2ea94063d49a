using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.NRules.Tests;

/// <summary>The rule sets and cases that both engines score: those that are shipped, those of the constructs and the benchmarks, and those in <c>Forms</c>.</summary>
internal static class TestRuleSets
{
    private const string Head = "ruleset: t\nversion: \"1\"\ntitle: 测试\n";

    /// <summary>All that score cases, by their path.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Root("rulesets"), "ruleset.yaml", SearchOption.AllDirectories).Select(Relative).Where(p => !Load(p).IsAbstract).Order(StringComparer.Ordinal),
        "workload/ruleset.yaml",
        .. In("Constructs"),
        .. In("Forms"),
    ];

    /// <summary>Those for which cases can be made up: a table by which indicators are repeated has to make sense.</summary>
    public static IReadOnlyList<string> Generated { get; } = [.. All.Where(p => Load(p).Plan.Repeats.Count == 0)];

    public static RuleSet Load(string path)
    {
        string full = Root(path);
        return Path.GetFileName(full) == "ruleset.yaml" ? RuleSet.Load(full) : RuleSet.Parse(Split(full)[0], path);
    }

    /// <summary>The cases that come with a rule set, by a name and their text or file.</summary>
    public static IEnumerable<(string Name, Func<RuleSet, CaseEvaluation> Evaluate)> Cases(string path)
    {
        string full = Root(path);
        if (Path.GetFileName(full) == "ruleset.yaml")
        {
            string folder = Path.Combine(Path.GetDirectoryName(full)!, "cases");
            return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), Of(f))) : [];
        }

        return Split(full).Skip(1).Select((text, i) => ($"{path} {i}", (Func<RuleSet, CaseEvaluation>)(r => r.Evaluate("case: c\n" + text))));

        static Func<RuleSet, CaseEvaluation> Of(string file) => ruleSet => ruleSet.EvaluateFile(file);
    }

    public static BoundCase Bind(RuleSet ruleSet, string text)
    {
        var diagnostics = new DiagnosticBag();
        CaseModel model = CaseReader.Read(YamlReader.Read(new DocumentText("case.yaml", text), diagnostics)!, diagnostics, null, ruleSet.Id)!;
        BoundCase? bound = CaseBinder.Bind(ruleSet.Plan, model, diagnostics);
        Assert.True(bound is not null && !diagnostics.HasErrors, string.Join("\n", diagnostics.Items));
        return bound;
    }

    private static string[] Split(string file) => [.. (Head + File.ReadAllText(file)).Split("\n--- ").Select((part, i) => i == 0 ? part : part[(part.IndexOf('\n') + 1)..])];

    private static IEnumerable<string> In(string folder) => Directory.EnumerateFiles(Root(folder), "*.yaml").Select(Relative).Order(StringComparer.Ordinal);

    private static string Root(string path) => Path.Combine(AppContext.BaseDirectory, path);

    private static string Relative(string path) => Path.GetRelativePath(AppContext.BaseDirectory, path).Replace('\\', '/');
}
