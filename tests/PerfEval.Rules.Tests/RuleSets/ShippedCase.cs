using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tests.RuleSets;

/// <summary>A case of a shipped rule set, read and evaluated, with what tests ask of it.</summary>
internal sealed class ShippedCase
{
    /// <summary>The five cases with their rule sets.</summary>
    public static readonly IReadOnlyDictionary<string, string> RuleSetOf = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["yunxi-2020"] = "yunxi-relocation",
        ["pingjiang-2022"] = "pingjiang-special-fund",
        ["yueyang-one-window-2020"] = "hunan-project-self-evaluation",
        ["yuhua-2021"] = "yuhua-project-self-evaluation",
        ["yueyang-approval-bureau-2021"] = "yueyang-department-overall",
    };

    public ShippedCase(string name)
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "rulesets", RuleSetOf[name]);
        RuleSet = RuleSet.Load(folder);

        // Messages name the file alone, wherever the tests run.
        var text = new DocumentText(name + ".yaml", File.ReadAllText(Path.Combine(folder, "cases", name + ".yaml")));
        var diagnostics = new DiagnosticBag();
        Model = CaseReader.Read(YamlReader.Read(text, diagnostics)!, diagnostics, folder)!;
        Evaluation = Evaluate(Model);
        Findings = new Explainer(Evaluation.Result).Findings();
    }

    public RuleSet RuleSet { get; }

    public CaseModel Model { get; }

    public CaseEvaluation Evaluation { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public IReadOnlyList<CheckResult> Checks => Evaluation.Result.Checks;

    public CaseEvaluation Evaluate(CaseModel model)
    {
        var diagnostics = new DiagnosticBag();
        CaseEvaluation? evaluation = RuleSet.TryEvaluate(model, diagnostics);
        Assert.True(evaluation is not null, string.Join("\n", diagnostics.Items));
        return evaluation;
    }

    /// <summary>The score of the one indicator whose path ends so, as printed: <c>10.5</c> or <c>0..2</c>.</summary>
    public string Score(string path) => Indicator(path).Score.ToString();

    public IndicatorResult Indicator(string path) =>
        Assert.Single(Evaluation.Result.Indicators, i => i.Path == path || i.Path.EndsWith("/" + path, StringComparison.Ordinal));

    /// <summary>What a rule or a standard found, as sentences.</summary>
    public string[] Texts(string title) => [.. Findings.Where(f => f.Title == title).Select(f => f.Text.Chinese).Distinct(StringComparer.Ordinal)];

    /// <summary>What a rule takes for all it found, before its maximum.</summary>
    public ScoreRange Deducted(string title)
    {
        IEnumerable<Finding> findings = Findings.Where(f => f.Title == title);
        return new ScoreRange(findings.Sum(f => f.Deducted.Low), findings.Sum(f => f.Deducted.High));
    }

    /// <summary>The checks with an outcome: the sides of equations, or else the condition.</summary>
    public string[] ChecksThat(CheckOutcome outcome) =>
        [.. Checks.Where(c => c.Outcome == outcome).Select(Describe).Order(StringComparer.Ordinal)];

    /// <summary>Whether some equation agrees whose left side comes to an amount.</summary>
    public bool Agrees(decimal left) => Checks.Any(c => c.Outcome == CheckOutcome.Agrees && c.Left.IsNumber && c.Left.Number == left);

    private static string Describe(CheckResult check) => check.Left.IsNumber && check.Right.IsNumber
        ? Plain(check.Left.Number) + " ≠ " + Plain(check.Right.Number)
        : check.Check!.That.Written;

    private static string Plain(decimal number) => FeelText.Number(Math.Round(number, 4));
}
