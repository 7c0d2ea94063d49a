using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Tests.RuleSets;

/// <summary>The approval bureau of Yueyang: published 99; the balance grew, which its own standard scores 0, and 38 points rest on no data.</summary>
public sealed class ApprovalBureauTests
{
    private static readonly ShippedCase s_case = new("yueyang-approval-bureau-2021");

    [Fact]
    public void Total_is59To97_andExcludesThePublished99()
    {
        Assert.Equal(new ScoreRange(59, 97), s_case.Evaluation.Total);
        Assert.Equal(["优", "良", "中", "差"], s_case.Evaluation.Grades);
        Assert.Equal(99, s_case.Model.Published!.Total);
        Assert.Empty(s_case.Evaluation.Result.Failures);
    }

    [Theory]
    [InlineData("投入", "5..15")]
    [InlineData("过程", "19..37")]
    [InlineData("产出", "25")]
    [InlineData("效果", "10..20")]
    [InlineData("资金结余", "0")] // published 2: 1463.42 is more than 1397.76
    [InlineData("财政供养人员控制率", "5")] // 28 of 30
    [InlineData("固定资产利用率", "3")] // 2003.96 of 2003.96
    [InlineData("社会公众或服务对象满意度", "5")] // 99.99%
    [InlineData("“三公经费”变动率", "0..5")]
    [InlineData("“三公经费”控制率", "0..6")]
    [InlineData("重点支出安排率", "0..5")]
    [InlineData("支付进度", "0..3")]
    [InlineData("经济效益", "0..5")]
    [InlineData("生态效益", "0..5")]
    public void Indicator_scoresAsItsStandardSays(string path, string score) => Assert.Equal(score, s_case.Score(path));

    [Fact]
    public void Balance_isExplainedByBothFigures()
    {
        string text = Assert.Single(s_case.Texts("资金结余"));
        Assert.Contains("1463.42 万元", text, StringComparison.Ordinal);
        Assert.Contains("1397.76 万元", text, StringComparison.Ordinal);
        Assert.Equal("3", s_case.Deducted("资金结余").ToString());
    }

    [Fact]
    public void Missing_opens38Points() =>
        Assert.Equal(38, s_case.Evaluation.Result.Indicators.Where(i => i.Children.Count == 0).Sum(i => i.Score.Width));

    [Theory]
    [InlineData("专项资金收入口径待说明", "3405.11 万元")]
    [InlineData("专项资金未全部落实", "2092.08 万元")]
    [InlineData("专项资金未全部落实", "61.44%")]
    public void Finding_withoutPoints_namesItsFigures(string rule, string figure) =>
        Assert.Contains(figure, Assert.Single(s_case.Texts(rule)), StringComparison.Ordinal);

    [Fact]
    public void CrossFooting_differsWhereTheTextMistypesTheAppropriation()
    {
        Assert.Equal(["31323100 ≠ 31321300", "32743800 ≠ 32742000"], s_case.ChecksThat(CheckOutcome.Differs));
        Assert.Equal(["11164500 ≠ 11164600"], s_case.ChecksThat(CheckOutcome.Rounding)); // 383.73 + 732.72
    }

    [Theory]
    [InlineData(46_719_600)] // 1397.76 + 3132.13 + 142.07
    [InlineData(32_085_400)] // 1116.46 + 2092.08 = 3015.52 + 193.02
    [InlineData(20_920_800)] // 834.44 + 1257.64
    [InlineData(14_634_200)] // 4671.96 − 3208.54
    [InlineData(63_800)] // 2.85 + 3.53
    public void CrossFooting_agreesWhereTheReportIsRight(int amount) => Assert.True(s_case.Agrees(amount));
}
