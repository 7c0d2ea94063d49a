using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Expressions;

/// <summary>Runs <c>spec-texts.txt</c> and <c>spec-numbers.txt</c>: functions of texts and numbers in plain FEEL.</summary>
public sealed class SpecScalarExpressionTests
{
    public static TheoryData<string, string> Texts() => ExpressionTable.Read("spec-texts.txt");

    public static TheoryData<string, string> Numbers() => ExpressionTable.Read("spec-numbers.txt");

    [Theory]
    [MemberData(nameof(Texts))]
    public void Expression_ofTexts_givesTheExpectedValue(string expression, string expected) => Check(expression, expected);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Expression_ofNumbers_givesTheExpectedValue(string expression, string expected) => Check(expression, expected);

    private static void Check(string expression, string expected) =>
        Assert.Equal(expected, ExpressionTable.Evaluate(expression, FeelEnvironment.Spec, FeelContext.Create([])));
}
