using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Evaluation;

/// <summary>Kleene's tables, with a failure as the fourth truth: T true, F false, U unknown, X failed.</summary>
public sealed class TruthTests
{
    private const string Truths = "TFUX";

    // A line for each left operand, a column for each right one, in the order T F U X.
    [Theory]
    [InlineData("and", "TFUX", "FFFF", "UFUX", "XFXX")]
    [InlineData("or", "TTTT", "TFUX", "TUUX", "TXXX")]
    public void Operator_onEveryPair_givesItsTable(string op, params string[] table)
    {
        for (int a = 0; a < Truths.Length; a++)
        {
            for (int b = 0; b < Truths.Length; b++)
            {
                Assert.Equal($"{Truths[a]} {op} {Truths[b]}: {table[a][b]}", $"{Truths[a]} {op} {Truths[b]}: {Evaluate($"甲 {op} 乙", Truths[a], Truths[b])}");
            }
        }
    }

    [Theory]
    [InlineData('T', 'F')]
    [InlineData('F', 'T')]
    [InlineData('U', 'U')]
    [InlineData('X', 'X')]
    public void Not_ofEveryTruth_turnsWhatIsKnown(char operand, char expected) => Assert.Equal(expected, Evaluate("not(甲)", operand, 'T'));

    [Fact]
    public void If_withEveryConditionAndBranches_isTheBranchOrWhatBothSay()
    {
        foreach (char a in Truths)
        {
            foreach (char b in Truths)
            {
                Assert.Equal(a, Evaluate("if 是 then 甲 else 乙", a, b));
                Assert.Equal(b, Evaluate("if 否 then 甲 else 乙", a, b));
                char both = a == b && a is 'T' or 'F' && a == b ? a : 'U';
                char undecided = Evaluate("if 丙 then 甲 else 乙", a, b);
                Assert.True(a == 'X' || b == 'X' ? undecided is 'U' or 'X' : undecided == both, $"if U then {a} else {b} is {undecided}");
            }
        }
    }

    // De Morgan, and the quantifiers as chains of "and" and "or", whatever the order of the items.
    [Fact]
    public void Connectives_onEveryTriple_agreeWithOneAnother()
    {
        foreach (char a in Truths)
        {
            foreach (char b in Truths)
            {
                Assert.Equal(Evaluate("not(甲 and 乙)", a, b), Evaluate("not(甲) or not(乙)", a, b));
                Assert.Equal(Evaluate("甲 and 乙", a, b), Evaluate("乙 and 甲", a, b));
                Assert.Equal(Evaluate("甲 or 乙 or 丙", a, b), Evaluate("some x in [甲, 乙, 丙] satisfies x", a, b));
                Assert.Equal(Evaluate("甲 and 乙 and 丙", a, b), Evaluate("every x in [丙, 乙, 甲] satisfies x", a, b));
                Assert.Equal(Evaluate("甲 or 乙", a, b), Evaluate("any(甲, 乙)", a, b));
                Assert.Equal(Evaluate("甲 and 乙", a, b), Evaluate("all([乙, 甲])", a, b));
            }
        }
    }

    // 丙 is always unknown.
    private static char Evaluate(string expression, char a, char b)
    {
        FeelValue value = new ExpressionHarness()
            .Fact("甲", FeelType.Boolean, Truth(a, "甲")).Fact("乙", FeelType.Boolean, Truth(b, "乙")).Fact("丙", FeelType.Boolean, Truth('U', "丙"))
            .Evaluate(expression);
        return value.IsTrue ? 'T' : value.IsFalse ? 'F' : value.IsUnknown ? 'U' : 'X';
    }

    private static FeelValue Truth(char truth, string name) => truth switch
    {
        'T' => FeelValue.True,
        'F' => FeelValue.False,
        'U' => FeelValue.Of(new Unknown(Missing.Of(new UnknownSource(UnknownSourceKind.Fact, name)))),
        _ => FeelValue.Failed(EvaluationErrors.DivisionByZero.At(null, name)),
    };
}
