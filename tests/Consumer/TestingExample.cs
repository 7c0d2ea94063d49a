using PerfEval.Rules;
using PerfEval.Rules.Testing;

/// <summary>What a bureau's own tests of its rule set do.</summary>
internal static class TestingExample
{
    public static void Run()
    {
        RuleSetProperties.CheckAll(RuleSet.Load("rulesets/yunxi-relocation"));
        Console.WriteLine("yunxi-relocation keeps all properties");

        RuleSet ruleSet = RuleSet.Parse(
            """
            ruleset: lamps
            version: "1"
            title: Street lamps
            facts: { 指标表: [{ 指标: text, 分值: number }], 率: rate }
            indicators: { 产出: { points: 100, indicators: { 行: { for: 行 in 指标表, title: "{行.指标}", points: 行.分值, ratio: 率 } } } }
            """);
        RuleSetProperties.CheckAll(ruleSet, new RuleSetPropertyOptions
        {
            Runs = 200,
            Given = new Dictionary<string, CaseValue> { ["指标表"] = CaseValue.Parse("[[指标, 分值], [路灯, 60], [管线, 40]]") },
        });
        Console.WriteLine(ruleSet.Evaluate("case: dark\nfacts: { 指标表: [[指标, 分值], [路灯, 60], [管线, 40]], 率: 90% }").Total);
    }
}
