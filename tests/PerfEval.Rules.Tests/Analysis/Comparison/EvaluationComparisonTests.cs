using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Comparison;
using PerfEval.Rules.Tests.Evaluation;

namespace PerfEval.Rules.Tests.Analysis.Comparison;

/// <summary>What a comparison names as the cause of a changed score.</summary>
public sealed class EvaluationComparisonTests
{
    private const string Facts = "facts: { 支出: money, 预算: money, 备注: text, 合同: [{ 名称: text, 逾期: boolean }] }\n";

    private const string Table = Facts + """
        measures:
          执行率: 占比(支出, 预算)
        functions:
          占比(甲, 乙): 甲 / 乙
        indicators:
          过程: { points: 20, indicators: { 执行: { points: 10, ratio: 执行率 }, 制度: { points: 10, checklist: [①有: 4, ②执行: { points: 6, evidence: required }] } } }
          产出: { points: 10, deduct: { found: 问题, points: 2 } }
        rules: { 逾期: { for: 约 in 合同, when: 约.逾期, deduct: { from: 产出, points: 1 } } }
        grades: [≥ 25: 优, ≥ 10: 良, < 10: 差]
        """;

    private const string Case = """
        facts: { 支出: 8 元, 预算: 10 元, 备注: 一, 合同: [[名称, 逾期], [甲, 否], [乙, 否]] }
        judgements: { 制度: 是, 产出: [] }
        evidence: { 汇编: { shows: [制度/②] } }
        """;

    [Theory]
    [InlineData("支出: 8 元", "支出: 9 元", "过程/执行", "Fact 支出: 8 元 → 9 元")]
    [InlineData("①有", "①有", null, "")]
    [InlineData("[乙, 否]", "[乙, 是]", "产出", "Fact 合同: 2 行（其中 乙，否） → 2 行（其中 乙，是）")]
    [InlineData("备注: 一", "备注: 二", null, "Fact 备注: 一 → 二")]
    [InlineData("支出: 8 元", "支出: 0.0008 万元", null, "")]
    [InlineData("支出: 8 元, 预算", "执行率: 90%, 预算", "过程/执行", "Fact 支出: 8 元 → 未知; Fact 执行率:  → 90%")]
    [InlineData("制度: 是", "制度: { ①: 否, ②: 是, reason: 无 }", "过程/制度", "Judgement 过程/制度/①有: 符合 → 不符合")]
    [InlineData("产出: []", "产出: [一处]", "产出", "Judgement 产出：问题: 未发现 → 1 起（一处）")]
    [InlineData("evidence: { 汇编: { shows: [制度/②] } }", "", "过程/制度", "Evidence 过程/制度/②执行: 有佐证 → 没有佐证")]
    public void Cases_thatDiffer_nameTheFactOrAnswer(string was, string now, string? changed, string differences)
    {
        RuleSet ruleSet = Scoring.RuleSet(Table);
        EvaluationComparison comparison = Scoring.Evaluate(ruleSet, Case).CompareWith(Scoring.Evaluate(ruleSet, Case.Replace(was, now, StringComparison.Ordinal)));
        AssertCauses(comparison, changed, differences);
    }

    [Theory]
    [InlineData("甲 / 乙", "甲 / 乙 / 2", "过程/执行", "Function 占比: 甲 / 乙 → 甲 / 乙 / 2")]
    [InlineData("占比(支出, 预算)", "支出 / 预算 / 2", "过程/执行", "Measure 执行率: 占比(支出, 预算) → 支出 / 预算 / 2")]
    [InlineData("ratio: 执行率", "formula: 执行率 * 5", "过程/执行", "Standard 过程/执行: 分值 × 执行率，不超过满分 → 执行率 * 5")]
    [InlineData("约.逾期, deduct", "not(约.逾期), deduct", "产出", "Rule 逾期: ")]
    [InlineData("逾期: { for", "超期: { for", null, "Rule 超期: ; Rule 逾期: ")]
    [InlineData("[≥ 25: 优, ≥ 10", "[≥ 29: 优, ≥ 10", null, "Grades")]
    public void RuleSets_thatDiffer_nameTheDefinition(string was, string now, string? changed, string differences)
    {
        EvaluationComparison comparison = Scoring.Evaluate(Table, Case).CompareWith(Scoring.Evaluate(Table.Replace(was, now, StringComparison.Ordinal), Case));
        Assert.Equal(changed is null ? [] : [changed], comparison.Scores.Where(s => s.Causes.Count > 0).Select(s => s.Path));
        string found = string.Join("; ", Differences(comparison));
        foreach (string part in differences.Split("; "))
        {
            Assert.Contains(part, found, StringComparison.Ordinal);
        }

        Assert.Equal(was.Contains('≥', StringComparison.Ordinal), comparison.GradeLimits is not null);
    }

