using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Batch;

/// <summary>What a summary takes of an evaluation. Making it is most of the work, and can be done on any thread.</summary>
internal sealed class CaseOutcome
{
    public required string CaseId { get; init; }

    public required string? Group { get; init; }

    public required ScoreRange Total { get; init; }

    public required IReadOnlyList<int> Grades { get; init; }

    public required bool HasFailures { get; init; }

    /// <summary>By the index of the indicator.</summary>
    public required IReadOnlyList<(int Indicator, decimal Points, ScoreRange Lost)> Losses { get; init; }

    public required IReadOnlyList<FindingOutcome> Findings { get; init; }

    /// <summary>Takes it of an evaluation.</summary>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="by">The attribute by which cases are grouped, if any.</param>
    /// <param name="rules">By whose numbers rules are counted, where the same rules were read a second time.</param>
    public static CaseOutcome Of(CaseEvaluation evaluation, string? by, CheckedRuleSet? rules = null)
    {
        EvaluationResult result = evaluation.Result;
        return new CaseOutcome
        {
            CaseId = evaluation.CaseId,
            Group = by is null ? null : evaluation.Attribute(by),
            Total = result.Total,
            Grades = result.Grades,
            HasFailures = evaluation.HasFailures,
            Losses = [.. result.Indicators
                .Where(i => i.Indicator is { IsSection: false, Parent: not null, Model.IsItem: false } && !i.Applies.IsFalse)
                .GroupBy(i => i.Indicator.Index)
                .Select(rows => (rows.Key, rows.Sum(r => r.Points), new ScoreRange(rows.Sum(r => r.Points - r.Score.High), rows.Sum(r => r.Points - r.Score.Low))))],
            Findings = [.. new Explainer(result, Language.Chinese).Findings().GroupBy(f => KeyOf(f, rules)).Select(findings => Counted(findings.Key, [.. findings]))],
        };
    }

    private static (bool IsRule, int Index) KeyOf(Finding finding, CheckedRuleSet? rules) =>
        finding.Rule is { } rule ? (true, rules is null ? rule.Index : IndexIn(rules, rule)) : (false, finding.Indicator!.Indicator.Index);

    // The order in which rules are written is not part of a rule set's content; that of indicators is.
    private static int IndexIn(CheckedRuleSet rules, CheckedRule rule) =>
        ReferenceEquals(rules.Rules[rule.Index], rule) ? rule.Index : rules.Rules.First(r => r.Model.Name == rule.Model.Name).Index;

    private static FindingOutcome Counted((bool IsRule, int Index) key, Finding[] findings)
    {
        // A rule that hits several indicators is one finding with several losses.
        int times = findings.GroupBy(f => f.Indicator?.Place).Max(g => g.Count(f => f.IsCertain));
        return new FindingOutcome(
            key.IsRule, key.Index, findings[0].Title, times, new ScoreRange(findings.Sum(f => f.Deducted.Low), findings.Sum(f => f.Deducted.High)));
    }
}

/// <summary>What one rule or standard found in a case; <paramref name="Times"/> is 0 where it is only possible.</summary>
internal readonly record struct FindingOutcome(bool IsRule, int Index, string Title, int Times, ScoreRange Deducted);
