using PerfEval.Feel.Checking;
using PerfEval.Feel.Compilation;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;

namespace PerfEval.Feel.Tests.Evaluation;

public sealed class LimitTests
{
    [Theory]
    [InlineData("count(for i in 1..100000, j in 1..100000 return i)")]
    [InlineData("sum(for i in 1..100000 return sum(for j in 1..100000 return j))")]
    [InlineData("some i in 1..100000, j in 1..100000 satisfies i + j < 0")]
    [InlineData("every i in 1..100000 satisfies every j in 1..100000 satisfies i * j > 0")]
    public void Loops_withinLoops_endAtTheStepLimit(string expression)
    {
        var harness = new ExpressionHarness();
        Typed typed = harness.Check(expression);
        Assert.Throws<EvaluationLimitException>(() => harness.Evaluate(typed));
    }

    [Fact]
    public void Steps_withinTheLimit_areCounted()
    {
        var slots = new LocalSlots();
        var cursors = new LocalSlots();
        Typed typed = new ExpressionHarness().Check("sum(for i in 1..1000 return i)");
        Node<decimal> node = new ExactCompiler(slots, cursors, new GeneralCompiler(slots, cursors)).Number(typed);
        Assert.Equal(500_500, node.Evaluate(new Frame([], 50, 0, cursors.Count, stepLimit: 1_000)));
        Assert.Throws<EvaluationLimitException>(() => node.Evaluate(new Frame([], 50, 0, cursors.Count, stepLimit: 999)));
    }

    // Each measure uses the one before it twice: computed once each, 60 levels are 60 steps and not 2^60.
    [Fact]
    public void Measures_thatShareMeasures_areComputedOnce()
    {
        ExpressionHarness harness = new ExpressionHarness().Number("起点", 1).Measure("m0", "起点");
        for (int i = 1; i <= 60; i++)
        {
            harness.Measure($"m{i}", $"m{i - 1} + m{i - 1}");
        }

        Assert.Equal("1152921504606846976", harness.Text("m60"));
    }

    [Fact]
    public void Measure_withAStep_isRoundedEverywhere()
    {
        ExpressionHarness harness = new ExpressionHarness().Number("甲", 2).Measure("率", "甲 / 3", round: 0.01m).Measure("二", "率 * 3");
        Assert.Equal("2.01", harness.Text("二"));
        Assert.Equal("79228162514264337593543950335", new ExpressionHarness().Number("大", decimal.MaxValue).Measure("m", "大", round: 0.01m).Text("m"));
    }

    [Fact]
    public void UnknownMeasure_withAStep_isRoundedAtBothEnds()
    {
        ExpressionHarness harness = new ExpressionHarness()
            .Unknown("甲", FeelType.Number, Feel.Values.Interval.Between(1.004m, true, 1.006m, true)).Measure("m", "甲", round: 0.01m);
        Assert.Equal("[1..1.01] (甲)", harness.Text("m"));
    }
}
