using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Tests.Evaluation;

/// <summary>Cross-footing: figures compare at the precision at which they were printed.</summary>
public sealed class CheckRunnerTests
{
    private const string Facts =
        """
        facts: { 甲: money, 乙: money, 丙: money, 丁: money, 数: number, 率: rate, 起: date, 止: date, 表: [{ 名: text, 金额: money }], 人数: integer 人, 月: month, 好: boolean, 类: [一, 二] }
        measures: { 合计: 甲 + 乙, 完成率: 甲 / 丙 }
        indicators: { 一: { points: 5, judgement: 0..5 } }
        """;

    // The check, the facts, and how it comes out: A agrees, R rounding, D differs, U unknown, X failed.
    [Theory]
    [InlineData("甲 = 乙", "甲: 5 元, 乙: 5.00 元", "A")]
    [InlineData("甲 = 乙", "甲: 1116.46 万元, 乙: 11164600 元", "A")]
    [InlineData("甲 = 乙", "甲: 1116.46 万元, 乙: 11164649 元", "A")]
    [InlineData("甲 = 乙", "甲: 1116.46 万元, 乙: 11164650 元", "D")]
    [InlineData("甲 = 乙", "甲: 1116.47 万元, 乙: 11164650 元", "A")]
    [InlineData("甲 = 乙", "甲: 1116.46 万元, 乙: 1116.47 万元", "D")]
    [InlineData("甲 + 乙 = 丙", "甲: 383.73 万元, 乙: 732.72 万元, 丙: 1116.45 万元", "A")]
    [InlineData("甲 + 乙 = 丙", "甲: 383.73 万元, 乙: 732.72 万元, 丙: 1116.46 万元", "R")]
    [InlineData("甲 + 乙 = 丙", "甲: 383.73 万元, 乙: 732.72 万元, 丙: 1116.47 万元", "D")]
    [InlineData("甲 + 乙 = 丙", "甲: 3837300 元, 乙: 7327200 元, 丙: 1116.45 万元", "A")]
    [InlineData("甲 + 乙 = 丙", "甲: 3837340 元, 乙: 7327220 元, 丙: 1116.46 万元", "A")]
    [InlineData("甲 = 乙 + 丙 + 丁", "甲: 100 万元, 乙: 33 万元, 丙: 33 万元, 丁: 33 万元", "R")]
    [InlineData("甲 = 乙 + 丙 + 丁", "甲: 103 万元, 乙: 33 万元, 丙: 33 万元, 丁: 33 万元", "D")]
    [InlineData("sum(表.金额) = 甲", "表: [[名, 金额（万元）], [a, 1.04], [b, 2.05]], 甲: 3.09 万元", "A")]
    [InlineData("sum(表.金额) = 甲", "表: [[名, 金额（万元）], [a, 1.04], [b, 2.05]], 甲: 3.1 万元", "A")]
    [InlineData("sum(表.金额) = 甲", "表: [[名, 金额（万元）], [a, 1.04], [b, 2.05]], 甲: 3.10 万元", "R")]
    [InlineData("sum(表.金额) = 甲", "表: [[名, 金额（万元）], [a, 1.04], [b, 2.05]], 甲: 3.11 万元", "D")]
    [InlineData("sum(表.金额) = 甲", "表: [], 甲: 0 元", "A")]
    [InlineData("count(表) = 数", "表: [[名, 金额（元）], [a, 1]], 数: 1", "A")]
    [InlineData("count(表) = 数", "表: [[名, 金额（元）], [a, 1]], 数: 2", "D")]
    [InlineData("甲 / 乙 = 率", "甲: 2 元, 乙: 3 元, 率: 66.67%", "A")]
    [InlineData("甲 / 乙 = 率", "甲: 2 元, 乙: 3 元, 率: 66.7%", "A")]
    [InlineData("甲 / 乙 = 率", "甲: 2 元, 乙: 3 元, 率: 66.6%", "R")]
    [InlineData("甲 / 乙 = 率", "甲: 200 元, 乙: 300 元, 率: 66.3%", "D")]
    [InlineData("合计 = 丙", "甲: 1.5 万元, 乙: 2.5 万元, 丙: 4 万元", "A")]
    [InlineData("起 = 止", "起: 2019-07-01, 止: 2019-07-01", "A")]
    [InlineData("起 = 止", "起: 2019-07-01, 止: 2019-07-02", "D")]
    [InlineData("起 = 止", "起: 2019-07-01, 止: 无", "D")]
    [InlineData("起 = 月.last day", "起: 2020-02-29, 月: 2020-02", "A")]
    [InlineData("起 = 月.first day", "起: 2020-02-29, 月: 2020-02", "D")]
    [InlineData("类 = \"一\"", "类: 二", "D")]
    [InlineData("止 - 起 = 90 天", "起: 2019-07-01, 止: 2019-09-29", "A")]
    [InlineData("起 <= 止", "起: 2019-07-01, 止: 2019-06-30", "D")]
    [InlineData("甲 <= 乙 and 好", "甲: 1 元, 乙: 2 元, 好: 是", "A")]
    [InlineData("甲 = 乙", "甲: 1 元", "U")]
    [InlineData("起 = 止", "止: 2019-07-01", "U")]
    [InlineData("起 <= 止", "止: 2019-07-01", "U")]
    [InlineData("sum(表.金额) = 甲", "表: [[名, 金额（元）], [a, 未知]], 甲: 3 元", "U")]
    [InlineData("甲 = 乙", "甲: ≥ 5 元, 乙: 3 元", "U")]
    [InlineData("甲 / 乙 = 1", "甲: 1 元, 乙: 0 元", "X")]
    public void Check_overFiguresAsPrinted_comesOut(string check, string facts, string expected)
    {
        CaseEvaluation evaluation = Scoring.Evaluate($"{Facts}\nchecks:\n- that: \"{check.Replace("\"", "\\\"", StringComparison.Ordinal)}\"\n", $"facts: {{ {facts} }}");
        CheckResult result = Assert.Single(evaluation.Result.Checks);
        string outcome = result.Outcome switch { CheckOutcome.Agrees => "A", CheckOutcome.Rounding => "R", CheckOutcome.Differs => "D", CheckOutcome.Unknown => "U", _ => "X" };
        Assert.Equal(expected, outcome);
        Assert.Equal(expected == "U", result.Missing.Sources.Count > 0);
    }

    [Theory]
    [InlineData("甲: 89 元, 丙: 100 元, 完成率: 89%", "A")]
    [InlineData("甲: 2 元, 丙: 3 元, 完成率: 66.67%", "A")]
    [InlineData("甲: 2 元, 丙: 3 元, 完成率: 66.66%", "R")]
    [InlineData("甲: 89 元, 丙: 100 元, 完成率: 96%", "D")]
    [InlineData("甲: 89 元, 丙: 100 元, 完成率: ≥ 80%", "A")]
    [InlineData("甲: 89 元, 丙: 100 元, 完成率: ≥ 90%", "D")]
    [InlineData("完成率: 89%", "")]
    [InlineData("甲: 89 元, 丙: 100 元", "")]
    public void StatedMeasure_withItsFigures_isComparedWithWhatTheyGive(string facts, string expected)
    {
        CaseEvaluation evaluation = Scoring.Evaluate(Facts, $"facts: {{ {facts} }}");
        Assert.Equal(expected, string.Concat(evaluation.Result.Checks.Select(c => c.Outcome.ToString()[0])));
        Assert.Equal(expected is "D" or "R" or "A" && evaluation.Result.Failures.Count == 0, evaluation.Result.Checks.Any());
    }

    // A check of dates shows both, as one of amounts does.
    [Theory]
    [InlineData("起 = 止", "起: 2019-07-01, 止: 2019-07-02", "起 = 止（2019-07-01，2019-07-02）")]
    [InlineData("起 = 止", "起: 2019年7月1日, 止: 无", "起 = 止（2019-07-01，无）")]
    [InlineData("起 = 月.last day", "起: 2020-02-28, 月: 2020-02", "起 = 月.last day（2020-02-28，2020-02-29）")]
    [InlineData("类 = \"一\"", "类: 二", "类 = \"一\"（二，一）")]
    [InlineData("甲 = 乙", "甲: 1116.46 万元, 乙: 1116.48 万元", "甲 = 乙（1116.46 万元，1116.48 万元，差 -0.02 万元）")]
    [InlineData("人数 = 30 人", "人数: 28", "人数 = 30 人（28 人，30 人，差 -2 人）")]
    [InlineData("甲 / 乙 = 率", "甲: 1 元, 乙: 2 元, 率: 40%", "甲 / 乙 = 率（50.00%，40%，差 10 个百分点）")]
    [InlineData("止 - 起 = 90 天", "起: 2019-07-01, 止: 2019-07-31", "止 - 起 = 90 天（30 天，90 天）")]
    [InlineData("起 <= 止", "起: 2019-07-01, 止: 2019-06-30", "起 <= 止")]
    public void Sentence_ofACheckThatFails_showsBothSides(string check, string facts, string expected)
    {
        CaseEvaluation evaluation = Scoring.Evaluate($"{Facts}\nchecks:\n- that: \"{check.Replace("\"", "\\\"", StringComparison.Ordinal)}\"\n", $"facts: {{ {facts} }}");
        Assert.Equal(expected, new Explainer(evaluation.Result).CheckText(Assert.Single(evaluation.Result.Checks)).In(Language.Chinese));
    }
}
