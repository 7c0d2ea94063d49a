using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>Lays an audit out for people: the result, the table, each difference with its derivation, then what is doubtful, and the figures.</summary>
internal sealed partial class AuditReport
{
    private readonly ScoreAudit _audit;
    private readonly EvaluationResult _result;
    private readonly Language _language;
    private readonly Explainer _explainer;
    private readonly List<ReportBlock> _blocks = [];

    private AuditReport(ScoreAudit audit, Language language)
    {
        _audit = audit;
        _result = audit.Evaluation.Result;
        _language = language;
        _explainer = new Explainer(_result);
    }

    public static IReadOnlyList<ReportBlock> Blocks(ScoreAudit audit, Language language)
    {
        var report = new AuditReport(audit, language);
        report.AddHead();
        report.AddTable();
        report.AddDerived(AuditVerdict.Differs, report.T("不一致的得分", "Scores that differ"));
        report.AddDerived(AuditVerdict.Outside, report.T("超出可能范围的得分", "Scores outside what is possible"));
        report.AddSums();
        report.AddDerived(AuditVerdict.OutsideUnlessJudged, report.T("要另行认定才成立的得分", "Scores that are possible only if judged so"));
        report.AddUnverifiable();
        report.AddJudged();
        report.AddStated();
        report.AddReadings();
        report.AddFigures();
        report.AddChecks();
        return report._blocks;
    }

    private string T(string chinese, string english) => _language == Language.Chinese ? chinese : english;

    private string T(LocalText text) => text.In(_language);

    private void AddHead()
    {
        CaseEvaluation evaluation = _audit.Evaluation;
        string asOf = _result.Case.Model.AsOf?.ToString() ?? T("未写明", "not stated");
        _blocks.Add(new ReportBlock.Heading(T($"公布结果核对：{evaluation.RuleSet.Title}", $"Audit of the published result: {evaluation.RuleSet.Title}"), 1));
        AddDim(T(
            $"案例 {evaluation.CaseId}　规则集 {evaluation.RuleSet.Id}@{evaluation.RuleSet.Version}　评价基准日 {asOf}",
            $"Case {evaluation.CaseId}, rule set {evaluation.RuleSet.Id}@{evaluation.RuleSet.Version}, as of {asOf}"));
        AddNote(T("评价材料：", "Source: "), _result.Case.Model.Source);
        AddNote(T("读法：", "Reading: "), _result.Plan.RuleSet.Model.Reading);
        AddNote(T("推定：", "Reconstructed: "), _result.Plan.RuleSet.Model.Reconstructed);

        if (evaluation.Changes.Count > 0)
        {
            IEnumerable<string> changes = evaluation.Changes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} = {c.Value}");
            AddDim(T("假设（不是案例所载）：", "Supposed, against what the case states: ") + string.Join(T("；", "; "), changes));
        }

