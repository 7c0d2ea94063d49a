using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Tests.RuleSets;

/// <summary>The project of Yuhua: no standards are printed, so every point is the evaluator's, and the total is the published one.</summary>
public sealed class YuhuaTests
{
    private static readonly ShippedCase s_case = new("yuhua-2021");

    [Fact]
    public void Total_is97_withoutAGrade()
    {
        Assert.Equal(ScoreRange.Of(97), s_case.Evaluation.Total);
        Assert.Empty(s_case.Evaluation.Grades);
        Assert.Equal(97, s_case.Model.Published!.Total);
        Assert.Empty(s_case.Evaluation.Result.Missing);
    }

    [Theory]
    [InlineData("投入", "20")]
    [InlineData("项目立项", "12")]
    [InlineData("资金落实", "8")]
    [InlineData("过程", "30")]
    [InlineData("业务管理", "12")]
    [InlineData("财务管理", "18")]
    [InlineData("个性指标", "47")]
    public void Section_scoresAsPublished(string path, string score) => Assert.Equal(score, s_case.Score(path));

    [Fact]
    public void Judgements_withoutAReason_areTold()
    {
        Assert.Equal(12, s_case.Evaluation.Diagnostics.Count);
        Assert.All(s_case.Evaluation.Diagnostics, d => Assert.Equal("PE4122", d.Id));
    }

    [Fact]
    public void Finding_namesWhatWasNotSpent()
    {
        string text = Assert.Single(s_case.Texts("资金没有用完"));
        foreach (string figure in (string[])["127 万元", "94.44 万元", "74.36%", "32.56 万元", "7.66 万元", "24.9 万元"])
        {
            Assert.Contains(figure, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void CrossFooting_differsInTheItemsHandedOver()
    {
        Assert.Equal(["205 ≠ 300"], s_case.ChecksThat(CheckOutcome.Differs)); // 84 + 72 + 49
        Assert.True(s_case.Agrees(325_600)); // 127 − 94.44 = 7.66 + 24.9
        Assert.True(s_case.Agrees(944_400)); // 70.93 + 2.79 + 2 + 2.81 + 15.91
        Assert.True(s_case.Agrees(0.7436m));
    }
}
