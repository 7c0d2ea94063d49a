using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules;

/// <summary>
/// A rule set (规则集), read and checked: an indicator framework with its scoring standards and deduction rules. Immutable and safe for any
/// number of threads at once.
/// </summary>
public sealed class RuleSet
{
    private RuleSet(EvaluationPlan plan, IReadOnlyList<Diagnostic> diagnostics)
    {
        Plan = plan;
        Diagnostics = diagnostics;
    }

    /// <summary>The id, such as <c>yueyang-department-overall</c>.</summary>
    public string Id => Plan.RuleSet.Model.Id;

    /// <summary>The version, such as <c>2021.1</c>.</summary>
    public string Version => Plan.RuleSet.Model.Version;

    /// <summary>The name of the scoring table.</summary>
    public string Title => Plan.RuleSet.Model.Title;

    /// <summary>SHA-256 of the canonical form, in hexadecimal: the same for the same content, however it is laid out.</summary>
    public string Hash => Plan.RuleSet.Model.Hash;

    /// <summary>Warnings found while reading and checking; a rule set with errors is not made at all.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    internal EvaluationPlan Plan { get; }

    /// <summary>Reads and checks a rule set from a YAML or JSON file.</summary>
    /// <param name="path">The file, or a folder that holds a <c>ruleset.yaml</c>.</param>
    /// <returns>The rule set.</returns>
    /// <exception cref="PerfEvalException">The file cannot be read or has errors; all of them are in the exception.</exception>
    public static RuleSet Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new DiagnosticBag();
        return TryLoad(path, diagnostics) ?? throw new PerfEvalException(diagnostics.Sorted());
    }

    /// <summary>Reads and checks a rule set from a text.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="file">The name to print in messages, if any.</param>
    /// <returns>The rule set.</returns>
    /// <exception cref="PerfEvalException">The text has errors; all of them are in the exception.</exception>
    public static RuleSet Parse(string text, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var diagnostics = new DiagnosticBag();
        return TryParse(new DocumentText(file, text), diagnostics) ?? throw new PerfEvalException(diagnostics.Sorted());
    }

    /// <summary>Reads a case and scores it.</summary>
    /// <param name="path">The case's file.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">The case cannot be read or does not fit the rule set; all problems are in the exception.</exception>
    public CaseEvaluation EvaluateFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new DiagnosticBag();
        CaseModel? model = CaseFiles.Load(path, diagnostics);
        CaseEvaluation? evaluation = model is null ? null : TryEvaluate(model, diagnostics);
        return evaluation ?? throw new PerfEvalException([.. YamlTraps.WithoutConsequences(diagnostics.Sorted())]);
    }

    /// <summary>
    /// Proves what holds for all cases, from types and declared bounds alone: conditions that never or always hold, deductions that take nothing,
    /// full marks out of reach, rules that repeat or contradict each other, declarations that nothing reads. Takes milliseconds for a usual table.
    /// </summary>
    /// <returns>Every statement with its verdict, and the defects as diagnostics (PE32xx).</returns>
    public Proofs.RuleSetProofs Prove() => Proofs.RuleSetProver.Prove(Plan);

    internal static RuleSet? TryLoad(string path, DiagnosticBag diagnostics)
    {
        string file = Directory.Exists(path) ? Path.Combine(path, "ruleset.yaml") : path;
        if (Directory.Exists(path) && !File.Exists(file))
        {
            string json = Path.Combine(path, "ruleset.json");
            if (!File.Exists(json))
            {
                diagnostics.Add(LoadingErrors.FileNotFound.At(null, file));
                return null;
            }

            file = json;
        }

        DocumentText? text = DocumentLoader.LoadText(file, diagnostics, new LocalText("规则集文件", "a rule set file"));
        return text is null ? null : TryParse(text, diagnostics);
    }

    internal static RuleSet? TryParse(DocumentText text, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        DocumentNode? root = DocumentLoader.Read(text, own);
        RuleSetModel? model = root is null ? null : RuleSetReader.Read(root, own);
        RuleSet? ruleSet = model is null ? null : FromModel(model, own);
        diagnostics.AddRange(YamlTraps.WithoutConsequences(own.Items));
        return ruleSet;
    }

    /// <summary>Checks and compiles a model. Null if it, or what was found while reading it, has errors.</summary>
    internal static RuleSet? FromModel(RuleSetModel model, DiagnosticBag diagnostics)
    {
        CheckedRuleSet checkedSet = RuleSetChecker.Check(model, diagnostics);
        return diagnostics.HasErrors ? null : new RuleSet(PlanCompiler.Compile(checkedSet), diagnostics.Sorted());
    }

    /// <summary>Binds and scores a case. Null if it has errors, those found while reading it included; binding reports its own all the same.</summary>
    internal CaseEvaluation? TryEvaluate(CaseModel model, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        Binding.BoundCase? bound = Binding.CaseBinder.Bind(Plan, model, own);
        diagnostics.AddRange(own.Items);
        return bound is null || diagnostics.HasErrors ? null : new CaseEvaluation(this, Evaluation.Evaluator.Evaluate(Plan, bound), own.Sorted());
    }
}
