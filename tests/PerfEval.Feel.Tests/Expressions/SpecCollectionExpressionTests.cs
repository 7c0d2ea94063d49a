using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Expressions;

/// <summary>Runs the tables of plain FEEL about lists, contexts, ranges and equality.</summary>
public sealed class SpecCollectionExpressionTests
{
    public static TheoryData<string, string> Equality() => ExpressionTable.Read("spec-equality.txt");

    public static TheoryData<string, string> Lists() => ExpressionTable.Read("spec-lists.txt");

    public static TheoryData<string, string> Contexts() => ExpressionTable.Read("spec-contexts.txt");

    public static TheoryData<string, string> Ranges() => ExpressionTable.Read("spec-ranges.txt");

    [Theory]
    [MemberData(nameof(Equality))]
    [MemberData(nameof(Lists))]
    [MemberData(nameof(Contexts))]
    [MemberData(nameof(Ranges))]
    public void Expression_ofCollections_givesTheExpectedValue(string expression, string expected) =>
        Assert.Equal(expected, ExpressionTable.Evaluate(expression, FeelEnvironment.Spec, FeelContext.Create([])));
}
