using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Comparison;

/// <summary>Lays a comparison out for people: the totals, the scores that changed, each with its causes, findings, and what changed nothing.</summary>
internal sealed class ComparisonReport
{
    private readonly EvaluationComparison _comparison;
    private readonly Language _language;
    private readonly List<ReportBlock> _blocks = [];

    private ComparisonReport(EvaluationComparison comparison, Language language)
    {
        _comparison = comparison;
        _language = language;
    }

    public static IReadOnlyList<ReportBlock> Blocks(EvaluationComparison comparison, Language language)
    {
        var report = new ComparisonReport(comparison, language);
        report.AddHead();
        report.AddScores();
        report.AddCauses();
        report.AddFindings();
        report.AddWithoutEffect();
        return report._blocks;
    }

    private string T(string chinese, string english) => _language == Language.Chinese ? chinese : english;

    private void AddHead()
    {
        CaseEvaluation before = _comparison.Before, after = _comparison.After;
        string title = after.RuleSet.Title;
        _blocks.Add(new ReportBlock.Heading(T($"两次打分的比较：{title}", $"Two evaluations compared: {title}"), 1));
        _blocks.Add(new ReportBlock.Paragraph(new StyledText(T("前：", "before: ") + Describe(before), TextStyle.Dim)));
        _blocks.Add(new ReportBlock.Paragraph(new StyledText(T("后：", "after: ") + Describe(after), TextStyle.Dim)));
        _blocks.Add(new ReportBlock.Paragraph(
            T("总分 ", "Total "),
            new StyledText(Arrow(Phrases.Number(before.Total), Phrases.Number(after.Total)), before.Total == after.Total ? TextStyle.Plain : TextStyle.Strong),
            Grades(before, after)));
        if (_comparison.IsSame)
        {
            _blocks.Add(new ReportBlock.Paragraph(new StyledText(T("得分、等级和问题都相同。", "Scores, grades and findings are the same."), TextStyle.Good)));
        }
    }

    private bool GradesDiffer => !_comparison.Before.Grades.SequenceEqual(_comparison.After.Grades);

    private string Describe(CaseEvaluation evaluation)
    {
        string supposed = evaluation.Changes.Count == 0 ? "" : T("，假设 ", ", supposing ")
            + string.Join(T("；", "; "), evaluation.Changes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} = {c.Value}"));
        return T($"案例 {evaluation.CaseId}　规则集 {evaluation.RuleSet.Id}@{evaluation.RuleSet.Version}", $"case {evaluation.CaseId}, rule set {evaluation.RuleSet.Id}@{evaluation.RuleSet.Version}") + supposed;
    }

    private string Grades(CaseEvaluation before, CaseEvaluation after)
    {
        string was = string.Join(T("或", " or "), before.Grades), now = string.Join(T("或", " or "), after.Grades);
        return was.Length + now.Length == 0 ? "" : T("　等级 ", "   grade ") + Arrow(was, now);
    }

    private static string Arrow(string before, string after) => before == after ? before : $"{(before.Length == 0 ? "—" : before)} → {(after.Length == 0 ? "—" : after)}";

    private void AddScores()
    {
        ScoreComparison[] changed = [.. _comparison.Scores.Where(s => s.IsChanged)];
        if (changed.Length == 0)
        {
            return;
        }

        _blocks.Add(new ReportBlock.Heading(T("变化的得分", "Scores that changed"), 2));
        _blocks.Add(new ReportBlock.Table(
            [new(T("指标", "Indicator")), new(T("分值", "Points"), true), new(T("前", "Before"), true), new(T("后", "After"), true), new(T("变化", "Change"), true)],
            [.. changed.Select(s => new ReportBlock.Row(
                [
                    new StyledText(s.Name, s.IsSection ? TextStyle.Strong : TextStyle.Plain),
                    Arrow(Number(s.PointsBefore), Number(s.PointsAfter)),
                    Score(s.Before),
                    Score(s.After),
                    new StyledText(Change(s), s.IsSection ? TextStyle.Strong : TextStyle.Plain),
                ],
                changed.Count(o => s.Path.StartsWith(o.Path + "/", StringComparison.Ordinal))))]));
    }

    private static string Number(decimal? number) => number is { } known ? Phrases.Number(known) : "";

    private static string Score(ScoreRange? score) => score is { } known ? Phrases.Number(known) : "—";

