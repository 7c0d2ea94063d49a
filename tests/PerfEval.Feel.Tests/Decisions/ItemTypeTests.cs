using PerfEval.Feel.Decisions;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Decisions;

public sealed class ItemTypeTests
{
    private static readonly ItemType s_number = ItemType.Of(FeelType.Number);

    [Theory]
    [InlineData("5", "5")]
    [InlineData("[5]", "5")]
    [InlineData("[5, 6]", "null")]
    [InlineData("\"5\"", "null")]
    [InlineData("null", "null")]
    public void Convert_to_a_number(string value, string expected) => AssertConverts(expected, value, s_number);

    [Theory]
    [InlineData("5", "[5]")]
    [InlineData("[5, null]", "[5, null]")]
    [InlineData("[5, \"6\"]", "null")]
    [InlineData("null", "null")]
    public void Convert_to_a_list(string value, string expected) => AssertConverts(expected, value, ItemType.ListOf(s_number));

    [Theory]
    [InlineData("{a: 1, b: 2, c: 3}", "{\"a\": 1, \"b\": 2, \"c\": 3}")]
    [InlineData("{a: 1, b: null}", "{\"a\": 1, \"b\": null}")]
    [InlineData("{a: 1}", "null")]
    [InlineData("{a: 1, b: \"2\"}", "null")]
    public void Convert_to_a_context(string value, string expected) =>
        AssertConverts(expected, value, ItemType.ContextOf([new("a", s_number), new("b", s_number)]));

    [Fact]
    public void Convert_a_date_to_its_midnight() =>
        Assert.Equal(FeelKind.DateTime, ItemType.Of(FeelType.DateTime).Convert(Value("date(\"2019-07-01\")")).Kind);

    [Theory]
    [InlineData("50", "50")]
    [InlineData("101", "null")]
    public void Allowed_values_restrict_a_value(string value, string expected) => AssertConverts(expected, value, Allowing(s_number, "[0..100]"));

    [Theory]
    [InlineData("[1, 2, 3]", "[1, 2, 3]")]
    [InlineData("[1, 2, 3, 101]", "null")]
    public void Allowed_values_of_an_item_restrict_each_item(string value, string expected) =>
        AssertConverts(expected, value, ItemType.ListOf(Allowing(s_number, "[0..100]")));

    [Theory]
    [InlineData("[1, 2]", "[1, 2]")]
    [InlineData("[1, 2, 3]", "null")]
    public void Constraint_of_a_list_restricts_the_whole(string value, string expected) =>
        AssertConverts(expected, value, Allowing(ItemType.ListOf(s_number), "count(?) < 3"));

    [Theory]
    [InlineData("[1, 2]", "[1, 2]")]
    [InlineData("[1, 11]", "null")]
    [InlineData("[1, 2, 3]", "null")]
    public void Constraints_upon_constraints_all_restrict(string value, string expected) =>
        AssertConverts(expected, value, Allowing(ItemType.ListOf(Allowing(s_number, "< 10")), "count(?) < 3"));

    [Theory]
    [InlineData("{low: 1, high: 2}", "{\"low\": 1, \"high\": 2}")]
    [InlineData("{low: 3, high: 2}", "null")]
    public void Constraint_of_an_entry_may_speak_of_the_others(string value, string expected)
    {
        ItemType high = s_number.Allowing("> low", FeelEnvironment.Spec.With("low", FeelType.Number), new DiagnosticBag());
        AssertConverts(expected, value, ItemType.ContextOf([new("low", s_number), new("high", high)]));
    }

    [Fact]
    public void Constraint_that_cannot_be_read_is_reported_and_restricts_nothing()
    {
        var diagnostics = new DiagnosticBag();
        ItemType type = s_number.Allowing("[0..", FeelEnvironment.Spec, diagnostics);

        Assert.True(diagnostics.HasErrors);
        AssertConverts("5", "5", type);
    }

    private static ItemType Allowing(ItemType type, string tests)
    {
        var diagnostics = new DiagnosticBag();
        ItemType restricted = type.Allowing(tests, FeelEnvironment.Spec, diagnostics);
        Assert.False(diagnostics.HasErrors);
        return restricted;
    }

    private static FeelValue Value(string text) => FeelExpression.Parse(text, FeelEnvironment.Spec).Evaluate(FeelContext.Empty);

    private static void AssertConverts(string expected, string value, ItemType type) => Assert.Equal(expected, type.Convert(Value(value)).ToString());
}
