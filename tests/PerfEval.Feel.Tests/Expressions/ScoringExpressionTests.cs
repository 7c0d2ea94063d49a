using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Expressions;

/// <summary>Runs <c>scoring.txt</c>, <c>functions.txt</c> and <c>unknowns.txt</c>: each line an expression and what comes out, in both domains.</summary>
public sealed class ScoringExpressionTests
{
    public static TheoryData<string, string> Lines() => ExpressionTable.Read("scoring.txt", "functions.txt", "unknowns.txt");

    [Theory]
    [MemberData(nameof(Lines))]
    public void Expression_overTheSampleFacts_givesTheExpectedText(string expression, string expected) =>
        Assert.Equal(expected == "（空）" ? "" : expected, Sample().Text(expression));

    internal static ExpressionHarness Sample()
    {
        (string, FeelType)[] columns =
            [("类别", new TextType(["预算内", "预算外"])), ("金额", FeelType.Money), ("附件", FeelType.Boolean)];
        var rowType = new ContextType([new FeelField("金额", FeelType.Money)], "未知表");
        return new ExpressionHarness()
            .Fact("在职人员", new NumberType(Dimension.Count("人")), FeelValue.Of(28m))
            .Fact("编制人数", new NumberType(Dimension.Count("人")), FeelValue.Of(30m))
            .Money("预算", 1_270_000)
            .Money("实际支出", 944_400)
            .Money("零预算", 0)
            .Rate("满意度", 0.92m)
            .Fact("性质", new TextType(["预算内", "预算外"]), FeelValue.Of("预算内"))
            .Fact("撞名", new TextType(["预算", "决算"]), FeelValue.Of("决算"))
            .Fact("完工日期", FeelType.Date, FeelValue.Of(FeelDate.Never))
            .Unknown("缺失金额", FeelType.Money)
            .Unknown("高满意度", FeelType.Rate, Interval.From(0.9m, open: false))
            .Unknown("未知表", new ListType(rowType))
            .Table("支出", columns, ["预算内", 100m, true], ["预算外", 200m, true], ["预算外", 300m, false])
            .Table("残缺", columns, ["预算内", 100m, true], ["预算外", 200m, null])
            .Table("重名", [("预算", FeelType.Money)], [1m])
            .Measure("超支", "实际支出 - 预算")
            .Function("翻倍", ["x"], "x * 2")
            .Function("满意率", ["卷"], "mean(卷.金额)")
            .Function("占比", ["a", "b"], "a / b")
            .Function("自引", ["x"], "自引(x)");
    }
}
