using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Audit;
using PerfEval.Rules.Model;
using PerfEval.Rules.Tests.Evaluation;

namespace PerfEval.Rules.Tests.Analysis.Audit;

public sealed class AuditExpectationsTests
{
    private static readonly RuleSet s_ruleSet = Scoring.RuleSet(
        """
        facts: { 甲: rate, 乙: rate }
        indicators:
          过程: { points: 10, indicators: { 进度: { points: 6, ratio: 甲 }, 质量: { points: 4, ratio: 乙 } } }
        grades: [≥ 8: 优, < 8: 差]
        """);

    // 进度 printed 6, computed 3; 质量 open; the section's sum is wrong by 1; a figure differs.
    [Theory]
    [InlineData("total: 6, grade: 差, differs: 进度, sums-wrong: [过程], unverifiable: [质量], outside: [], figures: [率]", "")]
    [InlineData("differs: [过程/进度]", "")]
    [InlineData("total: 7", "更正后的总分：应为 7，实为 6")]
    [InlineData("total: 6..7", "更正后的总分：应为 6..7，实为 6")]
    [InlineData("grade: [优, 差]", "更正后的等级：应为 优、差，实为 差")]
    [InlineData("differs: []", "核对 differs：应为 []，实为 [过程/进度]")]
    [InlineData("differs: [进度, 没有]", "核对 differs：应为 [没有、过程/进度]，实为 [过程/进度]")]
    [InlineData("sums-wrong: [过程, 总分]", "核对 sums-wrong：应为 [总分、过程]，实为 [过程]")]
    [InlineData("outside-unless-judged: [质量]", "核对 outside-unless-judged：应为 [过程/质量]，实为 []")]
    [InlineData("figures: []", "核对 figures：应为 []，实为 [率]")]
    public void Comparison_withWhatACaseExpects_tellsEveryDifference(string expect, string expected)
    {
        var diagnostics = new DiagnosticBag();
        CaseModel model = Scoring.Case(
            $"facts: {{ 甲: 50% }}\npublished: {{ total: 10, scores: {{ 过程: 10, 进度: 6, 质量: 3 }}, figures: {{ 率: {{ printed: 60%, is: 甲 }} }} }}\nexpect: {{ audit: {{ {expect} }} }}", diagnostics);
        ScoreAudit audit = s_ruleSet.TryEvaluate(model, diagnostics)!.Audit();
        Assert.Equal(expected, string.Join("; ", AuditExpectations.Compare(model.Expect!.Audit!, audit).Select(d => d.Chinese)));
    }
}
