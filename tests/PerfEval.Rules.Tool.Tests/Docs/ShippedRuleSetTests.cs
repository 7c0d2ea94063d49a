using System.Globalization;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tool.Tests.Docs;

/// <summary>What the pages say about the shipped rule sets is what comes out of them.</summary>
public sealed class ShippedRuleSetTests
{
    public static TheoryData<string, string> RuleSets()
    {
        var data = new TheoryData<string, string>();
        foreach (string folder in Folders().Where(HasPublishedResult))
        {
            data.Add("README.md", folder);
            data.Add("README.zh-CN.md", folder);
        }

        return data;
    }

    // | [id](file) | kind | printed | computed | checks | why |
    [Theory]
    [MemberData(nameof(RuleSets))]
    public void TableOfAPage_hasTheNumbersThatComeOut(string page, string id)
    {
        string folder = Path.Combine(Documentation.Root, "rulesets", id);
        string file = Directory.EnumerateFiles(Path.Combine(folder, "cases")).Single(f => f.EndsWith(".yaml", StringComparison.Ordinal));
        CaseEvaluation evaluation = RuleSet.Load(folder).EvaluateFile(file);
        PublishedModel printed = evaluation.Result.Case.Model.Published!;
        int differ = evaluation.Result.Checks.Count(c => c.Outcome == CheckOutcome.Differs), all = evaluation.Result.Checks.Count;

        string[] cells = Documentation.Read(page).Split('\n').Single(l => l.StartsWith($"| [{id}]", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries);
        Assert.Equal($"{printed.Total!.Value.ToString(CultureInfo.InvariantCulture)} {printed.Grade}".Trim(), cells[3]);
        Assert.Equal($"{evaluation.Total} {string.Join(' ', evaluation.Grades)}".Trim(), cells[4]);
        Assert.Equal(page == "README.md" ? $"{differ} of {all}" : $"{all} 项中 {differ} 项", cells[5]);
    }

    [Theory]
    [InlineData("rulesets/README.md")]
    [InlineData("rulesets/README.zh-CN.md")]
    public void IndexOfRuleSets_namesThemAll(string page)
    {
        string index = Documentation.Read(page);
        Assert.All(Folders(), id => Assert.Contains($"]({id}/ruleset.yaml)", index, StringComparison.Ordinal));
    }

    private static bool HasPublishedResult(string id) => Path.Combine(Documentation.Root, "rulesets", id, "cases") is var cases
        && Directory.Exists(cases) && Directory.EnumerateFiles(cases).Any(f => File.ReadAllText(f).Contains("\npublished:", StringComparison.Ordinal));

    private static IEnumerable<string> Folders() =>
        Directory.EnumerateDirectories(Path.Combine(Documentation.Root, "rulesets")).Where(CaseFiles.HasRuleSet).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);
}
