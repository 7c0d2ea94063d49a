using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tests.Evaluation;

public sealed class ExpectationsTests
{
    private static readonly RuleSet s_ruleSet = Scoring.RuleSet(
        """
        facts: { 甲: number, 乙: number, 丙: number }
        checks: [{ that: 甲 = 乙 }]
        indicators:
          过程: { points: 10, indicators: { 进度: { points: 6, formula: 甲 }, 质量: { points: 4, formula: 乙 } } }
          产出: { points: 5, indicators: { 数量: { points: 2, formula: 丙 }, 质量: { points: 3, judgement: 0..3 } } }
        rules:
          超标: { when: 甲 > 3, deduct: { from: 进度, points: 1 } }
          迟报: { when: 乙 > 3 }
        grades: [≥ 12: 优, ≥ 8: 良, < 8: 差]
        """);

    // 进度 6 − 1, 过程/质量 2, 数量 2, 产出/质量 0..3: 9..12, 优 or 良; 超标 fires, 迟报 does not; the check fails.
    [Theory]
    [InlineData("total: 9..12", "")]
    [InlineData("total: 9", "总分：应为 9，实为 9..12")]
    [InlineData("total: 9..12.01", "总分：应为 9..12.01，实为 9..12")]
    [InlineData("grade: [良, 优]", "")]
    [InlineData("grade: 优", "等级：应为 优，实为 优、良")]
    [InlineData("scores: { 进度: 5, 过程/质量: 2, 产出/质量: 0..3, 过程: 7 }", "")]
    [InlineData("scores: { 进度: 6, 数量: 1 }", "过程/进度：应为 6，实为 5; 产出/数量：应为 1，实为 2")]
    [InlineData("scores: { 质量: 2 }", "没有（或不止一个）指标“质量”")]
    [InlineData("scores: { 没有: 2 }", "没有（或不止一个）指标“没有”")]
    [InlineData("findings: 超标", "")]
    [InlineData("findings: []", "不应触发却触发的规则：超标")]
    [InlineData("findings: [超标, 迟报]", "应触发而未触发的规则：迟报")]
    [InlineData("findings: [超标, 别的]", "规则集里没有规则“别的”")]
    [InlineData("failed-checks: 1", "")]
    [InlineData("failed-checks: 0", "不符的核对项：应为 0，实为 1")]
    [InlineData("{ total: 1, failed-checks: 2 }", "总分：应为 1，实为 9..12; 不符的核对项：应为 2，实为 1")]
    public void Comparison_withWhatACaseExpects_tellsEveryDifference(string expect, string expected)
    {
        string flow = expect.StartsWith('{') ? expect : "{ " + expect + " }";
        var diagnostics = new DiagnosticBag();
        CaseModel model = Scoring.Case($"facts: {{ 甲: 6, 乙: 2, 丙: 2 }}\nexpect: {flow}", diagnostics);
        CaseEvaluation evaluation = s_ruleSet.TryEvaluate(model, diagnostics)!;
        string found = string.Join("; ", Expectations.Compare(model.Expect!, evaluation.Result).Select(d => d.Chinese));
        Assert.EndsWith(expected, found, StringComparison.Ordinal);
        Assert.Equal(expected.Length == 0, found.Length == 0);
    }
}
