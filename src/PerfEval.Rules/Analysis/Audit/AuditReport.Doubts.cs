using PerfEval.Feel.Values;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Audit;

// What is no difference and yet not confirmed; figures and checks.
internal sealed partial class AuditReport
{
    private void AddUnverifiable()
    {
        AuditLine[] lines = [.. _audit.Lines.Append(_audit.Total).OfType<AuditLine>().Where(l => l.Verdict == AuditVerdict.Unverifiable)];
        AuditGrade? grade = _audit.Grade is { Verdict: AuditVerdict.Unverifiable, OfPrintedTotal.Count: > 1 } open ? open : null;
        if (lines.Length == 0 && grade is null)
        {
            return;
        }

        var kinds = new List<string>();
        AddPoints(kinds, lines, UnknownSourceKind.Fact, T("缺数据 {0} 分", "{0} points for want of facts"));
        AddPoints(kinds, lines, UnknownSourceKind.Answer, T("缺评价 {0} 分", "{0} of judgements"));
        AddPoints(kinds, lines, UnknownSourceKind.Evidence, T("缺佐证 {0} 分", "{0} of evidence"));
        string points = kinds.Count == 0 ? "" : T("（分值：", " (") + string.Join(T("，", ", "), kinds) + T("）", ")");
        _blocks.Add(new ReportBlock.Heading(T("无法核实的得分", "Scores that cannot be verified") + points, 2));
        _blocks.Add(new ReportBlock.Outline([.. lines.Select(l =>
        {
            string name = l.Path.Length == 0 ? T("总分", "Total") : Name(l), printed = Phrases.Number(l.Printed), possible = Phrases.Number(l.Possible);
            string missing = string.Join(T("、", ", "), l.Missing.Select(T));
            string why = missing.Length > 0 ? T($"缺{missing}", $"missing: {missing}") : T("计算失败", "a computation failed");
            return new ReportBlock.OutlineLine(1, new StyledText(
                T($"{name}：公布 {printed} 分，可能 {possible} 分；{why}", $"{name}: printed {printed}, possible {possible}; {why}"), TextStyle.Warning));
        }), .. grade is null ? (ReportBlock.OutlineLine[])[] : [GradeDoubt(grade)]]));
    }

    private ReportBlock.OutlineLine GradeDoubt(AuditGrade grade)
    {
        string possible = Grades(grade.OfPrintedTotal), missing = string.Join(T("、", ", "), grade.Missing.Select(T));
        return new ReportBlock.OutlineLine(1, new StyledText(
            T($"等级：公布“{grade.Printed}”，可能为{possible}；缺{missing}", $"Grade: printed '{grade.Printed}', possible {possible}; missing: {missing}"), TextStyle.Warning));
    }

    // A line that lacks several kinds is counted once, for facts before judgements before evidence.
    private static void AddPoints(List<string> kinds, IEnumerable<AuditLine> lines, UnknownSourceKind kind, string text)
    {
        decimal points = lines.Where(l => l.Path.Length > 0 && LineSupport.KindOfMissing(l.Result) == kind).Sum(l => l.Points);
        if (points > 0)
        {
            kinds.Add(text.Replace("{0}", Phrases.Number(points), StringComparison.Ordinal));
        }
    }

    private void AddJudged()
    {
        AuditLine[] judged = [.. _audit.Lines.Where(l => l.Verdict == AuditVerdict.Judged)];
        if (judged.Length == 0)
        {
            return;
        }

        AuditLine[] unexplained = [.. judged.Where(l => l.Support != JudgementSupport.Reason)];
        var outline = new List<ReportBlock.OutlineLine>();
        AddNames(outline, unexplained.Where(l => l.Printed < l.Points), T("失分而没有写理由：", "points lost without a reason: "), withLoss: true);
        AddNames(
            outline,
            unexplained.Where(l => l.Printed >= l.Points && l.Support == JudgementSupport.None),
            T("满分，没有写理由，也没有佐证：", "full marks, with neither reason nor evidence: "));
        AddNames(
            outline,
            unexplained.Where(l => l.Printed >= l.Points && l.Support == JudgementSupport.Evidence),
            T("满分，有佐证，没有写理由：", "full marks, with evidence, without a reason: "));
        foreach (AuditLine line in judged.Where(l => l.Support == JudgementSupport.Reason))
        {
            string reasons = string.Join(T("；", "; "), line.Reasons);
            outline.Add(new ReportBlock.OutlineLine(1, new StyledText(
                T($"写了理由：{line.Name} {Phrases.Number(line.Printed)} / {Phrases.Number(line.Points)} 分——{reasons}",
                  $"with a reason: {line.Name}, {Phrases.Number(line.Printed)} of {Phrases.Number(line.Points)} — {reasons}"),
                TextStyle.Dim)));
        }

        _blocks.Add(new ReportBlock.Heading(T("凭评价人员判断的得分", "Scores that rest on judgement"), 2));
        _blocks.Add(new ReportBlock.Outline(outline));
    }

    private void AddNames(List<ReportBlock.OutlineLine> outline, IEnumerable<AuditLine> lines, string label, bool withLoss = false)
    {
        string[] names = [.. lines.Select(l => withLoss
            ? T($"{Name(l)}（失 {Phrases.Number(l.Points - l.Printed)} 分）", $"{Name(l)} ({Phrases.Number(l.Points - l.Printed)} lost)")
            : Name(l))];
        if (names.Length > 0)
        {
            outline.Add(new ReportBlock.OutlineLine(1, new StyledText(label + string.Join(T("、", ", "), names), withLoss ? TextStyle.Warning : TextStyle.Plain)));
        }
    }

    // Several lines of one name are told apart by what stands above them.
    private string Name(AuditLine line) =>
        _audit.Lines.Count(l => l.Name == line.Name) > 1 ? string.Join('/', line.Path.Split('/').TakeLast(2)) : line.Name;

