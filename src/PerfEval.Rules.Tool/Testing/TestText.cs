using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Tool.Testing;

/// <summary>Tells for people how cases came out: a line for each, and below one that failed a table of what differs and why.</summary>
internal static class TestText
{
    private const string Indent = "  ";

    /// <summary>The line of a case, and what belongs to it.</summary>
    public static IReadOnlyList<ReportBlock> Of(TestedCase tested, Language language)
    {
        string T(string chinese, string english) => language == Language.Chinese ? chinese : english;
        return tested.Outcome switch
        {
            TestOutcome.Passed => [new ReportBlock.Paragraph(new StyledText(T("通过", "pass"), TextStyle.Good), " " + tested.File)],
            TestOutcome.Failed => [new ReportBlock.Paragraph(new StyledText(T("失败", "FAIL"), TextStyle.Bad), " " + tested.File), .. Differences(tested, language)],
            TestOutcome.Unusable => [new ReportBlock.Paragraph(new StyledText(T("失败", "FAIL"), TextStyle.Bad), T($" {tested.File}：案例不能用", $" {tested.File}: the case cannot be used"))],
            _ => [new ReportBlock.Paragraph(new StyledText(T("略过", "skip"), TextStyle.Dim), T(
                $" {tested.File}：没有 expect（总分 {tested.Evaluation!.Total}）", $" {tested.File}: it has no 'expect' (total {tested.Evaluation!.Total})"))],
        };
    }

    /// <summary>What differs, as lines without colours: for reports that are read elsewhere.</summary>
    public static string DifferenceLines(TestedCase tested, Language language) => TextRenderer.Render([.. Differences(tested, language)]);

    private static IEnumerable<ReportBlock> Differences(TestedCase tested, Language language)
    {
        string T(string chinese, string english) => language == Language.Chinese ? chinese : english;
        ExpectationDifference[] compared = [.. tested.Differences.Where(d => d.Expected is not null)];
        if (compared.Length > 0)
        {
            var table = new ReportBlock.Table(
                [new(T("什么", "What")), new(T("应为", "Expected"), AlignRight: true), new(T("实为", "Found"), AlignRight: true), new(T("相差", "By"), AlignRight: true)],
                [.. compared.Select(d => new ReportBlock.Row([d.What.In(language), d.Expected!.Value.In(language), new StyledText(d.Actual!.Value.In(language), TextStyle.Bad), By(d)]))]);
            foreach (string line in TextRenderer.Render([table]).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                yield return new ReportBlock.Outline([new(1, line)]);
            }
        }

        foreach (ExpectationDifference difference in tested.Differences.Where(d => d.Expected is null))
        {
            yield return new ReportBlock.Paragraph(Indent + difference.Sentence.In(language));
        }

        foreach (string reason in Reasons(tested, language))
        {
            yield return new ReportBlock.Paragraph(new StyledText(Indent + reason, TextStyle.Dim));
        }
    }

    private static string By(ExpectationDifference difference) => difference.Points is { } points ? (points > 0 ? "+" : "") + ScoreRange.Of(points) : "";

    // Why the indicators that differ have the scores that they have, where they lost anything.
    private static IEnumerable<string> Reasons(TestedCase tested, Language language)
    {
        HashSet<IndicatorResult> differing = [.. tested.Differences.Select(d => d.Indicator).OfType<IndicatorResult>()];
        return differing.Count == 0
            ? []
            : new Explainer(tested.Evaluation!.Result).Findings()
                .Where(f => f.Indicator is not null && differing.Contains(f.Indicator))
                .Select(f => language == Language.Chinese ? $"{f.Indicator!.Path}：{f.Text.Chinese}" : $"{f.Indicator!.Path}: {f.Text.English}");
    }
}
