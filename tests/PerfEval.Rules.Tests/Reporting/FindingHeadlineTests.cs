using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Tests.Evaluation;

namespace PerfEval.Rules.Tests.Reporting;

/// <summary>The first line of each finding of a report: what was really taken.</summary>
public sealed class FindingHeadlineTests
{
    private const string Capped = """
        facts: { 乙: [{ 名: text }], 丙: boolean }
        indicators:
          一: { points: 10, deduct: [{ for: 个 in 乙, points: 8, max: 8 }, { when: 丙, points: 1 }] }
          二: { points: 90, deduct: [] }
        """;

    [Theory]
    [InlineData("[[名], [a], [b]]", "否", "一 扣 8 分")]
    [InlineData("[[名], [a], [b]]", "是", "一 扣 9 分")]
    [InlineData("[[名]]", "是", "一 扣 1 分")]
    [InlineData("[[名], [a]]", "未知", "一 扣 8 分")]
    public void Headline_ofAStandardWithMaximaOfItsOwn_tellsWhatWasTaken(string rows, string flag, string expected) =>
        Assert.Contains(expected + "：按评分标准", Scoring.Evaluate(Capped, $"facts: {{ 乙: {rows}, 丙: {flag} }}\n").ToText(), StringComparison.Ordinal);

    [Fact]
    public void Headline_ofAStandardThatSpillsOver_staysWithinThePoints() => Assert.Contains(
        "一 扣 5 分：按评分标准",
        Scoring.Evaluate("facts: { 乙: [text] }\nindicators: { 一: { points: 5, deduct: { for: 个 in 乙, points: 2, spill: total } }, 二: { points: 95, deduct: [] } }\n", "facts: { 乙: [a, b, c, d] }\n").ToText(),
        StringComparison.Ordinal);

    private const string Applying = """
        facts: { 有: boolean, 丙: boolean }
        not-applicable: rescale
        indicators:
          部分: { points: 20, applies: 有, indicators: { 一: { points: 20, deduct: [] } } }
          二: { points: 80, deduct: [] }
        rules: { 问题: { when: 丙, deduct: [{ from: 一, points: 8 }, { from: 二, points: 3 }] } }
        """;

    [Theory]
    [InlineData("否", "问题：一 不适用，不扣分，二 扣 3 分", "问题: 一 does not apply, nothing is taken, 二 loses 3")]
    [InlineData("是", "问题：一 扣 8 分，二 扣 3 分", "问题: 一 loses 8, 二 loses 3")]
    [InlineData("未知", "问题：一 扣 0..8 分，二 扣 3 分", "问题: 一 loses 0..8, 二 loses 3")]
    public void Headline_ofARuleOnWhatMayNotApply_tellsSo(string applies, string chinese, string english)
    {
        CaseEvaluation evaluation = Scoring.Evaluate(Applying, $"facts: {{ 有: {applies}, 丙: 是 }}\n");
        Assert.Contains(chinese, evaluation.ToText(), StringComparison.Ordinal);
        Assert.Contains(english, evaluation.ToText(Language.English), StringComparison.Ordinal);
    }
}
