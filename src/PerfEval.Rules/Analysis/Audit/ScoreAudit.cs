using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>
/// The audit of a published result: each printed score, sum, grade and figure beside what the standards and the stated facts give. It states
/// differences and the readings they rest on; it judges nobody. Immutable.
/// </summary>
public sealed class ScoreAudit
{
    internal ScoreAudit(CaseEvaluation evaluation)
    {
        Evaluation = evaluation;
    }

    /// <summary>The evaluation with which the printed result is compared.</summary>
    public CaseEvaluation Evaluation { get; }

    /// <summary>The printed scores of indicators, items and sections, in the order of the table.</summary>
    public required IReadOnlyList<AuditLine> Lines { get; init; }

    /// <summary>The printed total; <see langword="null"/> if none is printed.</summary>
    public required AuditLine? Total { get; init; }

    /// <summary>The printed grade; <see langword="null"/> if none is printed.</summary>
    public required AuditGrade? Grade { get; init; }

    /// <summary>The figures of the report's text, in the order of the case.</summary>
    public required IReadOnlyList<AuditFigure> Figures { get; init; }

    /// <summary>The cross-footing checks that do not hold exactly.</summary>
    public required IReadOnlyList<AuditCheck> Checks { get; init; }

    /// <summary>Other readings of measures, by the measures' names.</summary>
    public required IReadOnlyList<AuditReading> MeasureReadings { get; init; }

    /// <summary>
    /// The total that comes out if each line has the point of its possible stretch nearest to the printed score. A range only where lines are
    /// not printed and open, and no printed total says where in it.
    /// </summary>
    public required ScoreRange CorrectedTotal { get; init; }

    /// <summary>The grade of the corrected total; several if it is a range over several. Empty if the rule set has no grades.</summary>
    public required IReadOnlyList<string> CorrectedGrades { get; init; }

    /// <summary>Whether the corrected total has the printed grade, under whichever of its names; false if no grade is printed.</summary>
    public bool IsGradeKept => Grade is { } grade && CorrectedGrades is [var only] && Evaluation.RuleSet.Plan.RuleSet.Grades.Any(
        g => g.Model.Name == only && (only == grade.Printed || g.Model.Synonyms.Contains(grade.Printed)));

    /// <summary>
    /// Whether a printed score, sum, total, grade or figure differs, or a cross-footing check does. What rests on judgement, on rounding or cannot
    /// be verified is no difference.
    /// </summary>
    public bool HasDifferences =>
        Lines.Any(l => l.IsDifference) || Total is { IsDifference: true } || Grade is { Verdict: AuditVerdict.GradeWrong }
        || Figures.Any(f => f.IsDifference) || Checks.Any(c => c.Verdict == AuditVerdict.Differs);

    /// <summary>The audit as plain text, as the tool prints it: with the derivation of each line that differs.</summary>
    /// <param name="language">The language of sentences; the rule set's own words stay as they are.</param>
    public string ToText(Language language = Language.Chinese) => TextRenderer.Render(AuditReport.Blocks(this, language));

    /// <summary>The audit as Markdown.</summary>
    /// <param name="language">The language of sentences.</param>
    public string ToMarkdown(Language language = Language.Chinese) => MarkdownRenderer.Render(AuditReport.Blocks(this, language));

    /// <summary>The audit as JSON, format version 1: within a format version fields are only added.</summary>
    /// <param name="language">The language of sentences.</param>
    /// <param name="indented">Whether it is laid out over many lines; otherwise it is one line.</param>
    public string ToJson(Language language = Language.Chinese, bool indented = true) => AuditJson.Write(this, language, indented);
}
