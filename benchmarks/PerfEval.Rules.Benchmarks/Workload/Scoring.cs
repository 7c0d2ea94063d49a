using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Benchmarks.Workload;

/// <summary>The stages of the library, one by one; whatever is measured goes through here.</summary>
internal static class Scoring
{
    public static CaseModel Read(RuleSet ruleSet, byte[] line)
    {
        var diagnostics = new DiagnosticBag();
        DocumentNode? root = JsonDocumentReader.Read(DocumentText.OfLine(null, 1, Encoding.UTF8.GetString(line)), diagnostics);
        CaseModel? model = root is null ? null : CaseReader.Read(root, diagnostics, null, ruleSet.Id);
        return Sound(model, diagnostics);
    }

    public static BoundCase Bind(RuleSet ruleSet, CaseModel model)
    {
        var diagnostics = new DiagnosticBag();
        return Sound(CaseBinder.Bind(ruleSet.Plan, model, diagnostics), diagnostics);
    }

    public static BoundCase Bind(RuleSet ruleSet, WorkloadCase one) => Bind(ruleSet, Read(ruleSet, WorkloadData.Line(one)));

    /// <summary>All that a trail needs, and no text.</summary>
    public static EvaluationResult Evaluate(RuleSet ruleSet, BoundCase one) => Evaluator.Evaluate(ruleSet.Plan, one);

    public static IReadOnlyList<Finding> Findings(EvaluationResult result) => new Explainer(result, Language.Chinese).Findings();

    public static TrailNode Trail(EvaluationResult result) => new Explainer(result, Language.Chinese).Trail();

    public static CaseEvaluation Whole(RuleSet ruleSet, BoundCase one) => new(ruleSet, Evaluate(ruleSet, one), []);

    private static T Sound<T>(T? made, DiagnosticBag diagnostics)
        where T : class => made is null || diagnostics.HasErrors ? throw new PerfEvalException(diagnostics.Sorted()) : made;
}
