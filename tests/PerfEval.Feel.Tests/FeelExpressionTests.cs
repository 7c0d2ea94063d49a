using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests;

public sealed class FeelExpressionTests
{
    private static readonly FeelEnvironment s_budget = FeelEnvironment.Scoring.With("预算", FeelType.Money).With("支出", FeelType.Money);

    [Fact]
    public void Parse_keepsTextAndType()
    {
        FeelExpression rate = FeelExpression.Parse("支出 / 预算", s_budget);
        Assert.Equal("支出 / 预算", rate.Text);
        Assert.Equal(FeelType.Rate, rate.Type);
        Assert.Empty(rate.Diagnostics);
        Assert.Equal("0.75", rate.Evaluate(Context(("预算", 200m), ("支出", 150m))).ToString());
    }

    [Fact]
    public void Expression_isReadOnce_andEvaluatedByManyThreads()
    {
        FeelExpression square = FeelExpression.Parse("sum(for i in 1..n return i) * 2", FeelEnvironment.Spec.With("n", FeelType.Number));
        string[] results = new string[200];
        Parallel.For(0, results.Length, n => results[n] = square.Evaluate(Context(("n", n + 1m))).ToString());
        Assert.Equal(Enumerable.Range(1, 200).Select(n => (n * (n + 1)).ToString(System.Globalization.CultureInfo.InvariantCulture)), results);
    }

