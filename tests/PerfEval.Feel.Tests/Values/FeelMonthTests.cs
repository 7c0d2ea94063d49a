using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Values;

public sealed class FeelMonthTests
{
    [Theory]
    [InlineData("2019-02", "2019-02-01", "2019-02-28")]
    [InlineData("2020-02", "2020-02-01", "2020-02-29")]
    [InlineData("2019-12", "2019-12-01", "2019-12-31")]
    [InlineData("0000-04", "0000-04-01", "0000-04-30")]
    [InlineData("999999999-12", "999999999-12-01", "999999999-12-31")]
    public void Days_ofAMonth_areItsFirstAndLast(string month, string first, string last)
    {
        FeelMonth parsed = Parse(month);
        Assert.Equal((first, last, month), (parsed.FirstDay.ToString(), parsed.LastDay.ToString(), parsed.ToString()));
    }

    [Theory]
    [InlineData("2019-04", 9, "2020-01")]
    [InlineData("2019-04", -4, "2018-12")]
    [InlineData("0000-01", -1, "-0001-12")]
    [InlineData("-0001-12", 1, "0000-01")]
    public void AddMonths_acrossYears_countsOn(string month, int months, string expected)
    {
        Assert.True(Parse(month).TryAddMonths(months, out FeelMonth result));
        Assert.Equal(expected, result.ToString());
        Assert.Equal(months, result.Index - Parse(month).Index);
        Assert.Equal(months > 0, result > Parse(month));
    }

    [Fact]
    public void AddMonths_pastTheLimits_isRefused()
    {
        Assert.False(Parse("999999999-12").TryAddMonths(1, out _));
        Assert.False(Parse("-999999999-01").TryAddMonths(-1, out _));
        Assert.False(Parse("2019-01").TryAddMonths(long.MaxValue, out _));
    }

    [Theory]
    [InlineData("2019-13")]
    [InlineData("2019-00")]
    [InlineData("2019-4")]
    [InlineData("2019-04-01")]
    [InlineData("201904")]
    public void TryParse_ofWhatIsNoMonth_isRefused(string text) => Assert.False(FeelMonth.TryParse(text, out _));

    private static FeelMonth Parse(string text) => FeelMonth.TryParse(text, out FeelMonth month) ? month : throw new FormatException(text);
}
