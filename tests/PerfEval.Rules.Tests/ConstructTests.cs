using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Audit;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Testing;

namespace PerfEval.Rules.Tests;

/// <summary>
/// Runs the files of <c>Constructs</c>: each a rule set that shows one construct of the language, followed by cases that say what must come
/// out. Cases are set off by lines of the form <c>--- name</c>.
/// </summary>
public sealed class ConstructTests
{
    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (string file in Directory.EnumerateFiles(Folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            foreach ((string name, _) in Split(file).Cases)
            {
                data.Add(Path.GetFileNameWithoutExtension(file), name);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Construct_inACase_scoresAsExpected(string file, string name)
    {
        (string ruleSetText, List<(string Name, string Text)> cases) = Split(Path.Combine(Folder, file + ".yaml"));
        RuleSet ruleSet = RuleSet.Parse(ruleSetText, file + ".yaml");
        var diagnostics = new DiagnosticBag();
        string caseText = $"case: {file}\nruleset: t\n" + cases.Single(c => c.Name == name).Text;
        CaseModel model = CaseReader.Read(YamlReader.Read(new DocumentText(name, caseText), diagnostics)!, diagnostics)!;
        CaseEvaluation? evaluation = ruleSet.TryEvaluate(model, diagnostics);
        Assert.Empty(diagnostics.Items.Where(d => d.Severity == Severity.Error).Select(d => d.Format(Language.English)));
        Assert.NotNull(model.Expect);
        Assert.Empty(Expectations.Compare(model.Expect, evaluation!.Result).Select(d => d.English));
        if (model.Expect.Audit is { } audit)
        {
            Assert.Empty(AuditExpectations.Compare(audit, evaluation.Audit()).Select(d => d.English));
        }

        RuleSetProperties.CheckScores(evaluation!);
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Constructs");

    private static (string RuleSet, List<(string Name, string Text)> Cases) Split(string file)
    {
        string ruleSet = "ruleset: t\nversion: \"1\"\ntitle: 测试\n";
        var cases = new List<(string Name, string Text)>();
        foreach (string line in File.ReadAllLines(file))
        {
            if (line.StartsWith("--- ", StringComparison.Ordinal))
            {
                cases.Add((line[4..].Trim(), ""));
            }
            else if (cases.Count == 0)
            {
                ruleSet += line + "\n";
            }
            else
            {
                cases[^1] = cases[^1] with { Text = cases[^1].Text + line + "\n" };
            }
        }

        return (ruleSet, cases);
    }
}
