using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel.Tests.Diagnostics;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("实际支处", "实际支出")]
    [InlineData("预竿", "预算")]
    [InlineData("支出明", "支出明细")]
    [InlineData("明细", "支出明细")]
    [InlineData("出支明细", "支出明细")]
    [InlineData("Budgte", "budget")]
    [InlineData("BUDGET", "budget")]
    [InlineData("甲", null)]
    [InlineData("完全无关", null)]
    [InlineData("", null)]
    [InlineData("sum", null)]
    public void Find_amongKnownNames_givesTheOneThatWasMeant(string word, string? expected) =>
        Assert.Equal(expected, NearestName.Find(word, ["预算", "实际支出", "支出明细", "budget", "乙", ""]));

    [Fact]
    public void Find_amongEquallyNear_takesTheFirst() => Assert.Equal("预算甲", NearestName.Find("预算丙", ["预算甲", "预算乙"]));

    [Fact]
    public void Find_ofAnEnormousWord_givesUp() => Assert.Null(NearestName.Find(new string('甲', 10_000), [new string('甲', 9_999)]));
}
