using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Comparison;

/// <summary>Two evaluations side by side: which scores changed, and by which facts, answers and definitions. Immutable.</summary>
public sealed class EvaluationComparison
{
    internal EvaluationComparison(CaseEvaluation before, CaseEvaluation after)
    {
        Before = before;
        After = after;
    }

    /// <summary>The first evaluation.</summary>
    public CaseEvaluation Before { get; }

    /// <summary>The second evaluation.</summary>
    public CaseEvaluation After { get; }

    /// <summary>The indicators and sections of both, in the order of the second; those that only the first has come last.</summary>
    public required IReadOnlyList<ScoreComparison> Scores { get; init; }

    /// <summary>
    /// What changed the total besides the scores: what spills over to it, how it is rounded, how it is summed up. Empty if it did not change, or by its scores
    /// only.
    /// </summary>
    public required IReadOnlyList<Difference> TotalCauses { get; init; }

    /// <summary>What changed the grade besides the total: rules that cap it and what they read, other limits. Empty if it did not change, or by the total only.</summary>
    public required IReadOnlyList<Difference> GradeCauses { get; init; }

    /// <summary>The grades with their limits, if the two rule sets have different ones; otherwise <see langword="null"/>.</summary>
    public required Difference? GradeLimits { get; init; }

    /// <summary>What differs without having changed a score, the total or the grade: facts that nothing changed reads, definitions that came to the same.</summary>
    public required IReadOnlyList<Difference> WithoutEffect { get; init; }

    /// <summary>The titles of rules that surely fire in the second evaluation only.</summary>
    public required IReadOnlyList<string> FindingsGained { get; init; }

    /// <summary>The titles of rules that surely fire in the first evaluation only.</summary>
    public required IReadOnlyList<string> FindingsLost { get; init; }

    /// <summary>
    /// The findings that changed, by rule or standard and by indicator: how many there are, what they cost by themselves, what they say. Those that came or
    /// went altogether are among them; the order of rows does not matter.
    /// </summary>
    public required IReadOnlyList<FindingComparison> FindingsChanged { get; init; }

    /// <summary>Whether total, grades, scores, points and findings are the same, what findings cost by themselves and say included.</summary>
    public bool IsSame => Before.Total == After.Total && Before.Grades.SequenceEqual(After.Grades) && !Scores.Any(s => s.IsChanged)
        && FindingsGained.Count == 0 && FindingsLost.Count == 0 && FindingsChanged.Count == 0;

    /// <summary>The comparison as plain text.</summary>
    /// <param name="language">The language of sentences; the rule sets' own words stay as they are.</param>
    public string ToText(Language language = Language.Chinese) => TextRenderer.Render(ComparisonReport.Blocks(this, language));

    /// <summary>The comparison as Markdown.</summary>
    /// <param name="language">The language of sentences.</param>
    public string ToMarkdown(Language language = Language.Chinese) => MarkdownRenderer.Render(ComparisonReport.Blocks(this, language));

    /// <summary>The comparison as JSON, format version 1: within a format version fields are only added.</summary>
    /// <param name="language">The language of sentences.</param>
    /// <param name="indented">Whether it is laid out over many lines; otherwise it is one line.</param>
    public string ToJson(Language language = Language.Chinese, bool indented = true) => ComparisonJson.Write([this], language, indented);
}
