using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>By which changes a case would reach a grade. Immutable.</summary>
public sealed class CaseRepair
{
    internal CaseRepair(CaseEvaluation evaluation, string grade, decimal needed)
    {
        Evaluation = evaluation;
        Grade = grade;
        NeededTotal = needed;
    }

    /// <summary>The case as it is.</summary>
    public CaseEvaluation Evaluation { get; }

    /// <summary>The grade to be reached.</summary>
    public string Grade { get; }

    /// <summary>The total from which that grade, or a better one, is given.</summary>
    public decimal NeededTotal { get; }

    /// <summary>Whether the case has the grade, or a better one, as it is.</summary>
    public bool IsReached { get; init; }

    /// <summary>Whether some changes reach it; each of the sets was scored whole.</summary>
    public bool IsReachable => IsReached || Sets.Count > 0;

    /// <summary>
    /// The sets of changes that reach the grade, the fewest changes first. From none of them can a change be left out, and no value of one
    /// can be left nearer to what it is.
    /// </summary>
    public IReadOnlyList<RepairSet> Sets { get; init; } = [];

    /// <summary>
    /// Whether all combinations were weighed: of changes of facts that are not fixed, answers and evidence, to the values at which some condition
    /// of the rule set turns. Otherwise there were too many, and there may be other sets, smaller ones too. It is not so either where parts of a
    /// score that were taken to add up turned out not to.
    /// </summary>
    public bool IsExhaustive { get; init; }

    /// <summary>Whether there are more sets than were asked for; they take as many changes as the last one, or more.</summary>
    public bool HasMore { get; init; }

    /// <summary>The total with all changes made that bring points.</summary>
    public ScoreRange BestTotal { get; init; }

    /// <summary>The grades with all changes made that bring points.</summary>
    public IReadOnlyList<string> BestGrades { get; init; } = [];

    /// <summary>What keeps the case from the grade; empty if it is reachable.</summary>
    public IReadOnlyList<RepairBlock> Blocks { get; init; } = [];

    /// <summary>The report as plain text.</summary>
    /// <param name="language">The language of sentences; the rule set's own words stay as they are.</param>
    /// <param name="sets">How many sets to show at most.</param>
    public string ToText(Language language = Language.Chinese, int sets = RepairReport.UsualSets) => TextRenderer.Render(RepairReport.Blocks(this, language, sets));

    /// <summary>The report as Markdown.</summary>
    /// <param name="language">The language of sentences.</param>
    /// <param name="sets">How many sets to show at most.</param>
    public string ToMarkdown(Language language = Language.Chinese, int sets = RepairReport.UsualSets) => MarkdownRenderer.Render(RepairReport.Blocks(this, language, sets));

    /// <summary>All of it as JSON, format version 1: within a format version fields are only added.</summary>
    /// <param name="language">The language of sentences.</param>
    /// <param name="indented">Whether it is laid out over many lines; otherwise it is one line.</param>
    public string ToJson(Language language = Language.Chinese, bool indented = true) => RepairJson.Write(this, language, indented);
}