    private string Change(ScoreComparison score) => score switch
    {
        { Before: null } => T("新增", "added"),
        { After: null } => T("取消", "removed"),
        { Before: { IsKnown: true } before, After: { IsKnown: true } after } => (after.Low > before.Low ? "+" : "") + Phrases.Number(after.Low - before.Low),
        _ => "",
    };

    private void AddCauses()
    {
        ScoreComparison[] caused = [.. _comparison.Scores.Where(s => s.Causes.Count > 0)];
        Difference? limits = GradesDiffer ? _comparison.GradeLimits : null;
        if (caused.Length == 0 && limits is null)
        {
            return;
        }

        _blocks.Add(new ReportBlock.Heading(T("变化的原因", "What changed them"), 2));
        var lines = new List<ReportBlock.OutlineLine>();
        foreach (ScoreComparison score in caused)
        {
            lines.Add(new ReportBlock.OutlineLine(0, new StyledText(score.Path + T("：", ": ") + Arrow(Score(score.Before), Score(score.After)), TextStyle.Strong), Numbered: true));
            lines.AddRange(score.Causes.Select(c => new ReportBlock.OutlineLine(2, Text(c, score.Path))));
        }

        if (limits is not null)
        {
            lines.Add(new ReportBlock.OutlineLine(0, new StyledText(T("等级", "Grade"), TextStyle.Strong), Numbered: true));
            lines.Add(new ReportBlock.OutlineLine(2, Text(limits, "")));
        }

        _blocks.Add(new ReportBlock.Outline(lines));
    }

    private string Text(Difference difference, string path)
    {
        string before = difference.Before?.In(_language) ?? T("（没有）", "(none)"), after = difference.After?.In(_language) ?? T("（没有）", "(none)");
        string name = difference.Name == path ? "" : difference.Name.StartsWith(path + "/", StringComparison.Ordinal) ? difference.Name[(path.Length + 1)..] : difference.Name;
        string what = difference.Kind switch
        {
            DifferenceKind.Fact => T($"事实“{name}”", $"fact '{name}'"),
            DifferenceKind.Judgement => name.Length == 0 ? T("评价", "judgement") : T($"对“{name}”的评价", $"judgement of '{name}'"),
            DifferenceKind.Evidence => name.Length == 0 ? T("佐证", "evidence") : T($"“{name}”的佐证", $"evidence for '{name}'"),
            DifferenceKind.Measure => T($"计算项“{name}”", $"measure '{name}'"),
            DifferenceKind.Function => T($"函数“{name}”", $"function '{name}'"),
            DifferenceKind.Standard => name.Length == 0 ? T("评分标准", "standard") : T($"“{name}”的评分标准", $"standard of '{name}'"),
            DifferenceKind.Points => name.Length == 0 ? T("分值", "points") : T($"“{name}”的分值", $"points of '{name}'"),
            DifferenceKind.Rule => T($"规则“{name}”", $"rule '{name}'"),
            _ => T("等级", "grades"),
        };
        return $"{what}{T("：", ": ")}{before} → {after}";
    }

    private void AddFindings()
    {
        if (_comparison.FindingsGained.Count + _comparison.FindingsLost.Count == 0)
        {
            return;
        }

        _blocks.Add(new ReportBlock.Heading(T("问题的变化", "Findings that changed"), 2));
        _blocks.Add(new ReportBlock.Outline(
            [
                .. _comparison.FindingsGained.Select(f => new ReportBlock.OutlineLine(1, new StyledText(T("新出现：", "new: ") + f, TextStyle.Bad))),
                .. _comparison.FindingsLost.Select(f => new ReportBlock.OutlineLine(1, new StyledText(T("不再有：", "gone: ") + f, TextStyle.Good))),
            ]));
    }

    private void AddWithoutEffect()
    {
        Difference[] others = [.. _comparison.WithoutEffect, .. GradesDiffer || _comparison.GradeLimits is null ? (IEnumerable<Difference>)[] : [_comparison.GradeLimits]];
        if (others.Length == 0)
        {
            return;
        }

        _blocks.Add(new ReportBlock.Heading(T("没有改变得分的不同之处", "Differences that changed no score"), 2));
        _blocks.Add(new ReportBlock.Outline([.. others.Select(d => new ReportBlock.OutlineLine(1, new StyledText(Text(d, ""), TextStyle.Dim)))]));
    }
}
