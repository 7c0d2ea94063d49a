using PerfEval.Feel.Conformance.Running;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Conformance.Tests;

public sealed class ResultComparisonTests
{
    [Theory]
    [InlineData("1", "1.00000001", true)]
    [InlineData("1", "1.00000002", false)]
    [InlineData("-79228162514264337593543950335", "79228162514264337593543950335", false)]
    [InlineData("1", "\"1\"", false)]
    [InlineData("null", "false", false)]
    [InlineData("null", "null", true)]
    [InlineData("[1, [2]]", "[1, [2.000000001]]", true)]
    [InlineData("[1, 2]", "[2, 1]", false)]
    [InlineData("[1]", "1", false)]
    [InlineData("{a: 1, b: 2}", "{b: 2, a: 1}", true)]
    [InlineData("{a: 1}", "{a: 1, b: null}", false)]
    [InlineData("{a: 1}", "{b: 1}", false)]
    [InlineData("@\"P1Y\"", "@\"P12M\"", true)]
    [InlineData("@\"2019-07-01\"", "@\"2019-07-01T00:00:00\"", false)]
    public void Values_are_the_same(string expected, string actual, bool same) =>
        Assert.Equal(same, ResultComparison.AreSame(Value(expected), Value(actual)));

    private static FeelValue Value(string text) => FeelExpression.Parse(text, FeelEnvironment.Spec).Evaluate(FeelContext.Empty);
}
