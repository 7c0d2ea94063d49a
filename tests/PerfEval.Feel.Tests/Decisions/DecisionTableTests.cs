using PerfEval.Feel.Decisions;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using static PerfEval.Feel.Tests.Decisions.Tables;

namespace PerfEval.Feel.Tests.Decisions;

public sealed class DecisionTableTests
{
    private static readonly string[] s_grades = [">= 90 → \"优\"", "[80..90) → \"良\"", "< 80 → \"中\""];

    private static readonly string[] s_overlapping = [">= 60 → 3", ">= 80 → 1", ">= 90 → 2", ">= 80 → 1"];

    [Theory]
    [InlineData(95, "\"优\"")]
    [InlineData(80, "\"良\"")]
    [InlineData(12, "\"中\"")]
    public void Unique_one_match_gives_its_output(int x, string expected) => Assert.Equal(expected, Evaluate(Table("U", s_grades), ("x", FeelValue.Of((decimal)x))));

    [Theory]
    [InlineData("U", 70, "3")]
    [InlineData("U", 85, "null")]
    [InlineData("A", 70, "3")]
    [InlineData("A", 85, "null")]
    [InlineData("F", 95, "3")]
    [InlineData("R", 95, "[3, 1, 2, 1]")]
    [InlineData("C", 85, "[3, 1, 1]")]
    [InlineData("C+", 95, "7")]
    [InlineData("C#", 95, "4")]
    [InlineData("C<", 95, "1")]
    [InlineData("C>", 95, "3")]
    public void Policy_several_matches(string policy, int x, string expected) =>
        Assert.Equal(expected, Evaluate(Table(policy, s_overlapping), ("x", FeelValue.Of((decimal)x))));

    [Fact]
    public void Any_equal_outputs_gives_the_output() =>
        Assert.Equal("\"a\"", Evaluate(Table("A", "> 1 → \"a\"", "> 2 → \"a\"", "> 9 → \"b\""), ("x", FeelValue.Of(3m))));

    [Theory]
    [InlineData("U")]
    [InlineData("A")]
    [InlineData("P")]
    [InlineData("F")]
    [InlineData("R")]
    [InlineData("O")]
    [InlineData("C")]
    [InlineData("C+")]
    [InlineData("C#")]
    [InlineData("C<")]
    [InlineData("C>")]
    public void Policy_no_match_is_null_or_the_default(string policy)
    {
        DecisionTable table = Table(policy, s_overlapping);
        DecisionTable withDefault = table with { Outputs = [new TableOutput(null) { Default = "x - 1" }] };

        Assert.Equal("null", Evaluate(table, ("x", FeelValue.Of(1m))));
        Assert.Equal("0", Evaluate(withDefault, ("x", FeelValue.Of(1m))));
    }

    [Theory]
    [InlineData("P", "\"高\"")]
    [InlineData("O", "[\"高\", \"中\", \"低\"]")]
    public void Priority_is_the_order_of_the_allowed_outputs(string policy, string expected)
    {
        DecisionTable table = Table(policy, "> 0 → \"低\"", "> 1 → \"高\"", "> 2 → \"中\"") with
        {
            Outputs = [new TableOutput(null) { Allowed = "\"高\", \"中\", \"低\"" }],
        };

        Assert.Equal(expected, Evaluate(table, ("x", FeelValue.Of(3m))));
    }

    [Fact]
    public void Output_order_left_outputs_count_first_and_those_without_values_not_at_all()
    {
        var table = new DecisionTable(
            HitPolicy.OutputOrder,
            [new TableInput("x")],
            [new TableOutput("a") { Allowed = "1, 2" }, new TableOutput("b"), new TableOutput("c") { Allowed = "\"p\", \"q\"" }],
            [Rule("- → 2 | 1 | \"p\""), Rule("- → 1 | 2 | \"q\""), Rule("- → 1 | 3 | \"p\"")]);

        Assert.Equal(
            "[{\"a\": 1, \"b\": 3, \"c\": \"p\"}, {\"a\": 1, \"b\": 2, \"c\": \"q\"}, {\"a\": 2, \"b\": 1, \"c\": \"p\"}]",
            Evaluate(table, ("x", FeelValue.Null)));
    }

    [Fact]
    public void Output_not_allowed_is_null()
    {
        DecisionTable table = Table("U", "1 → \"甲\"", "2 → \"丁\"") with { Outputs = [new TableOutput(null) { Allowed = "\"甲\", \"乙\"" }] };

        Assert.Equal("\"甲\"", Evaluate(table, ("x", FeelValue.Of(1m))));
        Assert.Equal("null", Evaluate(table, ("x", FeelValue.Of(2m))));
    }

