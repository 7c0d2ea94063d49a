using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Evaluation;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Evaluation;

public sealed class ScalarsTests
{
    [Theory]
    [InlineData(false, "2.999", "2")]
    [InlineData(true, "2.001", "3")]
    [InlineData(false, "3", "3")]
    [InlineData(true, "3", "3")]
    [InlineData(false, "99.9999999999999999999999999", "100")]
    [InlineData(true, "100.0000000000000000000000001", "100")]
    [InlineData(false, "99.99999999999999999", "99")]
    [InlineData(true, "-0.5", "0")]
    [InlineData(false, "-0.5", "-1")]
    [InlineData(false, "79000000000000000000000000000", "79000000000000000000000000000")]
    public void Steps_ofAFraction_areWholeOrStarted(bool started, string value, string expected) =>
        Assert.Equal(Parse(expected), Scalars.Steps(started, Parse(value)));

    // A quotient and what brings it back are equal, however badly the quotient ends.
    [Fact]
    public void CompareTolerant_ofAQuotientBroughtBack_isEqual() => Prop.ForAll(
        Arb.From(from a in Gen.Choose(-1_000_000_000, 1_000_000_000) from b in Gen.Choose(1, 1_000_000) select (A: a / 100m, B: b / 100m)),
        c =>
        {
            Assert.Equal(0, Scalars.CompareTolerant(c.A / c.B * c.B, c.A));
            Assert.Equal(0, Scalars.CompareTolerant((c.A / c.B - 1) * c.B, c.A - c.B));
            Assert.Equal(-1, Scalars.CompareTolerant(c.A, c.A + 0.000_000_000_001m));
        }).Check(PropertyConfig.Runs(1000));

    [Theory]
    [InlineData("2.345", "0.01", "2.35")]
    [InlineData("-2.345", "0.01", "-2.35")]
    [InlineData("2.3449999", "0.01", "2.34")]
    [InlineData("0.90004999999", "0.0001", "0.9")]
    [InlineData("7", "5", "5")]
    [InlineData("7.5", "5", "10")]
    [InlineData("0.3", "0.25", "0.25")]
    [InlineData("2.3449999999999999999999999999", "0.01", "2.35")]
    [InlineData("79000000000000000000000000000", "0.01", "79000000000000000000000000000")]
    [InlineData("-1000000000000000000000000000", "0.0001", "-1000000000000000000000000000")]
    public void ToStep_ofANumber_isItsNearestMultipleAndHalvesGoAway(string value, string step, string expected) =>
        Assert.Equal(Parse(expected), Rounding.ToStep(Parse(value), Parse(step)));

    [Fact]
    public void ToStep_ofAnyAmount_isAMultipleWithinHalfAStep() => Prop.ForAll(
        Arb.From(from n in Gen.Choose(int.MinValue + 1, int.MaxValue) from step in Gen.Elements("0.01", "0.05", "0.5", "1", "0.0001", "10") select (Value: n / 10_000m, Step: Parse(step))),
        c =>
        {
            decimal rounded = Rounding.ToStep(c.Value, c.Step);
            Assert.Equal(0, rounded % c.Step);
            Assert.True(Math.Abs(rounded - c.Value) <= c.Step / 2);
            Assert.Equal(-rounded, Rounding.ToStep(-c.Value, c.Step));
        }).Check(PropertyConfig.Runs(500));

    private static decimal Parse(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);
}
