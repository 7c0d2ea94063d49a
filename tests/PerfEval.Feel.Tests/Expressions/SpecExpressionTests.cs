using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Expressions;

/// <summary>Runs <c>spec.txt</c>: each line an expression of plain FEEL and its value in FEEL notation, or the code of the error.</summary>
public sealed class SpecExpressionTests
{
    private static readonly FeelEnvironment s_environment = FeelEnvironment.Spec
        .With("monthly salary", FeelType.Number)
        .With("a-b", FeelType.Number)
        .With("a", FeelType.Number)
        .With("people", new ListType(new ContextType([new FeelField("first name", FeelType.Text), new FeelField("age", FeelType.Number)])))
        .WithType("tAge", FeelType.Number);

    private static readonly FeelContext s_inputs = FeelContext.Create(
    [
        new("monthly salary", FeelValue.Of(2500m)),
        new("a-b", FeelValue.Of(7m)),
        new("a", FeelValue.Of(3m)),
        new("people", FeelValue.ListOf(Person("Ada", 36), Person("Alan", 41))),
    ]);

    public static TheoryData<string, string> Lines() => ExpressionTable.Read("spec.txt");

    [Theory]
    [MemberData(nameof(Lines))]
    public void Expression_ofPlainFeel_givesTheExpectedValue(string expression, string expected) =>
        Assert.Equal(expected, ExpressionTable.Evaluate(expression, s_environment, s_inputs));

    private static FeelValue Person(string name, decimal age) =>
        FeelValue.Of(FeelContext.Create([new("first name", FeelValue.Of(name)), new("age", FeelValue.Of(age))]));
}
