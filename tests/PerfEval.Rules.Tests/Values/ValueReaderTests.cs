using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;
using PerfEval.Tests;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Tests.Values;

public sealed class ValueReaderTests
{
    private static readonly Dictionary<string, ValueTypeModel> s_types = new(StringComparer.Ordinal)
    {
        ["money"] = new(FeelType.Money),
        ["money 万元"] = new(FeelType.Money, DefaultUnit: MeasureUnit.Find("万元")),
        ["rate"] = new(FeelType.Rate),
        ["rate %"] = new(FeelType.Rate, DefaultUnit: MeasureUnit.Find("%")),
        ["number"] = new(FeelType.Number),
        ["integer"] = new(FeelType.Number, IsInteger: true),
        ["人"] = new(new NumberType(Dimension.Count("人"))),
        ["integer 人"] = new(new NumberType(Dimension.Count("人")), IsInteger: true, DefaultUnit: new MeasureUnit("人", new NumberType(Dimension.Count("人")), 1)),
        ["points"] = new(FeelType.Points),
        ["days"] = new(FeelType.Days),
        ["months"] = new(FeelType.Months),
        ["date"] = new(FeelType.Date),
        ["month"] = new(FeelType.Month),
        ["boolean"] = new(FeelType.Boolean),
        ["text"] = new(FeelType.Text),
        ["choice"] = new(new TextType(["预算内", "预算外", "自筹"])),
    };

    // Type, what was written, the value in base units, and one unit of the last written place.
    [Theory]
    [InlineData("money", "908.9 万元", "9089000", "1000")]
    [InlineData("money", "908.9万元", "9089000", "1000")]
    [InlineData("money", "1.2 亿元", "120000000", "10000000")]
    [InlineData("money", "1,068.30 万元", "10683000", "100")]
    [InlineData("money", "1，068.30 万元", "10683000", "100")]
    [InlineData("money", "１０６８．３０万元", "10683000", "100")]
    [InlineData("money", "1000 元", "1000", "1")]
    [InlineData("money", "-5 元", "-5", "1")]
    [InlineData("money", "－5 元", "-5", "1")]
    [InlineData("money", "+5.00元", "5", "0.01")]
    [InlineData("money", "3 角", "0.3", "0.1")]
    [InlineData("money", "2 千元", "2000", "1000")]
    [InlineData("money 万元", "100", "1000000", "10000")]
    [InlineData("money 万元", "100 元", "100", "1")]
    [InlineData("rate", "96.48%", "0.9648", "0.0001")]
    [InlineData("rate", "96.48％", "0.9648", "0.0001")]
    [InlineData("rate", "3.5‰", "0.0035", "0.0001")]
    [InlineData("rate", "2 个百分点", "0.02", "0.01")]
    [InlineData("rate %", "85", "0.85", "0.01")]
    [InlineData("number", "5", "5", "1")]
    [InlineData("number", "-0.50", "-0.5", "0.01")]
    [InlineData("number", "5%", "0.05", "0.01")]
    [InlineData("number", "3 万", "30000", "10000")]
    [InlineData("integer", "1,234,567", "1234567", "1")]
    [InlineData("integer", "1.5 万", "15000", "1000")]
    [InlineData("人", "28 人", "28", "1")]
    [InlineData("人", "28", "28", "1")]
    [InlineData("integer 人", "２８人", "28", "1")]
    [InlineData("points", "2.5 分", "2.5", "0.1")]
    [InlineData("points", "2.5", "2.5", "0.1")]
    [InlineData("days", "90 天", "@\"P90D\"", "86400")]
    [InlineData("days", "2周", "@\"P14D\"", "604800")]
    [InlineData("days", "1.5 小时", "@\"PT1H30M\"", "360")]
    [InlineData("months", "3 个月", "@\"P3M\"", "1")]
    [InlineData("months", "2年", "@\"P2Y\"", "12")]
    [InlineData("date", "2019-07-01", "@\"2019-07-01\"", "0")]
    [InlineData("date", "2019/7/1", "@\"2019-07-01\"", "0")]
    [InlineData("date", "2019.7.1", "@\"2019-07-01\"", "0")]
    [InlineData("date", "2019年7月1日", "@\"2019-07-01\"", "0")]
    [InlineData("date", "２０１９年７月１号", "@\"2019-07-01\"", "0")]
    [InlineData("date", " 2020-02-29 ", "@\"2020-02-29\"", "0")]
    [InlineData("date", "无", "@\"无\"", "0")]
    [InlineData("month", "2019-04", "2019-04", "0")]
    [InlineData("month", "2019年4月", "2019-04", "0")]
    [InlineData("month", "2019/12", "2019-12", "0")]
    [InlineData("boolean", "是", "true", "0")]
    [InlineData("boolean", "false", "false", "0")]
    [InlineData("text", " 见附件：（一），二 ", "\"见附件：（一），二\"", "0")]
    [InlineData("text", "无", "\"无\"", "0")]
    [InlineData("text", "未知", "\"未知\"", "0")]
    [InlineData("choice", "预算内", "\"预算内\"", "0")]
    public void Read_ofAValueAsPeopleWriteIt_givesItInBaseUnits(string type, string written, string value, string lastPlace)
    {
        WrittenValue read = ValueReader.Read(written, s_types[type]);
        Assert.Null(read.Error?.Invoke(default, "x").ToString());
        Assert.Equal((value, lastPlace), (read.Value.ToString(), FeelText.Number(read.LastPlace)));
    }