    private void AddStated()
    {
        AuditLine[] lines = [.. _audit.Lines.Where(l => l.StatedResults.Count > 0)];
        if (lines.Length == 0)
        {
            return;
        }

        _blocks.Add(new ReportBlock.Heading(T("只有结论、没有数据可以复核的计算", "Computed from results that the report only states"), 2));
        _blocks.Add(new ReportBlock.Outline([.. lines.Select(l => new ReportBlock.OutlineLine(1,
            T($"{Name(l)}：{string.Join('、', l.StatedResults)}", $"{Name(l)}: {string.Join(", ", l.StatedResults)}")))]));
    }

    private void AddReadings()
    {
        var outline = new List<ReportBlock.OutlineLine>();
        foreach (AuditLine line in _audit.Lines)
        {
            foreach (AuditReading reading in line.OtherReadings)
            {
                outline.Add(new ReportBlock.OutlineLine(1, ReadingText(line, reading)));
            }
        }

        foreach (AuditReading reading in _audit.MeasureReadings)
        {
            outline.Add(new ReportBlock.OutlineLine(1,
                T($"{reading.Of}：{reading.Reading}，则为 {T(reading.Value!.Value)}（所取读法 {T(reading.Taken!.Value)}）",
                  $"{reading.Of}: {reading.Reading} — it would be {T(reading.Value!.Value)} (as read: {T(reading.Taken!.Value)})")));
        }

        if (outline.Count > 0)
        {
            _blocks.Add(new ReportBlock.Heading(T("换一种读法", "Other readings"), 2));
            _blocks.Add(new ReportBlock.Outline(outline));
        }
    }

    private string ReadingText(AuditLine line, AuditReading reading)
    {
        string whole = Phrases.Number(reading.LineScore!.Value), own = Phrases.Number(reading.Score!.Value), printed = Phrases.Number(line.Printed);
        bool asPrinted = reading.LineScore.Value.IsKnown && reading.LineScore.Value.Low == line.Printed;
        string item = reading.Of == line.Path ? "" : T($"“{reading.Of[(line.Path.Length + 1)..]}”", $" '{reading.Of[(line.Path.Length + 1)..]}'");
        string inPart = item.Length == 0 ? "" : T($"该点 {own} 分，", $"{own} for it, ");
        string compared = asPrinted ? T("，与公布相同", ", as printed") : T($"（公布 {printed} 分，所取读法 {Phrases.Number(line.Possible)} 分）", $" (printed {printed}, as read {Phrases.Number(line.Possible)})");
        return T($"{Name(line)}{item}：{reading.Reading}，则{inPart}得 {whole} 分{compared}", $"{Name(line)}{item}: {reading.Reading} — {inPart}{whole} in all{compared}");
    }

    private void AddFigures()
    {
        if (_audit.Figures.Count == 0)
        {
            return;
        }

        int agree = _audit.Figures.Count(f => f.Verdict == AuditVerdict.Agrees);
        _blocks.Add(new ReportBlock.Heading(T("报告中的数字", "Figures of the text"), 2));
        _blocks.Add(new ReportBlock.Paragraph(T($"{_audit.Figures.Count} 个数字中 {agree} 个相符", $"{agree} of {_audit.Figures.Count} figures agree")));
        ReportBlock.OutlineLine[] lines = [.. _audit.Figures.Where(f => f.Verdict != AuditVerdict.Agrees).Select(f => new ReportBlock.OutlineLine(1, FigureText(f)))];
        if (lines.Length > 0)
        {
            _blocks.Add(new ReportBlock.Outline(lines));
        }
    }

    private StyledText FigureText(AuditFigure figure)
    {
        string verdict = figure.Verdict switch
        {
            AuditVerdict.Rounding => T("四舍五入之差：", "rounding: "),
            AuditVerdict.Outside => T("不是可能的值：", "no possible value: "),
            AuditVerdict.Unverifiable => figure.Expression is null ? T("没有可对照的事实：", "nothing stated to compare with: ") : T("无法核实：", "cannot be verified: "),
            _ => T("不一致：", "differs: "),
        };
        string printed = T($"{figure.Name} 印作 {figure.Printed}", $"{figure.Name}, printed {figure.Printed}");
        string why = figure.Recomputed is { } value
            ? T($"，按 {figure.Expression} 为 {T(value)}", $"; {figure.Expression} gives {T(value)}")
            : figure.Missing.Count > 0
                ? T("，缺", "; missing: ") + string.Join(T("、", ", "), figure.Missing.Select(T))
                : "";
        return new StyledText(verdict + printed + why, AuditWords.Style(figure.Verdict));
    }

    private void AddChecks()
    {
        int count = _result.Checks.Count;
        if (count == 0)
        {
            return;
        }

        int agree = _result.Checks.Count(c => c.Outcome == Evaluation.CheckOutcome.Agrees);
        _blocks.Add(new ReportBlock.Heading(T("数据核对（勾稽）", "Cross-footing checks"), 2));
        _blocks.Add(new ReportBlock.Paragraph(T($"{count} 项中 {agree} 项相符", $"{agree} of {count} agree")));
        if (_audit.Checks.Count > 0)
        {
            _blocks.Add(new ReportBlock.Outline([.. _audit.Checks.Select(c => new ReportBlock.OutlineLine(1, new StyledText(
                (c.Verdict switch
                {
                    AuditVerdict.Rounding => T("四舍五入之差：", "rounding: "),
                    AuditVerdict.Differs => T("不符：", "differs: "),
                    _ => T("无法计算：", "cannot be computed: "),
                }) + T(c.Text),
                AuditWords.Style(c.Verdict))))]));
        }
    }
}