    [Fact]
    public void Indicators_thatOnlyOneVersionHas_areAddedAndRemoved()
    {
        EvaluationComparison comparison = Scoring.Evaluate(Table, Case).CompareWith(
            Scoring.Evaluate(Table.Replace("执行: { points: 10, ratio: 执行率 }", "使用: { points: 10, ratio: 执行率 }", StringComparison.Ordinal), Case));
        ScoreComparison[] changed = [.. comparison.Scores.Where(s => s.IsChanged)];
        Assert.Equal([("过程/使用", false, true), ("过程/执行", true, false)], changed.Select(c => (c.Path, c.Before is not null, c.After is not null)));
        Assert.Contains("新增", comparison.ToText(), StringComparison.Ordinal);
        Assert.Contains("removed", comparison.ToText(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_comparedWithTheCase_namesTheFact()
    {
        CaseEvaluation before = Scoring.Evaluate(Table, Case);
        EvaluationComparison comparison = before.CompareWith(before.WhatIf("支出", "10 元"));
        AssertCauses(comparison, "过程/执行", "Fact 支出: 8 元 → 10 元");
        Assert.Contains("假设 支出 = 10 元", comparison.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Findings_thatComeAndGo_areNamed()
    {
        RuleSet ruleSet = Scoring.RuleSet(Table);
        CaseEvaluation calm = Scoring.Evaluate(ruleSet, Case), late = Scoring.Evaluate(ruleSet, Case.Replace("[乙, 否]", "[乙, 是]", StringComparison.Ordinal));
        Assert.Equal(["逾期"], calm.CompareWith(late).FindingsGained);
        Assert.Equal(["逾期"], late.CompareWith(calm).FindingsLost);
        Assert.False(calm.CompareWith(late).IsSame);
    }

    [Fact]
    public void Json_hasTheFieldsOfFormat1()
    {
        CaseEvaluation before = Scoring.Evaluate(Table, Case);
        JsonElement root = JsonDocument.Parse(before.CompareWith(before.WhatIf("支出", "9 元")).ToJson(Language.English, indented: false)).RootElement;
        Assert.Equal(["format", "engine", "comparisons"], root.EnumerateObject().Select(p => p.Name));
        JsonElement comparison = Assert.Single(root.GetProperty("comparisons").EnumerateArray());
        Assert.Equal(["same", "before", "after", "scores", "findingsGained", "findingsLost", "gradeLimits", "withoutEffect", "totalCauses", "gradeCauses", "findingsChanged"], comparison.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["过程", "过程/执行"], comparison.GetProperty("scores").EnumerateArray().Select(s => s.GetProperty("path").GetString()));
        JsonElement cause = Assert.Single(comparison.GetProperty("scores")[1].GetProperty("causes").EnumerateArray());
        Assert.Equal(("fact", "支出", "8 元", "9 元"), (Text(cause, "kind"), Text(cause, "name"), Text(cause, "before"), Text(cause, "after")));

        static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
    }

    // The score that changed with its causes; without one, what differs without effect.
    private static void AssertCauses(EvaluationComparison comparison, string? changed, string differences)
    {
        Assert.Equal(changed is null ? [] : [changed], comparison.Scores.Where(s => s.IsChanged && !s.IsSection).Select(s => s.Path));
        Assert.Equal(changed is null, comparison.IsSame);
        Assert.Equal(differences, string.Join("; ", Differences(comparison)));
    }

    private static IEnumerable<string> Differences(EvaluationComparison comparison) =>
        comparison.Scores.SelectMany(s => s.Causes).Concat(comparison.WithoutEffect).Append(comparison.GradeLimits).OfType<Difference>()
            .Select(d => $"{d.Kind} {d.Name}: {d.Before?.Chinese} → {d.After?.Chinese}");
}
