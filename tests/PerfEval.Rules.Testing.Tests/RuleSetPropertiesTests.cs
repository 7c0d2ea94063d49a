using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Testing.Tests;

/// <summary>Properties hold of sound rule sets, and what does not hold is told with the simplest case.</summary>
public sealed class RuleSetPropertiesTests
{
    private const string Head = "ruleset: t\nversion: \"1\"\ntitle: 测试\n";

    private const string Sound = Head + """
        facts: { 率: { type: rate, min: 0%, max: 100% }, 完工: date, 期限: date, 人数: integer 人, 类别: [甲类, 乙类], 支出: [{ 金额: money, 合规: boolean }] }
        measures: { 金额合计: sum(支出.金额) }
        indicators:
          满意度: { points: 4, of: 率, bands: [≥ 90%: 4, "[60%..90%)": 2, otherwise: 0] }
          管理: { points: 3, checklist: [①有制度: 1, ②按期: { points: 1, when: 完工 ≤ 期限 }, ③执行: { points: 1, partly: true }] }
          效果: { points: 5, levels: [明显: 5, 一般: 1..3, 没有: 0] }
          控制: { points: 4, deduct: [{ of: 人数, over: 10 人, per: 1 人, points: 1, steps: whole }] }
        rules:
          白条: { for: 笔 in 支出, when: not(笔.合规), deduct: { from: 控制, points: 1 } }
        grades: [≥ 15: 优, ≥ 10: 良, < 10: 差]
        """;

    // The first row decides, so the order of rows means something.
    private const string FirstRowDecides = Head + """
        facts: { 支出: [{ 金额: money, 合规: boolean }] }
        indicators:
          首笔: { points: 1, bands: ["count(支出) = 0": 1, "支出[1].金额 > 5 元": 0, otherwise: 1] }
        """;

    private static readonly RuleSetPropertyOptions s_quick = new() { Runs = 40, Language = Language.English };

    [Fact]
    public void CheckAll_ofASoundRuleSet_isSatisfied() => RuleSetProperties.CheckAll(RuleSet.Parse(Sound), s_quick);

    [Fact]
    public void Check_wherePropertyFails_tellsTheSimplestCase()
    {
        RuleSet ruleSet = RuleSet.Parse(FirstRowDecides);
        RuleSetPropertyException failed = Assert.Throws<RuleSetPropertyException>(() => RuleSetProperties.Check(ruleSet, RuleSetProperty.OrderChangesNothing, s_quick));
        Assert.Equal(RuleSetProperty.OrderChangesNothing, failed.Property);

        // The heading and two rows: fewer have no order.
        Assert.Equal(3, failed.Case!.Facts["支出"].Items!.Count);
        Assert.Contains("'the order of facts, answers and rows changes nothing' does not hold (seed 20211231)", failed.Message, StringComparison.Ordinal);
        Assert.Contains(failed.Case.ToYaml(), failed.Message, StringComparison.Ordinal);
        Assert.NotNull(ruleSet.Evaluate(failed.Case.ToYaml()));
    }

