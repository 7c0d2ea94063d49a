using PerfEval.Feel.Decisions;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Decisions;

/// <summary>Decision tables in few words, and their values.</summary>
internal static class Tables
{
    /// <summary>A table of one input <c>x</c> and one output; a rule is <c>test → result</c>.</summary>
    public static DecisionTable Table(string policy, params string[] rules) => new(
        HitPolicies.Find(policy)!.Value,
        [new TableInput("x")],
        [new TableOutput(null)],
        [.. rules.Select(Rule)]);

    /// <summary>A rule as it is written in these tests: tests and results separated by bars, with an arrow between them.</summary>
    public static TableRule Rule(string rule)
    {
        string[] sides = rule.Split('→');
        return new TableRule(Cells(sides[0]), Cells(sides[1]));
    }

    public static string Evaluate(DecisionTable table, params (string Name, FeelValue Value)[] inputs) =>
        Evaluate(new TableLogic(table), FeelEnvironment.Spec, inputs).ToString();

    public static FeelValue Evaluate(DecisionLogic logic, FeelEnvironment environment, params (string Name, FeelValue Value)[] inputs)
    {
        foreach ((string name, FeelValue _) in inputs)
        {
            environment = environment.Variables.Any(v => v.Name == name) ? environment : environment.With(name, PerfEval.Feel.Types.FeelType.Any);
        }

        var diagnostics = new DiagnosticBag();
        DecisionPlan plan = logic.Compile(environment, diagnostics);
        Assert.False(diagnostics.HasErrors, string.Join('\n', diagnostics.Items));
        return plan.Evaluate(FeelContext.Create(inputs.Select(i => KeyValuePair.Create(i.Name, i.Value))));
    }

    private static string[] Cells(string side) => side.Split('|', StringSplitOptions.TrimEntries);
}
