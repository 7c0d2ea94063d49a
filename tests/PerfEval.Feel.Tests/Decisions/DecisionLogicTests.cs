using PerfEval.Feel.Decisions;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Decisions;

public sealed class DecisionLogicTests
{
    private static readonly ItemType s_number = ItemType.Of(FeelType.Number);

    [Fact]
    public void Context_entries_see_those_before_them() =>
        AssertValue("{\"a b\": 2, \"c\": 3}", new ContextLogic([new("a b", L("1 + 1")), new("c", L("a b + 1"))]));

    [Fact]
    public void Context_with_a_value_is_that_value() =>
        AssertValue("6", new ContextLogic([new("a", L("2")), new("b", L("3"))], L("a * b")));

    [Fact]
    public void Context_entry_shadows_what_is_around_it() =>
        AssertValue("{\"x\": 8, \"y\": 16}", new ContextLogic([new("x", L("x + 1")), new("y", L("x * 2"))]), ("x", FeelValue.Of(7m)));

    [Fact]
    public void Context_nested_entries_are_read_by_paths_with_spaces() =>
        AssertValue("3", new ContextLogic([new("the outer", new ContextLogic([new("the inner", L("2"))]))], L("the outer.the inner + 1")));

    [Fact]
    public void List_has_the_values_of_its_items() => AssertValue("[1, {\"a\": 2}]", new ListLogic([L("1"), new ContextLogic([new("a", L("2"))])]));

    [Fact]
    public void Relation_is_a_list_of_contexts() => AssertValue(
        "[{\"item name\": \"a\", \"price\": 25}, {\"item name\": \"b\", \"price\": null}]",
        new RelationLogic(["item name", "price"], [[L("\"a\""), L("20 + 5")], [L("\"b\""), L("")]]));

    [Fact]
    public void Relation_columns_are_read_by_names_with_spaces() => AssertValue(
        "[\"b\"]",
        new ContextLogic(
            [new("prices", new RelationLogic(["item name", "price"], [[L("\"a\""), L("20")], [L("\"b\""), L("30")]]))],
            L("prices[price > 20].item name")));

    [Fact]
    public void Function_of_a_context_is_called_by_name() => AssertValue(
        "7",
        new ContextLogic([new("twice", new FunctionLogic([new("n", s_number)], L("n * 2")))], L("twice(3) + 1")));

    [Fact]
    public void Function_sees_the_scope_in_which_it_stands() => AssertValue(
        "12",
        new ContextLogic([new("k", L("4")), new("times", new FunctionLogic([new("n", s_number)], L("n * k"))), new("k2", L("9"))], L("times(3)")));

    [Fact]
    public void Function_argument_that_does_not_conform_gives_null_without_a_call() => AssertValue(
        "[null, true, false, 5]",
        new ContextLogic(
            [new("missing", new FunctionLogic([new("n", s_number)], L("n = null"))), new("same", new FunctionLogic([new("n", s_number)], L("n")))],
            L("[missing(\"one\"), missing(null), missing(1), same([5])]")));

    [Fact]
    public void Function_result_that_does_not_conform_is_null() => AssertValue(
        "null",
        new ContextLogic([new("f", new FunctionLogic([], L("\"text\"") with { Result = s_number }))], L("f()")));

    [Fact]
    public void Function_calling_without_end_is_null_and_does_not_exhaust_the_stack()
    {
        var diagnostics = new DiagnosticBag();
        FeelValue again = FeelValue.Null;
        FeelFunction forever = FeelFunction.Create(["n"], arguments => again.Function.Invoke(arguments));
        DecisionPlan plan = new FunctionLogic([new("n", s_number)], L("forever(n + 1)")).Compile(FeelEnvironment.Spec.With("forever", FeelType.Any), diagnostics);
        again = plan.Evaluate(FeelContext.Create([new("forever", FeelValue.Of(forever))]));

        Assert.True(again.Function.Invoke(FeelValue.Of(1m)) is { IsKnown: false } or { IsNull: true });
    }

    [Fact]
    public void Invocation_binds_arguments_by_name() => AssertValue(
        "8",
        new ContextLogic(
            [new("less", new FunctionLogic([new("the first", s_number), new("second", s_number)], L("the first - second")))],
            new InvocationLogic(L("less"), [new("second", L("1 + 1")), new("the first", new ContextLogic([], L("10")))])));

    [Fact]
    public void Function_shares_the_steps_of_its_caller()
    {
        var logic = new ContextLogic(
            [new("inner", new FunctionLogic([new("n", s_number)], L("for i in 1..100 return i * n"))), new("outer", L("for n in 1..100 return inner(n)"))],
            L("count(outer)"));

        Assert.Equal("100", Tables.Evaluate(logic, FeelEnvironment.Spec.WithStepLimit(20_000)).ToString());
        Assert.True(Tables.Evaluate(logic with { Value = L("outer") }, FeelEnvironment.Spec.WithStepLimit(2_000)).IsFailure);
    }

