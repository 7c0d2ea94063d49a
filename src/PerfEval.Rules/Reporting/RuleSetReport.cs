using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Reporting;

/// <summary>
/// A rule set as the scoring table that people know: sections, indicators, points, the standard in words. A page has it as a table; on a terminal,
/// where long cells would be cut, the standards stand below their indicators.
/// </summary>
internal static class RuleSetReport
{
    public static IReadOnlyList<ReportBlock> Blocks(CheckedRuleSet ruleSet, Language language, bool asTable)
    {
        string T(string chinese, string english) => language == Language.Chinese ? chinese : english;
        RuleSetModel model = ruleSet.Model;
        var blocks = new List<ReportBlock>
        {
            new ReportBlock.Heading(model.Title, 1),
            new ReportBlock.Paragraph(Line(ruleSet, T)),
        };
        foreach (LocalText remark in Remarks(model.Reading, model.Reconstructed, []))
        {
            blocks.Add(new ReportBlock.Paragraph(remark.In(language)));
        }

        blocks.Add(new ReportBlock.Heading(T("指标体系", "Indicators"), 2));
        CheckedIndicator[] indicators = [.. ruleSet.Indicators.Where(i => i.Parent is not null)];
        blocks.Add(asTable ? Table(indicators, language, T) : Outline(indicators, language));
        AddList(blocks, T("扣分规则", "Rules"), ruleSet.Rules.SelectMany(r => RuleLines(r, language)));
        AddList(blocks, T("等级", "Grades"), model.Grades.Select(g => new ReportBlock.OutlineLine(
            0, $"{(g.IsOtherwise ? Phrases.Otherwise.In(language) : g.Test.Text.Trim())}　{g.Name}" + (g.Synonyms.Count > 0 ? T("（", " (") + string.Join('、', g.Synonyms) + T("）", ")") : ""))));
        AddList(blocks, T("勾稽（不影响得分）", "Checks (no effect on scores)"), model.Checks.Select(c => new ReportBlock.OutlineLine(0, c.That.Text.Trim())));
        AddList(blocks, T("计算项", "Measures"), model.Measures.Select(m => new ReportBlock.OutlineLine(0, $"{m.Name} = {m.Value.Text.Trim()}" + (m.Wording is { } w ? T("：", ": ") + w : ""))));
        AddList(blocks, T("依据", "Basis"), model.Basis.Select(b => new ReportBlock.OutlineLine(0, b.Title == b.Name ? b.Name : b.Name + T("：", ": ") + b.Title)));
        return blocks;
    }

    private static StyledText Line(CheckedRuleSet ruleSet, Func<string, string, string> t)
    {
        RuleSetModel model = ruleSet.Model;
        string points = model.IsAbstract ? t("　没有分值的框架", ", a framework without points") : ruleSet.Root.FixedPoints is { } full ? t($"　满分 {Phrases.Number(full)}", $", {Phrases.Number(full)} points") : "";
        string period = model.EffectiveFrom is null && model.EffectiveTo is null ? ""
            : t("　适用期 ", ", in force ") + model.EffectiveFrom + t(" 至 ", " to ") + (model.EffectiveTo?.ToString() ?? t("今后", "further notice"));
        return t("规则集 ", "Rule set ") + $"{model.Id}@{model.Version}" + points + period;
    }

    private static ReportBlock.Table Table(IEnumerable<CheckedIndicator> indicators, Language language, Func<string, string, string> t) => new(
        [new(t("指标", "Indicator")), new(t("分值", "Points"), AlignRight: true), new(t("评分标准", "Standard")), new(t("计分办法", "How it is scored"))],
        [
            .. indicators.Select(i => new ReportBlock.Row(
                [NameOf(i), PointsOf(i), i.Model.Wording ?? "", string.Join(language == Language.Chinese ? "。" : ". ", Words(i, withWording: false).Select(w => w.In(language)))], Depth(i))),
        ]);

    private static ReportBlock.Outline Outline(IEnumerable<CheckedIndicator> indicators, Language language)
    {
        var lines = new List<ReportBlock.OutlineLine>();
        foreach (CheckedIndicator indicator in indicators)
        {
            string points = PointsOf(indicator);
            string marks = points.Length == 0 ? "" : language == Language.Chinese ? $"（{points} 分）" : $" ({points})";
            lines.Add(new(Depth(indicator), new StyledText(NameOf(indicator) + marks, indicator.Model.IsItem ? TextStyle.Plain : TextStyle.Strong)));
            lines.AddRange(Words(indicator, withWording: true).Select(w => new ReportBlock.OutlineLine(Depth(indicator) + 1, w.In(language))));
        }

        return new ReportBlock.Outline(lines);
    }

