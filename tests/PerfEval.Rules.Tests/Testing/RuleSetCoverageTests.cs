using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Testing;
using PerfEval.Rules.Tests.Evaluation;

namespace PerfEval.Rules.Tests.Testing;

/// <summary>What cases try out of a rule set, and what they leave untried.</summary>
public sealed class RuleSetCoverageTests
{
    private const string Table = """
        facts: { 率: rate, 完工: date, 期限: date, 人数: integer 人, 有采购: boolean, 支出: [{ 金额: money, 合规: boolean }] }
        indicators:
          满意度: { points: 4, of: 率, bands: [≥ 90%: 4, "[60%..90%)": 2, otherwise: 0] }
          管理: { points: 3, checklist: [①有制度: 1, ②按期: { points: 1, when: 完工 ≤ 期限 }, ③执行: { points: 1, partly: true }] }
          效果: { points: 5, levels: [明显: 5, 一般: 1..3, 没有: 0] }
          控制: { points: 4, deduct: [{ of: 人数, over: 10 人, per: 1 人, points: 1, steps: whole }, { of: 率, bands: [≥ 50%: 0, < 50%: 2] }] }
          采购: { points: 2, applies: 有采购, not-applicable: award, checklist: [公开: 2] }
        rules:
          白条: { for: 笔 in 支出, when: not(笔.合规), deduct: { from: 控制, points: 1 } }
          超员: { when: 人数 > 12 人 }
        grades: [≥ 15: 优, ≥ 10: 良, < 10: 差]
        """;

    private const string Good = """
        facts: { 率: 90%, 完工: 2024-01-01, 期限: 2024-01-01, 人数: 10, 有采购: 否, 支出: [] }
        judgements: { 管理: { ①: 是, ③: 是 }, 效果: 明显 }
        """;

    private const string Poor = """
        facts: { 率: 40%, 完工: 2024-01-02, 期限: 2024-01-01, 人数: 13, 有采购: 是, 支出: [[金额, 合规], [1 元, 否], [2 元, 是]] }
        judgements: { 管理: { ①: 否, ③: 50%, reason: 见检查记录 }, 效果: 没有, 采购: { 公开: 是 } }
        """;

    [Fact]
    public void Coverage_withoutCases_hasTriedNothing()
    {
        var coverage = new RuleSetCoverage(Scoring.RuleSet(Table));
        Assert.Equal((0, 0), (coverage.Cases, coverage.Tried));
        Assert.All(coverage.Entries, e => Assert.All(e.Outcomes, o => Assert.Equal(0, o.Cases)));
        Assert.False(coverage.IsComplete);
    }

    [Fact]
    public void Coverage_ofARuleSet_listsEverythingThatCanComeOutDifferently()
    {
        var coverage = new RuleSetCoverage(Scoring.RuleSet(Table));
        string[] expected =
        [
            "Bands 满意度: ≥ 90%, [60%..90%), otherwise, (unknown)",
            "Item 管理/①有制度: met, unmet, (unknown)",
            "Item 管理/②按期: met, unmet, (unknown)",
            "Item 管理/③执行: met, unmet, (partly), (unknown)",
            "Levels 效果: 明显, 一般, 没有, (unknown)",
            "Deduction 控制 1: deducts, nothing, (unknown)",
            "Bands 控制 2: ≥ 50%, < 50%, (unknown)",
            "Applicability 采购: applies, not-applicable, (unknown)",
            "Item 采购/公开: met, unmet, (unknown)",
            "Rule 白条: fired, silent, (unknown)",
            "Rule 超员: fired, silent, (unknown)",
            "Grades : 优, 良, 差, (unknown)",
        ];
        Assert.Equal(expected, coverage.Entries.Select(Describe));
        Assert.Equal(27, coverage.All);
    }

    [Fact]
    public void Coverage_afterACase_knowsWhatItTried()
    {
        RuleSetCoverage coverage = Cover(Good);
        Assert.Equal(1, coverage.Cases);
        Assert.Equal(
            [
                "满意度: ≥ 90%", "管理/①有制度: met", "管理/②按期: met", "管理/③执行: met", "效果: 明显", "控制: nothing", "控制: ≥ 50%",
                "采购: not-applicable", "白条: silent", "超员: silent", ": 优",
            ],
            Tried(coverage));
        Assert.Equal(11, coverage.Tried);
    }

    // 13 people cost 3 and the rate 2, so the bill without receipts changes no score; the rule fired all the same.
    [Fact]
    public void Coverage_ofSeveralCases_countsTheCasesOfEachOutcome()
    {
        RuleSetCoverage coverage = Cover(Good, Poor, Poor);
        Assert.Equal(3, coverage.Cases);
        Assert.Equal([("met", 1), ("unmet", 2), ("unknown", 0)], Outcomes(coverage, "管理/②按期"));
        Assert.Equal([("met", 1), ("unmet", 0), ("partly", 2), ("unknown", 0)], Outcomes(coverage, "管理/③执行"));
        Assert.Equal([("fired", 2), ("silent", 1), ("unknown", 0)], Outcomes(coverage, "白条"));
        Assert.Equal([("met", 2), ("unmet", 0), ("unknown", 0)], Outcomes(coverage, "采购/公开"));
        Assert.Equal([("优", 1), ("良", 0), ("差", 2), ("unknown", 0)], Outcomes(coverage, ""));
        Assert.False(coverage.IsComplete);
    }