    // What is printed for it later on: the words that were written, with the unit that a bare number took.
    [Theory]
    [InlineData("money", "1044.04 万元", "1044.04 万元")]
    [InlineData("money 万元", "100.50", "100.50 万元")]
    [InlineData("rate %", "85", "85%")]
    [InlineData("integer 人", "28", "28 人")]
    [InlineData("人", "28", "28")]
    [InlineData("boolean", "true", "是")]
    [InlineData("date", "2019年7月1日", "2019-07-01")]
    [InlineData("rate", "≥ 90%", "≥ 90%")]
    public void Text_ofAValue_isWhatWasWritten(string type, string written, string expected) =>
        Assert.Equal(expected, ValueReader.Read(written, s_types[type]).Text);

    [Theory]
    [InlineData("rate", "≥ 90%", "[0.9, ∞)")]
    [InlineData("rate", ">= 90%", "[0.9, ∞)")]
    [InlineData("rate", "＞９０％", "(0.9, ∞)")]
    [InlineData("rate", "≤90%", "(-∞, 0.9]")]
    [InlineData("rate", "< 90%", "(-∞, 0.9)")]
    [InlineData("rate", "80%..90%", "[0.8, 0.9]")]
    [InlineData("rate", "80..90%", "[0.8, 0.9]")]
    [InlineData("rate", "[80%..90%)", "[0.8, 0.9)")]
    [InlineData("rate", "（80%..90%]", "(0.8, 0.9]")]
    [InlineData("money", "1..2.5 万元", "[10000, 25000]")]
    [InlineData("money", "< 1,000 元", "(-∞, 1000)")]
    [InlineData("rate %", "> 85", "(0.85, ∞)")]
    [InlineData("days", "30..60 天", "[2592000, 5184000]")]
    [InlineData("months", "≥ 1 年", "[12, ∞)")]
    [InlineData("date", "2019-07-01..2019-07-31", "[18078, 18108]")]
    [InlineData("date", "≥ 2019年7月1日", "[18078, ∞)")]
    [InlineData("month", "2019-04..2019-06", "[24231, 24233]")]
    [InlineData("integer 人", "20..30", "[20, 30]")]
    public void Read_ofARange_isAnUnknownWithinIt(string type, string written, string bounds)
    {
        WrittenValue read = ValueReader.Read(written, s_types[type]);
        Assert.Null(read.Error?.Invoke(default, "x").ToString());
        Assert.Equal((bounds, written.Trim()), (read.Value.AsUnknown.Bounds.ToString(), read.Text));
    }

