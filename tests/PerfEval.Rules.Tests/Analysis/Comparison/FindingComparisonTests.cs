using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Comparison;
using PerfEval.Rules.Tests.Evaluation;

namespace PerfEval.Rules.Tests.Analysis.Comparison;

/// <summary>Findings that differ while scores do not.</summary>
public sealed class FindingComparisonTests
{
    private const string Table = """
        facts: { 支出: [{ 名: text, 合规: boolean }], 期限: number }
        indicators:
          合规: { points: 16, deduct: { for: 笔 in 支出, when: not(笔.合规), points: 8, because: "{笔.名}" } }
          其他: { points: 84, deduct: [] }
        rules: { 不合规: { for: 笔 in 支出, when: not(笔.合规), deduct: { from: 其他, points: 8, max: 16 }, because: "{笔.名}，期限 {期限}" } }

        """;

    private const string Three = "facts: { 支出: [[名, 合规], [a, 否], [b, 否], [c, 否]], 期限: 5 }\n";

    [Fact]
    public void Findings_thatCostLessBeforeAMaximum_areToldThoughNoScoreChanges()
    {
        RuleSet ruleSet = Scoring.RuleSet(Table);
        EvaluationComparison comparison = Scoring.Evaluate(ruleSet, Three)
            .CompareWith(Scoring.Evaluate(ruleSet, "facts: { 支出: [[名, 合规], [b, 否], [c, 否], [a, 是]], 期限: 5 }\n"));
        Assert.False(comparison.IsSame);
        Assert.DoesNotContain(comparison.Scores, s => s.IsChanged);
        Assert.Equal([("合规", false, 1, 1, 24m, 16m), ("不合规", true, 3, 2, 24m, 16m)],
            comparison.FindingsChanged.Select(f => (f.Title, f.IsByRule, f.CountBefore, f.CountAfter, f.DeductedBefore.Low, f.DeductedAfter.Low)));
        string text = comparison.ToText();
        Assert.Contains("合规：应扣 24 → 应扣 16", text, StringComparison.Ordinal);
        Assert.Contains("不合规（其他）：3 项、应扣 24 → 2 项、应扣 16\n", text, StringComparison.Ordinal);
        Assert.Contains("不再有：a，期限 5", text, StringComparison.Ordinal);
        Assert.DoesNotContain("都相同", text, StringComparison.Ordinal);
        Assert.Contains("不合规 (其他): 3 findings, costing 24 → 2 findings, costing 16", comparison.ToText(Language.English), StringComparison.Ordinal);
        JsonElement json = JsonDocument.Parse(comparison.ToJson(Language.English)).RootElement.GetProperty("comparisons")[0];
        Assert.False(json.GetProperty("same").GetBoolean());
        JsonElement rule = json.GetProperty("findingsChanged")[1];
        Assert.Equal((3, 16m), (rule.GetProperty("before").GetProperty("count").GetInt32(), rule.GetProperty("after").GetProperty("deducted").GetProperty("low").GetDecimal()));
        Assert.Equal("a，期限 5", Assert.Single(rule.GetProperty("gone").EnumerateArray()).GetString());
    }

    [Fact]
    public void Findings_thatSaySomethingElse_areTold()
    {
        RuleSet ruleSet = Scoring.RuleSet(Table);
        EvaluationComparison comparison = Scoring.Evaluate(ruleSet, Three)
            .CompareWith(Scoring.Evaluate(ruleSet, Three.Replace("期限: 5", "期限: 6", StringComparison.Ordinal)));
        FindingComparison only = Assert.Single(comparison.FindingsChanged);
        Assert.Equal(["a，期限 6", "b，期限 6", "c，期限 6"], only.Come.Select(t => t.Chinese));
        Assert.False(comparison.IsSame);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(15)]
    public void Findings_ofRowsInAnotherOrder_areTheSame(int rows)
    {
        RuleSet ruleSet = Scoring.RuleSet(Table);
        string[] all = [.. Enumerable.Range(1, rows).Select(i => $"[r{i}, 否]")];
        CaseEvaluation Evaluate(IEnumerable<string> some) => Scoring.Evaluate(ruleSet, $"facts: {{ 支出: [[名, 合规], {string.Join(", ", some)}], 期限: 5 }}\n");
        EvaluationComparison comparison = Evaluate(all).CompareWith(Evaluate(all.Reverse()));
        Assert.Empty(comparison.FindingsChanged);
        Assert.True(comparison.IsSame);
    }

    [Fact]
    public void Findings_withTheSameValuesWrittenOtherwise_areTheSame()
    {
        RuleSet ruleSet = Scoring.RuleSet("facts: { 率: rate }\nindicators: { 一: { points: 10, ratio: 率 } }\n");
        EvaluationComparison comparison = Scoring.Evaluate(ruleSet, "facts: { 率: 90% }\n").CompareWith(Scoring.Evaluate(ruleSet, "facts: { 率: 90.00% }\n"));
        Assert.Empty(comparison.FindingsChanged);
        Assert.True(comparison.IsSame);
    }

    [Fact]
    public void Findings_forAnotherReason_areTold()
    {
        RuleSet ruleSet = Scoring.RuleSet("indicators: { 一: { points: 10, judgement: 0..10 } }\n");
        CaseEvaluation Evaluate(string reason) => Scoring.Evaluate(ruleSet, $"judgements: {{ 一: {{ score: 8, reason: {reason} }} }}\n");
        EvaluationComparison comparison = Evaluate("缺档案").CompareWith(Evaluate("缺台账"));
        Assert.Contains("缺台账", Assert.Single(Assert.Single(comparison.FindingsChanged).Come).Chinese, StringComparison.Ordinal);
        Assert.False(comparison.IsSame);
    }

    [Fact]
    public void Findings_ofRulesThatSayItOtherwise_areTold()
    {
        EvaluationComparison comparison = Scoring.Evaluate(Table, Three).CompareWith(Scoring.Evaluate(Table.Replace("，期限 ", "，期限为 ", StringComparison.Ordinal), Three));
        Assert.Equal("不合规", Assert.Single(comparison.FindingsChanged).Title);
    }
}
