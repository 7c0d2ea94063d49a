using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Results;

namespace PerfEval.Rules.Reporting;

/// <summary>Lays out an evaluation for people: the score table, the grade, findings, what is missing, checks; and trails when asked for.</summary>
internal sealed class EvaluationReport
{
    // Of warnings of one kind the first few are shown; the others are counted.
    private const int NotesShown = 3;

    private readonly CaseEvaluation _evaluation;
    private readonly EvaluationResult _result;
    private readonly Language _language;
    private readonly Explainer _explainer;
    private readonly List<ReportBlock> _blocks = [];
    private FeelValue[]? _applies;

    private EvaluationReport(CaseEvaluation evaluation, Language language)
    {
        _evaluation = evaluation;
        _result = evaluation.Result;
        _language = language;
        _explainer = new Explainer(_result, language);
    }

    /// <summary>The report without trails.</summary>
    public static IReadOnlyList<ReportBlock> Summary(CaseEvaluation evaluation, Language language)
    {
        var report = new EvaluationReport(evaluation, language);
        report.AddHead();
        report.AddScores();
        report.AddFindings();
        report.AddMissing();
        report.AddChecks();
        report.AddDiagnostics();
        return report._blocks;
    }

    /// <summary>The trail of the total, or of one indicator.</summary>
    public static IReadOnlyList<ReportBlock> Trail(CaseEvaluation evaluation, IndicatorResult? indicator, Language language)
    {
        var report = new EvaluationReport(evaluation, language);
        TrailNode root = report._explainer.Trail(indicator);
        report._blocks.Add(new ReportBlock.Heading(report.T("推导过程", "How the score comes about"), 2));
        var lines = new List<ReportBlock.OutlineLine>();
        Flatten(root, 0, language, lines);
        report._blocks.Add(new ReportBlock.Outline(lines));
        return report._blocks;
    }

    /// <summary>Puts a trail into lines of an outline, from a depth on.</summary>
    public static void Flatten(TrailNode node, int depth, Language language, List<ReportBlock.OutlineLine> lines)
    {
        TextStyle style = node.Kind switch
        {
            TrailKind.Score => TextStyle.Strong,
            TrailKind.Loss or TrailKind.Failure => TextStyle.Bad,
            TrailKind.Missing => TextStyle.Warning,
            TrailKind.Note or TrailKind.NotFired => TextStyle.Dim,
            _ => TextStyle.Plain,
        };
        lines.Add(new ReportBlock.OutlineLine(depth, new StyledText(node.Text.In(language), style)));
        foreach (TrailNode child in node.Children)
        {
            Flatten(child, depth + 1, language, lines);
        }
    }

    private string T(string chinese, string english) => _language == Language.Chinese ? chinese : english;

    private string T(LocalText text) => text.In(_language);

    private void AddHead()
    {
        _blocks.Add(new ReportBlock.Heading(_evaluation.RuleSet.Title, 1));
        string asOf = _result.Case.Model.AsOf?.ToString() ?? T("未写明", "not stated");
        _blocks.Add(new ReportBlock.Paragraph(new StyledText(
            T($"案例 {_evaluation.CaseId}　规则集 {_evaluation.RuleSet.Id}@{_evaluation.RuleSet.Version}　评价基准日 {asOf}",
              $"Case {_evaluation.CaseId}, rule set {_evaluation.RuleSet.Id}@{_evaluation.RuleSet.Version}, as of {asOf}"),
            TextStyle.Dim)));
        if (_evaluation.Changes.Count > 0)
        {
            IEnumerable<string> changes = _evaluation.Changes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} = {c.Value}");
            AddNote(T("假设（不是案例所载）：", "Supposed, against what the case states: "), string.Join(T("；", "; "), changes));
        }

        AddNote(T("评价材料：", "Source: "), _result.Case.Model.Source);
        AddNote(T("读法：", "Reading: "), _result.Plan.RuleSet.Model.Reading);
        AddNote(T("推定：", "Reconstructed: "), _result.Plan.RuleSet.Model.Reconstructed);
        var pieces = new List<StyledText>
        {
            T("总分 ", "Total "),
            new(Phrases.Number(_result.Total), TextStyle.Strong),
            " / " + Phrases.Number(_result.Root.Points),
        };
        LocalText grade = _explainer.GradeText();
        if (grade.Chinese.Length > 0)
        {
            pieces.Add(T("　等级 ", "   grade "));
            pieces.Add(new StyledText(T(grade), _result.Grades.Count == 1 ? TextStyle.Strong : TextStyle.Warning));
        }

