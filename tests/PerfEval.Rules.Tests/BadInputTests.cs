using System.Text.RegularExpressions;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tests;

/// <summary>
/// Bad inputs are files in <c>Bad</c>: the offending line carries <c># => PE1234</c>, and exactly those codes must be reported on exactly
/// those lines. Files that begin with <c>case-</c> are cases of <c>base.yaml</c>; the others are rule sets.
/// </summary>
public sealed partial class BadInputTests
{
    public static TheoryData<string> Files()
    {
        var data = new TheoryData<string>();
        foreach (string file in Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            if (Path.GetFileName(file) != "base.yaml")
            {
                data.Add(Path.GetFileNameWithoutExtension(file));
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void BadInput_whenRead_reportsItsMarkedCodesOnItsMarkedLines(string name)
    {
        string path = Path.Combine(Folder, name + ".yaml");
        string[] expected = [.. Marks(File.ReadAllText(path)).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(expected);
        string[] found = [.. Diagnose(path).Select(d => $"{d.Location?.Line ?? 0}: {d.Id}").Order(StringComparer.Ordinal)];
        Assert.Equal(expected, found);
    }

    [Fact]
    public void BaseRuleSet_isGood() => Assert.Empty(RuleSet.Load(Path.Combine(Folder, "base.yaml")).Diagnostics);

    /// <summary>The codes that some bad input triggers.</summary>
    public static IEnumerable<string> TriggeredCodes() =>
        Directory.EnumerateFiles(Folder, "*.yaml").SelectMany(f => Marks(File.ReadAllText(f))).Select(m => m.Split(' ')[1]).Distinct(StringComparer.Ordinal);

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Bad");

    private static IEnumerable<Diagnostic> Diagnose(string path)
    {
        var diagnostics = new DiagnosticBag();
        if (!Path.GetFileName(path).StartsWith("case-", StringComparison.Ordinal))
        {
            RuleSet.TryLoad(path, diagnostics);
            return diagnostics.Items;
        }

        RuleSet ruleSet = RuleSet.Load(Path.Combine(Folder, "base.yaml"));
        CaseModel? model = CaseFiles.Load(path, diagnostics);
        if (model is not null)
        {
            ruleSet.TryEvaluate(model, diagnostics);
        }

        return YamlTraps.WithoutConsequences(diagnostics.Items);
    }

    private static IEnumerable<string> Marks(string text)
    {
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            foreach (Match match in Mark().Matches(lines[i]))
            {
                yield return $"{i + 1}: {match.Groups[1].Value}";
            }
        }
    }

    [GeneratedRegex(@"(?<=# => .*)(PE\d{4})")]
    private static partial Regex Mark();
}
