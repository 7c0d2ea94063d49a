using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Tests.Functions.Spec;
using PerfEval.Feel.Tests.Values;
using PerfEval.Feel.Values;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Evaluation;

/// <summary>What holds of equality whatever the values; the cases themselves are in <c>spec-equality.txt</c>.</summary>
public sealed class SpecEqualityTests
{
    [Fact]
    public void Equal_ofAnyTwoValues_isReflexiveAndSymmetric() => Prop.ForAll(Pairs(), pair =>
    {
        Assert.True(SpecEquality.Equal(pair.A, pair.A));
        Assert.Equal(SpecEquality.Equal(pair.A, pair.B), SpecEquality.Equal(pair.B, pair.A));
    }).Check(PropertyConfig.Runs(2000));

    [Fact]
    public void Classes_ofAnyTwoValues_areTheSameExactlyIfTheValuesAreEqual() => Prop.ForAll(Pairs(), pair =>
    {
        var classes = new SpecClasses();
        Assert.Equal(SpecEquality.Equal(pair.A, pair.B) == true, classes.Of(pair.A) == classes.Of(pair.B));
    }).Check(PropertyConfig.Runs(5000));

    [Fact]
    public void Equal_ofListsThatShareTheirParts_isToldInTime() =>
        Assert.True(SpecEquality.Equal(SpecCalls.Nested(200, copies: 2), SpecCalls.Nested(200, copies: 2)));

    [Fact]
    public void Equal_ofListsThatShareTheirPartsButForOne_isFalse() => Assert.False(SpecEquality.Equal(
        FeelValue.ListOf(SpecCalls.Nested(200, copies: 2), FeelValue.True),
        FeelValue.ListOf(SpecCalls.Nested(200, copies: 2), FeelValue.False)));

    [Fact]
    public void Equal_ofListsNestedPastTheStack_hasNoAnswer() =>
        Assert.Null(SpecEquality.Equal(SpecCalls.Nested(200_000), SpecCalls.Nested(200_000)));

    [Fact]
    public void Classes_ofListsNestedOrShared_areToldInTime()
    {
        var classes = new SpecClasses();
        Assert.Equal(classes.Of(SpecCalls.Nested(100_000)), classes.Of(SpecCalls.Nested(100_000)));
        Assert.Equal(classes.Of(SpecCalls.Nested(200, copies: 2)), classes.Of(SpecCalls.Nested(200, copies: 2)));
        Assert.NotEqual(classes.Of(SpecCalls.Nested(200, copies: 2)), classes.Of(SpecCalls.Nested(201, copies: 2)));
    }

    private static Arbitrary<(FeelValue A, FeelValue B)> Pairs() =>
        (from a in ValueGenerators.Values() from b in ValueGenerators.Values() select (a, b)).ToArbitrary();
}
