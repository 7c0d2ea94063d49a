using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules;

/// <summary>What a case scored, and why. Immutable; explanations are made when asked for.</summary>
public sealed class CaseEvaluation
{
    internal CaseEvaluation(RuleSet ruleSet, EvaluationResult result, IReadOnlyList<Diagnostic> diagnostics)
    {
        RuleSet = ruleSet;
        Result = result;
        Diagnostics = diagnostics;
    }

    /// <summary>The rule set by which the case was scored.</summary>
    public RuleSet RuleSet { get; }

    /// <summary>The id of the case.</summary>
    public string CaseId => Result.Case.Model.Id;

    /// <summary>The total, or the stretch in which it lies while facts or judgements are missing.</summary>
    public ScoreRange Total => Result.Total;

    /// <summary>The full marks of the framework.</summary>
    public decimal Points => Result.Root.Points;

    /// <summary>The grade, if it is settled; otherwise the grades that are not excluded, best first. Empty if the rule set has no grades.</summary>
    public IReadOnlyList<string> Grades => [.. Result.Grades.Select(g => RuleSet.Plan.RuleSet.Grades[g].Model.Name)];

    /// <summary>Warnings about the case, such as judgements without a reason.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    internal EvaluationResult Result { get; }

    /// <summary>The whole evaluation as JSON (format version 1), with scores, findings, what is missing and the checks.</summary>
    /// <param name="language">The language of sentences; the rule set's own words stay as they are.</param>
    /// <param name="explain">Whether to include the derivation of every score, down to the facts.</param>
    public string ToJson(Language language = Language.Chinese, bool explain = false) =>
        EvaluationJson.Write(this, language, indented: true, explain, null);

    /// <summary>The report as plain text, as the tool prints it.</summary>
    /// <param name="language">The language of sentences.</param>
    /// <param name="explain">Whether the derivation of every score follows.</param>
    public string ToText(Language language = Language.Chinese, bool explain = false) => TextRenderer.Render(Blocks(language, explain));

    /// <summary>The report as Markdown.</summary>
    /// <param name="language">The language of sentences.</param>
    /// <param name="explain">Whether the derivation of every score follows.</param>
    public string ToMarkdown(Language language = Language.Chinese, bool explain = false) => MarkdownRenderer.Render(Blocks(language, explain));

    private IReadOnlyList<ReportBlock> Blocks(Language language, bool explain)
    {
        IReadOnlyList<ReportBlock> summary = EvaluationReport.Summary(this, language);
        return explain ? [.. summary, .. EvaluationReport.Trail(this, null, language)] : summary;
    }
}
