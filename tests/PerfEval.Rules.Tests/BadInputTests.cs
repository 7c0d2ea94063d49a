using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tests;

/// <summary>
/// Bad inputs are files in <c>Bad</c>: the offending line carries <c># => PE1234</c>, and exactly those codes must be reported on exactly
/// those lines. Files that begin with <c>case-</c> are cases of <c>base.yaml</c>; the others are rule sets.
/// </summary>
public sealed class BadInputTests
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
        string[] expected = MarkedCodes.In(path);
        Assert.NotEmpty(expected);
        Assert.Equal(expected, MarkedCodes.Of(Diagnose(path)));
    }

    [Fact]
    public void BaseRuleSet_isGood() => Assert.Empty(RuleSet.Load(Path.Combine(Folder, "base.yaml")).Diagnostics);

    /// <summary>The codes that some bad input triggers.</summary>
    public static IEnumerable<string> TriggeredCodes() =>
        Directory.EnumerateFiles(Folder, "*.yaml").SelectMany(MarkedCodes.In).Select(m => m.Split(' ')[1]).Distinct(StringComparer.Ordinal);

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
}
