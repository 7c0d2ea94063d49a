using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Functions.Numeric;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Functions.Numeric;

public sealed class DecimalMathTests
{
    [Fact]
    public void SquareRoot_ofAnyDecimal_isTheNearest() =>
        Prop.ForAll(Arb.From(Decimals.Any.Select(Math.Abs)), value =>
        {
            // The root lies within half a unit of the last place: (2r − u)² ≤ 4v ≤ (2r + u)².
            decimal root = DecimalMath.SquareRoot(value);
            BigInteger twice = FixedPoint.Of(root) * 2, unit = LastPlace(root), four = FixedPoint.Of(value) * FixedPoint.One * 4;
            Assert.True(BigInteger.Pow(twice - unit, 2) <= four || twice < unit, $"{value}");
            Assert.True(four <= BigInteger.Pow(twice + unit, 2), $"{value}");
        }).Check(PropertyConfig.Runs(2_000));

    [Fact]
    public void SquareRoot_ofASquare_isExact() =>
        Prop.ForAll(Arb.From(Gen.Choose(0, int.MaxValue)), Arb.From(Gen.Choose(0, 14)), (digits, places) =>
        {
            decimal root = new(digits, 0, 0, false, (byte)places);
            Assert.Equal(root, DecimalMath.SquareRoot(root * root));
        }).Check(PropertyConfig.Runs(1_000));

    [Fact]
    public void ExpOfLog_isTheNumberAgain() =>
        Prop.ForAll(Arb.From(Decimals.Any.Select(Math.Abs).Where(d => d > 0)), value =>
        {
            Assert.True(DecimalMath.TryLog(value, out decimal log));
            if (DecimalMath.TryExp(log, out decimal again))
            {
                decimal tolerance = Math.Max(value * 1e-26m, 1e-28m);
                Assert.True(Math.Abs(again - value) <= tolerance, $"{value}: {again}");
            }
            else
            {
                Assert.True(value > decimal.MaxValue * 0.9999m, $"{value}");
            }
        }).Check(PropertyConfig.Runs(2_000));

    [Fact]
    public void PowerOfAWholeExponent_isThatOfMultiplying() =>
        Prop.ForAll(Arb.From(Gen.Choose(1, 3_000)), Arb.From(Gen.Choose(1, 8)), (hundredths, exponent) =>
        {
            decimal value = hundredths / 100m, product = 1;
            for (int i = 0; i < exponent; i++)
            {
                product *= value;
            }

            Assert.True(DecimalMath.TryPower(value, exponent, out decimal power));
            Assert.True(Math.Abs(power - product) <= Math.Max(product * 1e-26m, 1e-27m), $"{value} {exponent}: {power} {product}");
        }).Check(PropertyConfig.Runs(1_000));

    [Theory]
    [InlineData("0", "1")]
    [InlineData("4", "54.598150033144239078110261203")]
    [InlineData("66.5", "75959666021073336334634473276")]
    [InlineData("-65", "0.0000000000000000000000000001")]
    [InlineData("0.0000000000000000000000000001", "1.0000000000000000000000000001")]
    public void Exp_isRightToTheLastDigit(string exponent, string expected)
    {
        Assert.True(DecimalMath.TryExp(Parse(exponent), out decimal result));
        Assert.Equal(Parse(expected), result);
    }

    [Theory]
    [InlineData("2", "0.6931471805599453094172321215")]
    [InlineData("0.0000000000000000000000000001", "-64.472382603833279152503760731")]
    [InlineData("79228162514264337593543950335", "66.542129333754749704054283660")]
    [InlineData("1.0000000000000000000000000001", "0.0000000000000000000000000001")]
    public void Log_isRightToTheLastDigit(string value, string expected)
    {
        Assert.True(DecimalMath.TryLog(Parse(value), out decimal result));
        Assert.Equal(Parse(expected), result);
    }

    [Fact]
    public void ResultsOutOfRange_areRefused()
    {
        Assert.False(DecimalMath.TryExp(66.6m, out _));
        Assert.False(DecimalMath.TryExp(decimal.MaxValue, out _));
        Assert.True(DecimalMath.TryExp(decimal.MinValue, out decimal nothing) && nothing == 0);
        Assert.False(DecimalMath.TryLog(0, out _));
        Assert.False(DecimalMath.TryPower(10, 28.9m, out _));
        Assert.False(DecimalMath.TryPower(-1, 0.5m, out _));
        Assert.False(DecimalMath.TryPower(decimal.MaxValue, decimal.MaxValue, out _));
    }

    private static decimal Parse(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static BigInteger LastPlace(decimal value) => BigInteger.Pow(10, FixedPoint.Places - value.Scale);
}
