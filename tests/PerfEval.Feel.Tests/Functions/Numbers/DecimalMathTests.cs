using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Functions.Numbers;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Functions.Numbers;

public sealed class DecimalMathTests
{
    [Fact]
    public void SquareRoot_ofAnyNumber_isRightToItsLastDigits() => Prop.ForAll(
        Arb.From(from n in Gen.Choose(0, int.MaxValue) from places in Gen.Choose(-15, 9) select n * (decimal)Math.Pow(10, -places)),
        value =>
        {
            decimal root = DecimalMath.SquareRoot(value);
            decimal slack = 1e-26m * Math.Max(1, root);
            Assert.True((root - slack) * (root - slack) <= value && (root + slack) * (root + slack) >= value, $"{value}: {root}");
        }).Check(PropertyConfig.Runs(500));

    [Theory]
    [InlineData("79228162514264337593543950335", "281474976710656")]
    [InlineData("0.0000000000000000000000000001", "0.00000000000001")]
    [InlineData("1", "1")]
    public void SquareRoot_atTheEndsOfTheRange_isFound(string value, string expected) =>
        Assert.Equal(Parse(expected), Math.Round(DecimalMath.SquareRoot(Parse(value)), 14));

    [Theory]
    [InlineData("0", "1")]
    [InlineData("1", "2.7182818284590452353602874714")]
    [InlineData("-1", "0.3678794411714423215955237702")]
    [InlineData("0.5", "1.6487212707001281468486507878")]
    [InlineData("10", "22026.465794806716516957900645")]
    public void Exp_ofKnownNumbers_isRightToTheLastDigit(string value, string expected)
    {
        Assert.True(DecimalMath.TryExp(Parse(value), out decimal result));
        Assert.Equal(Parse(expected), result);
    }

    [Theory]
    [InlineData("1", "0")]
    [InlineData("2", "0.6931471805599453094172321215")]
    [InlineData("10", "2.3025850929940456840179914547")]
    [InlineData("0.1", "-2.3025850929940456840179914547")]
    public void Log_ofKnownNumbers_isRightToTheLastDigit(string value, string expected)
    {
        Assert.True(DecimalMath.TryLog(Parse(value), out decimal result));
        Assert.Equal(Parse(expected), result);
    }

    [Fact]
    public void Log_ofAnExponential_isTheExponent() => Prop.ForAll(
        Arb.From(Gen.Choose(-20_000, 60_000).Select(n => n / 1000m)),
        value =>
        {
            Assert.True(DecimalMath.TryExp(value, out decimal power));
            Assert.True(DecimalMath.TryLog(power, out decimal back));
            Assert.True(Math.Abs(back - value) < 1e-18m, $"{value}: {back}");
        }).Check(PropertyConfig.Runs(200));

    [Fact]
    public void Functions_outsideTheirRange_haveNoResult()
    {
        Assert.False(DecimalMath.TryLog(0, out _));
        Assert.False(DecimalMath.TryLog(-1, out _));
        Assert.False(DecimalMath.TryExp(1000, out _));
        Assert.True(DecimalMath.TryExp(-1000, out decimal tiny) && tiny == 0);
    }

    private static decimal Parse(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);
}
