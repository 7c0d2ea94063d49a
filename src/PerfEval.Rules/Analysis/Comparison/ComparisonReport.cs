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
        string was = GradesOf(before), now = GradesOf(after);
        return was.Length + now.Length == 0 ? "" : T("　等级 ", "   grade ") + Arrow(was, now);
    }

    private string GradesOf(CaseEvaluation evaluation) => string.Join(T("或", " or "), evaluation.Grades);

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
        if (caused.Length + _comparison.TotalCauses.Count + _comparison.GradeCauses.Count == 0)
        {
            return;
        }

        _blocks.Add(new ReportBlock.Heading(T("变化的原因", "What changed them"), 2));
        var lines = new List<ReportBlock.OutlineLine>();
        foreach (ScoreComparison score in caused)
        {
            Add(score.Path, Arrow(Score(score.Before), Score(score.After)), score.Causes, score.Path);
        }

        CaseEvaluation before = _comparison.Before, after = _comparison.After;
        Add(T("总分", "Total"), Arrow(Phrases.Number(before.Total), Phrases.Number(after.Total)), _comparison.TotalCauses, "");
        Add(T("等级", "Grade"), Arrow(GradesOf(before), GradesOf(after)), _comparison.GradeCauses, "");
        _blocks.Add(new ReportBlock.Outline(lines));

        void Add(string what, string change, IReadOnlyList<Difference> causes, string path)
        {
            if (causes.Count > 0)
            {
                lines.Add(new ReportBlock.OutlineLine(0, new StyledText(what + T("：", ": ") + change, TextStyle.Strong), Numbered: true));
                lines.AddRange(causes.Select(c => new ReportBlock.OutlineLine(2, Text(c, path))));
            }
        }
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
            DifferenceKind.Rounding => T("总分的四舍五入", "rounding of the total"),
            _ => T("等级", "grades"),
        };
        return $"{what}{T("：", ": ")}{before} → {after}";
    }

    private void AddFindings()
    {
        // A rule that comes or goes altogether is told by its title.
        FindingComparison[] changed = [.. _comparison.FindingsChanged
            .Where(f => !f.IsByRule || !_comparison.FindingsGained.Concat(_comparison.FindingsLost).Contains(f.Title, StringComparer.Ordinal))];
        if (_comparison.FindingsGained.Count + _comparison.FindingsLost.Count + changed.Length == 0)
        {
            return;
        }

        _blocks.Add(new ReportBlock.Heading(T("问题的变化", "Findings that changed"), 2));
        var lines = new List<ReportBlock.OutlineLine>();
        lines.AddRange(_comparison.FindingsGained.Select(f => new ReportBlock.OutlineLine(1, new StyledText(T("新出现：", "new: ") + f, TextStyle.Bad))));
        lines.AddRange(_comparison.FindingsLost.Select(f => new ReportBlock.OutlineLine(1, new StyledText(T("不再有：", "gone: ") + f, TextStyle.Good))));
        foreach (FindingComparison finding in changed)
        {
            string name = !finding.IsByRule ? finding.Indicator! : finding.Indicator is { } path ? finding.Title + T($"（{path}）", $" ({path})") : finding.Title;
            string was = Costs(finding, finding.CountBefore, finding.DeductedBefore), now = Costs(finding, finding.CountAfter, finding.DeductedAfter);
            lines.Add(new ReportBlock.OutlineLine(1, name + T("：", ": ") + Arrow(was, now)));
            AddTexts(lines, T("不再有：", "gone: "), finding.Gone);
            AddTexts(lines, T("新出现：", "new: "), finding.Come);
        }

        _blocks.Add(new ReportBlock.Outline(lines));
    }

    private string Costs(FindingComparison finding, int count, ScoreRange deducted)
    {
        string points = finding.Indicator is null ? "" : T($"应扣 {Phrases.Number(deducted)}", $"costing {Phrases.Number(deducted)}");
        string number = finding.IsByRule ? T($"{count} 项", count == 1 ? "1 finding" : $"{count} findings") : "";
        return count == 0 ? T("没有", "none") : number + (number.Length > 0 && points.Length > 0 ? T("、", ", ") : "") + points;
    }

    private void AddTexts(List<ReportBlock.OutlineLine> lines, string label, IReadOnlyList<LocalText> texts)
    {
        const int Shown = 3;
        lines.AddRange(texts.Take(Shown).Select(t => new ReportBlock.OutlineLine(2, new StyledText(label + t.In(_language), TextStyle.Dim))));
        if (texts.Count > Shown)
        {
            lines.Add(new ReportBlock.OutlineLine(2, new StyledText(label + T($"还有 {texts.Count - Shown} 项", $"{texts.Count - Shown} more"), TextStyle.Dim)));
        }
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
