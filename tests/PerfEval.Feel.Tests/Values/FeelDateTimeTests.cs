using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Values;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Values;

public sealed class FeelDateTimeTests
{
    [Theory]
    [InlineData("2012-12-24", "2012-12-24T00:00:00")]
    [InlineData("2017-12-31T11:22:33", "2017-12-31T11:22:33")]
    [InlineData("-2017-12-31T11:22:33.456+01:35", "-2017-12-31T11:22:33.456+01:35")]
    [InlineData("99999-12-31T11:22:33", "99999-12-31T11:22:33")]
    [InlineData("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z")]
    [InlineData("2017-12-31T24:00:00", "2018-01-01T00:00:00")]
    [InlineData("2020-02-28T24:00:00-01:00", "2020-02-29T00:00:00-01:00")]
    [InlineData("2011-12-31T10:15:30.987@Europe/Paris", "2011-12-31T10:15:30.987@Europe/Paris")]
    [InlineData("999999999-12-31T23:59:59.999999999@Europe/Paris", "999999999-12-31T23:59:59.999999999@Europe/Paris")]
    [InlineData("-999999999-01-01T00:00:00+14:00", "-999999999-01-01T00:00:00+14:00")]
    [InlineData("2021-06-01T00:00:00@America/Tijuana", "2021-06-01T00:00:00@America/Tijuana")]
    public void TryParse_ofADateAndTime_givesItsCanonicalText(string text, string canonical)
    {
        Assert.True(FeelDateTime.TryParse(text, out FeelDateTime dateTime));
        Assert.Equal(canonical, dateTime.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("T")]
    [InlineData("11:00:00")]
    [InlineData("2012-12-25T")]
    [InlineData("2011-12-0310:15:30")]
    [InlineData("2011-12-03t10:15:30")]
    [InlineData("2011-12-03 10:15:30")]
    [InlineData("2011-12-03TT10:15:30")]
    [InlineData("9999999999-12-27T11:22:33")]
    [InlineData("999999999-12-31T24:00:00")]
    [InlineData("2017-02-29T11:22:33")]
    [InlineData("2017-00-10T11:22:33")]
    [InlineData("998-12-31T11:22:33")]
    [InlineData("01211-12-31T11:22:33")]
    [InlineData("+99999-12-01T11:22:33")]
    [InlineData("2017-12-31T24:00:01")]
    [InlineData("2017-12-31T13:20:00+19:00")]
    [InlineData("2017-12-31T13:20:00@xyz/abc")]
    [InlineData("2017-12-31@Europe/Paris")]
    [InlineData("2017-12-31@America/Tijuana")]
    [InlineData("无T10:00:00")]
    public void TryParse_ofWhatIsNoDateAndTime_isRefused(string text) => Assert.False(FeelDateTime.TryParse(text, out _));

    [Theory]
    [InlineData("2021-01-01T10:00:00", "2021-01-01T10:00:00", true)]
    [InlineData("2021-01-01T10:00:00Z", "2021-01-01T10:00:00", false)]
    [InlineData("2021-01-01T10:00:00Z", "2021-01-01T10:00:00@Etc/UTC", true)]
    [InlineData("2021-01-01T00:30:00+01:00", "2020-12-31T23:30:00Z", true)]
    [InlineData("2021-07-01T12:00:00@Europe/Paris", "2021-07-01T10:00:00Z", true)]
    [InlineData("2021-01-01T12:00:00@Europe/Paris", "2021-01-01T11:00:00Z", true)]
    [InlineData("2021-01-01T12:00:00.1Z", "2021-01-01T12:00:00.10Z", true)]
    [InlineData("2021-01-01T12:00:00.1Z", "2021-01-01T12:00:00.2Z", false)]
    public void Equality_ofTwo_isThatOfTheirMoments(string left, string right, bool expected)
    {
        FeelDateTime a = Parse(left), b = Parse(right);
        Assert.Equal(expected, a == b);
        Assert.Equal(!expected, a != b);
        Assert.Equal(expected, FeelValue.Of(a) == FeelValue.Of(b));
        Assert.NotEqual(FeelValue.Of(a), FeelValue.Of(a.Date));
        if (expected)
        {
            Assert.Equal(FeelValue.Of(a).GetHashCode(), FeelValue.Of(b).GetHashCode());
        }
    }

    [Theory]
    [InlineData("2021-01-01T10:00:00Z", "2021-01-01T10:00:00+00:00", true)]
    [InlineData("2021-01-01T10:00:00Z", "2021-01-01T11:00:00+01:00", false)]
    [InlineData("2021-01-01T10:00:00@Etc/UTC", "2021-01-01T10:00:00Z", false)]
    [InlineData("2021-01-01T10:00:00@Etc/UTC", "2021-01-01T10:00:00@Etc/UTC", true)]
    public void IsSame_ofTwo_tellsZonesApart(string left, string right, bool expected) => Assert.Equal(expected, Parse(left).IsSame(Parse(right)));

    [Theory]
    [InlineData("2021-01-01T10:00:00", "2021-01-01T10:00:00.1", -1)]
    [InlineData("2021-01-01T10:00:00+02:00", "2021-01-01T09:00:00Z", -1)]
    [InlineData("-999999999-01-01T00:00:00+14:00", "999999999-12-31T23:59:59-14:00", -1)]
    // Only one has an offset: the other takes it over.
    [InlineData("2021-01-01T10:00:00", "2021-01-01T10:00:00+09:00", 0)]
    [InlineData("2021-01-01T10:00:00@Asia/Shanghai", "2021-01-01T09:59:59", 1)]
    public void Compare_ofTwo_isTheOrderOfFeel(string left, string right, int expected)
    {
        Assert.Equal(expected, Math.Sign(Parse(left).Compare(Parse(right))));
        Assert.Equal(-expected, Math.Sign(Parse(right).Compare(Parse(left))));
    }

    // An hour before the clocks of Paris go back, in steps of half an hour: 02:30 comes twice, and the way back meets the same hours.
    [Fact]
    public void Add_overTheEndOfSummerTime_countsTheHourThatComesTwice()
    {
        FeelDateTime start = Parse("2021-10-31T01:30:00@Europe/Paris");
        string[] clock = ["02:00:00", "02:30:00", "02:00:00", "02:30:00", "03:00:00"];
        FeelDateTime at = start;
        for (int i = 0; i < clock.Length; i++)
        {
            at = Add(at, "PT30M");
            Assert.Equal($"2021-10-31T{clock[i]}@Europe/Paris", at.ToString());
            Assert.Equal(i < 2 ? 7200 : 3600, at.Offset);
        }

        Assert.True(at.TrySubtract(start, out DaysDuration passed));
        Assert.Equal("PT2H30M", passed.ToString());
        Assert.True(Add(at, "-PT2H30M").IsSame(start));
        Assert.NotEqual(Add(start, "PT1H"), Add(start, "PT2H"));
    }

    [Theory]
    [InlineData("2021-03-28T01:30:00@Europe/Paris", "PT1H", "2021-03-28T03:30:00@Europe/Paris")]
    [InlineData("2021-03-28T01:30:00@Europe/Paris", "P1D", "2021-03-29T02:30:00@Europe/Paris")]
    [InlineData("2021-03-28T01:30:00", "PT1H", "2021-03-28T02:30:00")]
    [InlineData("2021-01-01T24:00:00", "-PT1S", "2021-01-01T23:59:59")]
    [InlineData("2021-01-01T00:00:00Z", "-PT0.000000001S", "2020-12-31T23:59:59.999999999Z")]
    [InlineData("1969-12-31T23:59:59.5", "PT0.5S", "1970-01-01T00:00:00")]
    [InlineData("-0001-12-31T23:59:59", "PT1S", "0000-01-01T00:00:00")]
    public void Add_ofADuration_keepsTheZone(string start, string duration, string expected) =>
        Assert.Equal(expected, Add(Parse(start), duration).ToString());

    [Theory]
    [InlineData("2021-01-31T10:00:00", 1, "2021-02-28T10:00:00")]
    [InlineData("2020-01-31T10:00:00+08:00", 1, "2020-02-29T10:00:00+08:00")]
    [InlineData("2021-02-28T10:00:00@Europe/Paris", 4, "2021-06-28T10:00:00@Europe/Paris")]
    [InlineData("2021-01-01T10:00:00", -24_012, "0020-01-01T10:00:00")]
    public void AddMonths_ofAny_keepsClockTimeAndClampsTheDay(string start, long months, string expected)
    {
        Assert.True(Parse(start).TryAddMonths(months, out FeelDateTime result));
        Assert.Equal(expected, result.ToString());
        Assert.True(result.IsSame(Parse(expected)));
    }

    [Fact]
    public void Limits_ofTheCalendar_areRefusedNotWrapped()
    {
        FeelDateTime first = Parse("-999999999-01-01T00:00:00"), last = Parse("999999999-12-31T23:59:59@Europe/Paris");
        Assert.True(DaysDuration.TryParse("PT1S", out DaysDuration second));
        Assert.True(DaysDuration.TryFromSeconds(long.MaxValue - 1, out DaysDuration longest));
        Assert.False(last.TryAdd(second, out _));
        Assert.False(first.TryAdd(second.Negate(), out _));
        Assert.False(first.TryAdd(longest, out _));
        Assert.False(last.TryAdd(longest.Negate(), out _));
        Assert.False(first.TryAdd(DaysDuration.Unbounded, out _));
        Assert.False(last.TryAddMonths(1, out _));
        Assert.False(first.TryAddMonths(-1, out _));
        Assert.False(first.TryAddMonths(long.MinValue, out _));
        Assert.False(new FeelDateTime(FeelDate.Never, FeelTime.Midnight).TryAdd(second, out _));
        Assert.False(new FeelDateTime(FeelDate.Never, FeelTime.Midnight).TrySubtract(first, out _));
        Assert.True(Parse("999999999-12-31T23:59:59").TrySubtract(first, out DaysDuration all));
        Assert.True(first.TryAdd(all, out FeelDateTime end));
        Assert.Equal("999999999-12-31T23:59:59", end.ToString());
    }

    [Fact]
    public void Text_ofAny_leadsBackToIt() => Prop.ForAll(TimeGenerators.DateTimes().ToArbitrary(), dateTime =>
    {
        Assert.True(FeelDateTime.TryParse(dateTime.ToString(), out FeelDateTime back), dateTime.ToString());
        Assert.True(back.IsSame(dateTime));
        Assert.Equal(dateTime, back);
        FeelValue value = FeelValue.Of(dateTime);
        Assert.Equal(FeelKind.DateTime, value.Kind);
        Assert.True(value.DateTime.IsSame(dateTime));
        Assert.Equal($"@\"{dateTime}\"", value.ToString());
    }).Check(PropertyConfig.Runs(1000));

    [Fact]
    public void Add_andItsReverse_leadBack() => Prop.ForAll(
        (from start in TimeGenerators.DateTimes() from duration in TimeGenerators.Durations() select (start, duration)).ToArbitrary(),
        c =>
        {
            if (!c.start.TryAdd(c.duration, out FeelDateTime later))
            {
                Assert.InRange(Math.Abs((long)c.start.Date.Year), FeelDate.MaxYear - 70_000_000L, FeelDate.MaxYear);
                return;
            }

            Assert.True(later.TryAdd(c.duration.Negate(), out FeelDateTime back));
            Assert.Equal(c.start, back);
            Assert.True(later.TrySubtract(c.start, out DaysDuration passed));
            Assert.Equal(c.duration, passed);
            Assert.Equal(Math.Sign(c.duration.TotalSeconds), Math.Sign(later.Compare(c.start)));
        }).Check(PropertyConfig.Runs(2000));

    // System.DateTimeOffset knows the years 1 to 9999 in steps of 100 ns.
    [Fact]
    public void Arithmetic_withinItsYears_isThatOfDateTimeOffset() => Prop.ForAll(
        (from a in Moments() from b in Moments() from step in Gen.Choose(int.MinValue, int.MaxValue) select (a, b, step)).ToArbitrary(),
        c =>
        {
            FeelDateTime a = From(c.a), b = From(c.b);
            Assert.Equal(Math.Sign(c.a.CompareTo(c.b)), Math.Sign(a.Compare(b)));
            Assert.Equal(c.a.Equals(c.b), a == b);
            Assert.True(a.TrySubtract(b, out DaysDuration between));
            Assert.Equal((c.a - c.b).Ticks / (decimal)TimeSpan.TicksPerSecond, between.TotalSeconds);
            Assert.True(DaysDuration.TryFromSeconds(c.step / 16m, out DaysDuration duration));
            Assert.True(a.TryAdd(duration, out FeelDateTime later));
            Assert.True(later.IsSame(From(c.a.AddTicks(c.step * (TimeSpan.TicksPerSecond / 16)))));
        }).Check(PropertyConfig.Runs(1000));

    private static Gen<DateTimeOffset> Moments() =>
        from day in Gen.Choose(2000, 3_600_000)
        from second in Gen.Choose(0, 86_399)
        from ticks in Gen.Choose(0, 9_999_999)
        from offset in Gen.Choose(-840, 840)
        select new DateTimeOffset(DateTime.MinValue.AddDays(day).AddSeconds(second).AddTicks(ticks), TimeSpan.FromMinutes(offset));

    private static FeelDateTime From(DateTimeOffset moment) => Parse(moment.ToString("yyyy-MM-ddTHH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture));

    private static FeelDateTime Add(FeelDateTime start, string duration)
    {
        Assert.True(DaysDuration.TryParse(duration, out DaysDuration days));
        Assert.True(start.TryAdd(days, out FeelDateTime result));
        return result;
    }

    private static FeelDateTime Parse(string text) => FeelDateTime.TryParse(text, out FeelDateTime result) ? result : throw new FormatException(text);
}
