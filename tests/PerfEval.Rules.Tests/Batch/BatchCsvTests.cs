using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Batch;

namespace PerfEval.Rules.Tests.Batch;

public sealed class BatchCsvTests
{
    [Fact]
    public void Header_hasEverySectionAndIndicator()
    {
        Assert.Equal("案例,总分下限,总分上限,等级,缺项,计算失败,资金,资金/到位,资金/使用,人员\n", new BatchCsv(Counties.RuleSet).Header);
        Assert.Equal(
            "case,县,total low,total high,grade,missing,failures,资金,资金/到位,资金/使用,人员\n",
            new BatchCsv(Counties.RuleSet, Language.English, ["县"]).Header);
    }

    [Fact]
    public void Row_hasScoresRangesAndFailures()
    {
        Assert.Equal("C4,县1,100,100,优,0,,60,40,20,40\n", Row(Counties.Text(4, "\"到位率\": \"90%\", \"在职\": 1, \"编制\": 1, \"金额\": 3")));
        Assert.Equal("C4,县1,65,100,优或中,3,,55..60,40,15..20,10..40\n", Row(Counties.Text(4, "\"到位率\": \"90%\"")));
        Assert.Equal(
            "C4,县1,60,100,优或中,0,PE1201 “在职 / 编制”除以 0，无法计算。,60,40,20,0..40\n",
            Row(Counties.Text(4, "\"到位率\": \"90%\", \"在职\": 1, \"编制\": 0, \"金额\": 3")));
    }

    [Fact]
    public void Row_ofAnIndicatorThatDoesNotApply_saysSo()
    {
        RuleSet ruleSet = RuleSet.Parse("""
            ruleset: partly
            version: "1"
            title: 部分
            facts: { 有: boolean, 行: [{ 分: number }] }
            not-applicable: award
            indicators:
              甲: { points: 50, applies: 有, deduct: [] }
              乙: { points: 50, indicators: { 丙: { for: 一 in 行, points: 一.分, deduct: [] } } }
            """);
        BatchItem item = new BatchEvaluator(ruleSet).Evaluate(Counties.Case("""{"case": "a", "facts": {"有": "否", "行": [["分"], [20], [30]]}}"""));
        Assert.Empty(item.Errors);
        Assert.EndsWith(",,不适用,50,50\n", new BatchCsv(ruleSet).Row(item.Evaluation!), StringComparison.Ordinal);
        Assert.EndsWith(",,not applicable,50,50\n", new BatchCsv(ruleSet, Language.English).Row(item.Evaluation!), StringComparison.Ordinal);
    }

    [Fact]
    public void Row_ofAnotherRuleSet_isRefused_andOfTheSameReadAgainIsNot()
    {
        var form = new BatchCsv(Counties.RuleSet);
        string facts = Counties.Text(4, "\"到位率\": \"90%\", \"在职\": 1, \"编制\": 1, \"金额\": 3");
        Assert.Equal("C4,100,100,优,0,,60,40,20,40\n", form.Row(RuleSet.Parse(Counties.Yaml).Evaluate(facts)));
        ArgumentException refused = Assert.Throws<ArgumentException>(() => form.Row(Counties.Other.Evaluate(facts)));
        Assert.Equal("The case 'C4' was scored by counties@2, not by counties@1. (Parameter 'evaluation')", refused.Message);
        Assert.Throws<ArgumentException>(() => form.Row(RuleSet.Parse("ruleset: x\nversion: \"1\"\ntitle: t\nindicators: { 甲: { points: 5, deduct: [] } }\n").Evaluate("case: a\n")));
    }

    [Theory]
    [InlineData("岳阳县", "岳阳县")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"yes\"", "\"say \"\"yes\"\"\"")]
    [InlineData("two\r\nlines", "two lines")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-12", "'-12")]
    [InlineData("+86", "'+86")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "' =1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\"")]
    [InlineData(" x", "\" x\"")]
    [InlineData("", "")]
    public void Cell_isQuotedWhereNeededAndNeverAFormula(string text, string cell) => Assert.Equal(cell, CsvText.Cell(text));

    private static string Row(string line)
    {
        BatchItem item = new BatchEvaluator(Counties.RuleSet).Evaluate(Counties.Case(line));
        Assert.Empty(item.Errors);
        return new BatchCsv(Counties.RuleSet, attributes: ["县"]).Row(item.Evaluation!);
    }
}
