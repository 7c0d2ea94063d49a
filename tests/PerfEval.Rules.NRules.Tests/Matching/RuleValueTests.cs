using PerfEval.Feel.Values;
using PerfEval.Rules.NRules.Matching;

namespace PerfEval.Rules.NRules.Tests.Matching;

/// <summary>Comparisons in translated conditions, known and not.</summary>
public sealed class RuleValueTests
{
    private static readonly RuleValue s_one = new(FeelValue.Of(1m)), s_two = new(FeelValue.Of(2m)),
        s_unknown = new(FeelValue.Of(new Unknown(Missing.Nothing))), s_atLeastTwo = new(FeelValue.Of(new Unknown(Missing.Nothing, Interval.From(2, open: false))));

    [Fact]
    public void Known_isEitherTrueOrFalse()
    {
        Assert.Equal((true, true), Ask(s_one < s_two));
        Assert.Equal((false, false), Ask(s_one > s_two));
        Assert.Equal((true, true), Ask(s_one <= s_two));
        Assert.Equal((false, false), Ask(s_one >= s_two));
        Assert.Equal((true, true), Ask(s_one != s_two));
        Assert.Equal((false, false), Ask(s_one == s_two));
        Assert.Equal((true, true), Ask(-s_two < s_one));
    }

    [Fact]
    public void Unknown_isPossibleAndNotCertain() => Assert.Equal((true, false), Ask(s_unknown > s_one));

    [Fact]
    public void UnknownInAStretch_isDecidedWhereTheStretchDecides()
    {
        Assert.Equal((true, true), Ask(s_atLeastTwo > s_one));
        Assert.Equal((false, false), Ask(s_atLeastTwo < s_two));
        Assert.Equal((true, false), Ask(s_atLeastTwo > s_two));
    }

    [Fact]
    public void EqualValues_areEqualConstants()
    {
        Assert.True(s_one.Equals(new RuleValue(FeelValue.Of(1.0m))));
        Assert.Equal(s_one.GetHashCode(), new RuleValue(FeelValue.Of(1.0m)).GetHashCode());
        Assert.False(s_one.Equals((object)1m));
    }

    private static (bool Possible, bool Certain) Ask(RuleTruth truth) => (truth.IsPossible(), truth.IsCertain());
}
