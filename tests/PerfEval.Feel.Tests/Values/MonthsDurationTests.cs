using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Values;

public sealed class MonthsDurationTests
{
    [Theory]
    [InlineData("P1Y2M", 14, "P1Y2M")]
    [InlineData("P14M", 14, "P1Y2M")]
    [InlineData("P2Y", 24, "P2Y")]
    [InlineData("P0Y", 0, "P0M")]
    [InlineData("P0M", 0, "P0M")]
    [InlineData("-P3M", -3, "-P3M")]
    [InlineData("-P1Y1M", -13, "-P1Y1M")]
    [InlineData("P999999999999Y", 11_999_999_999_988, "P999999999999Y")]
    public void TryParse_ofTheIsoForm_givesItsMonths(string text, long months, string canonical)
    {
        Assert.True(MonthsDuration.TryParse(text, out MonthsDuration duration));
        Assert.Equal((months, canonical), (duration.Months, duration.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("P1")]
    [InlineData("P1D")]
    [InlineData("P2M1Y")]
    [InlineData("P1Y1Y")]
    [InlineData("P1M1M")]
    [InlineData("P1.5Y")]
    [InlineData("P-1M")]
    [InlineData("P1YT1M")]
    [InlineData("P9999999999999Y")]
    public void TryParse_ofWhatIsNoDuration_isRefused(string text) => Assert.False(MonthsDuration.TryParse(text, out _));

    [Fact]
    public void Order_ofDurations_isThatOfTheirMonths()
    {
        MonthsDuration year = new(12), less = new(11);
        Assert.True(less < year && year > less && year <= new MonthsDuration(12) && year >= less && less.CompareTo(year) < 0);
    }
}
