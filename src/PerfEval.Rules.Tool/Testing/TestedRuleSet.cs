using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Testing;

namespace PerfEval.Rules.Tool.Testing;

/// <summary>A rule set with its tested cases.</summary>
/// <param name="Path">The rule set as the command named it.</param>
/// <param name="RuleSet">Null if it has errors.</param>
/// <param name="Diagnostics">What is wrong with it.</param>
/// <param name="Cases">Its cases; none if it has errors.</param>
internal sealed record TestedRuleSet(string Path, RuleSet? RuleSet, IReadOnlyList<Diagnostic> Diagnostics, IReadOnlyList<TestedCase> Cases)
{
    /// <summary>What it is called where the path would not do.</summary>
    public string Name => RuleSet is null ? Path : $"{RuleSet.Id}@{RuleSet.Version}";

    public bool IsUnreadable =>
        RuleSet is null && Diagnostics.Any(d => d.Descriptor == LoadingErrors.FileNotFound || d.Descriptor == LoadingErrors.CannotRead);

    public int Count(TestOutcome outcome) => Cases.Count(c => c.Outcome == outcome);

    public static TestedRuleSet Run(string path)
    {
        var diagnostics = new DiagnosticBag();
        if (RuleSet.TryLoad(path, diagnostics) is not { } ruleSet)
        {
            return new TestedRuleSet(path, null, diagnostics.Sorted(), []);
        }

        string folder = System.IO.Path.Combine(Directory.Exists(path) ? path : System.IO.Path.GetDirectoryName(path) ?? ".", "cases");
        string[] files = Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder).Where(f => (System.IO.Path.GetExtension(f) is ".yaml" or ".yml" or ".json") && RuleSetLocator.IsFor(f, path)).Order(StringComparer.Ordinal)]
            : [];
        return new TestedRuleSet(path, ruleSet, [], [.. files.Select(f => TestedCase.Run(ruleSet, f))]);
    }

    /// <summary>What the cases that expect something try out; null if the rule set has errors.</summary>
    public RuleSetCoverage? Coverage()
    {
        if (RuleSet is null)
        {
            return null;
        }

        var coverage = new RuleSetCoverage(RuleSet);
        foreach (TestedCase tested in Cases.Where(c => c.Outcome is TestOutcome.Passed or TestOutcome.Failed))
        {
            coverage.Add(tested.Evaluation!);
        }

        return coverage;
    }
}
