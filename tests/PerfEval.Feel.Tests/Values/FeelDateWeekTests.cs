using System.Globalization;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Values;

public sealed class FeelDateWeekTests
{
    // Every day of four hundred years, after which weeks begin anew on the same dates.
    [Fact]
    public void WeekOfYear_overAWholeCycle_isThatOfTheIsoCalendar()
    {
        Assert.True(FeelDate.TryParse("1901-01-01", out FeelDate date));
        for (DateTime day = new(1901, 1, 1); day.Year < 2301; day = day.AddDays(1))
        {
            Assert.Equal(ISOWeek.GetWeekOfYear(day), date.WeekOfYear);
            Assert.True(date.TryAddDays(1, out date));
        }
    }

    [Theory]
    [InlineData("-999999999-01-01")]
    [InlineData("999999999-12-31")]
    public void WeekOfYear_atTheEndsOfTheCalendar_isAWeek(string text)
    {
        Assert.True(FeelDate.TryParse(text, out FeelDate date));
        Assert.InRange(date.WeekOfYear, 1, 53);
    }
}
