using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Tests.RuleSets;

/// <summary>The special fund of Pingjiang: published 92 and 优; its own standards give 81 to 91, with two scores that are surely 0.</summary>
public sealed class PingjiangTests
{
    private static readonly ShippedCase s_case = new("pingjiang-2022");

    [Fact]
    public void Total_is81To91_andExcludesThePublished92()
    {
        Assert.Equal(new ScoreRange(81, 91), s_case.Evaluation.Total);
        Assert.Equal(["优", "良"], s_case.Evaluation.Grades);
        Assert.Equal(92, s_case.Model.Published!.Total);
        Assert.Empty(s_case.Evaluation.Result.Failures);
    }

    [Theory]
    [InlineData("项目决策", "13..15")]
    [InlineData("项目管理", "21")]
    [InlineData("项目绩效", "47..55")]
    [InlineData("项目库建设", "0")] // published 2: there is no pool of projects
    [InlineData("资金挤占挪用情况", "0")] // published 2: five misuses at 1 point each
    [InlineData("实际支出合规性", "5")]
    [InlineData("制度执行有效性", "3")]
    [InlineData("资金进度", "6")]
    [InlineData("到位及时率", "0..2")]
    [InlineData("社会效益指标", "0..8")]
    [InlineData("社会公众或服务对象满意度", "6")]
    [InlineData("项目产出", "25")]
    public void Indicator_scoresAsItsStandardSays(string path, string score) => Assert.Equal(score, s_case.Score(path));

    [Fact]
    public void Misuses_areCountedByPurpose_andDoNotSpillWithFive()
    {
        Assert.Equal("5", s_case.Deducted("资金挤占挪用情况").ToString());
        Assert.Equal(default, s_case.Evaluation.Result.Spill);
        string text = Assert.Single(s_case.Texts("资金挤占挪用情况"));
        foreach (string amount in (string[])["24098 元", "33047 元", "9950 元", "2100 元", "1680 元"])
        {
            Assert.Contains(amount, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Findings_withoutPoints_areTheOfficesNotMovedInAndTheTerminalsLittleUsed()
    {
        Assert.Equal(["终端使用量偏低", "部分业务未进驻政务大厅"], s_case.Findings.Where(f => f.Rule is not null).Select(f => f.Title).Distinct(StringComparer.Ordinal));
        Assert.Equal(3, s_case.Texts("部分业务未进驻政务大厅").Length);
        Assert.Equal(2, s_case.Texts("终端使用量偏低").Length);
    }

    [Fact]
    public void Missing_isTheSocialBenefitBeforeTheDates()
    {
        Assert.Equal("社会效益目标完成率", s_case.Evaluation.Result.Missing[0].Source.Name);
        Assert.Equal(8, s_case.Evaluation.Result.Missing[0].OpenPoints);
        Assert.All(s_case.Evaluation.Result.Missing.Skip(1), m => Assert.Equal("到位及时率", Assert.Single(m.Indicators).Name));
    }

    [Fact]
    public void CrossFooting_differsByBlockAndByTheVillageListedTwice()
    {
        Assert.Equal(["36562200 ≠ 37914999.99", "8 ≠ 9"], s_case.ChecksThat(CheckOutcome.Differs));
        Assert.True(s_case.Agrees(37_914_999.99m)); // by year
        Assert.True(s_case.Agrees(70_875)); // 24098 + 33047 + 9950 + 2100 + 1680
    }
}
