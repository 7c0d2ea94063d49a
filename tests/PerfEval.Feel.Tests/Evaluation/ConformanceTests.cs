using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Evaluation;

public sealed class ConformanceTests
{
    private static readonly FeelType s_numbers = new ListType(FeelType.Number);
    private static readonly FeelType s_row = new ContextType([new FeelField("a", FeelType.Number)]);

    public static TheoryData<string, FeelType, string> Conversions() => new()
    {
        { "5", FeelType.Number, "5" },
        { "[5]", FeelType.Number, "5" },
        { "[5, 6]", FeelType.Number, "null" },
        { "[]", FeelType.Number, "null" },
        { "[\"5\"]", FeelType.Number, "null" },
        { "5", s_numbers, "[5]" },
        { "\"5\"", s_numbers, "null" },
        { "[5, null]", s_numbers, "[5, null]" },
        { "[5, \"6\"]", s_numbers, "null" },
        { "[[5]]", s_numbers, "null" },
        { "[[5]]", new ListType(s_numbers), "[[5]]" },
        { "null", s_numbers, "null" },
        { "null", FeelType.Number, "null" },
        { "date(\"2020-01-01\")", FeelType.DateTime, "@\"2020-01-01T00:00:00Z\"" },
        { "[date(\"2020-01-01\")]", FeelType.DateTime, "null" },
        { "@\"2020-01-01T00:00:00\"", FeelType.Date, "null" },
        { "{a: 1}", s_row, "{\"a\": 1}" },
        { "{a: 1, b: 2}", s_row, "{\"a\": 1, \"b\": 2}" },
        { "{a: null}", s_row, "{\"a\": null}" },
        { "{b: 1}", s_row, "null" },
        { "[{a: 1}]", s_row, "{\"a\": 1}" },
        { "{a: 1}", new ListType(s_row), "[{\"a\": 1}]" },
        { "[1..5]", new RangeType(FeelType.Number), "[1..5]" },
        { "[1..5]", new RangeType(FeelType.Text), "null" },
        { "\"x\"", FeelType.Any, "\"x\"" },
        { "\"x\"", FeelType.Null, "null" },
    };

    [Theory]
    [MemberData(nameof(Conversions))]
    public void Convert_givesTheValueAsTheTypeWantsIt_orNull(string expression, FeelType type, string expected) =>
        Assert.Equal(expected, Conformance.Convert(Value(expression), type).ToString());

    // A function of a type can be used wherever one of the other is wanted.
    [Theory]
    [InlineData("number -> number", "number -> number", true)]
    [InlineData("number -> number", "number -> string", false)]
    [InlineData("number -> number", "string -> number", false)]
    [InlineData("number -> number", "number -> Any", true)]
    [InlineData("Any -> number", "number -> number", true)]
    [InlineData("number -> number", "Any -> number", false)]
    [InlineData("number -> Any", "number -> number", true)]
    [InlineData("number, number -> number", "number -> number", false)]
    [InlineData(" -> number", " -> number", true)]
    public void Function_conforms_whereItTakesAllAndGivesNoMore(string type, string wanted, bool expected)
    {
        var function = new TypedFunction(TypeOf(type));
        Assert.Equal(expected, Conformance.IsInstance(FeelValue.Of(function), TypeOf(wanted)));
    }

    [Fact]
    public void Function_takingFunctions_conformsTheOtherWayRound()
    {
        FunctionType narrow = TypeOf("number -> number"), wide = TypeOf("Any -> number");
        FeelValue takesNarrow = FeelValue.Of(new TypedFunction(new FunctionType([narrow], FeelType.Number)));
        FeelValue takesWide = FeelValue.Of(new TypedFunction(new FunctionType([wide], FeelType.Number)));
        Assert.True(Conformance.IsInstance(takesNarrow, new FunctionType([wide], FeelType.Number)));
        Assert.False(Conformance.IsInstance(takesWide, new FunctionType([narrow], FeelType.Number)));
    }

    [Fact]
    public void HostFunction_conforms_byTheNumberOfItsParameters()
    {
        var function = FeelValue.Of(FeelFunction.Create(["x"], a => a[0]));
        Assert.True(Conformance.IsInstance(function, TypeOf("string -> number")));
        Assert.False(Conformance.IsInstance(function, TypeOf("string, string -> number")));
        Assert.False(Conformance.IsInstance(FeelValue.Of(1m), TypeOf("string -> number")));
    }

    [Fact]
    public void Null_isAnInstanceOfNullAlone_andConformsToAll()
    {
        Assert.True(Conformance.IsInstance(FeelValue.Null, FeelType.Null));
        Assert.False(Conformance.IsInstance(FeelValue.Null, FeelType.Any));
        Assert.True(Conformance.Conforms(FeelValue.Null, FeelType.Number));
        Assert.False(Conformance.IsInstance(FeelValue.Of(1m), FeelType.Null));
    }

    private static FeelValue Value(string expression) => FeelExpression.Parse(expression, FeelEnvironment.Spec).Evaluate(FeelContext.Empty);

    private static FunctionType TypeOf(string written)
    {
        string[] sides = written.Split("->", StringSplitOptions.TrimEntries);
        return new FunctionType([.. sides[0].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Named)], Named(sides[1]));
    }

    private static FeelType Named(string name) => FeelTypes.Find(name) ?? throw new ArgumentException("No such type: " + name, nameof(name));

    private sealed class TypedFunction(FunctionType type) : FeelFunction
    {
        public override IReadOnlyList<string> Parameters { get; } = [.. type.Parameters.Select((_, i) => "p" + (char)('a' + i))];

        internal override FunctionType Type => type;

        internal override FeelValue Invoke(ReadOnlySpan<FeelValue> arguments, Frame? caller) => FeelValue.Null;
    }
}