    [Fact]
    public void Coverage_ofMissingFacts_isOfTheUnknownOnly()
    {
        RuleSetCoverage coverage = Cover("facts: {}");
        Assert.All(coverage.Entries.Where(e => e.Name != "采购/公开"), e => Assert.Equal("unknown", Assert.Single(e.Outcomes, o => o.Cases > 0).Name));
        Assert.Equal(0, coverage.Tried);
    }

    [Fact]
    public void Coverage_ofARangeThatDecidesTheBand_isOfThatBand() =>
        Assert.Equal(["[60%..90%)"], Tried(Cover("facts: { 率: 70%..80% }")).Where(t => t.StartsWith("满意度", StringComparison.Ordinal)).Select(t => t.Split(": ")[1]));

    [Fact]
    public void Coverage_ofRepeatedIndicators_addsTheRowsUp()
    {
        RuleSet ruleSet = Scoring.RuleSet("""
            facts: { 指标表: [{ 指标: text, 率: rate }] }
            indicators:
              产出:
                points: 10
                indicators: { 行: { for: 行 in 指标表, title: "{行.指标}", points: 10 / count(指标表), of: 行.率, bands: [≥ 90%: points, otherwise: 0] } }
            """);
        var coverage = new RuleSetCoverage(ruleSet);
        coverage.Add(Scoring.Evaluate(ruleSet, "facts: { 指标表: [[指标, 率], [路灯, 95%], [管线, 10%]] }"));
        Assert.Equal(["产出/行: ≥ 90%", "产出/行: otherwise"], Tried(coverage));
        Assert.True(coverage.IsComplete);
    }

    [Fact]
    public void Coverage_ofSeveralEvaluators_isOfAllTheirLevels() =>
        Assert.Equal(
            ["效果: 明显", "效果: 没有"],
            Tried(Cover("judgements: { 效果: [{ by: 甲, level: 明显 }, { by: 乙, level: 没有, reason: 没有变化 }] }")).Where(t => t.StartsWith("效果", StringComparison.Ordinal)));

    [Fact]
    public void Add_ofACaseOfAnotherRuleSet_isRefused()
    {
        RuleSet other = Scoring.RuleSet("indicators: { 甲: { points: 1, judgement: 0..1 } }");
        Assert.Throws<ArgumentException>(() => new RuleSetCoverage(Scoring.RuleSet(Table)).Add(Scoring.Evaluate(other, "facts: {}")));
    }

    [Theory]
    [InlineData(Language.Chinese, "试到 11 / 27 种情形", "要点　管理/②按期　不符合", "另有 12 处没有试过不明的情形")]
    [InlineData(Language.English, "11 of 27 outcomes tried", "item　管理/②按期　unmet", "12 more have not been tried with something unknown")]
    public void Text_saysWhatIsUntried(Language language, params string[] shown)
    {
        string text = Cover(Good).ToText(language);
        string[] lines = [.. text.Split('\n').Select(l => System.Text.RegularExpressions.Regex.Replace(l.Trim(), " {2,}", "　"))];
        Assert.All(shown, s => Assert.Contains(lines, l => l.Contains(s, StringComparison.Ordinal)));
        Assert.DoesNotContain("白条　触发、不触发", string.Join('\n', lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_hasEveryOutcomeWithItsCases()
    {
        using JsonDocument json = JsonDocument.Parse(Cover(Good).ToJson());
        JsonElement root = json.RootElement;
        Assert.Equal((1, 1, 11, 27), (root.GetProperty("format").GetInt32(), root.GetProperty("cases").GetInt32(), root.GetProperty("tried").GetInt32(), root.GetProperty("all").GetInt32()));
        JsonElement rule = root.GetProperty("entries").EnumerateArray().Single(e => e.GetProperty("name").GetString() == "白条");
        Assert.Equal("rule", rule.GetProperty("kind").GetString());
        Assert.Equal(
            [("fired", 0, true), ("silent", 1, true), ("unknown", 0, false)],
            rule.GetProperty("outcomes").EnumerateArray().Select(o => (o.GetProperty("outcome").GetString()!, o.GetProperty("cases").GetInt32(), o.GetProperty("required").GetBoolean())));
        JsonElement second = root.GetProperty("entries").EnumerateArray().Single(e => e.TryGetProperty("part", out JsonElement part) && part.GetInt32() == 2);
        Assert.Equal(("bands", "控制"), (second.GetProperty("kind").GetString(), second.GetProperty("name").GetString()));
    }

    private static RuleSetCoverage Cover(params string[] cases)
    {
        RuleSet ruleSet = Scoring.RuleSet(Table);
        var coverage = new RuleSetCoverage(ruleSet);
        foreach (string text in cases)
        {
            coverage.Add(Scoring.Evaluate(ruleSet, text));
        }

        return coverage;
    }

    private static string Describe(CoverageEntry entry) =>
        $"{entry.Kind} {entry.Name}{(entry.Part is { } part ? " " + part : "")}: " + string.Join(", ", entry.Outcomes.Select(o => o.IsRequired ? o.Name : $"({o.Name})"));

    private static string[] Tried(RuleSetCoverage coverage) =>
        [.. coverage.Entries.SelectMany(e => e.Outcomes.Where(o => o.Cases > 0 && o.IsRequired).Select(o => $"{e.Name}: {o.Name}"))];

    private static (string, int)[] Outcomes(RuleSetCoverage coverage, string name) =>
        [.. coverage.Entries.Single(e => e.Name == name && e.Kind != CoverageKind.Applicability).Outcomes.Select(o => (o.Name, o.Cases))];
}
