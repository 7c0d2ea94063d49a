using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Evaluation;

/// <summary>Compares an evaluation with what a case expects of it.</summary>
internal static class Expectations
{
    /// <summary>What differs, a sentence each; empty if all is as expected.</summary>
    public static IReadOnlyList<LocalText> Compare(ExpectModel expect, EvaluationResult result) => [.. Differences(expect, result).Select(d => d.Sentence)];

    /// <summary>What differs; empty if all is as expected.</summary>
    public static IReadOnlyList<ExpectationDifference> Differences(ExpectModel expect, EvaluationResult result)
    {
        var differences = new List<ExpectationDifference>();
        if (expect.Total is { } total)
        {
            CompareScore(differences, new("总分", "total"), total, result.Total, null);
        }

        string[] given = [.. result.Grades.Select(g => result.Plan.RuleSet.Grades[g].Model.Name)];
        if (expect.Grades is { } grades && !grades.ToHashSet(StringComparer.Ordinal).SetEquals(given))
        {
            Add(differences, new("等级", "grade"), string.Join("、", grades), string.Join("、", given));
        }

        foreach ((ReferenceModel indicator, ExpectedScore score) in expect.Scores)
        {
            CompareIndicator(differences, indicator, score, result);
        }

        CompareFindings(differences, expect, result);
        int failed = result.Checks.Count(c => c.Outcome == CheckOutcome.Differs);
        if (expect.FailedChecks is { } wanted && wanted != failed)
        {
            Add(differences, new("不符的核对项", "failed checks"), wanted.ToString(System.Globalization.CultureInfo.InvariantCulture), failed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return differences;
    }

    private static void CompareIndicator(List<ExpectationDifference> differences, ReferenceModel indicator, ExpectedScore score, EvaluationResult result)
    {
        IReadOnlyList<Checking.CheckedIndicator> meant = result.Plan.RuleSet.References.FindAll(indicator.Path);
        IndicatorResult[] found = [.. result.Indicators.Where(i => i.Path == indicator.Path)];
        if (found.Length == 0)
        {
            found = [.. result.Indicators.Where(i => meant.Contains(i.Indicator) || i.Path.EndsWith("/" + indicator.Path, StringComparison.Ordinal))];
        }

        if (found.Length != 1)
        {
            differences.Add(ExpectationDifference.Told(new(
                $"{indicator.Location}：没有（或不止一个）指标“{indicator.Path}”", $"{indicator.Location}: no (or more than one) indicator '{indicator.Path}'")));
            return;
        }

        CompareScore(differences, new(found[0].Path, found[0].Path), score, found[0].Score, found[0]);
    }

    private static void CompareScore(List<ExpectationDifference> differences, LocalText what, ExpectedScore expected, ScoreRange actual, IndicatorResult? indicator)
    {
        var range = new ScoreRange(expected.Low, expected.High);
        if (range != actual)
        {
            decimal? points = range.IsKnown && actual.IsKnown ? actual.Low - range.Low : null;
            differences.Add(ExpectationDifference.Between(what, Same(range.ToString()), Same(actual.ToString())) with { Points = points, Indicator = indicator });
        }
    }

    private static void CompareFindings(List<ExpectationDifference> differences, ExpectModel expect, EvaluationResult result)
    {
        if (expect.Findings is not { } findings)
        {
            return;
        }

        string[] fired = [.. result.Rules.Where(r => r.Fired).Select(r => r.Rule.Model.Name)];
        foreach (ReferenceModel name in findings.Where(f => !fired.Contains(f.Path)))
        {
            bool exists = result.Rules.Any(r => r.Rule.Model.Name == name.Path);
            differences.Add(ExpectationDifference.Told(exists
                ? new($"应触发而未触发的规则：{name.Path}", $"rule that should have fired: {name.Path}")
                : new($"规则集里没有规则“{name.Path}”", $"the rule set has no rule '{name.Path}'")));
        }

        foreach (string name in fired.Where(f => findings.All(w => w.Path != f)))
        {
            differences.Add(ExpectationDifference.Told(new($"不应触发却触发的规则：{name}", $"rule that should not have fired: {name}")));
        }
    }

    private static void Add(List<ExpectationDifference> differences, LocalText what, string expected, string actual) =>
        differences.Add(ExpectationDifference.Between(what, Same(expected), Same(actual)));

    private static LocalText Same(string text) => new(text, text);
}