    [Theory]
    [InlineData("money")]
    [InlineData("rate")]
    [InlineData("date")]
    [InlineData("boolean")]
    [InlineData("choice")]
    public void Read_ofWhatIsNotKnown_givesNothing(string type) => Assert.All(["未知", "不详", " 未知 ", "?"], text =>
    {
        WrittenValue read = ValueReader.Read(text, s_types[type]);
        Assert.True(read is { IsNotGiven: true, Error: null, Value.IsNull: true });
    });

    // Code, and what the Chinese sentence must contain: how to write it, or the nearest that was meant.
    [Theory]
    [InlineData("money", "一百元", "PE4001", "应为金额")]
    [InlineData("money", "", "PE4001", "")]
    [InlineData("number", "1.2.3", "PE4001", "")]
    [InlineData("number", "1,23", "PE4001", "")]
    [InlineData("number", "12,3456", "PE4001", "")]
    [InlineData("number", ".5", "PE4001", "")]
    [InlineData("number", "5.", "PE4001", "")]
    [InlineData("number", "--5", "PE4001", "")]
    [InlineData("number", "0.123456789012345678901", "PE4011", "")]
    [InlineData("money", "1000", "PE4002", "1000 元 / 1000 万元")]
    [InlineData("rate", "90", "PE4002", "90%")]
    [InlineData("days", "90", "PE4002", "90 天")]
    [InlineData("months", "3", "PE4002", "3 个月")]
    [InlineData("money", "5%", "PE4003", "不能用单位“%”")]
    [InlineData("rate", "5 元", "PE4003", "不能用单位“元”")]
    [InlineData("rate", "5 万", "PE4003", "")]
    [InlineData("days", "3 个月", "PE4003", "不能用单位“个月”")]
    [InlineData("months", "90 天", "PE4003", "")]
    [InlineData("人", "5 元", "PE4003", "")]
    [InlineData("money", "5 万员", "PE4004", "是不是“万元”？")]
    [InlineData("人", "5 个", "PE4004", "“个”不是单位")]
    [InlineData("number", "1E3", "PE4004", "“E3”不是单位")]
    [InlineData("integer", "28.5", "PE4005", "实际是“28.5”")]
    [InlineData("integer 人", "0.5 万", "PE4003", "")]
    [InlineData("integer", "1.23456 万", "PE4005", "")]
    [InlineData("date", "昨天", "PE4006", "没有发生的写“无”")]
    [InlineData("date", "2019-07", "PE4006", "2019-07-01..2019-07-31")]
    [InlineData("date", "2020年2月", "PE4006", "2020-02-01..2020-02-29")]
    [InlineData("date", "19-07-01", "PE4006", "")]
    [InlineData("date", "20190701", "PE4006", "")]
    [InlineData("month", "2019-07-01", "PE4007", "")]
    [InlineData("month", "2019-13", "PE4007", "")]
    [InlineData("month", "四月", "PE4007", "")]
    [InlineData("boolean", "有", "PE4008", "“是”或“否”")]
    [InlineData("boolean", "yes", "PE4008", "")]
    [InlineData("choice", "预算类", "PE4009", "是不是“预算内”？")]
    [InlineData("choice", "财政", "PE4009", "预算内、预算外、自筹")]
    [InlineData("money", "无", "PE4010", "没有就写 0 元")]
    [InlineData("rate", "无", "PE4010", "没有就写 0%")]
    [InlineData("boolean", "无", "PE4010", "没有就写 否")]
    [InlineData("integer", "无", "PE4010", "没有就写 0")]
    [InlineData("money", "9999999999999999999999999999 亿元", "PE4011", "")]
    [InlineData("months", "0.5 个月", "PE4005", "")]
    [InlineData("boolean", "≥ 是", "PE4012", "不能写成范围")]
    [InlineData("rate", "90%..80%", "PE4013", "是空的")]
    [InlineData("rate", "(80%..80%]", "PE4013", "")]
    [InlineData("date", "2019-07-31..2019-07-01", "PE4013", "")]
    [InlineData("date", "2021-02-30", "PE4014", "没有这一天")]
    [InlineData("date", "2019年13月1日", "PE4014", "")]
    [InlineData("rate", "≥ 九成", "PE4001", "“九成”不是数")]
    [InlineData("rate", "≥", "PE4001", "")]
    [InlineData("rate", "80%..90", "PE4002", "90%")]
    public void Read_ofWhatIsNoSuchValue_saysWhatIsWrongAndHowToWriteIt(string type, string written, string code, string sentence)
    {
        WrittenValue read = ValueReader.Read(written, s_types[type]);
        Diagnostic error = read.Error!(new SourceLocation(null, 1, 1), "指标值");
        Assert.Equal(code, error.Id);
        Assert.Contains(sentence, error.Message(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("指标值", error.Message(Language.Chinese), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2019-02")]
    [InlineData("2020年2月")]
    [InlineData("2019/11")]
    public void HintOfAMonth_isARangeThatCanBeRead(string month)
    {
        string hint = ValueReader.Read(month, s_types["date"]).Error!(default, "x").Message(Language.Chinese);
        string range = System.Text.RegularExpressions.Regex.Match(hint, @"\d{4}-\d{2}-\d{2}\.\.\d{4}-\d{2}-\d{2}").Value;
        Assert.True(ValueReader.Read(range, s_types["date"]).Value.IsUnknown, hint);
    }

    [Theory]
    [InlineData("rate", "5..5 个百分点", "0.05")]
    [InlineData("date", "2019-07-01..2019-07-01", "@\"2019-07-01\"")]
    public void Read_ofARangeOfOneValue_isThatValue(string type, string written, string value) =>
        Assert.Equal((value, written), (ValueReader.Read(written, s_types[type]).Value.ToString(), ValueReader.Read(written, s_types[type]).Text));

    [Theory]
    [InlineData("万元", "1044.04", "10440400", "1044.04 万元")]
    [InlineData("万元", "5 元", "5", "5 元")]
    [InlineData("元", "400000", "400000", "400000 元")]
    public void Read_underAHeadingWithAUnit_takesItForBareNumbers(string heading, string written, string value, string text)
    {
        WrittenValue read = ValueReader.Read(written, s_types["money"], MeasureUnit.Find(heading));
        Assert.Equal((value, text), (read.Value.ToString(), read.Text));
    }

    // An amount printed in any unit is read back as the same amount.
    [Fact]
    public void Read_ofAPrintedAmount_isTheAmount() => Prop.ForAll(
        Arb.From(from n in Gen.Choose(-2_000_000_000, 2_000_000_000) from unit in Gen.Elements("元", "万元", "亿元", "千元", "百万元") select (Amount: n / 100m, Unit: MeasureUnit.Find(unit)!)),
        c =>
        {
            string written = ValueText.Grouped(c.Amount / c.Unit.Factor, "0.############") + " " + c.Unit.Name;
            Assert.Equal(FeelValue.Of(c.Amount), ValueReader.Read(written, s_types["money"]).Value);
        }).Check(PropertyConfig.Runs(500));

    [Fact]
    public void Read_ofAnyText_neverThrows() => Prop.ForAll(
        Arb.From(Gen.ListOf(Gen.Elements("0123456789.,-+%≥≤<>[]()元万亿天月年日无是/ ．，９".ToCharArray())).Select(c => string.Concat(c))),
        text => Assert.All(s_types.Values, type =>
        {
            WrittenValue read = ValueReader.Read(text, type);
            Assert.True(read.Error is null || read.Error(default, "x").Message(Language.Chinese).Length > 0);
        })).Check(PropertyConfig.Runs(2000));
}
