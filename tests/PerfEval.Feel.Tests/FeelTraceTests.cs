using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests;

public sealed class FeelTraceTests
{
    public static TheoryData<string, string> Traces() => new()
    {
        { "1 + 2 * 3", "2 * 3 = 6 | 1 + 2 * 3 = 7" },
        { "2 * (3 + 4) > 10", "3 + 4 = 7 | 2 * (3 + 4) = 14 | 2 * (3 + 4) > 10 = true" },
        { "(1 + 2).x", "1 + 2 = 3 | (1 + 2).x = null" },
        { "-(a + 1)", "a = 5 | a + 1 = 6 | -(a + 1) = -6" },
        { "if a > 3 then a else a / 0", "a = 5 | a > 3 = true | a = 5 | if a > 3 then a else a / 0 = 5" },
        { "a in (1, 5, 7)", "a = 5 | 1 = false | 5 = true | a in (1, 5, 7) = true" },
        { "a in [1..6)", "a = 5 | [1..6) = true" },
        { "a between 1 and 3 + 1", "a = 5 | 3 + 1 = 4 | a between 1 and 3 + 1 = false" },
        { "[a, 1][1]", "a = 5 | [a, 1] = [5, 1] | [a, 1][1] = 5" },
        { "sum(for i in 1..3 return i * a)", "for i in 1..3 return i * a = [5, 10, 15] | sum(for i in 1..3 return i * a) = 30" },
        { "a", "a = 5" },
        { "1", "1 = 1" },
    };

    [Theory]
    [MemberData(nameof(Traces))]
    public void Steps_areThePartsBeforeTheirWhole(string expression, string expected)
    {
        FeelTrace trace = Trace(expression, FeelEnvironment.Spec);
        Assert.Equal(expected, string.Join(" | ", trace.Steps.Select(s => $"{s.Text} = {s.Value}")));
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void Steps_areWrittenWhereTheirPlacesSay(string expression, string expected)
    {
        _ = expected;
        Assert.All(Trace(expression, FeelEnvironment.Spec).Steps, s => Assert.Equal(s.Text, expression.Substring(s.Span.Start, s.Span.Length)));
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void Value_ofATrace_isThatOfTheEvaluation(string expression, string expected)
    {
        _ = expected;
        FeelExpression read = FeelExpression.Parse(expression, FeelEnvironment.Spec.With("a", FeelType.Number));
        FeelContext inputs = Inputs;
        FeelTrace trace = read.Trace(inputs);
        Assert.Equal(read.Evaluate(inputs).ToString(), trace.Value.ToString());
        Assert.Equal((0, trace.Value.ToString()), (trace.Steps[^1].Depth, trace.Steps[^1].Value.ToString()));
    }

    [Fact]
    public void BranchNotTaken_hasNoSteps()
    {
        Assert.DoesNotContain(Trace("if true then 1 else a + 1", FeelEnvironment.Spec).Steps, s => s.Text == "a + 1");
        Assert.DoesNotContain(Trace("false and a > 1", FeelEnvironment.Spec).Steps, s => s.Text == "a > 1");
    }

    [Fact]
    public void Scoring_tracesUnitsAndUnknowns()
    {
        FeelEnvironment environment = FeelEnvironment.Scoring.With("预算", FeelType.Money).With("支出", FeelType.Money);
        FeelTrace trace = FeelExpression.Parse("支出 / 预算 ≥ 90%", environment).Trace(FeelContext.Create([new("支出", FeelValue.Of(5m))]));
        Assert.True(trace.Value.IsUnknown);
        Assert.Equal(["支出", "预算", "支出 / 预算", "支出 / 预算 ≥ 90%"], trace.Steps.Select(s => s.Text));
        Assert.Equal([FeelType.Money, FeelType.Money, FeelType.Rate, FeelType.Boolean], trace.Steps.Select(s => s.Type));
        Assert.Equal([2, 2, 1, 0], trace.Steps.Select(s => s.Depth));
    }

    [Fact]
    public void Failure_hasTheStepsThatLedToIt()
    {
        FeelTrace trace = Trace("1 / (a - 5)", FeelEnvironment.Scoring);
        Assert.Equal("PE1201", trace.Value.AsFailure.Diagnostic.Id);
        Assert.Contains(trace.Steps, s => s.Text == "a - 5" && s.Value == FeelValue.Of(0m));
    }

    private static FeelContext Inputs => FeelContext.Create([new("a", FeelValue.Of(5m))]);

    private static FeelTrace Trace(string expression, FeelEnvironment environment) =>
        FeelExpression.Parse(expression, environment.With("a", FeelType.Number)).Trace(Inputs);
}
