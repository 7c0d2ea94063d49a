using PerfEval.Feel.Decisions;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using static PerfEval.Feel.Tests.Decisions.Tables;

namespace PerfEval.Feel.Tests.Decisions;

/// <summary>Decision tables in scoring mode: what the standard leaves undefined fails with a reason, what is missing stays unknown.</summary>
public sealed class DecisionTableScoringTests
{
    private static readonly FeelEnvironment s_environment = FeelEnvironment.Scoring.With("x", FeelType.Number).With("y", FeelType.Number);

    [Fact]
    public void Unique_no_match_fails() => AssertFails("PE1311", Table("U", "> 5 → 1"), 1);

    [Fact]
    public void Unique_several_matches_fails() => AssertFails("PE1312", Table("U", "> 5 → 1", "> 6 → 1"), 7);

    [Fact]
    public void Any_different_outputs_fails() => AssertFails("PE1313", Table("A", "> 5 → 1", "> 6 → 2"), 7);

    [Fact]
    public void Input_not_allowed_fails() =>
        AssertFails("PE1314", Table("F", "- → 1") with { Inputs = [new TableInput("x") { Allowed = "[0..100]" }] }, 101);

    [Fact]
    public void Output_not_allowed_fails() =>
        AssertFails("PE1315", Table("F", "- → x") with { Outputs = [new TableOutput(null) { Allowed = "1, 2" }] }, 3);

    [Theory]
    [InlineData("C+", "0")]
    [InlineData("C#", "0")]
    [InlineData("C", "[]")]
    [InlineData("R", "[]")]
    public void Collected_nothing_is_nothing(string policy, string expected) =>
        Assert.Equal(expected, Evaluate(new TableLogic(Table(policy, "> 5 → 1")), s_environment, ("x", FeelValue.Of(1m))).ToString());

    [Fact]
    public void Rule_that_may_match_makes_the_result_unknown_and_names_what_is_missing()
    {
        FeelValue value = Evaluate(new TableLogic(Table("C+", "> 5 → 1", "> y → 2")), s_environment, ("x", FeelValue.Of(7m)));

        Assert.True(value.IsUnknown);
        Assert.Equal(["y"], value.AsUnknown.Missing.Sources.Select(s => s.Name));
    }

    [Theory]
    [InlineData("F", "> 5 → 1", "> y → 2", "1")]
    [InlineData("U", "> y → 2", "> 5 → 1", "1")]
    public void Rule_that_may_match_does_not_matter_where_another_decides(string policy, string first, string second, string expected) =>
        Assert.Equal(expected, Evaluate(new TableLogic(Table(policy, first, second)), s_environment, ("x", FeelValue.Of(7m))).ToString());

    [Fact]
    public void First_unknown_before_a_match_is_unknown() =>
        Assert.True(Evaluate(new TableLogic(Table("F", "> y → 2", "> 5 → 1")), s_environment, ("x", FeelValue.Of(7m))).IsUnknown);

    [Fact]
    public void Rule_that_fails_in_another_test_does_not_match_whatever_is_missing()
    {
        var table = new DecisionTable(
            HitPolicy.Unique,
            [new TableInput("y"), new TableInput("x")],
            [new TableOutput(null)],
            [Rule("> 1 | > 100 → 1"), Rule("- | <= 100 → 2")]);

        Assert.Equal("2", Evaluate(new TableLogic(table), s_environment, ("x", FeelValue.Of(7m))).ToString());
    }

    private static void AssertFails(string id, DecisionTable table, int x)
    {
        FeelValue value = Evaluate(new TableLogic(table), s_environment, ("x", FeelValue.Of((decimal)x)));

        Assert.True(value.IsFailure, value.ToString());
        Assert.Equal(id, value.AsFailure.Diagnostic.Id);
    }
}
