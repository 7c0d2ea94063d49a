using System.Globalization;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Evaluation;

public sealed class ValueTextTests
{
    [Theory]
    [InlineData("0.7436", "%", null, "74.36%")]
    [InlineData("0.743649", "%", null, "74.36%")]
    [InlineData("1", "%", null, "100.00%")]
    [InlineData("0.99996", "%", null, "99.996%")]
    [InlineData("0.9999999", "%", null, "99.99999%")]
    [InlineData("1.00004", "%", null, "100.004%")]
    [InlineData("0.9999999999999", "%", null, "100.0000000000%")]
    [InlineData("-0.05", "%", null, "-5.00%")]
    [InlineData("0.0035", "%", "‰", "3.50‰")]
    [InlineData("1594005.03", "元", null, "1,594,005.03 元")]
    [InlineData("9999.99", "元", null, "9999.99 元")]
    [InlineData("10000", "元", null, "10,000 元")]
    [InlineData("-12345.678", "元", null, "-12,345.678 元")]
    [InlineData("0.1234567", "元", null, "0.123457 元")]
    [InlineData("9089000", "元", "万元", "908.90 万元")]
    [InlineData("123456789", "元", "万元", "12,345.68 万元")]
    [InlineData("120000000", "元", "亿元", "1.20 亿元")]
    [InlineData("28", "人", null, "28 人")]
    [InlineData("3.0", "", null, "3")]
    [InlineData("0.33333333333333", "", null, "0.3333333333")]
    [InlineData("100", "", null, "100")]
    [InlineData("2.50", "分", null, "2.5")]
    public void Write_ofANumber_isHowReportsPrintIt(string number, string dimension, string? unit, string expected)
    {
        Dimension counted = dimension switch { "%" => Dimension.Rate, "" => Dimension.None, _ => Dimension.Count(dimension) };
        MeasureUnit? printed = unit is null ? null : MeasureUnit.Find(unit);
        FeelValue value = FeelValue.Of(decimal.Parse(number, CultureInfo.InvariantCulture));
        Assert.Equal(expected, ValueText.Write(value, new NumberType(counted), printed));
    }

    [Theory]
    [InlineData("{预算}", "1,270,000 元")]
    [InlineData("预算 {预算 in 万元}，完成 {实际支出 / 预算}。", "预算 127.00 万元，完成 74.36%。")]
    [InlineData("{2019-10-24 - 2019-07-15}，{3 个月}，{24 个月}，{36 小时}", "101 天，3 个月，2 年，36 小时")]
    [InlineData("{完工日期}、{满意度 > 90%}、{性质}", "无、是、预算内")]
    [InlineData("{支出.金额}", "100 元、200 元、300 元")]
    [InlineData("{支出[金额 > 1000 元].金额}", "（无）")]
    [InlineData("{for i in 1..12 return i}", "1、2、3、4、5、6、7、8、9、10、……共 12 项")]
    [InlineData("{缺失金额}与{高满意度}", "未知与≥ 90.00%")]
    [InlineData("{实际支出 / 零预算}", "无法计算")]
    [InlineData("{{{在职人员}}}", "{28 人}")]
    public void Template_withValues_printsThemForPeople(string template, string expected)
    {
        ExpressionHarness harness = Expressions.ScoringExpressionTests.Sample();
        Assert.Equal(expected, harness.Evaluate(harness.CheckTemplate(template)).Text);
    }
}
