using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Decisions;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Tests;

namespace PerfEval.Feel.Tests.Decisions;

/// <summary>What holds between the hit policies of one table, whatever its rules.</summary>
public sealed class HitPolicyPropertyTests
{
    private static readonly int[] s_priorities = [3, 1, 4, 0, 2];

    [Fact]
    public void Policies_of_one_table_agree_with_the_list_of_its_outputs() => Prop.ForAll(
        (from rules in Gen.Choose(0, 9).Two().Select(r => (At: r.Item1, Output: r.Item2 % 5)).ListOf() from x in Gen.Choose(0, 10) select (rules, x)).ToArbitrary(),
        c =>
        {
            int[] outputs = [.. c.rules.Where(r => c.x >= r.At).Select(r => r.Output)];
            int[] byPriority = [.. outputs.OrderBy(o => Array.IndexOf(s_priorities, o))];
            bool any = outputs.Length > 0;
            FeelValue collected = any ? ListOf(outputs) : FeelValue.Null;
            (HitPolicy Policy, FeelValue Expected)[] expected =
            [
                (HitPolicy.Collect, collected),
                (HitPolicy.RuleOrder, collected),
                (HitPolicy.OutputOrder, any ? ListOf(byPriority) : FeelValue.Null),
                (HitPolicy.First, any ? Of(outputs[0]) : FeelValue.Null),
                (HitPolicy.Priority, any ? Of(byPriority[0]) : FeelValue.Null),
                (HitPolicy.Unique, outputs.Length == 1 ? Of(outputs[0]) : FeelValue.Null),
                (HitPolicy.Any, outputs.Distinct().Count() == 1 ? Of(outputs[0]) : FeelValue.Null),
                (HitPolicy.Count, any ? Of(outputs.Length) : FeelValue.Null),
                (HitPolicy.Sum, any ? Of(outputs.Sum()) : FeelValue.Null),
                (HitPolicy.Minimum, any ? Of(outputs.Min()) : FeelValue.Null),
                (HitPolicy.Maximum, any ? Of(outputs.Max()) : FeelValue.Null),
            ];
            Assert.All(expected, e => Assert.Equal(e.Expected, Evaluate(e.Policy, c.rules, c.x)));
        }).Check(PropertyConfig.Runs(200));

    private static FeelValue Evaluate(HitPolicy policy, IEnumerable<(int At, int Output)> rules, int x)
    {
        var table = new DecisionTable(
            policy,
            [new TableInput("x")],
            [new TableOutput(null) { Allowed = string.Join(", ", s_priorities) }],
            [.. rules.Select(r => new TableRule([$">= {r.At}"], [$"{r.Output}"]))]);
        DecisionPlan plan = new TableLogic(table).Compile(FeelEnvironment.Spec.With("x", FeelType.Number), new DiagnosticBag());
        return plan.Evaluate(FeelContext.Create([new("x", Of(x))]));
    }

    private static FeelValue Of(int number) => FeelValue.Of((decimal)number);

    private static FeelValue ListOf(IEnumerable<int> numbers) => FeelValue.ListOf([.. numbers.Select(Of)]);
}