        _blocks.Add(new ReportBlock.Paragraph(pieces));
        AddPublished();
        if (_result.Spill != default)
        {
            _blocks.Add(new ReportBlock.Paragraph(T(
                $"各部分合计 {Phrases.Number(_result.TotalBeforeSpill)} 分，另从总分扣 {Phrases.Number(_result.Spill)} 分（扣完本项后继续扣）",
                $"The parts make {Phrases.Number(_result.TotalBeforeSpill)}; {Phrases.Number(_result.Spill)} more is taken from the total (spill-over)")));
        }
    }

    private void AddNote(string label, string? text)
    {
        if (text is not null)
        {
            _blocks.Add(new ReportBlock.Paragraph(new StyledText(label + text, TextStyle.Dim)));
        }
    }

    // What was printed stands beside what was computed; it changes nothing.
    private void AddPublished()
    {
        if (_result.Case.Model.Published is not { } published || (published.Total is null && published.Grade is null))
        {
            return;
        }

        string total = published.Total is { } printed ? Phrases.Number(printed) + T(" 分", "") : "";
        string grade = published.Grade is { } name ? (total.Length > 0 ? T("，", ", ") : "") + name : "";
        bool possible = published.Total is not { } score || (score >= _result.Total.Low && score <= _result.Total.High);
        bool known = _result.Total.IsKnown;
        string verdict = (possible, known) switch
        {
            (false, _) => T("，与计算结果不符", ", which is not what the standards give"),
            (true, true) => "",
            _ => T("，在可能的范围内", ", within what is possible"),
        };
        _blocks.Add(new ReportBlock.Paragraph(new StyledText(
            T("公布 ", "Published ") + total + grade + verdict, possible ? TextStyle.Dim : TextStyle.Warning)));
    }

    private void AddScores()
    {
        var rows = new List<ReportBlock.Row>();
        foreach (IndicatorResult child in _result.Root.Children)
        {
            AddRow(rows, child, 0);
        }

        var columns = new List<ReportBlock.Column>
        {
            new(T("指标", "Indicator")), new(T("分值", "Points"), true), new(T("得分", "Score"), true), new(T("扣分", "Lost"), true),
        };
        if (rows.Exists(r => r.Cells[^1].Text.Length > 0))
        {
            columns.Add(new(T("说明", "Note")));
        }

        _blocks.Add(new ReportBlock.Heading(T("得分表", "Scores"), 2));
        _blocks.Add(new ReportBlock.Table(columns, [.. rows.Select(r => r with { Cells = [.. r.Cells.Take(columns.Count)] })]));
    }

    private void AddRow(List<ReportBlock.Row> rows, IndicatorResult result, int indent)
    {
        var lost = new ScoreRange(result.Points - result.Score.High, result.Points - result.Score.Low);
        TextStyle style = result.Failed ? TextStyle.Bad : !result.Score.IsKnown ? TextStyle.Warning : lost.High > 0 ? TextStyle.Bad : TextStyle.Plain;
        string name = result.Indicator.Model.Code is { } code ? code + " " + result.Name : result.Name;
        bool out_ = result.Applies.IsFalse;
        rows.Add(new ReportBlock.Row(
            [
                new StyledText(name, result.Indicator.IsSection ? TextStyle.Strong : TextStyle.Plain),
                Phrases.Number(result.Points),
                new StyledText(out_ ? "—" : Phrases.Number(result.Score), style),
                new StyledText(out_ || lost == default ? "" : Phrases.Number(lost), style),
                NoteFor(result),
            ],
            indent));
        if (!result.Indicator.IsChecklist)
        {
            foreach (IndicatorResult child in result.Children)
            {
                AddRow(rows, child, indent + 1);
            }
        }
    }

    private StyledText NoteFor(IndicatorResult result)
    {
        if (result.Applies.IsFalse)
        {
            return T("不适用", "does not apply");
        }

        if (result.Failed)
        {
            return new StyledText(T("无法计算", "cannot be computed"), TextStyle.Bad);
        }

        if (result.Score.IsKnown || result.Indicator.IsSection)
        {
            return "";
        }

        Missing missing = result.Children.Aggregate(result.Missing, (m, c) => c.Score.IsKnown ? m : m.Union(c.Missing));
        return new StyledText(T("缺", "needs ") + T(Phrases.Sources(missing)), TextStyle.Warning);
    }

    private void AddFindings()
    {
        IReadOnlyList<Finding> findings = _explainer.Findings();
        if (findings.Count == 0)
        {
            return;
        }

        _blocks.Add(new ReportBlock.Heading(T("问题", "Findings"), 2));
        var lines = new List<ReportBlock.OutlineLine>();
        foreach (IGrouping<object, Finding> group in findings.GroupBy(f => (object?)f.Rule ?? f.Indicator!))
        {
            AddFinding(lines, [.. group]);
        }

        _blocks.Add(new ReportBlock.Outline(lines));
    }

    // What a rule found, or what one standard took: one entry, with all places from which points are lost.
    private void AddFinding(List<ReportBlock.OutlineLine> lines, Finding[] group)
    {
        Finding first = group[0];
        string[] losses = [.. group.GroupBy(f => f.Indicator).Where(g => g.Key is not null).Select(g => Loss(g.Key!, [.. g]))];
        string points = losses.Length == 0 ? T("不扣分", "no points") : string.Join(T("，", ", "), losses);
        bool certain = group.Any(f => f.IsCertain);
        string possible = certain ? "" : T("（可能）", " (possible)");
        string head = first.Rule is null
            ? points + T("：按评分标准", ": by its standard")
            : first.Title + possible + T("：", ": ") + points;
        lines.Add(new ReportBlock.OutlineLine(0, new StyledText(head, certain ? TextStyle.Bad : TextStyle.Warning), Numbered: true));
        foreach (string text in group.Select(f => T(f.Text)).Distinct(StringComparer.Ordinal))
        {
            lines.Add(new ReportBlock.OutlineLine(2, text));
        }

        AddDetail(lines, T("佐证：", "evidence: "), T(Phrases.Evidence(first.Evidence, _result.Case.Model)));
        AddDetail(lines, T("依据：", "basis: "), T(Phrases.Basis(first.Basis)));
        AddDetail(lines, T("读法：", "reading: "), first.Reading ?? "");
        AddDetail(lines, T("推定：", "reconstructed: "), first.Reconstructed ?? "");
        AddDetail(lines, T("建议：", "advice: "), first.Advice ?? "");
    }

    private string Loss(IndicatorResult indicator, Finding[] findings)
    {
        // What does not apply loses nothing, whatever a rule finds in it.
        FeelValue applies = (_applies ??= Applicability.Of(_result))[indicator.Place];
        if (applies.IsFalse)
        {
            return T($"{indicator.Name} 不适用，不扣分", $"{indicator.Name} does not apply, nothing is taken");
        }

        ScoreRange range = Taken(indicator, findings);
        string taken = Phrases.Number(applies.IsTrue ? range : range with { Low = 0 });
        return T($"{indicator.Name} 扣 {taken} 分", $"{indicator.Name} loses {taken}");
    }

    private static void AddDetail(List<ReportBlock.OutlineLine> lines, string label, string text)
    {
        if (text.Length > 0)
        {
            lines.Add(new ReportBlock.OutlineLine(2, new StyledText(label + text, TextStyle.Dim)));
        }
    }

    // What was really taken from the indicator, maxima and the indicator's points considered; the sentences tell the nominal points.
    private static ScoreRange Taken(IndicatorResult indicator, Finding[] findings)
    {
        Interval bounds;
        if (findings[0].Rule is { } rule)
        {
            FeelValue loss = indicator.RuleLosses.First(l => l.Target.Rule == rule).Loss;
            bounds = loss.IsFailure ? Interval.Closed(0, indicator.Points) : loss.Bounds;
        }
        else
        {
            ScoreRange own = StandardLoss.Of(indicator);
            bounds = Interval.Closed(own.Low, own.High);
        }

        decimal low = bounds.HasLow ? Math.Clamp(bounds.Low, 0, indicator.Points) : 0;
        return new ScoreRange(low, bounds.HasHigh ? Math.Clamp(bounds.High, low, indicator.Points) : indicator.Points);
    }

    private void AddMissing()
    {
        if (_result.Missing.Count == 0)
        {
            return;
        }

        _blocks.Add(new ReportBlock.Heading(T("缺少的事实和评价（影响大的在前）", "Missing facts and judgements, the widest first"), 2));
        bool mayBeSettled = _evaluation.Missing.Any(m => m.MaySettle.Count > 0);
        List<ReportBlock.Column> columns = [new(T("缺什么", "What is missing")), new(T("影响分数", "Points open"), true)];
        if (mayBeSettled)
        {
            columns.Add(new(T("单独补上，等级", "Alone, it makes the grade")));
        }

        columns.Add(new(T("涉及指标", "Indicators")));
        var rows = new List<ReportBlock.Row>(_result.Missing.Count);
        foreach ((MissingResult missing, MissingPiece piece) in _result.Missing.Zip(_evaluation.Missing))
        {
            List<StyledText> cells = [new(T(piece.Text), TextStyle.Warning), Phrases.Number(piece.OpenPoints)];
            if (mayBeSettled)
            {
                cells.Add(Settling(piece));
            }

            cells.Add(string.Join('、', missing.Indicators.Select(i => i.Name).Distinct(StringComparer.Ordinal)));
            rows.Add(new ReportBlock.Row(cells));
        }

        _blocks.Add(new ReportBlock.Table(columns, rows));
        if (_result.Grades.Count > 1 && !mayBeSettled)
        {
            _blocks.Add(new ReportBlock.Paragraph(T("单独补上任何一项，等级仍不能确定", "None of them alone settles the grade")));
        }
    }

    private string Settling(MissingPiece piece)
    {
        string grades = string.Join(T("或", " or "), piece.MaySettle);
        return piece.SettlesGrade ? T($"确定（{grades}）", $"settled ({grades})")
            : piece.MaySettle.Count == 0 ? T("仍不确定", "still open")
            : T($"可能定为{grades}", $"perhaps {grades}");
    }

    private void AddChecks()
    {
        if (_result.Checks.Count == 0)
        {
            return;
        }

        int agree = _result.Checks.Count(c => c.Outcome == CheckOutcome.Agrees);
        int unknown = _result.Checks.Count(c => c.Outcome == CheckOutcome.Unknown);
        _blocks.Add(new ReportBlock.Heading(T("数据核对（勾稽）", "Cross-footing checks"), 2));
        _blocks.Add(new ReportBlock.Paragraph(T(
            $"{_result.Checks.Count} 项中 {agree} 项相符" + (unknown > 0 ? $"，{unknown} 项缺数据" : "") + "；不影响得分",
            $"{agree} of {_result.Checks.Count} agree" + (unknown > 0 ? $", {unknown} lack data" : "") + "; they change no score")));
        var lines = new List<ReportBlock.OutlineLine>();
        foreach (CheckResult check in _result.Checks.Where(c => c.Outcome is CheckOutcome.Differs or CheckOutcome.Rounding or CheckOutcome.Failed))
        {
            LocalText outcome = check.Outcome switch
            {
                CheckOutcome.Differs => new("不符：", "differs: "),
                CheckOutcome.Rounding => new("四舍五入之差：", "rounding: "),
                _ => new("无法计算：", "cannot be computed: "),
            };
            TextStyle style = check.Outcome == CheckOutcome.Rounding ? TextStyle.Dim : TextStyle.Bad;
            lines.Add(new ReportBlock.OutlineLine(1, new StyledText(T(outcome) + T(_explainer.CheckText(check)), style)));
        }

        if (lines.Count > 0)
        {
            _blocks.Add(new ReportBlock.Outline(lines));
        }
    }

    private void AddDiagnostics()
    {
        if (_result.Failures.Count == 0 && _evaluation.Diagnostics.Count == 0)
        {
            return;
        }

        _blocks.Add(new ReportBlock.Heading(T("提示", "Notes"), 2));
        foreach (IGrouping<string, Diagnostic> group in _result.Failures.Concat(_evaluation.Diagnostics).GroupBy(d => d.Id))
        {
            foreach (Diagnostic diagnostic in group.Take(NotesShown))
            {
                _blocks.Add(TextRenderer.Diagnostic(diagnostic, _language));
            }

            int more = group.Count() - NotesShown;
            if (more > 0)
            {
                _blocks.Add(new ReportBlock.Paragraph(new StyledText(T($"{group.Key} 还有 {more} 处", $"{group.Key}: {more} more"), TextStyle.Dim)));
            }
        }
    }
}
