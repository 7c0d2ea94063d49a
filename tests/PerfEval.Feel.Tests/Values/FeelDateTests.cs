using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Values;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Values;

public sealed class FeelDateTests
{
    private static readonly FeelDate s_first = Parse("-999999999-01-01");
    private static readonly FeelDate s_last = Parse("999999999-12-31");

    // Every day of the span that System.DateOnly knows, in steps that meet every day of the week, month and leap cycle.
    [Fact]
    public void Calendar_overTheYears1To9999_isThatOfDateOnly()
    {
        DateOnly epoch = new(1970, 1, 1);
        for (int n = DateOnly.MinValue.DayNumber; n <= DateOnly.MaxValue.DayNumber; n += 13)
        {
            var expected = DateOnly.FromDayNumber(n);
            Assert.True(FeelDate.TryFromDayNumber(n - epoch.DayNumber, out FeelDate date));
            Assert.Equal((expected.Year, expected.Month, expected.Day), (date.Year, date.Month, date.Day));
            Assert.Equal(n - epoch.DayNumber, date.DayNumber);
            Assert.Equal(expected.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)expected.DayOfWeek, date.DayOfWeek);
            Assert.Equal(expected.DayOfYear, date.DayOfYear);
            Assert.Equal(expected.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), date.ToString());
        }
    }

    [Fact]
    public void AddMonths_overTheYears1000To8999_isThatOfDateOnly() => Prop.ForAll(
        (from year in Gen.Choose(1000, 8999)
         from day in Gen.Choose(0, 364)
         from months in Gen.Choose(-11_000, 11_000)
         select (Start: new DateOnly(year, 1, 1).AddDays(day), Months: months)).ToArbitrary(),
        c =>
        {
            if (c.Start.Year + c.Months / 12 is > 1 and < 9998)
            {
                DateOnly expected = c.Start.AddMonths(c.Months);
                Assert.True(From(c.Start).TryAddMonths(c.Months, out FeelDate found));
                Assert.Equal(From(expected), found);
            }
        }).Check(PropertyConfig.Runs(1000));

    [Fact]
    public void DayNumber_ofAnyDayWithinTheLimits_leadsBackToIt() => Prop.ForAll(
        (from high in Gen.Choose(-999_999_999, 999_999_999)
         from month in Gen.Choose(1, 12)
         from day in Gen.Choose(1, 31)
         select (Year: high, month, day)).ToArbitrary(),
        c =>
        {
            if (!FeelDate.TryCreate(c.Year, c.month, c.day, out FeelDate date))
            {
                Assert.True(c.day > FeelDate.DaysInMonth(c.Year, c.month));
                return;
            }

            Assert.True(FeelDate.TryFromDayNumber(date.DayNumber, out FeelDate back));
            Assert.Equal(date, back);
            Assert.Equal(date, Parse(date.ToString()));
            Assert.Equal(date == s_last, !date.TryAddDays(1, out FeelDate next));
            Assert.True(date == s_last || (next > date && next.DayNumber == date.DayNumber + 1 && next.DayOfWeek == date.DayOfWeek % 7 + 1));
        }).Check(PropertyConfig.Runs(1000));

    [Theory]
    [InlineData(2000, 29)]
    [InlineData(1900, 28)]
    [InlineData(2100, 28)]
    [InlineData(2024, 29)]
    [InlineData(2023, 28)]
    [InlineData(0, 29)]
    [InlineData(-4, 29)]
    [InlineData(-100, 28)]
    [InlineData(-400, 29)]
    [InlineData(-999_999_600, 29)]
    public void February_ofAYear_hasItsDays(int year, int days)
    {
        Assert.Equal(days, FeelDate.DaysInMonth(year, 2));
        Assert.True(FeelDate.TryCreate(year, 2, days, out FeelDate last));
        Assert.False(FeelDate.TryCreate(year, 2, days + 1, out _));
        Assert.True(last.TryAddDays(1, out FeelDate next));
        Assert.Equal((year, 3, 1), (next.Year, next.Month, next.Day));
    }

    [Theory]
    [InlineData("2019-01-31", 1, "2019-02-28")]
    [InlineData("2020-01-31", 1, "2020-02-29")]
    [InlineData("2020-02-29", 12, "2021-02-28")]
    [InlineData("2020-02-29", -48, "2016-02-29")]
    [InlineData("2019-03-31", -1, "2019-02-28")]
    [InlineData("0001-01-15", -1, "0000-12-15")]
    [InlineData("0000-01-15", -1, "-0001-12-15")]
    [InlineData("-0001-12-15", 13, "0001-01-15")]
    [InlineData("999999999-11-30", 1, "999999999-12-30")]
    public void AddMonths_toADay_keepsTheDayWhereTheMonthHasIt(string date, int months, string expected)
    {
        Assert.True(Parse(date).TryAddMonths(months, out FeelDate result));
        Assert.Equal(expected, result.ToString());
    }

    [Fact]
    public void Arithmetic_pastTheLimits_isRefused()
    {
        Assert.False(s_last.TryAddDays(1, out _));
        Assert.False(s_first.TryAddDays(-1, out _));
        Assert.False(s_last.TryAddMonths(1, out _));
        Assert.False(s_first.TryAddMonths(-1, out _));
        Assert.False(s_last.TryAddDays(long.MaxValue, out _));
        Assert.False(s_first.TryAddMonths(long.MinValue, out _));
        Assert.False(FeelDate.TryFromDayNumber(long.MaxValue, out _));
        Assert.True(s_first.TryAddDays(s_last.DayNumber - s_first.DayNumber, out FeelDate end));
        Assert.Equal(s_last, end);
    }

    [Theory]
    [InlineData("2019-07-01", true)]
    [InlineData("-0044-03-15", true)]
    [InlineData("0000-02-29", true)]
    [InlineData("12345-01-01", true)]
    [InlineData("999999999-12-31", true)]
    [InlineData("1000000000-01-01", false)]
    [InlineData("012345-01-01", false)]
    [InlineData("219-07-01", false)]
    [InlineData("2019-7-01", false)]
    [InlineData("2019-07-1", false)]
    [InlineData("2019-02-29", false)]
    [InlineData("2019-13-01", false)]
    [InlineData("2019-00-01", false)]
    [InlineData("2019-01-00", false)]
    [InlineData("2019-07-01 ", false)]
    [InlineData("+2019-07-01", false)]
    [InlineData("2019/07/01", false)]
    [InlineData("２０１９-07-01", false)]
    [InlineData("", false)]
    public void TryParse_ofTheIsoForm_takesOnlyDaysThatExist(string text, bool valid)
    {
        Assert.Equal(valid, FeelDate.TryParse(text, out FeelDate date));
        Assert.Equal(valid ? text : "0000-00-00", date.ToString());
    }

    [Fact]
    public void Never_isLaterThanEveryDateAndStaysNever()
    {
        Assert.True(FeelDate.Never > s_last);
        Assert.True(FeelDate.Never.TryAddDays(-100, out FeelDate earlier));
        Assert.True(FeelDate.Never.TryAddMonths(-100, out FeelDate monthsEarlier));
        Assert.Equal((FeelDate.Never, FeelDate.Never), (earlier, monthsEarlier));
        Assert.Equal("无", FeelDate.Never.ToString());
    }

    [Fact]
    public void Order_ofTwoDays_isThatOfTheirDayNumbers() => Prop.ForAll(
        (from a in Gen.Choose(-2_000_000, 2_000_000)
         from b in Gen.OneOf(Gen.Choose(-2_000_000, 2_000_000), Gen.Choose(-40, 40).Select(n => a + n))
         select (a, b)).ToArbitrary(),
        c =>
        {
            FeelDate x = At(c.a), y = At(c.b);
            Assert.Equal(Math.Sign(c.a.CompareTo(c.b)), Math.Sign(x.CompareTo(y)));
            Assert.Equal((c.a < c.b, c.a <= c.b, c.a > c.b, c.a >= c.b, c.a == c.b, c.a != c.b), (x < y, x <= y, x > y, x >= y, x == y, x != y));
        }).Check(PropertyConfig.Runs(500));

    private static FeelDate At(long dayNumber) => FeelDate.TryFromDayNumber(dayNumber, out FeelDate date) ? date : default;

    private static FeelDate From(DateOnly date) => FeelDate.TryCreate(date.Year, date.Month, date.Day, out FeelDate result) ? result : default;

    private static FeelDate Parse(string text) => FeelDate.TryParse(text, out FeelDate date) ? date : throw new FormatException(text);
}
