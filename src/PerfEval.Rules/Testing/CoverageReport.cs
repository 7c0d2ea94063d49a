using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Testing;

/// <summary>Tells in a report how much of a rule set was tried, and what was not.</summary>
internal static class CoverageReport
{
    public static IReadOnlyList<ReportBlock> Of(RuleSetCoverage coverage, Language language)
    {
        string T(string chinese, string english) => language == Language.Chinese ? chinese : english;
        string id = $"{coverage.RuleSet.Id}@{coverage.RuleSet.Version}";
        int unknown = coverage.Entries.Count(e => e.Outcomes[^1].Cases == 0);
        var blocks = new List<ReportBlock>
        {
            new ReportBlock.Heading(T($"案例试到了什么：{id}", $"What the cases try: {id}"), 2),
            new ReportBlock.Paragraph(T(
                $"{coverage.Cases} 个案例，试到 {coverage.Tried} / {coverage.All} 种情形",
                $"{coverage.Cases} case{(coverage.Cases == 1 ? "" : "s")}, {coverage.Tried} of {coverage.All} outcomes tried")),
        };
        ReportBlock.Row[] rows = [.. coverage.Entries.Where(e => e.Outcomes.Any(IsUntried)).Select(e => RowOf(e, language))];
        if (rows.Length > 0)
        {
            blocks.Add(new ReportBlock.Table([new(T("类别", "Kind")), new(T("名称", "Name")), new(T("没有试到的情形", "Not tried"))], rows));
        }

        if (unknown > 0)
        {
            blocks.Add(new ReportBlock.Paragraph(new StyledText(
                T($"另有 {unknown} 处没有试过不明的情形", $"{unknown} more have not been tried with something unknown"), TextStyle.Dim)));
        }

        return blocks;
    }

    private static bool IsUntried(CoverageOutcome outcome) => outcome.IsRequired && outcome.Cases == 0;

    private static ReportBlock.Row RowOf(CoverageEntry entry, Language language)
    {
        string separator = language == Language.Chinese ? "；" : "; ";
        string untried = string.Join(separator, entry.Outcomes.Where(IsUntried).Select(o => Wording(entry.Kind, o.Name).In(language)));
        LocalText of = entry.Kind == CoverageKind.Grades ? new("总分", "total") : new(entry.Name, entry.Name);
        string name = of.In(language) + (entry.Part is { } part ? new LocalText($"，扣分第 {part} 项", $", deduction {part}").In(language) : "");
        return new ReportBlock.Row([Kind(entry.Kind).In(language), name, new StyledText(untried, TextStyle.Warning)]);
    }

    private static LocalText Kind(CoverageKind kind) => kind switch
    {
        CoverageKind.Bands => new("分档", "bands"),
        CoverageKind.Item => new("要点", "item"),
        CoverageKind.Levels => new("档次", "levels"),
        CoverageKind.Deduction => new("扣分", "deduction"),
        CoverageKind.Applicability => new("适用", "applicability"),
        CoverageKind.Rule => new("规则", "rule"),
        _ => new("等级", "grades"),
    };

    // Of bands, levels and grades the rule set's own words, whatever they are.
    private static LocalText Wording(CoverageKind kind, string outcome) => kind switch
    {
        CoverageKind.Bands => outcome == "otherwise" ? new("其余情况", outcome) : new(outcome, outcome),
        CoverageKind.Levels or CoverageKind.Grades => new(outcome, outcome),
        _ => outcome switch
        {
            "met" => new("符合", outcome),
            "unmet" => new("不符合", outcome),
            "deducts" => new("扣分", outcome),
            "nothing" => new("不扣分", "deducts nothing"),
            "applies" => new("适用", outcome),
            "not-applicable" => new("不适用", "does not apply"),
            "fired" => new("触发", outcome),
            _ => new("不触发", outcome),
        },
    };
}