    [Fact]
    public void Output_of_another_type_is_null()
    {
        DecisionTable table = Table("U", "1 → 5", "2 → \"五\"", "3 → [6]") with { Outputs = [new TableOutput(null) { Type = ItemType.Of(FeelType.Number) }] };

        Assert.Equal("5", Evaluate(table, ("x", FeelValue.Of(1m))));
        Assert.Equal("null", Evaluate(table, ("x", FeelValue.Of(2m))));
        Assert.Equal("6", Evaluate(table, ("x", FeelValue.Of(3m))));
    }

    [Fact]
    public void Input_not_allowed_gives_null_whatever_the_rules_say()
    {
        DecisionTable table = Table("F", "- → 1") with { Inputs = [new TableInput("x") { Allowed = "\"a\", \"b\"" }] };

        Assert.Equal("1", Evaluate(table, ("x", FeelValue.Of("a"))));
        Assert.Equal("null", Evaluate(table, ("x", FeelValue.Of("c"))));
        Assert.Equal("1", Evaluate(table, ("x", FeelValue.ListOf(FeelValue.Of("a"), FeelValue.Of("b")))));
    }

    [Fact]
    public void Input_is_an_expression_that_tests_speak_of_as_question_mark()
    {
        DecisionTable table = Table("U", "? * 2 > y → \"大\"", "? * 2 <= y → \"小\"") with { Inputs = [new TableInput("x + 1")] };

        Assert.Equal("\"大\"", Evaluate(table, ("x", FeelValue.Of(4m)), ("y", FeelValue.Of(9m))));
        Assert.Equal("\"小\"", Evaluate(table, ("x", FeelValue.Of(4m)), ("y", FeelValue.Of(10m))));
    }

    [Theory]
    [InlineData("-")]
    [InlineData("")]
    [InlineData(" - ")]
    public void Test_that_is_irrelevant_holds_for_null_too(string test) =>
        Assert.Equal("1", Evaluate(Table("U", test + " → 1"), ("x", FeelValue.Null)));

    [Fact]
    public void Rule_matches_where_all_its_tests_hold()
    {
        var table = new DecisionTable(
            HitPolicy.Unique,
            [new TableInput("x"), new TableInput("y")],
            [new TableOutput(null)],
            [Rule("1 | 1 → \"both\""), Rule("1 | not(1) → \"one\"")]);

        Assert.Equal("\"both\"", Evaluate(table, ("x", FeelValue.Of(1m)), ("y", FeelValue.Of(1m))));
        Assert.Equal("\"one\"", Evaluate(table, ("x", FeelValue.Of(1m)), ("y", FeelValue.Of(2m))));
        Assert.Equal("null", Evaluate(table, ("x", FeelValue.Of(2m)), ("y", FeelValue.Of(1m))));
    }

    [Fact]
    public void Default_of_some_outputs_leaves_the_others_null()
    {
        var table = new DecisionTable(
            HitPolicy.Unique,
            [new TableInput("x")],
            [new TableOutput("grade") { Default = "\"差\"" }, new TableOutput("note")],
            [Rule("> 60 → \"合格\" | \"\"")]);

        Assert.Equal("{\"grade\": \"差\", \"note\": null}", Evaluate(table, ("x", FeelValue.Of(1m))));
    }

    [Fact]
    public void Table_without_inputs_has_rules_that_all_match() =>
        Assert.Equal("[1, 2]", Evaluate(new DecisionTable(HitPolicy.Collect, [], [new TableOutput(null)], [new TableRule([], ["1"]), new TableRule([], ["2"])])));

    [Fact]
    public void Cell_that_cannot_be_read_is_reported_and_the_table_is_null()
    {
        var diagnostics = new DiagnosticBag();
        DecisionPlan plan = new TableLogic(Table("F", "> 1 → 1", "> ( → 2")).Compile(FeelEnvironment.Spec.With("x", FeelType.Any), diagnostics);

        Assert.True(diagnostics.HasErrors);
        Assert.True(plan.Evaluate(FeelContext.Create([new("x", FeelValue.Of(5m))])).IsNull);
    }

    [Theory]
    [InlineData("PE1301", "U", 0, "1 → ")]
    [InlineData("PE1302", "U", 2, "1 → 1 | 2")]
    [InlineData("PE1303", "C+", 2, "1 → 1 | 2")]
    [InlineData("PE1304", "U", 1, "1 | 2 → 1")]
    public void Table_that_is_malformed_is_reported(string id, string policy, int outputs, string rule)
    {
        DecisionTable table = Table(policy, rule) with { Outputs = [.. Enumerable.Repeat(new TableOutput(null), outputs)] };
        var diagnostics = new DiagnosticBag();

        new TableLogic(table).Compile(FeelEnvironment.Spec.With("x", FeelType.Any), diagnostics);

        Assert.Contains(diagnostics.Items, d => d.Id == id);
    }
}
