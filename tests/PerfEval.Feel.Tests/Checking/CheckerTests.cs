using PerfEval.Feel.Checking;
using PerfEval.Feel.Tests.Expressions;

namespace PerfEval.Feel.Tests.Checking;

public sealed class CheckerTests
{
    // Type, and how far quotients went into it (see Typed.Inexactness).
    [Theory]
    [InlineData("1", "number", 0)]
    [InlineData("90%", "rate (%)", 0)]
    [InlineData("5 万元", "amount of money (元)", 0)]
    [InlineData("90 天", "duration in days", 0)]
    [InlineData("3 个月", "duration in months", 0)]
    [InlineData("5 万", "number", 0)]
    [InlineData("3 人", "quantity (人)", 0)]
    [InlineData("2 分", "points", 0)]
    [InlineData("预算 / 实际支出", "rate (%)", 1)]
    [InlineData("1 / 3", "number", 1)]
    [InlineData("预算 / 100", "amount of money (元)", 0)]
    [InlineData("预算 / 在职人员", "quantity (元/人)", 1)]
    [InlineData("预算 / 在职人员 * 编制人数", "amount of money (元)", 2)]
    [InlineData("在职人员 * 编制人数", "quantity (人^2)", 0)]
    [InlineData("1 / 在职人员", "quantity (1/人)", 1)]
    [InlineData("预算 * 满意度", "amount of money (元)", 0)]
    [InlineData("满意度 * 满意度", "rate (%)", 0)]
    [InlineData("2 * 满意度", "rate (%)", 0)]
    [InlineData("满意度 / 2", "rate (%)", 1)]
    [InlineData("满意度 + 1", "rate (%)", 0)]
    [InlineData("在职人员 * 满意度", "quantity (人)", 0)]
    [InlineData("预算 / 满意度", "amount of money (元)", 1)]
    [InlineData("count(支出)", "number of items", 0)]
    [InlineData("count(支出) / count(支出)", "rate (%)", 1)]
    [InlineData("count(支出) * 5 元", "amount of money (元)", 0)]
    [InlineData("count(支出) + 1", "number", 0)]
    [InlineData("count(支出) + 在职人员", "quantity (人)", 0)]
    [InlineData("count(支出) / 在职人员", "quantity (1/人)", 1)]
    [InlineData("sum(支出.金额)", "amount of money (元)", 0)]
    [InlineData("mean(支出.金额)", "amount of money (元)", 1)]
    [InlineData("sum(for 笔 in 支出 return 笔.金额 / 3)", "amount of money (元)", 2)]
    [InlineData("max(支出.金额) / 预算", "rate (%)", 1)]
    [InlineData("round half up(预算 / 7, 2)", "amount of money (元)", 0)]
    [InlineData("-(预算 / 7)", "amount of money (元)", 1)]
    [InlineData("if 满意度 > 90% then 预算 / 7 else 预算", "amount of money (元)", 1)]
    [InlineData("占比(预算, 实际支出) * 2", "rate (%)", 2)]
    [InlineData("翻倍(预算)", "amount of money (元)", 0)]
    [InlineData("2019-10-24 - 2019-07-15", "duration in days", 0)]
    [InlineData("(2019-10-24 - 2019-07-15) / 1 天", "number", 1)]
    [InlineData("2019-07 - 2019-01", "duration in months", 0)]
    [InlineData("2019-07 + 1 个月", "month", 0)]
    [InlineData("(2019-07).last day + 1 天", "date", 0)]
    [InlineData("3 * 5 天", "duration in days", 0)]
    [InlineData("sum(for 笔 in 支出 return 5 天)", "duration in days", 0)]
    [InlineData("2 ** 3", "number", 0)]
    [InlineData("满意度 ** 2", "number", 0)]
    [InlineData("支出", "table", 0)]
    [InlineData("支出.金额", "list of amount of money (元)", 0)]
    [InlineData("支出.类别", "list of choice (预算内, 预算外)", 0)]
    [InlineData("支出[附件]", "table", 0)]
    [InlineData("支出[1]", "row (类别、金额、附件)", 0)]
    [InlineData("支出[1].金额", "amount of money (元)", 0)]
    [InlineData("[1..5]", "range of number", 0)]
    [InlineData("{a: 1, b: a + 1 元}.b", "error", 0)]
    [InlineData("{a: 1 元, b: a / 2}.b", "amount of money (元)", 1)]
    [InlineData("[预算 / 7][1] * 7", "amount of money (元)", 2)]
    [InlineData("sum((for 笔 in 支出 return 笔.金额 / 3)[item > 0 元])", "amount of money (元)", 2)]
    [InlineData("sum(for 行 in (for 笔 in 支出 return {份: 笔.金额 / 3}) return 行.份)", "amount of money (元)", 2)]
    [InlineData("性质", "choice (预算内, 预算外)", 0)]
    [InlineData("if 是 then 性质 else \"x\"", "text", 0)]
    [InlineData("完工日期.year", "number", 0)]
    [InlineData("满意度 > 90%", "boolean (是/否)", 0)]
    public void Expression_overTheSampleFacts_hasItsTypeAndUnit(string expression, string type, int inexactness)
    {
        ExpressionHarness harness = ScoringExpressionTests.Sample();
        Typed typed = harness.Check(expression);
        Assert.Equal((type, inexactness), (typed.Type.Describe().English, typed.Inexactness));
    }

    // Each level calls the one below it twice: without a limit 40 levels would make 2^40 nodes.
    [Fact]
    public void Functions_thatDoubleAtEachLevel_endInAnError()
    {
        var harness = new ExpressionHarness();
        harness.Function("f0", ["x"], "x + x");
        for (int i = 1; i <= 40; i++)
        {
            harness.Function($"f{i}", ["x"], $"f{i - 1}(x) + f{i - 1}(x)");
        }

        harness.Check("f40(1)");
        Assert.Equal(["PE1129"], harness.Diagnostics.Items.Select(d => d.Id));
    }

    [Fact]
    public void Functions_thatCallEachOther_areRecursionAtTheCallThatClosesTheRing()
    {
        var harness = new ExpressionHarness();
        harness.Function("甲", ["x"], "1 + 乙(x)").Function("乙", ["x"], "甲(x) * 2");
        harness.Check("甲(1)");
        Assert.Equal(["1:1: error PE1123: The function '甲' calls itself; recursion is not allowed in scoring rules."], harness.Diagnostics.Items.Select(d => d.ToString()));
    }

    // A function sees its parameters and the facts, not the variables of its caller.
    [Fact]
    public void Function_namingAVariableOfItsCaller_doesNotFindIt()
    {
        ExpressionHarness harness = ScoringExpressionTests.Sample().Function("偷看", ["x"], "x + 笔.金额");
        harness.Check("for 笔 in 支出 return 偷看(1 元)");
        Assert.Equal(["PE1101"], harness.Diagnostics.Items.Select(d => d.Id));
    }

    [Fact]
    public void Expression_ofGreatDepth_isCheckedOnASmallStack()
    {
        var harness = new ExpressionHarness();
        string deep = string.Concat(Enumerable.Repeat("-(", 148)) + "1" + new string(')', 148);
        var thread = new Thread(() => harness.Check(deep), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.All(harness.Diagnostics.Items, d => Assert.Contains(d.Id, new[] { "PE1129", "PE1011" }));
    }
}
