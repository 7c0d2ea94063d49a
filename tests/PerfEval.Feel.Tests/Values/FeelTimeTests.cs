using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Values;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Values;

public sealed class FeelTimeTests
{
    [Theory]
    [InlineData("00:00:00", "00:00:00")]
    [InlineData("23:59:59", "23:59:59")]
    [InlineData("24:00:00", "00:00:00")]
    [InlineData("24:00:00.000Z", "00:00:00Z")]
    [InlineData("11:22:33.345", "11:22:33.345")]
    [InlineData("11:22:33.100", "11:22:33.1")]
    [InlineData("11:22:33.000", "11:22:33")]
    [InlineData("11:22:33.123456789", "11:22:33.123456789")]
    [InlineData("11:22:33.1234567899", "11:22:33.123456789")]
    [InlineData("11:22:33Z", "11:22:33Z")]
    [InlineData("11:22:33z", "11:22:33Z")]
    [InlineData("11:22:33+00:00", "11:22:33Z")]
    [InlineData("11:22:33-00:00", "11:22:33Z")]
    [InlineData("11:22:33.5-01:35", "11:22:33.5-01:35")]
    [InlineData("11:22:33+01:35:12", "11:22:33+01:35:12")]
    [InlineData("11:22:33-00:00:30", "11:22:33-00:00:30")]
    [InlineData("11:22:33+14:00", "11:22:33+14:00")]
    [InlineData("11:22:33-14:00", "11:22:33-14:00")]
    [InlineData("11:22:33@Europe/Paris", "11:22:33@Europe/Paris")]
    [InlineData("11:22:33.25@Etc/UTC", "11:22:33.25@Etc/UTC")]
    public void TryParse_ofATime_givesItsCanonicalText(string text, string canonical)
    {
        Assert.True(FeelTime.TryParse(text, out FeelTime time));
        Assert.Equal(canonical, time.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("7:00:00")]
    [InlineData("07:1:00")]
    [InlineData("07:01:2")]
    [InlineData("07:01")]
    [InlineData("070101")]
    [InlineData("T07:01:00")]
    [InlineData("24:00:01")]
    [InlineData("24:01:00")]
    [InlineData("24:00:00.000000001")]
    [InlineData("25:00:00")]
    [InlineData("00:60:00")]
    [InlineData("00:00:60")]
    [InlineData("-01:00:00")]
    [InlineData("10:00:00.")]
    [InlineData("10:00:00.Z")]
    [InlineData("10:00:00,5")]
    [InlineData("10:00:00+5")]
    [InlineData("10:00:00+5:00")]
    [InlineData("10:00:00+05:0")]
    [InlineData("10:00:00+0500")]
    [InlineData("10:00:00+05:60")]
    [InlineData("10:00:00+05:00:60")]
    [InlineData("10:00:00+05:00:1")]
    [InlineData("10:00:00+14:01")]
    [InlineData("10:00:00+14:00:01")]
    [InlineData("10:00:00-19:00")]
    [InlineData("10:00:00ZZ")]
    [InlineData("10:00:00Z@Europe/Paris")]
    [InlineData("10:00:00+01:00@Europe/Paris")]
    [InlineData("10:00:00@Europe/Paris+01:00")]
    [InlineData("10:00:00@")]
    [InlineData("10:00:00@xyz/abc")]
    [InlineData("10:00:00@+02:00")]
    [InlineData(" 10:00:00")]
    [InlineData("10:00:00 ")]
    [InlineData("１0:00:00")]
    public void TryParse_ofWhatIsNoTime_isRefused(string text) => Assert.False(FeelTime.TryParse(text, out _));

    [Fact]
    public void Parts_ofATime_areThoseOfItsText()
    {
        FeelTime time = Parse("23:59:01.123456789-08:00");
        Assert.Equal((23, 59, 1, 123_456_789), (time.Hour, time.Minute, time.Second, time.Nanosecond));
        Assert.Equal(-8 * 3600, time.Offset);
        Assert.Null(time.Zone);
        Assert.Null(Parse("10:00:00").Offset);
        Assert.False(Parse("10:00:00").HasOffset);
        Assert.Equal("Asia/Dhaka", Parse("10:00:00@Asia/Dhaka").Zone?.Id);
        Assert.Equal(6 * 3600, Parse("10:00:00@Asia/Dhaka").Offset);
        Assert.Equal(3600, Parse("10:00:00@Europe/Paris").Offset);
    }

    [Theory]
    [InlineData(24, 0, "0")]
    [InlineData(-1, 0, "0")]
    [InlineData(0, 60, "0")]
    [InlineData(0, 0, "60")]
    [InlineData(0, 0, "-0.1")]
    [InlineData(long.MaxValue, long.MinValue, "79228162514264337593543950335")]
    public void TryCreate_ofPartsOutOfRange_isRefused(long hour, long minute, string second) =>
        Assert.False(FeelTime.TryCreate(hour, minute, decimal.Parse(second, System.Globalization.CultureInfo.InvariantCulture), out _));

    [Theory]
    [InlineData("10:00:00", "10:00:00", true)]
    [InlineData("10:00:00", "10:00:00.000000001", false)]
    [InlineData("10:00:00Z", "10:00:00+00:00", true)]
    [InlineData("10:00:00Z", "12:00:00+02:00", true)]
    [InlineData("10:00:00Z", "10:00:00", false)]
    [InlineData("10:00:00Z", "10:00:00@Etc/UTC", true)]
    [InlineData("11:00:00@Europe/Paris", "10:00:00Z", true)]
    [InlineData("16:00:00@Asia/Dhaka", "11:00:00@Europe/Paris", true)]
    // The same moments of two days, half an hour after and before midnight UTC.
    [InlineData("00:30:00+01:00", "23:30:00Z", false)]
    public void Equality_ofTwoTimes_isThatOfTheirDistanceFromMidnight(string left, string right, bool expected)
    {
        FeelTime a = Parse(left), b = Parse(right);
        Assert.Equal(expected, a == b);
        Assert.Equal(expected, b.Equals((object)a));
        Assert.Equal(!expected, a != b);
        Assert.Equal(expected, FeelValue.Of(a) == FeelValue.Of(b));
        Assert.Equal(expected, FeelValue.Of(b) == FeelValue.Of(a));
        if (expected)
        {
            Assert.Equal(FeelValue.Of(a).GetHashCode(), FeelValue.Of(b).GetHashCode());
        }
    }

    [Theory]
    [InlineData("23:00:50Z", "23:00:50", false)]
    [InlineData("23:00:50z", "23:00:50+00:00", true)]
    [InlineData("23:00:50Z", "23:00:50@Etc/UTC", false)]
    [InlineData("23:00:50@Europe/Paris", "23:00:50@Europe/Paris", true)]
    [InlineData("23:00:50+01:00", "22:00:50Z", false)]
    public void IsSame_ofTwoTimes_tellsZonesApart(string left, string right, bool expected) => Assert.Equal(expected, Parse(left).IsSame(Parse(right)));

    [Theory]
    [InlineData("10:00:00", "10:00:01", -1)]
    [InlineData("10:00:00Z", "10:00:00+02:00", 1)]
    [InlineData("10:00:00@Europe/Paris", "10:00:00@Asia/Dhaka", 1)]
    // Only one has an offset: the other takes it over.
    [InlineData("10:00:00", "10:00:00+02:00", 0)]
    [InlineData("10:00:01", "10:00:00-14:00", 1)]
    public void Compare_ofTwoTimes_isTheOrderOfFeel(string left, string right, int expected)
    {
        Assert.Equal(expected, Math.Sign(Parse(left).Compare(Parse(right))));
        Assert.Equal(-expected, Math.Sign(Parse(right).Compare(Parse(left))));
    }

    [Fact]
    public void Text_ofAnyTime_leadsBackToIt() => Prop.ForAll(TimeGenerators.Times().ToArbitrary(), time =>
    {
        Assert.True(FeelTime.TryParse(time.ToString(), out FeelTime back), time.ToString());
        Assert.True(back.IsSame(time));
        Assert.Equal(time, back);
        Assert.Equal(time.GetHashCode(), back.GetHashCode());
        FeelValue value = FeelValue.Of(time);
        Assert.Equal(FeelKind.Time, value.Kind);
        Assert.True(value.Time.IsSame(time));
        Assert.Equal($"@\"{time}\"", value.ToString());
    }).Check(PropertyConfig.Runs(1000));

    [Fact]
    public void Add_ofAnyDuration_goesRoundTheClockAndBack() => Prop.ForAll(
        (from time in TimeGenerators.Times() from duration in TimeGenerators.Durations() select (time, duration)).ToArbitrary(),
        c =>
        {
            FeelTime later = c.time.Add(c.duration);
            Assert.InRange(later.NanosecondOfDay, 0, 86_400_000_000_000 - 1);
            Assert.True(later.Add(c.duration.Negate()).IsSame(c.time));
            decimal expected = (c.time.NanosecondOfDay + c.duration.TotalSeconds * 1_000_000_000m) % 86_400_000_000_000m;
            Assert.Equal(expected < 0 ? expected + 86_400_000_000_000m : expected, later.NanosecondOfDay);
        }).Check(PropertyConfig.Runs(1000));

    [Fact]
    public void Subtract_ofTwoTimes_isUndoneByAdding() => Prop.ForAll(
        (from a in TimeGenerators.Times() from b in TimeGenerators.Times() select (a, b)).ToArbitrary(),
        c =>
        {
            Assert.Equal(c.a.HasOffset == c.b.HasOffset, c.a.TrySubtract(c.b, out DaysDuration between));
            if (c.a.HasOffset == c.b.HasOffset)
            {
                Assert.Equal(Math.Sign(c.a.Compare(c.b)), Math.Sign(between.TotalSeconds));
                Assert.True(c.b.TrySubtract(c.a, out DaysDuration back));
                Assert.Equal(between, back.Negate());
            }

            if (!c.a.HasOffset && !c.b.HasOffset)
            {
                Assert.Equal(c.a, c.b.Add(between));
            }
        }).Check(PropertyConfig.Runs(500));

    private static FeelTime Parse(string text) => FeelTime.TryParse(text, out FeelTime time) ? time : throw new FormatException(text);
}