    // Everything that is said of an indicator, a line each.
    private static IEnumerable<LocalText> Words(CheckedIndicator indicator, bool withWording)
    {
        IndicatorModel model = indicator.Model;
        if (withWording && model.Wording is { } wording)
        {
            yield return new("标准：" + wording, "standard: " + wording);
        }

        foreach (LocalText words in StandardWords.Of(indicator))
        {
            yield return words;
        }

        if (model.For is { } rows)
        {
            yield return new($"按行展开：{rows.Text.Trim()}", $"repeated for {rows.Text.Trim()}");
        }

        if (model.Applies is { } applies)
        {
            yield return new($"适用条件：{applies.Text.Trim()}", $"applies if {applies.Text.Trim()}");
        }

        if (model.Aggregate is { } aggregate)
        {
            yield return new($"汇总：{aggregate.Text.Trim()}", $"summed up by {aggregate.Text.Trim()}");
        }

        if (model.NeedsEvidence)
        {
            yield return new("要有佐证", "needs evidence");
        }

        foreach (LocalText remark in Remarks(
            model.Reading ?? model.Deduct?.Select(d => d.Reading).FirstOrDefault(r => r is not null),
            model.Reconstructed ?? model.Deduct?.Select(d => d.Reconstructed).FirstOrDefault(r => r is not null),
            indicator.Basis,
            LayerNote.Of(model)))
        {
            yield return remark;
        }

        foreach (OtherReadingModel reading in model.OtherReadings)
        {
            yield return Other(reading);
        }
    }

    // How else the words may be read, which an audit shows.
    private static LocalText Other(OtherReadingModel reading) =>
        new($"换一种读法：{reading.Reading}（得 {reading.Value.Text.Trim()}）", $"read otherwise: {reading.Reading} ({reading.Value.Text.Trim()})");

    private static IEnumerable<LocalText> Remarks(string? reading, string? reconstructed, IReadOnlyList<BasisModel> basis, LocalText? layer = null)
    {
        if (layer is { } from)
        {
            yield return from;
        }

        if (reading is not null)
        {
            yield return new("读法：" + reading, "reading: " + reading);
        }

        if (reconstructed is not null)
        {
            yield return new("推定：" + reconstructed, "reconstructed: " + reconstructed);
        }

        if (basis.Count > 0)
        {
            LocalText names = Phrases.Same(string.Join("、", basis.Select(b => b.Name)));
            yield return new("依据：" + names.Chinese, "basis: " + names.English);
        }
    }

    private static IEnumerable<ReportBlock.OutlineLine> RuleLines(CheckedRule rule, Language language)
    {
        yield return new(0, new StyledText(rule.Model.Title is { } title && title != rule.Model.Name ? $"{rule.Model.Name}（{title}）" : rule.Model.Name, TextStyle.Strong));
        yield return new(1, StandardWords.Of(rule.Model).In(language));
        foreach (LocalText remark in Remarks(rule.Model.Reading, rule.Model.Reconstructed, rule.Basis, LayerNote.Of(rule.Model.Layer)))
        {
            yield return new(1, remark.In(language));
        }
    }

    private static void AddList(List<ReportBlock> blocks, string title, IEnumerable<ReportBlock.OutlineLine> lines)
    {
        ReportBlock.OutlineLine[] all = [.. lines];
        if (all.Length > 0)
        {
            blocks.Add(new ReportBlock.Heading(title, 2));
            blocks.Add(new ReportBlock.Outline(all));
        }
    }

    private static string NameOf(CheckedIndicator indicator) => indicator.Model.Code is { } code ? code + " " + indicator.Name : indicator.Name;

    private static string PointsOf(CheckedIndicator indicator) =>
        indicator.IsOpen ? ""
        : indicator.FixedPoints is { } points ? Phrases.Number(points) : indicator.Model.Points is { } written ? StandardWords.Points(written) : "";

    private static int Depth(CheckedIndicator indicator) => indicator.Parent is { Parent: not null } parent ? Depth(parent) + 1 : 0;
}
