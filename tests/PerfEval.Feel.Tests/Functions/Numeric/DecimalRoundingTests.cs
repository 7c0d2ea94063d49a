using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Functions.Numeric;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Functions.Numeric;

/// <summary>Rounding, against the same rules over whole numbers of any size.</summary>
public sealed class DecimalRoundingTests
{
    [Theory]
    [InlineData(RoundingRule.Floor)]
    [InlineData(RoundingRule.Ceiling)]
    [InlineData(RoundingRule.Up)]
    [InlineData(RoundingRule.Down)]
    [InlineData(RoundingRule.HalfUp)]
    [InlineData(RoundingRule.HalfDown)]
    [InlineData(RoundingRule.HalfEven)]
    internal void Rounding_ofAnyDecimal_isExact(RoundingRule rule) =>
        Prop.ForAll(Arb.From(Decimals.Any), Arb.From(Gen.Choose(-30, 30)), (value, scale) =>
        {
            BigInteger expected = Expected(FixedPoint.Of(value), BigInteger.Pow(10, FixedPoint.Places - scale), rule);
            bool isInRange = BigInteger.Abs(expected) <= FixedPoint.Of(decimal.MaxValue);
            Assert.Equal(isInRange, DecimalRounding.TryRound(value, scale, rule, out decimal result));
            Assert.Equal(isInRange ? expected : 0, FixedPoint.Of(result));
        }).Check(PropertyConfig.Runs(2_000));

    private static BigInteger Expected(BigInteger value, BigInteger unit, RoundingRule rule)
    {
        BigInteger below = BigInteger.Divide(value - ((value % unit) + unit) % unit, unit);
        BigInteger rest = value - below * unit;
        int half = (rest * 2).CompareTo(unit);
        bool isHigher = !rest.IsZero && rule switch
        {
            RoundingRule.Floor => false,
            RoundingRule.Ceiling => true,
            RoundingRule.Up => value.Sign > 0,
            RoundingRule.Down => value.Sign < 0,
            RoundingRule.HalfUp => half > 0 || (half == 0 && value.Sign > 0),
            RoundingRule.HalfDown => half > 0 || (half == 0 && value.Sign < 0),
            _ => half > 0 || (half == 0 && !below.IsEven),
        };
        return (isHigher ? below + 1 : below) * unit;
    }
}
