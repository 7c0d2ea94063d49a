using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Reporting;

/// <summary>Lays out an evaluation for people: the score table, the grade, findings, what is missing, checks; and trails when asked for.</summary>
internal sealed class EvaluationReport
{
    private readonly CaseEvaluation _evaluation;
    private readonly EvaluationResult _result;
    private readonly Language _language;
    private readonly Explainer _explainer;
    private readonly List<ReportBlock> _blocks = [];

    private EvaluationReport(CaseEvaluation evaluation, Language language)
    {
        _evaluation = evaluation;
        _result = evaluation.Result;
        _language = language;
        _explainer = new Explainer(_result);
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

    private static void Flatten(TrailNode node, int depth, Language language, List<ReportBlock.OutlineLine> lines)
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
        if (_result.Spill != default)
        {
            _blocks.Add(new ReportBlock.Paragraph(T(
                $"各部分合计 {Phrases.Number(_result.TotalBeforeSpill)} 分，另从总分扣 {Phrases.Number(_result.Spill)} 分（扣完本项后继续扣）",
                $"The parts make {Phrases.Number(_result.TotalBeforeSpill)}; {Phrases.Number(_result.Spill)} more is taken from the total (spill-over)")));
        }
    }

    private void AddScores()
    {
        var rows = new List<ReportBlock.Row>();
        foreach (IndicatorResult child in _result.Root.Children)
        {
            AddRow(rows, child, 0);
        }

        _blocks.Add(new ReportBlock.Heading(T("得分表", "Scores"), 2));
        _blocks.Add(new ReportBlock.Table(
            [new(T("指标", "Indicator")), new(T("分值", "Points"), true), new(T("得分", "Score"), true), new(T("扣分", "Lost"), true), new(T("说明", "Note"))],
            rows));
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
        foreach (IGrouping<(string, IndicatorResult?, bool), Finding> group in findings.GroupBy(f => (f.Title, f.Indicator, f.Rule is null)))
        {
            AddFinding(lines, [.. group]);
        }

        _blocks.Add(new ReportBlock.Outline(lines));
    }

    private void AddFinding(List<ReportBlock.OutlineLine> lines, Finding[] group)
    {
        Finding first = group[0];
        ScoreRange taken = Taken(first, group);
        string points = first.Indicator is null ? T("不扣分", "no points") : T($"{first.Indicator.Name} 扣 {Phrases.Number(taken)} 分", $"{first.Indicator.Name} loses {Phrases.Number(taken)}");
        string title = first.Rule is null ? T("按评分标准", "by its standard") : first.Title;
        bool certain = group.Any(f => f.IsCertain);
        string possible = certain ? "" : T("（可能）", " (possible)");
        lines.Add(new ReportBlock.OutlineLine(0, new StyledText(
            first.Rule is null ? $"{points}{T("：", ": ")}{title}" : $"{title}{possible}{T("：", ": ")}{points}", certain ? TextStyle.Bad : TextStyle.Warning), Numbered: true));
        foreach (Finding finding in group)
        {
            lines.Add(new ReportBlock.OutlineLine(2, T(finding.Text)));
        }

        AddDetail(lines, T("佐证：", "evidence: "), T(Phrases.Evidence(first.Evidence)));
        AddDetail(lines, T("依据：", "basis: "), string.Join("；", first.Basis.Select(b => b.Name)));
        AddDetail(lines, T("读法：", "reading: "), first.Reading ?? "");
        AddDetail(lines, T("推定：", "reconstructed: "), first.Reconstructed ?? "");
        AddDetail(lines, T("建议：", "advice: "), first.Advice ?? "");
    }

    private static void AddDetail(List<ReportBlock.OutlineLine> lines, string label, string text)
    {
        if (text.Length > 0)
        {
            lines.Add(new ReportBlock.OutlineLine(2, new StyledText(label + text, TextStyle.Dim)));
        }
    }

    // What a rule really took from the indicator, its maximum considered; the sentences tell the nominal points.
    private static ScoreRange Taken(Finding finding, Finding[] group)
    {
        if (finding is not { Rule: { } rule, Indicator: { } indicator })
        {
            return finding.Deducted;
        }

        FeelValue loss = indicator.RuleLosses.First(l => l.Target.Rule == rule).Loss;
        Interval bounds = loss.Bounds;
        return loss.IsFailure ? new ScoreRange(0, indicator.Points)
            : new ScoreRange(
                Math.Min(indicator.Points, bounds.HasLow ? Math.Max(0, bounds.Low) : 0),
                Math.Min(indicator.Points, bounds.HasHigh ? bounds.High : group.Sum(f => f.Deducted.High)));
    }

    private void AddMissing()
    {
        if (_result.Missing.Count == 0)
        {
            return;
        }

        _blocks.Add(new ReportBlock.Heading(T("缺少的事实和评价（影响大的在前）", "Missing facts and judgements, the widest first"), 2));
        _blocks.Add(new ReportBlock.Table(
            [new(T("缺什么", "What is missing")), new(T("影响分数", "Points open"), true), new(T("涉及指标", "Indicators"))],
            [.. _result.Missing.Select(m => new ReportBlock.Row(
                [new StyledText(T(Phrases.Source(m.Source)), TextStyle.Warning), Phrases.Number(m.OpenPoints), string.Join('、', m.Indicators.Select(i => i.Name).Distinct(StringComparer.Ordinal))]))]));
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
        foreach (Diagnostic diagnostic in _result.Failures.Concat(_evaluation.Diagnostics))
        {
            _blocks.Add(TextRenderer.Diagnostic(diagnostic, _language));
        }
    }
}
