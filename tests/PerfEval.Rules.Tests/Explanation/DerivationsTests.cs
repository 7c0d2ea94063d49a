using PerfEval.Rules.Explanation;
using PerfEval.Rules.Tests.Evaluation;

namespace PerfEval.Rules.Tests.Explanation;

/// <summary>What a value is led back to: every fact that an expression reads, written as people write it.</summary>
public sealed class DerivationsTests
{
    [Fact]
    public void Derivation_ofALoopOverNumbers_namesTheFiguresAtBothEnds() =>
        Assert.Equal(
            ["开工 = 2024-01-01", "完工 = 2024-01-04"],
            Sources("facts: { 开工: date, 完工: date }", "sum(for i in 开工.day..(完工 - 开工) / 1 天 return i)", "facts: { 开工: 2024-01-01, 完工: 2024-01-04 }"));

    [Theory]
    [InlineData("date", "2024-10-01", "2024-10-01")]
    [InlineData("money", "3500 元", "3500 元")]
    [InlineData("rate", "95%", "95.00%")]
    [InlineData("days", "3 天", "3 天")]
    [InlineData("text", "党建", "党建")]
    public void Derivation_ofAPlainList_showsItsItemsWithTheirUnits(string type, string item, string shown) =>
        Assert.Equal(["清单（1 行）", shown], Sources($"facts: {{ 清单: [{type}] }}", "count(清单)", $"facts: {{ 清单: [{item}] }}"));

    // The lines below the formula's own.
    private static string[] Sources(string facts, string formula, string text)
    {
        RuleSet ruleSet = Scoring.RuleSet($"{facts}\nindicators: {{ 甲: {{ points: 100, formula: \"{formula}\" }} }}\n");
        CaseEvaluation evaluation = Scoring.Evaluate(ruleSet, text);
        TrailNode root = new Explainer(evaluation.Result).Trail(evaluation.Result.Indicators[1]);
        return [.. Lines(root.Children[0]).Skip(1)];
    }

    private static IEnumerable<string> Lines(TrailNode node) => node.Children.SelectMany(Lines).Prepend(node.Text.Chinese);
}
