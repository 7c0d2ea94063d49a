using PerfEval.Rules.Proofs;

namespace PerfEval.Rules.Tests.Proofs;

public sealed class WordingNumbersTests
{
    [Theory]
    [InlineData("满意度达90%（含）以上得8分", "0.9 8 90")]
    [InlineData("每超过一个百分点扣0.5分", "0.5 1")]
    [InlineData("各占权重的三分之一", "0.3333 3")]
    [InlineData("要点占1/4", "0.25 1")]
    [InlineData("推迟两个月，十五天内，二十日，一百元", "2 15 20 100")]
    [InlineData("扣减１．５分，８０％以下", "0.8 1.5 80")]
    [InlineData("收入1,116.46万元", "1116.46")]
    [InlineData("没有数", "")]
    public void Numbers_areFound(string text, string expected)
    {
        decimal[] wanted = [.. expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => decimal.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).Order()];
        decimal[] found = [.. WordingNumbers.In(text).Select(n => Math.Round(n, 4)).Order()];
        Assert.All(wanted, w => Assert.Contains(w, found));
        Assert.Equal(wanted.Length == 0, found.Length == 0);
    }
}
