using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Comparison;
using PerfEval.Rules.Tests.Evaluation;

namespace PerfEval.Rules.Tests.Analysis.Comparison;

/// <summary>What a comparison names as the cause of another total or grade where scores do not tell it.</summary>
public sealed class OverallCauseTests
{
    private const string Table = """
        facts: { 挪用: [text], 重大: boolean, 率: rate }
        indicators:
          资金: { points: 5, deduct: { for: 个 in 挪用, points: 2, spill: total } }
          其他: { points: 95, ratio: 率 }
        rules: { 严重: { when: 重大, grade: at most 中 } }
        grades: [≥ 90: 优, ≥ 80: 良, ≥ 60: 中, < 60: 差]

        """;

    private const string Case = "facts: { 挪用: [a, b, c], 重大: 否, 率: 100% }\n";

    [Theory]
    [InlineData("[a, b, c], 重大: 否", "[a, b, c, d], 重大: 是", "Fact 挪用: 3 行 → 4 行（其中 \"d\"）", "Fact 重大: 否 → 是", "")]
    [InlineData("[a, b, c], 重大: 否", "[a, b, c, d], 重大: 否", "Fact 挪用: 3 行 → 4 行（其中 \"d\"）", "", "")]
    [InlineData("重大: 否", "重大: 是", "", "Fact 重大: 否 → 是", "")]
    [InlineData("[a, b, c], 重大: 否, 率: 100%", "[a, b, c], 重大: 是, 率: 50%", "", "", "Fact 重大: 否 → 是")]
    [InlineData("100%", "90%", "", "", "")]
    [InlineData("[a, b, c]", "[c, b, a]", "", "", "")]
    public void Cases_thatDiffer_nameWhatSpillsAndWhatCaps(string was, string now, string total, string grade, string without)
    {
        RuleSet ruleSet = Scoring.RuleSet(Table);
        EvaluationComparison comparison = Scoring.Evaluate(ruleSet, Case).CompareWith(Scoring.Evaluate(ruleSet, Case.Replace(was, now, StringComparison.Ordinal)));
        Assert.Equal((total, grade, without), (Words(comparison.TotalCauses), Words(comparison.GradeCauses), Words(comparison.WithoutEffect)));
    }

    [Theory]
    [InlineData(", spill: total", "", "Standard 资金: 对 个 in 挪用 逐行检查，每项扣 2 分；扣完后从总分继续扣 → 对 个 in 挪用 逐行检查，每项扣 2 分", "")]
    [InlineData("points: 2, spill", "points: 3, spill", "Standard 资金: 对 个 in 挪用 逐行检查，每项扣 2 分；扣完后从总分继续扣 → 对 个 in 挪用 逐行检查，每项扣 3 分；扣完后从总分继续扣", "")]
    [InlineData("rules:", "round: { total: 10 }\nrules:", "Rounding : 不四舍五入 → 四舍五入到 10", "")]
    [InlineData("重大, grade", "not(重大), grade", "", "Rule 严重: 重大；等级最高为“中” → not(重大)；等级最高为“中”")]
    [InlineData("rules: {", "rules: { 总要: { when: count(挪用) > 0, grade: at most 良 },", "", "Rule 总要:  → count(挪用) > 0；等级最高为“良”")]
    [InlineData("≥ 90: 优", "≥ 95: 优", "", "Grades : ≥ 90 优，≥ 80 良，≥ 60 中，< 60 差 → ≥ 95 优，≥ 80 良，≥ 60 中，< 60 差")]
    public void RuleSets_thatDiffer_nameTheDefinition(string was, string now, string total, string grade)
    {
        EvaluationComparison comparison = Scoring.Evaluate(Table, Case).CompareWith(Scoring.Evaluate(Table.Replace(was, now, StringComparison.Ordinal), Case));
        Assert.Equal((total, grade), (Words(comparison.TotalCauses), Words(comparison.GradeCauses)));
        Assert.Empty(comparison.WithoutEffect);
        Assert.False(comparison.IsSame);
        Assert.Equal(total.Length > 0, comparison.Before.Total != comparison.After.Total);
    }