        AddDim(T(
            "核对只把印出的数与评分标准、报告所载事实相对照，所据的读法都已写明，不评价任何单位和人。",
            "The audit sets what was printed beside the standards and the stated facts, under the readings that are named. It judges nobody."));
        string printed = string.Join(T("，", ", "), ((string?[])[_audit.Total is { } total ? Points(total.Printed) : null, _audit.Grade?.Printed]).OfType<string>());
        string corrected = Points(_audit.CorrectedTotal) + CorrectedGrade();
        _blocks.Add(new ReportBlock.Paragraph(
            T("公布 ", "Published: "),
            printed.Length > 0 ? printed : T("没有总分", "no total"),
            T("　核对后 ", "   corrected: "),
            new StyledText(corrected, _audit.HasDifferences ? TextStyle.Strong : TextStyle.Plain)));
        _blocks.Add(new ReportBlock.Paragraph(Summary()));
    }

    // 优秀 and 优 are one grade, which has not changed.
    private string CorrectedGrade()
    {
        if (_audit.CorrectedGrades.Count == 0)
        {
            return "";
        }

        string grades = Grades(_audit.CorrectedGrades);
        return _audit.Grade is null ? T("，", ", ") + grades
            : _audit.Grade.Verdict == AuditVerdict.Unverifiable && _audit.CorrectedGrades.Count > 1 ? T($"，等级可能为{grades}", $", grade {grades}")
            : _audit.IsGradeKept ? T("，等级不变", ", the same grade")
            : T($"，等级由“{_audit.Grade.Printed}”变为“{grades}”", $", grade {_audit.Grade.Printed} becomes {grades}");
    }

    private StyledText Summary()
    {
        int lines = _audit.Lines.Count(l => l.Verdict is AuditVerdict.Differs or AuditVerdict.Outside)
            + (_audit.Total is { Verdict: AuditVerdict.Differs or AuditVerdict.Outside } ? 1 : 0);
        int sums = _audit.Lines.Append(_audit.Total).Count(l => l is { Verdict: AuditVerdict.SumWrong });
        int figures = _audit.Figures.Count(f => f.IsDifference), checks = _audit.Checks.Count(c => c.Verdict == AuditVerdict.Differs);
        var parts = new List<string>();
        AddCount(parts, lines, "得分", "score", "scores");
        AddCount(parts, sums, "合计", "sum", "sums");
        AddCount(parts, _audit.Grade is { Verdict: AuditVerdict.GradeWrong } ? 1 : 0, "等级", "grade", "grades");
        AddCount(parts, figures, "数字", "figure", "figures");
        AddCount(parts, checks, "勾稽", "check", "checks");
        return parts.Count == 0
            ? new StyledText(T("没有发现不一致。", "Nothing differs."), TextStyle.Good)
            : new StyledText(T("不一致：", "Differences: ") + string.Join(T("，", ", "), parts), TextStyle.Bad);
    }

    private void AddCount(List<string> parts, int count, string chinese, string one, string many)
    {
        if (count > 0)
        {
            parts.Add(T($"{chinese} {count} 处", $"{count} {(count == 1 ? one : many)}"));
        }
    }

    private void AddNote(string label, string? text)
    {
        if (text is not null)
        {
            AddDim(label + text);
        }
    }

    private void AddDim(string text) => _blocks.Add(new ReportBlock.Paragraph(new StyledText(text, TextStyle.Dim)));

    private string Points(decimal score) => Points(ScoreRange.Of(score));

    private string Points(ScoreRange score) => Phrases.Number(score) + T(" 分", "");

    private string Grades(IReadOnlyList<string> grades) => string.Join(T("或", " or "), grades);

    private void AddTable()
    {
        if (_audit.Lines.Count == 0 && _audit.Total is null)
        {
            return;
        }

        var rows = new List<ReportBlock.Row>();
        foreach (AuditLine line in _audit.Lines)
        {
            int depth = Depth(line);
            rows.Add(Row(line, depth == 0 ? Name(line) : line.Name, depth));
        }

        if (_audit.Total is { } total)
        {
            rows.Add(Row(total, T("总分", "Total"), 0));
        }

        _blocks.Add(new ReportBlock.Heading(T("逐项核对", "Line by line"), 2));
        _blocks.Add(new ReportBlock.Table(
            [
                new(T("指标", "Indicator")), new(T("分值", "Points"), true), new(T("公布", "Printed"), true), new(T("按标准", "By the standard"), true),
                new(T("更正", "Corrected"), true), new(T("结论", "Verdict")),
            ],
            rows));
    }

    private ReportBlock.Row Row(AuditLine line, string name, int indent)
    {
        bool isSum = line.SumOfPrinted is not null;
        bool same = line.Corrected.IsKnown && line.Corrected.Low == line.Printed;
        string verdict = T(AuditWords.Of(line.Verdict));
        if (isSum && line.Verdict == AuditVerdict.Agrees)
        {
            verdict = line.AddsUpCorrected ? T("合计相符（按更正的下级）", "adds up with corrected parts") : T("合计相符", "adds up");
        }

        return new ReportBlock.Row(
            [
                new StyledText(name, isSum ? TextStyle.Strong : TextStyle.Plain),
                Phrases.Number(line.Points),
                Phrases.Number(line.Printed),
                isSum ? "" : Phrases.Number(line.Possible),
                same ? "" : new StyledText(Phrases.Number(line.Corrected), TextStyle.Strong),
                new StyledText(verdict, AuditWords.Style(line.Verdict)),
            ],
            indent);
    }

    // How deep a line stands below other printed lines.
    private int Depth(AuditLine line) =>
        _audit.Lines.Count(l => l != line && line.Path.StartsWith(l.Path + "/", StringComparison.Ordinal));

    // Each line with the derivation of what its standard gives.
    private void AddDerived(AuditVerdict verdict, string title)
    {
        AuditLine[] lines = [.. _audit.Lines.Append(_audit.Total).OfType<AuditLine>().Where(l => l.Verdict == verdict)];
        if (lines.Length == 0)
        {
            return;
        }

        _blocks.Add(new ReportBlock.Heading(title, 2));
        var outline = new List<ReportBlock.OutlineLine>();
        foreach (AuditLine line in lines)
        {
            string name = line.Path.Length == 0 ? T("总分", "Total") : line.Name;
            string points = Phrases.Number(line.Points), printed = Phrases.Number(line.Printed), possible = Phrases.Number(line.Possible);
            string head = verdict == AuditVerdict.OutsideUnlessJudged
                ? T($"{name}：公布 {printed} 分（分值 {points}）；按所载事实只能得 {Phrases.Number(line.Unexcused!.Value)} 分，除非认定：{Questions(line)}",
                    $"{name}: printed {printed} of {points}; on the stated facts {Phrases.Number(line.Unexcused!.Value)}, unless judged so: {Questions(line)}")
                : T($"{name}：公布 {printed} 分，按标准为 {possible} 分（分值 {points}）", $"{name}: printed {printed}, by the standard {possible} (of {points})");
            outline.Add(new ReportBlock.OutlineLine(0, new StyledText(head, AuditWords.Style(verdict)), Numbered: true));
            if (line.Path.Length > 0)
            {
                EvaluationReport.Flatten(_explainer.Trail(line.Result), 2, _language, outline);
            }
        }

        _blocks.Add(new ReportBlock.Outline(outline));
    }

    private string Questions(AuditLine line) => string.Join(T("；", "; "), line.Missing.Select(T));

    private void AddSums()
    {
        var outline = new List<ReportBlock.OutlineLine>();
        foreach (AuditLine line in _audit.Lines.Append(_audit.Total).OfType<AuditLine>().Where(l => l.Verdict == AuditVerdict.SumWrong))
        {
            string name = line.Path.Length == 0 ? T("总分", "Total") : line.Name;
            string sum = Phrases.Number(line.SumOfPrinted!.Value), printed = Phrases.Number(line.Printed);
            outline.Add(new ReportBlock.OutlineLine(1, new StyledText(
                T($"{name}：公布 {printed} 分，印出的下级合计 {sum} 分", $"{name}: printed {printed}, the printed parts give {sum}"), TextStyle.Bad)));
        }

        if (_audit.Grade is { Verdict: AuditVerdict.GradeWrong } grade)
        {
            string right = Grades(grade.OfPrintedTotal);
            LocalText text = _audit.Total is { } total
                ? new($"等级：公布“{grade.Printed}”，公布的 {Phrases.Number(total.Printed)} 分应为“{right}”", $"Grade: printed '{grade.Printed}', the printed total {Phrases.Number(total.Printed)} has '{right}'")
                : new($"等级：公布“{grade.Printed}”，核对后 {Phrases.Number(_audit.CorrectedTotal)} 分应为“{right}”", $"Grade: printed '{grade.Printed}', the corrected total {Phrases.Number(_audit.CorrectedTotal)} has '{right}'");
            outline.Add(new ReportBlock.OutlineLine(1, new StyledText(T(text), TextStyle.Bad)));
        }

        if (outline.Count > 0)
        {
            _blocks.Add(new ReportBlock.Heading(T("合计和等级", "Sums and grade"), 2));
            _blocks.Add(new ReportBlock.Outline(outline));
        }
    }
}
