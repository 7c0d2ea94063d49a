using System.Text.RegularExpressions;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Testing;

namespace PerfEval.Rules.Tests;

/// <summary>
/// The forms of printed scoring standards, F1 to F29, each a folder of <c>Forms</c> with a rule set, cases whose scores were worked out by
/// hand, and in <c>wrong</c> what must be refused: rule sets, and cases (<c>case-…</c>) of the form's rule set, marked as bad inputs are.
/// </summary>
public sealed partial class FormTests
{
    private const int Forms = 29;

    private const int CasesOfAForm = 3;

    public static TheoryData<string> RuleSets() => [.. Folders()];

    public static TheoryData<string, string> Cases() => Files("cases");

    public static TheoryData<string, string> WrongFiles() => Files("wrong");

    [Fact]
    public void EveryForm_hasAFolder()
    {
        int[] numbers = [.. Folders().Select(f => int.Parse(FormNumber().Match(f).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order()];
        Assert.Equal(Enumerable.Range(1, Forms), numbers);
    }

    [Fact]
    public void Index_namesEveryForm()
    {
        string index = File.ReadAllText(Path.Combine(Root, "README.md"));
        Assert.All(Folders(), f => Assert.Contains($"]({f}/ruleset.yaml)", index, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void RuleSet_ofAForm_hasItsNameAndNoProblems(string folder)
    {
        RuleSet ruleSet = RuleSet.Load(Path.Combine(Root, folder));
        Assert.Empty(ruleSet.Diagnostics);
        Assert.Equal(folder.ToUpperInvariant(), ruleSet.Id.ToUpperInvariant());
        Assert.True(Cases().Count(c => (string)c[0] == folder) >= CasesOfAForm, $"{folder} has fewer than {CasesOfAForm} cases");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_ofAForm_scoresAsWorkedOut(string folder, string file)
    {
        RuleSet ruleSet = RuleSet.Load(Path.Combine(Root, folder));
        var diagnostics = new DiagnosticBag();
        CaseModel model = CaseFiles.Load(Path.Combine(Root, folder, "cases", file), diagnostics)!;
        CaseEvaluation? evaluation = ruleSet.TryEvaluate(model, diagnostics);
        Assert.Empty(diagnostics.Items.Select(d => d.Format(Language.English)));
        Assert.True(model.Expect is { Total: not null } or { Scores.Count: > 0 }, "a case says what must come out");
        Assert.Empty(Expectations.Compare(model.Expect!, evaluation!.Result).Select(d => d.English));
        RuleSetProperties.CheckScores(evaluation);
    }

    /// <summary>Every band is taken by some case, every item met and not met, every rule fires and stays silent.</summary>
    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Cases_ofAForm_tryAllThatCanComeOut(string folder)
    {
        RuleSet ruleSet = RuleSet.Load(Path.Combine(Root, folder));
        var coverage = new RuleSetCoverage(ruleSet);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Root, folder, "cases")))
        {
            coverage.Add(ruleSet.EvaluateFile(file));
        }

        Assert.True(coverage.IsComplete, coverage.ToText(Language.English));
    }

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public void WrongFile_ofAForm_reportsItsMarkedCodes(string folder, string file)
    {
        string path = Path.Combine(Root, folder, "wrong", file);
        string[] expected = MarkedCodes.In(path);
        Assert.NotEmpty(expected);
        var diagnostics = new DiagnosticBag();
        if (!file.StartsWith("case-", StringComparison.Ordinal))
        {
            RuleSet.TryLoad(path, diagnostics);
        }
        else if (CaseFiles.Load(path, diagnostics) is { } model)
        {
            RuleSet.Load(Path.Combine(Root, folder)).TryEvaluate(model, diagnostics);
        }

        Assert.Equal(expected, MarkedCodes.Of(diagnostics.Items));
    }

    private static string Root => Path.Combine(AppContext.BaseDirectory, "Forms");

    private static IEnumerable<string> Folders() => Directory.EnumerateDirectories(Root).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal);

    private static TheoryData<string, string> Files(string kind)
    {
        var data = new TheoryData<string, string>();
        foreach (string folder in Folders().Where(f => Directory.Exists(Path.Combine(Root, f, kind))))
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Root, folder, kind), "*.yaml").Order(StringComparer.Ordinal))
            {
                data.Add(folder, Path.GetFileName(file));
            }
        }

        return data;
    }

    [GeneratedRegex(@"^F(\d\d)-")]
    private static partial Regex FormNumber();
}
