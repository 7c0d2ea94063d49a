using PerfEval.Rules;
using PerfEval.Rules.Facts;

internal static class FactsExample
{
    public static void Run()
    {
        RuleSet road = RuleSet.Parse("""
            ruleset: road
            version: "1"
            title: Road repairs
            facts: { budget: money, spent: money, payments: [{ to: text, amount: money }] }
            indicators:
              execution: { points: 60, ratio: spent / budget }
              payments: { points: 40, deduct: { for: p in payments, when: p.amount > 50000 元, points: 10, because: "{p.to}: {p.amount}" } }
            """);

        FactMap<Project> map = FactMap.ByProperties<Project>(road);
        var project = new Project(100m, 90m, [new Payment("contractor", 60_000m), new Payment("survey", 8_000m)]);
        CaseEvaluation evaluation = road.Evaluate(new CaseBuilder("lane-7").AsOf(new DateOnly(2024, 12, 31)).Facts(map, project));
        Console.WriteLine($"{evaluation.CaseId}: {evaluation.Total}");
    }
}

internal sealed record Project(
    [property: FactName("budget", Unit = "万元")] decimal Budget,
    [property: FactName("spent", Unit = "万元")] decimal Spent,
    [property: FactName("payments")] IReadOnlyList<Payment> Payments);

internal sealed record Payment(
    [property: FactName("to")] string To,
    [property: FactName("amount", Unit = "元")] decimal Amount);