    [Fact]
    public void Rounding_thatLeavesTheTotal_isWithoutEffect()
    {
        const string Full = "facts: { 挪用: [], 重大: 否, 率: 100% }\n";
        EvaluationComparison comparison = Scoring.Evaluate(Table, Full).CompareWith(Scoring.Evaluate("round: { total: 10 }\n" + Table, Full));
        Assert.True(comparison.IsSame);
        Assert.Equal("Rounding : 不四舍五入 → 四舍五入到 10", Words(comparison.WithoutEffect));
        Assert.Contains("总分的四舍五入：不四舍五入 → 四舍五入到 10", comparison.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Total_thatIsScaledForWhatDoesNotApply_namesWhatDecidesIt()
    {
        const string Applying = """
            facts: { 有: boolean, 率: rate }
            not-applicable: rescale
            indicators: { 一: { points: 20, applies: 有, ratio: 率 }, 二: { points: 80, judgement: 0..80 } }

            """;
        RuleSet ruleSet = Scoring.RuleSet(Applying);
        EvaluationComparison comparison = Scoring.Evaluate(ruleSet, "facts: { 有: 是, 率: 0% }\njudgements: { 二: 80 }\n")
            .CompareWith(Scoring.Evaluate(ruleSet, "facts: { 有: 否, 率: 0% }\njudgements: { 二: 80 }\n"));
        Assert.DoesNotContain(comparison.Scores, s => s.IsChanged);
        Assert.Equal("Fact 有: 是 → 否", Words(comparison.TotalCauses));
    }

    [Fact]
    public void Spill_byWhatTheEvaluatorFinds_namesTheJudgement()
    {
        RuleSet ruleSet = Scoring.RuleSet("indicators: { 资金: { points: 5, deduct: { found: 挪用, points: 3, spill: total } }, 其他: { points: 95, deduct: [] } }\n");
        EvaluationComparison comparison = Scoring.Evaluate(ruleSet, "judgements: { 资金: [甲, 乙] }\n").CompareWith(Scoring.Evaluate(ruleSet, "judgements: { 资金: [甲, 乙, 丙] }\n"));
        Assert.Equal("Judgement 资金：挪用: 2 起（甲；乙） → 3 起（甲；乙；丙）", Words(comparison.TotalCauses));
    }

    [Fact]
    public void Report_tellsTotalAndGradeAsEntriesOfTheirOwn()
    {
        RuleSet ruleSet = Scoring.RuleSet(Table);
        EvaluationComparison comparison = Scoring.Evaluate(ruleSet, Case)
            .CompareWith(Scoring.Evaluate(ruleSet, "facts: { 挪用: [a, b, c, d], 重大: 是, 率: 100% }\n"));
        string text = comparison.ToText();
        Assert.Contains("1. 总分：94 → 92\n    事实“挪用”：3 行 → 4 行（其中 \"d\"）\n 2. 等级：优 → 中\n    事实“重大”：否 → 是\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("没有改变", text, StringComparison.Ordinal);
        Assert.Contains("Total: 94 → 92", comparison.ToText(Language.English), StringComparison.Ordinal);
        JsonElement json = JsonDocument.Parse(comparison.ToJson(Language.English)).RootElement.GetProperty("comparisons")[0];
        Assert.Equal("挪用", json.GetProperty("totalCauses")[0].GetProperty("name").GetString());
        Assert.Equal("重大", json.GetProperty("gradeCauses")[0].GetProperty("name").GetString());
        Assert.Empty(json.GetProperty("withoutEffect").EnumerateArray());
    }

    private static string Words(IReadOnlyList<Difference> differences) =>
        string.Join("; ", differences.Select(d => $"{d.Kind} {d.Name}: {d.Before?.Chinese} → {d.After?.Chinese}"));
}
