using PerfEval.Rules.Proofs;

namespace PerfEval.Rules.Tests.Proofs;

public sealed class RationalTests
{
    [Theory]
    [InlineData("0.1")]
    [InlineData("-1463.42")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void Decimals_areKeptExactly(string text)
    {
        decimal value = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(Rational.Zero, Rational.Of(value) - Rational.Of(value));
        Assert.Equal(Rational.Of(value), Rational.Of(value) * Rational.Of(3) / Rational.Of(3));
    }

    [Fact]
    public void Thirds_areExact()
    {
        Rational third = Rational.One / Rational.Of(3);
        Assert.Equal(Rational.One, third + third + third);
        Assert.Equal("1/3", third.ToString());
        Assert.Equal(0.333333333333m, third.ToDecimal());
    }

    [Fact]
    public void DefaultValue_isZero() => Assert.Equal(Rational.Zero, default);

    [Fact]
    public void BeyondDecimal_thereIsNone() => Assert.Null((Rational.Of(decimal.MaxValue) * Rational.Of(10)).ToDecimal());
}
