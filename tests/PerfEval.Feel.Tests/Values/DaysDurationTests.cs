using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Values;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Values;

public sealed class DaysDurationTests
{
    [Theory]
    [InlineData("P118D", "10195200", "P118D")]
    [InlineData("PT0S", "0", "PT0S")]
    [InlineData("P0D", "0", "PT0S")]
    [InlineData("-P1D", "-86400", "-P1D")]
    [InlineData("PT24H", "86400", "P1D")]
    [InlineData("PT36H", "129600", "P1DT12H")]
    [InlineData("P1DT2H3M4.5S", "93784.5", "P1DT2H3M4.5S")]
    [InlineData("PT0.000000001S", "0.000000001", "PT0.000000001S")]
    [InlineData("-PT0.5S", "-0.5", "-PT0.5S")]
    [InlineData("-PT0.000000001S", "-0.000000001", "-PT0.000000001S")]
    [InlineData("PT1.0000000019S", "1.000000001", "PT1.000000001S")]
    [InlineData("PT90M", "5400", "PT1H30M")]
    [InlineData("P00100D", "8640000", "P100D")]
    public void TryParse_ofTheIsoForm_givesItsSeconds(string text, string seconds, string canonical)
    {
        Assert.True(DaysDuration.TryParse(text, out DaysDuration duration));
        Assert.Equal(decimal.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture), duration.TotalSeconds);
        Assert.Equal(canonical, duration.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P1DT")]
    [InlineData("P1")]
    [InlineData("P1H")]
    [InlineData("PT1D")]
    [InlineData("P1M")]
    [InlineData("P1Y")]
    [InlineData("PT1S1M")]
    [InlineData("PT1M1M")]
    [InlineData("P1.5D")]
    [InlineData("PT.5S")]
    [InlineData("PT5.S")]
    [InlineData("PT1.2.3S")]
    [InlineData("P-1D")]
    [InlineData("--P1D")]
    [InlineData("p1d")]
    [InlineData("P1D ")]
    [InlineData("P9999999999999999999999999D")]
    [InlineData("P999999999999999D")]
    [InlineData("PT99999999999999999999999999S")]
    public void TryParse_ofWhatIsNoDuration_isRefused(string text) => Assert.False(DaysDuration.TryParse(text, out _));

    [Fact]
    public void Text_ofAnyDuration_leadsBackToIt() => Prop.ForAll(Durations().ToArbitrary(), duration =>
    {
        Assert.True(DaysDuration.TryParse(duration.ToString(), out DaysDuration back));
        Assert.Equal(duration, back);
        Assert.InRange(duration.Nanoseconds, 0, 999_999_999);
        Assert.Equal(-duration.TotalSeconds, duration.Negate().TotalSeconds);
        Assert.Equal(duration, duration.Negate().Negate());
    }).Check(PropertyConfig.Runs(500));

    [Fact]
    public void Order_ofTwoDurations_isThatOfTheirSeconds() => Prop.ForAll(
        (from a in Durations() from b in Gen.OneOf(Durations(), Gen.Constant(a)) select (a, b)).ToArbitrary(),
        c =>
        {
            Assert.Equal(Math.Sign(c.a.TotalSeconds.CompareTo(c.b.TotalSeconds)), Math.Sign(c.a.CompareTo(c.b)));
            Assert.True(c.a.TryAdd(c.b, out DaysDuration sum));
            Assert.Equal(c.a.TotalSeconds + c.b.TotalSeconds, sum.TotalSeconds);
        }).Check(PropertyConfig.Runs(500));

    [Theory]
    [InlineData("86400", true)]
    [InlineData("-172800", true)]
    [InlineData("86399", false)]
    [InlineData("86400.5", false)]
    [InlineData("-86400.5", false)]
    public void IsWholeDays_ofALength_saysWhetherItPrintsInDays(string seconds, bool expected)
    {
        Assert.True(DaysDuration.TryFromSeconds(decimal.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture), out DaysDuration duration));
        Assert.Equal(expected, duration.IsWholeDays);
    }

    [Fact]
    public void Limits_ofALength_areRefusedNotWrapped()
    {
        Assert.False(DaysDuration.TryFromSeconds(long.MaxValue, out _));
        Assert.False(DaysDuration.TryFromSeconds(decimal.MinValue, out _));
        Assert.True(DaysDuration.TryFromSeconds(long.MaxValue - 1m, out DaysDuration longest));
        Assert.False(longest.TryAdd(DaysDuration.FromDays(1), out _));
        Assert.True(longest < DaysDuration.Unbounded);
        Assert.False(longest.IsUnbounded);
        Assert.Throws<OverflowException>(() => DaysDuration.FromDays(long.MaxValue));
    }

    [Fact]
    public void Unbounded_addedToAnything_staysUnbounded()
    {
        Assert.True(DaysDuration.Unbounded.TryAdd(DaysDuration.FromDays(-1000), out DaysDuration sum));
        Assert.True(sum.IsUnbounded);
        Assert.Equal("∞", sum.ToString());
    }

    private static Gen<DaysDuration> Durations() =>
        from seconds in Gen.OneOf(Gen.Choose(-200_000, 200_000), Gen.Choose(int.MinValue + 1, int.MaxValue))
        from nanoseconds in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 999_999_999))
        select DaysDuration.TryFromSeconds(seconds + nanoseconds / 1_000_000_000m, out DaysDuration duration) ? duration : default;
}