    [Fact]
    public void Check_wherePropertyFails_speaksChineseUnlessAskedOtherwise()
    {
        RuleSetPropertyException failed = Assert.Throws<RuleSetPropertyException>(
            () => RuleSetProperties.Check(RuleSet.Parse(FirstRowDecides), RuleSetProperty.OrderChangesNothing));
        Assert.Contains("“事实、判断和表行的先后不影响得分”不成立", failed.Message, StringComparison.Ordinal);
        Assert.Contains("找到的最简单的案例：\ncase: generated\n", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckAll_withoutAProperty_leavesItOut() =>
        RuleSetProperties.CheckAll(RuleSet.Parse(FirstRowDecides), s_quick with { Without = new HashSet<RuleSetProperty> { RuleSetProperty.OrderChangesNothing } });

    [Fact]
    public void Check_isTheSameEveryTime()
    {
        string[] messages = [.. Enumerable.Range(0, 2).Select(_ => Assert.Throws<RuleSetPropertyException>(
            () => RuleSetProperties.Check(RuleSet.Parse(FirstRowDecides), RuleSetProperty.OrderChangesNothing, s_quick)).Message)];
        Assert.Equal(messages[0], messages[1]);
    }

    [Fact]
    public void CheckAll_whereRowsBecomeIndicators_takesTheTableGiven()
    {
        RuleSet ruleSet = RuleSet.Parse(Head + """
            facts: { 指标表: [{ 指标: text, 分值: number }], 率: rate }
            indicators:
              产出:
                points: 10
                indicators: { 行: { for: 行 in 指标表, title: "{行.指标}", points: 行.分值, of: 率, bands: [≥ 90%: points, otherwise: 0] } }
            """);
        CaseValue table = CaseValue.Parse("[[指标, 分值], [路灯, 6], [管线, 4]]");
        RuleSetProperties.CheckAll(ruleSet, s_quick with { Given = new Dictionary<string, CaseValue> { ["指标表"] = table } });
        RuleSetPropertyException refused = Assert.Throws<RuleSetPropertyException>(() => RuleSetProperties.Check(
            ruleSet, RuleSetProperty.SameBytes, s_quick with { Given = new Dictionary<string, CaseValue> { ["指标表"] = CaseValue.Parse("[[指标, 分值], [路灯, 6]]") } }));
        Assert.Contains("none of the made-up cases could be used", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Check_withoutRuns_isRefused(int runs)
    {
        RuleSet ruleSet = RuleSet.Parse(Sound);
        RuleSetPropertyOptions none = s_quick with { Runs = runs };
        foreach (Action check in (Action[])[() => RuleSetProperties.Check(ruleSet, RuleSetProperty.SameBytes, none), () => RuleSetProperties.CheckAll(ruleSet, none)])
        {
            ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>(check);
            Assert.StartsWith("RuleSetPropertyOptions.Runs is at least 1.", refused.Message, StringComparison.Ordinal);
            Assert.Equal(("options", (object)runs), (refused.ParamName, refused.ActualValue));
        }
    }

    [Theory]
    [InlineData("支岀", "RuleSetPropertyOptions.Given: The rule set t@1 has no fact '支岀'. Did you mean '支出'? (Parameter 'options')")]
    [InlineData("金额合计", "RuleSetPropertyOptions.Given: The rule set t@1 has no fact '金额合计'. (Parameter 'options')")]
    public void Check_withAGivenFactThatIsNotThere_saysSo(string name, string message)
    {
        RuleSet ruleSet = RuleSet.Parse(Sound);
        RuleSetPropertyOptions options = s_quick with { Given = new Dictionary<string, CaseValue> { [name] = CaseValue.Of("1") } };
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => RuleSetProperties.CheckAll(ruleSet, options)).Message);
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => RuleSetProperties.Check(ruleSet, RuleSetProperty.SameBytes, options)).Message);
        Assert.Equal("given", Assert.Throws<ArgumentException>(() => CaseGenerators.For(ruleSet, options.Given)).ParamName);
    }

    [Fact]
    public void Check_printsNothing()
    {
        TextWriter console = Console.Out;
        var printed = new StringWriter();
        Console.SetOut(printed);
        try
        {
            RuleSetProperties.CheckAll(RuleSet.Parse(Sound), s_quick with { Runs = 10 });
            Assert.Throws<RuleSetPropertyException>(() => RuleSetProperties.Check(RuleSet.Parse(FirstRowDecides), RuleSetProperty.OrderChangesNothing, s_quick));
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.Equal("", printed.ToString());
    }

    [Fact]
    public void CheckAll_ofAFrameworkWithoutPoints_isRefused()
    {
        RuleSet framework = RuleSet.Parse(Head + "abstract: true\nindicators: { 决策: { indicators: { 立项: {} } } }\n");
        Assert.Throws<ArgumentException>(() => RuleSetProperties.CheckAll(framework));
    }

    [Fact]
    public void CheckHolds_whereAScoreLiesOutside_saysWhich()
    {
        RuleSet ruleSet = RuleSet.Parse(Sound);
        CaseEvaluation good = ruleSet.Evaluate("case: a\nfacts: { 率: 95% }"), poor = ruleSet.Evaluate("case: a\nfacts: { 率: 10% }"), open = ruleSet.Evaluate("case: a");
        RuleSetProperties.CheckHolds(open, good);
        RuleSetProperties.CheckHolds(open, poor);
        RuleSetPropertyException failed = Assert.Throws<RuleSetPropertyException>(() => RuleSetProperties.CheckHolds(poor, good, Language.English));
        Assert.Equal("'total' scores 4..16, not within 0..12", failed.Message.Replace("the total", "total", StringComparison.Ordinal));
    }
}
