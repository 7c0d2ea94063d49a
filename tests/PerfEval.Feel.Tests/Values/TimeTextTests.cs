using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Values;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Values;

public sealed class TimeTextTests
{
    private static readonly string[] s_pieces =
        ["0", "1", "9", "23", "24", "59", "60", "00", "2021", "-", "-", "+", ":", ":", "T", "T", "Z", "P", "Y", "M", "D", "H", "S", ".", "@", "Europe/Paris", "99999999999999999999", "-0", " ", "２", "无"];

    [Theory]
    [InlineData("2021-01-31", FeelKind.Date)]
    [InlineData("2021-01-31T10:00:00", FeelKind.DateTime)]
    [InlineData("10:00:00@Europe/Paris", FeelKind.Time)]
    [InlineData("P1DT1H", FeelKind.DaysDuration)]
    [InlineData("-P1Y", FeelKind.MonthsDuration)]
    [InlineData("P1M", FeelKind.MonthsDuration)]
    [InlineData("PT1M", FeelKind.DaysDuration)]
    public void TryRead_ofEachForm_givesItsKind(string text, FeelKind kind)
    {
        Assert.True(TimeText.TryRead(text, out FeelValue value));
        Assert.Equal(kind, value.Kind);
        Assert.Equal(text, FeelText.Plain(value));
    }

    [Fact]
    public void Texts_ofAnyValue_leadBackToIt() => Prop.ForAll(
        Gen.OneOf(
            TimeGenerators.Dates().Select(FeelValue.Of),
            TimeGenerators.Times().Select(FeelValue.Of),
            TimeGenerators.DateTimes().Select(FeelValue.Of),
            TimeGenerators.Durations().Select(FeelValue.Of),
            Gen.Choose(int.MinValue, int.MaxValue).Select(m => FeelValue.Of(new MonthsDuration(m)))).ToArbitrary(),
        value =>
        {
            Assert.True(TimeText.TryRead(FeelText.Plain(value), out FeelValue back), value.ToString());
            Assert.Equal(value, back);
        }).Check(PropertyConfig.Runs(1000));

    // Pieces in any order: few make a value, and none makes trouble. What is read is written so that it is read again.
    [Fact]
    public void Texts_ofAnyPieces_areReadOrRefused() => Prop.ForAll(
        Gen.ArrayOf(Gen.Elements(s_pieces)).Select(string.Concat).ToArbitrary(),
        text =>
        {
            if (TimeText.TryRead(text, out FeelValue value))
            {
                Assert.True(TimeText.TryRead(FeelText.Plain(value), out FeelValue back), text);
                Assert.Equal(value, back);
                Assert.Equal(FeelText.Plain(value), FeelText.Plain(back));
            }
            else
            {
                Assert.True(value.IsNull);
            }
        }).Check(PropertyConfig.Runs(5000));

    [Fact]
    public void Texts_ofAMillionCharacters_areRefusedAtOnce()
    {
        foreach (string text in new[] { new string('1', 1_000_000), "P" + new string('1', 1_000_000) + "D", "10:00:00@" + new string('A', 1_000_000), "2021-01-01T10:00:00." + new string('1', 1_000_000) + "X" })
        {
            Assert.False(TimeText.TryRead(text, out _));
        }
    }
}