    [Fact]
    public void Invocation_without_an_argument_gives_the_parameter_null() => AssertValue(
        "[true, null]",
        new ContextLogic(
            [new("f", new FunctionLogic([new("a", s_number), new("b", s_number)], L("b = null")))],
            new ListLogic([new InvocationLogic(L("f"), [new("a", L("1"))]), new InvocationLogic(L("f"), [new("c", L("1"))])])));

    [Fact]
    public void Invocation_of_a_built_in_function() =>
        AssertValue("\"es\"", new InvocationLogic(L("substring"), [new("string", L("\"testing\"")), new("start position", L("2")), new("length", L("2"))]));

    [Fact]
    public void Invocation_of_what_is_no_function_is_null() => AssertValue("null", new InvocationLogic(L("x"), []), ("x", FeelValue.Of(1m)));

    [Theory]
    [InlineData("x > 1", "\"then\"")]
    [InlineData("x > 5", "\"else\"")]
    [InlineData("null", "\"else\"")]
    public void Conditional_takes_a_branch(string condition, string expected) =>
        AssertValue(expected, new ConditionalLogic(L(condition), L("\"then\""), L("\"else\"")), ("x", FeelValue.Of(3m)));

    [Theory]
    [InlineData("item > 2", "[3, 4]")]
    [InlineData("2", "2")]
    public void Filter_keeps_items_or_takes_one(string match, string expected) =>
        AssertValue(expected, new FilterLogic(new ListLogic([L("1"), L("2"), L("3"), L("4")]), L(match)));

    [Fact]
    public void Filter_by_a_decision_table_keeps_what_it_says() => AssertValue(
        "[{\"the n\": 2}]",
        new FilterLogic(
            new RelationLogic(["the n"], [[L("1")], [L("2")]]),
            new TableLogic(new DecisionTable(
                HitPolicy.Unique,
                [new TableInput("item.the n + the n")],
                [new TableOutput(null)],
                [Tables.Rule("> 2 → true"), Tables.Rule("<= 2 → false")]))));

    [Theory]
    [InlineData("1..3", "[2, 4, 6]")]
    [InlineData("[5, 6]", "[10, 12]")]
    [InlineData("[] // nothing", "[]")]
    public void For_goes_through_lists_and_ranges(string source, string expected) => AssertValue(expected, new ForLogic("i", L(source), L("i * 2")));

    [Fact]
    public void For_with_boxed_parts_sees_variable_scope_and_partial_results() => AssertValue(
        "[[7, 1, 0], [7, 2, 1]]",
        new ForLogic("the item", new ListLogic([L("1"), L("2")]), new ListLogic([L("x"), L("the item"), L("count(partial)")])),
        ("x", FeelValue.Of(7m)));

    [Theory]
    [InlineData(false, "n > 1", "true")]
    [InlineData(true, "n > 1", "false")]
    [InlineData(true, "n > 0", "true")]
    [InlineData(false, "n > 2", "false")]
    public void Quantified_tests_items(bool every, string condition, string expected)
    {
        AssertValue(expected, new QuantifiedLogic(every, "n", L("[1, 2]"), L(condition)));
        AssertValue(expected, new QuantifiedLogic(every, "n", new ListLogic([L("1"), L("2")]), new ContextLogic([], L(condition))));
    }

    [Fact]
    public void Result_is_converted_to_its_type()
    {
        AssertValue("[1]", L("1") with { Result = ItemType.ListOf(s_number) });
        AssertValue("1", L("[1]") with { Result = s_number });
        AssertValue("null", L("\"1\"") with { Result = s_number });
    }

    [Fact]
    public void Literal_that_cannot_be_read_is_reported_and_null_while_the_rest_stands()
    {
        var diagnostics = new DiagnosticBag();
        DecisionPlan plan = new ContextLogic([new("a", L("1 +")), new("b", L("2"))]).Compile(FeelEnvironment.Spec, diagnostics);

        Assert.True(diagnostics.HasErrors);
        Assert.Equal("{\"a\": null, \"b\": 2}", plan.Evaluate(FeelContext.Empty).ToString());
    }

    private static LiteralLogic L(string text) => new(text);

    private static void AssertValue(string expected, DecisionLogic logic, params (string Name, FeelValue Value)[] inputs) =>
        Assert.Equal(expected, Tables.Evaluate(logic, FeelEnvironment.Spec, inputs).ToString());
}
