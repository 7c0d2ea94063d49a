using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Model;
using PerfEval.Rules.Tests.Evaluation;

namespace PerfEval.Rules.Tests.Explanation;

public sealed class PhrasesTests
{
    [Theory]
    [InlineData("2", "2", "2 分", "2 points")]
    [InlineData("1", "1", "1 分", "1 point")]
    [InlineData("0.5", "0.5", "0.5 分", "0.5 points")]
    [InlineData("0", "5.00", "0..5 分", "0..5 points")]
    [InlineData("1.66666666", "1.66666666", "1.6667 分", "1.6667 points")]
    [InlineData("1.00004", "1.00004", "1 分", "1 point")]
    [InlineData("2.5", "2.50", "2.5 分", "2.5 points")]
    public void Points_inBothLanguages_areRoundedForPeople(string low, string high, string chinese, string english) =>
        Assert.Equal(new LocalText(chinese, english), Phrases.Points(new ScoreRange(Parse(low), Parse(high))));

    [Theory]
    [InlineData(UnknownSourceKind.Fact, null, 0, "事实“甲”", "the fact '甲'")]
    [InlineData(UnknownSourceKind.Cell, "金额", 2, "“甲”第 2 行的“金额”", "'金额' in row 2 of '甲'")]
    [InlineData(UnknownSourceKind.Cell, null, 3, "“甲”第 3 项", "item 3 of '甲'")]
    [InlineData(UnknownSourceKind.Answer, null, 0, "对“甲”的评价", "the judgement of '甲'")]
    [InlineData(UnknownSourceKind.Evidence, null, 0, "“甲”的佐证", "evidence for '甲'")]
    public void Source_ofEachKind_isCalledAsPeopleCallIt(UnknownSourceKind kind, string? column, int row, string chinese, string english) =>
        Assert.Equal(new LocalText(chinese, english), Phrases.Source(new UnknownSource(kind, "甲", column, row)));

    [Theory]
    [InlineData(1, "事实“1”", "the fact '1'")]
    [InlineData(2, "事实“1”、事实“2”", "the fact '1', the fact '2'")]
    [InlineData(6, "事实“1”、事实“2”、事实“3”、事实“4”等 6 项", "the fact '1', the fact '2', the fact '3', the fact '4' and 2 more")]
    public void Sources_ofMany_areCutShort(int count, string chinese, string english)
    {
        Missing missing = Enumerable.Range(1, count).Aggregate(
            Missing.Nothing, (all, n) => all.Union(Missing.Of(new UnknownSource(UnknownSourceKind.Fact, n.ToString(System.Globalization.CultureInfo.InvariantCulture)))));
        Assert.Equal(new LocalText(chinese, english), Phrases.Sources(missing));
    }

    [Theory]
    [InlineData("甲: { title: 收支表, source: 自评报告, at: 第 3 页 }", "收支表，第 3 页")]
    [InlineData("甲: { title: 收支表 }", "收支表")]
    [InlineData("收支表: {}", "收支表")]
    [InlineData("甲: { title: 收支表, source: 审计报告 }", "审计报告：收支表")]
    [InlineData("甲: { title: 收支表, source: 审计报告 }, 乙: { title: 资产表, source: 审计报告 }, 丙: { title: 说明 }", "审计报告：收支表；资产表；说明")]
    [InlineData("甲: { title: 收支表 }, 乙: { title: 收支表 }", "收支表")]
    public void Evidence_ofTheCasesOwnSource_leavesItUnnamed(string evidence, string expected)
    {
        var diagnostics = new DiagnosticBag();
        CaseModel model = Scoring.Case($"source: 自评报告\nevidence: {{ {evidence} }}", diagnostics);
        Assert.Empty(diagnostics.Items);
        IEnumerable<Evidence> pieces = model.Evidence.Select(e => new Evidence(e, new HashSet<string>(), new HashSet<Rules.Checking.CheckedIndicator>()));
        Assert.Equal(expected, Phrases.Evidence(pieces, model).Chinese);
    }

    [Fact]
    public void Verdict_ofEveryTruth_isSaid() => Assert.Equal(
        ["成立", "不成立", "不能确定", "无法计算"],
        new[] { FeelValue.True, FeelValue.False, FeelValue.Of(new Unknown(Missing.Nothing)), FeelValue.Failed(EvaluationErrors.DivisionByZero.At(null, "x")) }.Select(v => Phrases.Verdict(v).Chinese));

    private static decimal Parse(string number) => decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
}
