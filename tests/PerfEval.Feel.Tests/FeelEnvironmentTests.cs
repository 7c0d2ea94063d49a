using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests;

public sealed class FeelEnvironmentTests
{
    [Fact]
    public void Environments_beginWithoutVariables_inTheirModes()
    {
        Assert.Equal((FeelMode.Scoring, 0), (FeelEnvironment.Scoring.Mode, FeelEnvironment.Scoring.Variables.Count));
        Assert.Equal((FeelMode.Spec, 0), (FeelEnvironment.Spec.Mode, FeelEnvironment.Spec.Variables.Count));
        Assert.Same(TimeProvider.System, FeelEnvironment.Spec.Clock);
        Assert.Equal(20_000_000, FeelEnvironment.Scoring.StepLimit);
    }

    [Fact]
    public void With_leavesTheFirstEnvironmentAsItWas()
    {
        FeelEnvironment one = FeelEnvironment.Scoring.With("甲", FeelType.Number), two = one.With("乙", FeelType.Text);
        Assert.Equal(["甲"], one.Variables.Select(v => v.Name));
        Assert.Equal(["甲", "乙"], two.Variables.Select(v => v.Name));
        Assert.Null(FeelExpression.TryParse("乙", one, new DiagnosticBag()));
        Assert.NotNull(FeelExpression.TryParse("乙", two, new DiagnosticBag()));
    }

    [Fact]
    public void With_ofADeclaredName_declaresItAnewAtItsPlace()
    {
        FeelEnvironment environment = FeelEnvironment.Scoring.With("甲", FeelType.Number).With("乙", FeelType.Number).With("甲", FeelType.Text);
        Assert.Equal([("甲", FeelType.Text), ("乙", FeelType.Number)], environment.Variables);
        Assert.Equal(FeelType.Text, FeelExpression.Parse("甲", environment).Type);
    }

    [Fact]
    public void With_keepsModeClockTypesAndLimit()
    {
        var clock = new StoppedClock();
        FeelEnvironment environment = FeelEnvironment.Spec.WithClock(clock).WithStepLimit(500).WithType("tAge", FeelType.Number).With("x", FeelType.Any);
        Assert.Equal((FeelMode.Spec, clock, 500), (environment.Mode, environment.Clock, environment.StepLimit));
        Assert.Equal("true", Evaluate("5 instance of tAge", environment));
        Assert.Equal("@\"2021-12-31\"", Evaluate("today()", environment));
        Assert.True(FeelExpression.Parse("for i in 1..1000 return i", environment).Evaluate(FeelContext.Empty).IsFailure);
    }

    [Fact]
    public void Types_haveTheirNamesInSpecMode()
    {
        var person = new ContextType([new FeelField("first name", FeelType.Text), new FeelField("age", FeelType.Number)]);
        FeelEnvironment environment = FeelEnvironment.Spec.WithType("tPerson", person).WithType("common.tPeople", new ListType(person));
        Assert.Equal("true", Evaluate("{first name: \"Li\", age: 4} instance of tPerson", environment));
        Assert.Equal("false", Evaluate("{first name: \"Li\"} instance of tPerson", environment));
        Assert.Equal("true", Evaluate("[{first name: \"Li\", age: 4}] instance of common.tPeople", environment));
        Assert.Equal("null", Evaluate("(function(p: tPerson) p.age)(5)", environment));
        Assert.Equal("null", Evaluate("1 instance of tPersons", environment));
    }

    [Theory]
    [InlineData("profit and loss")]
    [InlineData("a+b")]
    [InlineData("项目 2019")]
    [InlineData("🐎 racing")]
    public void Names_mayHaveSpacesAndSigns(string name)
    {
        FeelEnvironment environment = FeelEnvironment.Spec.With(name, FeelType.Number);
        Assert.Equal("3", FeelExpression.Parse(name + " + 1", environment).Evaluate(FeelContext.Create([new(name, FeelValue.Of(2m))])).ToString());
    }

    [Fact]
    public void Arguments_thatMakeNoSense_areRefused()
    {
        Assert.Throws<ArgumentException>(() => FeelEnvironment.Spec.With(" ", FeelType.Any));
        Assert.Throws<ArgumentNullException>(() => FeelEnvironment.Spec.With("x", null!));
        Assert.Throws<ArgumentException>(() => FeelEnvironment.Spec.WithType("", FeelType.Any));
        Assert.Throws<ArgumentNullException>(() => FeelEnvironment.Spec.WithClock(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => FeelEnvironment.Spec.WithStepLimit(0));
    }

    private static string Evaluate(string expression, FeelEnvironment environment) =>
        FeelExpression.Parse(expression, environment).Evaluate(FeelContext.Empty).ToString();

    private sealed class StoppedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => new(2021, 12, 31, 8, 0, 0, TimeSpan.Zero);
    }
}
