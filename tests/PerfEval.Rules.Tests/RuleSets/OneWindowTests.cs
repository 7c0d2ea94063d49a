using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Tests.RuleSets;

/// <summary>The one-window system of Yueyang: published 98; not accepted in time, and much that the report does not show.</summary>
public sealed class OneWindowTests
{
    private static readonly ShippedCase s_case = new("yueyang-one-window-2020");

    [Fact]
    public void Total_is70To97_andExcludesThePublished98()
    {
        Assert.Equal(new ScoreRange(70, 97), s_case.Evaluation.Total);
        Assert.Equal(["优", "良", "中"], s_case.Evaluation.Grades);
        Assert.Equal(98, s_case.Model.Published!.Total);
        Assert.Empty(s_case.Evaluation.Result.Failures);
    }

    [Theory]
    [InlineData("项目决策", "13..18")]
    [InlineData("项目管理", "21..24")]
    [InlineData("项目产出", "12..15")]
    [InlineData("项目效果", "24..40")]
    [InlineData("分配结果", "0..3")]
    [InlineData("到位率", "3")] // 358.392 of 358.392
    [InlineData("项目实施", "2")] // published 3
    [InlineData("项目实施/①按计划开工", "1")]
    [InlineData("项目实施/③按计划完工", "0")]
    [InlineData("产出时效", "0..3")]
    [InlineData("产出成本", "3")]
    [InlineData("环境效益", "0..8")]
    [InlineData("服务对象满意度", "0..8")]
    public void Indicator_scoresAsItsStandardSays(string path, string score) => Assert.Equal(score, s_case.Score(path));

    [Fact]
    public void Acceptance_thatHasNotHappened_isLaterThanItsDeadline()
    {
        string text = Assert.Single(s_case.Texts("项目实施"));
        Assert.Contains("③按计划完工", text, StringComparison.Ordinal);
        Assert.Contains("2019-10-31", text, StringComparison.Ordinal);
        Assert.Contains("无", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("开发完成晚于计划", "24 天")]
    [InlineData("开发超过时效目标", "101 天")]
    [InlineData("成本完成值大于已支付数", "107.5176 万元")]
    [InlineData("成本完成值大于已支付数", "30.00%")]
    public void Finding_withoutPoints_namesItsFigures(string rule, string figure)
    {
        Assert.Contains(s_case.Texts(rule), t => t.Contains(figure, StringComparison.Ordinal));
        Assert.Equal("0", s_case.Deducted(rule).ToString());
    }

    [Fact]
    public void CrossFooting_agreesButForTheTimeTaken()
    {
        Assert.True(s_case.Agrees(3_583_920)); // 107.5176 + 250.8744 万元, and 2 225 000 + 1 358 920 元
        Assert.True(s_case.Agrees(0.3m)); // 107.5176 of 358.392
        Assert.Equal(["开发完成日期 ≤ 实际开工日期 + 时效完成值"], s_case.ChecksThat(CheckOutcome.Differs)); // 101 days are no three months
    }
}