    [Fact]
    public void Parse_ofMistakes_listsThemAllWithTheirPlaces()
    {
        FeelException error = Assert.Throws<FeelException>(() => FeelExpression.Parse("支处 + 1\n + 预算 * 没有的", s_budget));
        Assert.Equal(["PE1101", "PE1101"], error.Diagnostics.Select(d => d.Id));
        Assert.Equal([(1, 1, 2), (2, 9, 3)], error.Diagnostics.Select(d => (d.Location!.Value.Line, d.Location!.Value.Column, d.Location!.Value.Length)));
        Assert.Contains("是不是“支出”？", error.Diagnostics[0].Message(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("Did you mean '支出'?", error.Diagnostics[0].Message(Language.English), StringComparison.Ordinal);
        Assert.Contains("PE1101", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_ofMistakes_givesNullAndAddsToTheBag()
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(FeelExpression.TryParse("1 +", s_budget, diagnostics));
        Assert.Null(FeelExpression.TryParse("预算 + 5%", s_budget, diagnostics));
        Assert.Equal(["PE1009", "PE1111"], diagnostics.Items.Select(d => d.Id));
    }

    [Fact]
    public void UnknownName_ofPlainFeel_isAWarningThatStays()
    {
        var diagnostics = new DiagnosticBag();
        FeelExpression expression = FeelExpression.TryParse("monthly salry * 2", FeelEnvironment.Spec.With("monthly salary", FeelType.Number), diagnostics)!;
        Diagnostic warning = Assert.Single(expression.Diagnostics);
        Assert.Equal(("PE1134", Severity.Warning), (warning.Id, warning.Severity));
        Assert.Contains("monthly salary", warning.Message(Language.English), StringComparison.Ordinal);
        Assert.Equal(expression.Diagnostics, diagnostics.Items);
        Assert.True(expression.Evaluate(Context(("monthly salary", 5m))).IsNull);
    }

    [Fact]
    public void Variable_thatIsNotGiven_isUnknownOrNullByMode()
    {
        FeelValue scoring = FeelExpression.Parse("支出 + 预算", s_budget).Evaluate(Context(("支出", 5m)));
        Assert.Equal(["预算"], scoring.AsUnknown.Missing.Sources.Select(s => s.Name));
        Assert.True(FeelExpression.Parse("a", FeelEnvironment.Spec.With("a", FeelType.Number)).Evaluate(FeelContext.Empty).IsNull);
    }

    [Fact]
    public void Context_withMoreThanIsDeclared_isReadByNameAlone()
    {
        FeelExpression expression = FeelExpression.Parse("a - b", FeelEnvironment.Spec.With("b", FeelType.Number).With("a", FeelType.Number));
        Assert.Equal("4", expression.Evaluate(Context(("c", 9m), ("a", 7m), ("b", 3m))).ToString());
    }

    // Any leaves a variable open; a declared context lets names with spaces be read.
    [Fact]
    public void Contexts_areTypedOrDynamic()
    {
        FeelValue person = FeelValue.Of(FeelContext.Create([new("first name", FeelValue.Of("Li")), new("age", FeelValue.Of(4m))]));
        var inputs = FeelContext.Create([new("person", person)]);
        var typed = new ContextType([new FeelField("first name", FeelType.Text), new FeelField("age", FeelType.Number)]);
        Assert.Equal("\"Li 4\"", FeelExpression.Parse("person.first name + \" \" + string(person.age)", FeelEnvironment.Spec.With("person", typed)).Evaluate(inputs).ToString());
        Assert.Equal("5", FeelExpression.Parse("person.age + 1", FeelEnvironment.Spec.With("person", FeelType.Any)).Evaluate(inputs).ToString());
        Assert.Equal("\"Li\"", FeelExpression.Parse("person.first name", FeelEnvironment.Spec.With("person", FeelType.Any)).Evaluate(inputs).ToString());
        Assert.Equal("5", FeelExpression.Parse("person.age + 1", FeelEnvironment.Scoring.With("person", typed)).Evaluate(inputs).ToString());
        Assert.Null(FeelExpression.TryParse("person.agee", FeelEnvironment.Scoring.With("person", typed), new DiagnosticBag()));
    }

    [Theory]
    [InlineData("> 5", "6", true)]
    [InlineData("> 5", "5", false)]
    [InlineData("1, 2, [5..6)", "5", true)]
    [InlineData("not(1, 2)", "2", false)]
    [InlineData("-", "2", true)]
    [InlineData("? * 2 = 4", "2", true)]
    [InlineData("? > limit", "6", true)]
    public void UnaryTests_testTheQuestionMark(string tests, string value, bool expected)
    {
        var diagnostics = new DiagnosticBag();
        foreach (FeelEnvironment environment in new[] { FeelEnvironment.Spec, FeelEnvironment.Scoring.With("?", FeelType.Number) })
        {
            FeelExpression test = FeelExpression.TryParseUnaryTests(tests, environment.With("limit", FeelType.Number), diagnostics)!;
            Assert.Empty(diagnostics.Items);
            FeelValue result = test.Evaluate(Context(("?", decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)), ("limit", 5m)));
            Assert.Equal(expected ? FeelValue.True : FeelValue.False, result);
        }
    }

    [Fact]
    public void UnaryTests_withMistakes_areReportedWithTheirPlaces()
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(FeelExpression.TryParseUnaryTests("> 5, >", FeelEnvironment.Spec, diagnostics));
        Assert.Null(FeelExpression.TryParseUnaryTests("> 90", FeelEnvironment.Scoring.With("?", FeelType.Rate), diagnostics));
        Assert.Equal([("PE1009", 7), ("PE1117", 3)], diagnostics.Items.Select(d => (d.Id, d.Location!.Value.Column)));
    }

    [Fact]
    public void LoopWithAnEndThatIsNoWholeNumber_failsAtThatEnd()
    {
        FeelExpression loop = FeelExpression.Parse("for i in 1..n return i", FeelEnvironment.Scoring.With("n", FeelType.Number));
        Diagnostic failure = loop.Evaluate(Context(("n", 2.5m))).AsFailure.Diagnostic;
        Assert.Equal(("PE1207", 13), (failure.Id, failure.Location!.Value.Column));
        Assert.Contains("2.5", failure.Message(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void StepLimit_isAFailureThatSaysHowManyStepsThereWere()
    {
        FeelValue value = FeelExpression.Parse("for i in 1..1000 return i", FeelEnvironment.Spec.WithStepLimit(900)).Evaluate(FeelContext.Empty);
        Diagnostic failure = value.AsFailure.Diagnostic;
        Assert.Equal(("PE1206", 1), (failure.Id, failure.Location!.Value.Column));
        Assert.Contains("900", failure.Message(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("900 steps", failure.Message(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Nulls_areRefused()
    {
        FeelExpression one = FeelExpression.Parse("1", FeelEnvironment.Spec);
        Assert.Throws<ArgumentNullException>(() => FeelExpression.Parse(null!, FeelEnvironment.Spec));
        Assert.Throws<ArgumentNullException>(() => FeelExpression.Parse("1", null!));
        Assert.Throws<ArgumentNullException>(() => FeelExpression.TryParse("1", FeelEnvironment.Spec, null!));
        Assert.Throws<ArgumentNullException>(() => FeelExpression.TryParseUnaryTests(null!, FeelEnvironment.Spec, new DiagnosticBag()));
        Assert.Throws<ArgumentNullException>(() => one.Evaluate(null!));
        Assert.Throws<ArgumentNullException>(() => one.Trace(null!));
    }

    private static FeelContext Context(params (string Name, decimal Value)[] entries) =>
        FeelContext.Create(entries.Select(e => KeyValuePair.Create(e.Name, FeelValue.Of(e.Value))));
}
