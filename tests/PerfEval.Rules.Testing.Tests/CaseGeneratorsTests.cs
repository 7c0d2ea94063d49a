using FsCheck;
using FsCheck.Fluent;
using PerfEval.Tests;

namespace PerfEval.Rules.Testing.Tests;

/// <summary>Made-up cases reach everything that a rule set looks at, and can be scored.</summary>
public sealed class CaseGeneratorsTests
{
    private const string Head = "ruleset: t\nversion: \"1\"\ntitle: 测试\n";

    private static readonly RuleSet s_ruleSet = RuleSet.Parse(Head + """
        facts: { 预算: { type: money, min: 1 元 }, 支出: { type: money, min: 0 元 }, 竣工: date, 采购方式: [公开, 单一来源], 备注: text }
        measures: { 执行率: 支出 / 预算 }
        indicators:
          执行: { points: 4, of: 执行率, bands: [≥ 95%: 4, "[80%..95%)": 2, otherwise: 0] }
          及时: { points: 2, bands: [竣工 ≤ date("2023-12-31"): 2, otherwise: 0] }
          采购: { points: 2, bands: ["采购方式 = \"公开\"": 2, otherwise: 0] }
        """);

    private static IReadOnlyList<CaseDraft> Drafts { get; } = [.. CaseGenerators.For(s_ruleSet).Sample(400, new Rnd(PropertyConfig.Seed()), 50)];

    [Fact]
    public void Draft_whatever_isScored() => Prop.ForAll(CaseGenerators.ArbitraryFor(s_ruleSet), draft => s_ruleSet.Evaluate(draft.ToYaml()).Total.High <= 8).Check(PropertyConfig.Runs(100));

    [Theory]
    [InlineData("2023-12-31")]
    [InlineData("2024-01-01")]
    [InlineData("2023-12-30")]
    [InlineData("无")]
    public void Facts_areAtAndBesideWhatTheyAreComparedWith(string day) => Assert.Contains(Drafts, d => d.Facts.GetValueOrDefault("竣工")?.Text == day);

    // 执行率 is no fact; the facts behind it are chosen so that it comes out at the ends of its bands and just below.
    [Theory]
    [InlineData("0.95", 4)]
    [InlineData("0.9499", 2)]
    [InlineData("0.80", 2)]
    [InlineData("0.7999", 0)]
    public void MeasuredValues_areSteeredToTheEndsOfBands(string rate, int score)
    {
        decimal wanted = decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture);
        CaseDraft at = Assert.Single(Drafts.Where(d => Amount(d, "支出") is { } spent && Amount(d, "预算") is { } budget && spent == wanted * budget).Take(1));
        CaseDraft only = at with { Facts = at.Facts.Where(f => f.Key is "支出" or "预算").ToDictionary(), Judgements = new Dictionary<string, CaseValue>() };
        Assert.Equal(score, s_ruleSet.Evaluate(only.ToYaml()).Total.Low);
    }

    [Fact]
    public void Facts_areLeftOutAndKnownInPart()
    {
        Assert.Contains(Drafts, d => !d.Facts.ContainsKey("预算"));
        Assert.Contains(Drafts, d => d.Facts.GetValueOrDefault("预算")?.Text?.StartsWith('≥') == true);
        Assert.Contains(Drafts, d => d.Facts.GetValueOrDefault("预算")?.Text?.Contains("..", StringComparison.Ordinal) == true);
        Assert.All(["公开", "单一来源"], way => Assert.Contains(Drafts, d => d.Facts.GetValueOrDefault("采购方式")?.Text == way));
    }

    [Fact]
    public void Draft_whenShrunk_hasLessInItOrPlainerValues()
    {
        CaseDraft draft = Drafts.First(d => d.Facts.Count == 5);
        CaseDraft[] simpler = [.. CaseGenerators.ArbitraryFor(s_ruleSet).Shrinker(draft)];
        Assert.Contains(simpler, s => s.Facts.Count == 4);
        Assert.All(simpler, s => Assert.NotEqual(draft.ToYaml(), s.ToYaml()));
    }

    [Fact]
    public void HostileText_isNeverScoredAsSomethingElse()
    {
        foreach (string text in CaseGenerators.HostileText().Sample(300, new Rnd(PropertyConfig.Seed()), 50).Distinct())
        {
            CaseDraft draft = new() { RuleSet = "t", Facts = new Dictionary<string, CaseValue> { ["竣工"] = CaseValue.Of("2023-01-01"), ["备注"] = CaseValue.List([CaseValue.Of(text)]) } };
            PerfEvalException refused = Assert.Throws<PerfEvalException>(() => s_ruleSet.Evaluate(draft.ToYaml()));
            Assert.All(refused.Diagnostics, d => Assert.NotNull(d.Location));
        }
    }

    private static decimal? Amount(CaseDraft draft, string fact)
    {
        string[]? words = draft.Facts.GetValueOrDefault(fact)?.Text?.Split(' ');
        return words is [var number, var unit] && decimal.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out decimal amount)
            ? amount * (unit == "万元" ? 10_000 : 1)
            : null;
    }
}
