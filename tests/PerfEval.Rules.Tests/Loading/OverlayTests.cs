using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Tests.Loading;

/// <summary>What an overlay changes, what it may not, and which layer an explanation names.</summary>
public sealed class OverlayTests
{
    private const string Base = """
        ruleset: base
        version: "1"
        title: 共性框架
        basis: { 办法: 项目支出绩效评价办法 }
        facts: { 执行数: money, 预算数: money, 违规: [{ 事项: text, 金额: money }] }
        measures: { 预算执行率: 执行数 / 预算数 }
        checks:
        - { that: 执行数 ≤ 预算数 }
        indicators:
          过程:
            indicators:
              预算执行率: { points: 20, of: 预算执行率, bands: [≥ 90%: 20, < 90%: 0] }
              资金使用合规性: { points: 30, checklist: [①符合制度: 10, ②手续齐全: 10, ③符合用途: 10] }
          效益:
            points: 50
            indicators:
              社会效益: { points: 50, judgement: 0..50 }
        rules:
          违规支出: { for: 项 in 违规, deduct: { from: 资金使用合规性, points: 1, max: 3 }, because: "{项.事项}{项.金额}" }
          超预算: { when: 执行数 > 预算数, deduct: [{ from: 预算执行率, points: 2 }, { from: 社会效益, points: 1 }] }
        grades: [≥ 90: 优, ≥ 60: 中, < 60: 差]
        """;

    private const string Case = """
        case: c
        ruleset: top
        as-of: 2021-12-31
        facts: { 执行数: 110 万元, 预算数: 100 万元, 违规: [[事项, 金额], [招待, 1 万元], [旅游, 2 万元]] }
        judgements: { 资金使用合规性: 是, 社会效益: 50 }
        """;

    [Theory]
    [InlineData("", "18 28 49")]
    [InlineData("rules: { 违规支出: { deduct: { points: 2 } } }", "18 27 49")]
    [InlineData("rules: { 违规支出: removed }", "18 30 49")]
    [InlineData("rules: { 超预算: { deduct: { from: 预算执行率, points: 5 } } }", "PE3309")]
    [InlineData("rules: { 超预算: { deduct: [{ from: 预算执行率, points: 5 }] } }", "15 28 50")]
    [InlineData("rules: { 新规则: { when: 执行数 > 1 万元, deduct: { from: 社会效益, points: 4 } } }", "18 28 45")]
    [InlineData("rules: { 新规侧: { deduct: { points: 4 } } }", "PE3305")]
    [InlineData("rules: { 没有的: removed }", "PE3304")]
    [InlineData("indicators: { 社会效益: { judgement: 0..50, deduct: { of: 执行数, over: 100 万元, points: 7 } } }", "18 28 42")]
    [InlineData("indicators: { 预算执行率: { bands: [≥ 120%: 20, ≥ 100%: 15, < 100%: 0] } }", "13 28 49")]
    [InlineData("indicators: { 预算执行率: { ratio: 预算执行率 / 2 } }", "9 28 49")]
    [InlineData("indicators: { 过程/预算执行率: { points: 10, bands: [≥ 90%: 10, < 90%: 0] }, 效益: { points: 60 }, 社会效益: { points: 60, judgement: 0..60 } }", "8 28 49")]
    [InlineData("indicators: { 过程: { indicators: { 资金使用合规性: { checklist: [③: removed, ①: 15, ②: 15] } } } }", "18 28 49")]
    [InlineData("indicators: { 资金使用合规性: { checklist: [③: 5, ④票据齐全: { points: 5, when: 执行数 > 5 万元 }] } }", "18 28 49")]
    [InlineData("indicators: { 过程: { indicators: { 资金使用合规性: { points: 20, checklist: [③: removed] }, 绩效自评: { points: 10, formula: '10' } } } }", "18 18 10 49")]
    [InlineData("indicators: { 过程/资金使用合规姓: { points: 5 } }", "PE3305")]
    [InlineData("indicators: { 资金使用合规姓: { wording: x } }", "PE3305")]
    [InlineData("indicators: { 社会效意: removed }", "PE3304")]
    [InlineData("indicators: { 资金使用合规性: { checklist: [⑨: removed] } }", "PE3304")]
    [InlineData("indicators: { 资金使用合规性: { advice: removed } }", "PE3304")]
    [InlineData("indicators: { 社会效益: { wording: 甲 }, 效益/社会效益: { wording: 乙 } }", "PE3307")]
    [InlineData("indicators: { 社会效益: removed, 效益: { points: 20 }, 预算执行率: removed }", "PE3308 PE3308")]
    [InlineData("indicators: { 效益: removed, 社会效益: { wording: 甲 } }", "PE3308 PE3308")]
    [InlineData("indicators: { 社会效益: 5 }", "PE3003")]
    [InlineData("indicators: { 效益: { points: 40 } }", "PE3101")]
    [InlineData("measures: { 预算执行率: { value: 执行数 / 预算数 / 2 } }", "0 28 49")]
    [InlineData("measures: { 预算执行率: removed }", "PE1101")]
    [InlineData("facts: { 执行数: { type: money, max: 500 万元 } }", "18 28 49")]
    public void Overlay_changesWhatItSays(string overlay, string expected)
    {
        string text = "ruleset: top\nversion: \"2\"\nextends: base@1\n" + overlay;
        if (expected.StartsWith("PE", StringComparison.Ordinal))
        {
            PerfEvalException error = Assert.Throws<PerfEvalException>(() => Parse(text));
            Assert.Equal(expected.Split(' '), error.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.Id));
            return;
        }

        CaseEvaluation evaluation = Evaluate(Parse(text));
        string[] scores = [.. evaluation.Result.Indicators.Where(i => i.Indicator is { IsItem: false, IsSection: false, Parent: not null }).Select(i => i.Score.ToString())];
        Assert.Equal(expected.Split(' '), scores);
    }

    [Fact]
    public void Name_ofSeveral_isAnError()
    {
        PerfEvalException error = Assert.Throws<PerfEvalException>(() => RuleSet.Parse("ruleset: top\nversion: \"2\"\nextends: b\nindicators: { 完成情况: { wording: 甲 } }\n", null, _ => """
            ruleset: b
            version: "1"
            title: t
            indicators:
              一: { indicators: { 完成情况: { points: 1, deduct: [] } } }
              二: { indicators: { 完成情况: { points: 1, deduct: [] } } }
            """));
        Assert.Equal("PE3306", Assert.Single(error.Diagnostics).Id);
    }

    [Fact]
    public void Names_ofTheOverlay_stand_andTitleComesFromBelow()
    {
        RuleSet top = Parse("ruleset: top\nversion: \"2\"\nextends: base@1\n");
        Assert.Equal(("top", "2", "共性框架"), (top.Id, top.Version, top.Title));
        Assert.Equal(["base@1", "top@2"], top.Layers);
        Assert.NotEqual(RuleSet.Parse(Base).Hash, top.Hash);
    }

    [Fact]
    public void Explanation_namesTheLayer()
    {
        RuleSet top = Parse("ruleset: top\nversion: \"2\"\nextends: base@1\nindicators: { 社会效益: { judgement: 0..50, reading: 由三人打分 } }\n");
        string text = Evaluate(top).ToText(explain: true);
        Assert.Contains("出自：base@1，judgement、reading 由 top@2 改写", text, StringComparison.Ordinal);
        Assert.Contains("出自：base@1\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("出自：", Evaluate(RuleSet.Parse(Base), "base").ToText(explain: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Problem_inWhatIsExtended_isShownAtItsPlace()
    {
        PerfEvalException error = Assert.Throws<PerfEvalException>(() =>
            RuleSet.Parse("ruleset: top\nversion: \"2\"\nextends: base@1\n", "top.yaml", _ => Base.Replace("points: 50, judgement", "points: 55, judgement", StringComparison.Ordinal)));
        Assert.Equal(["base", "top.yaml"], error.Diagnostics.Select(d => d.Location!.Value.File).Distinct());
        Assert.Contains(error.Diagnostics, d => d.Id == "PE3303");
    }

    [Fact]
    public void Conflict_namesBothPlaces()
    {
        PerfEvalException error = Assert.Throws<PerfEvalException>(() => Parse("ruleset: top\nversion: \"2\"\nextends: base@1\nindicators:\n  社会效益: removed\n"));
        Diagnostic conflict = Assert.Single(error.Diagnostics);
        Assert.Equal(("PE3308", 5), (conflict.Id, conflict.Location!.Value.Line));
        Assert.Contains("base:20:", conflict.Message(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void Layers_mayBeSeveral()
    {
        RuleSet top = RuleSet.Parse("ruleset: top\nversion: \"3\"\nextends: middle@2\nrules: { 违规支出: { deduct: { points: 3 } } }\n", null, name => name switch
        {
            "base@1" => Base,
            "middle@2" => "ruleset: middle\nversion: \"2\"\nextends: base@1\nrules: { 违规支出: { deduct: { max: 5 } }, 超预算: removed }\n",
            _ => null,
        });
        Assert.Equal(["base@1", "middle@2", "top@3"], top.Layers);
        CaseEvaluation evaluation = Evaluate(top);
        Assert.Equal(20 + 25 + 50, evaluation.Total.Low);
        Assert.Contains("deduct 由 middle@2 改写", evaluation.ToText(explain: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Circle_isAnError() => Assert.Contains(
        Assert.Throws<PerfEvalException>(() => RuleSet.Parse("ruleset: a\nversion: \"1\"\nextends: b@1\n", null, name =>
            name == "b@1" ? "ruleset: b\nversion: \"1\"\nextends: a@1\n" : "ruleset: a\nversion: \"1\"\nextends: b@1\n")).Diagnostics,
        d => d.Id == "PE3302" && d.Message(Language.English).Contains("a → b → a", StringComparison.Ordinal));

    [Fact]
    public void LayersWithoutEnd_areAnError()
    {
        int layer = 0;
        PerfEvalException error = Assert.Throws<PerfEvalException>(() => RuleSet.Parse("ruleset: l0\nversion: \"1\"\nextends: l1\n", null, _ =>
        {
            layer++;
            return $"ruleset: l{layer}\nversion: \"1\"\nextends: l{layer + 1}\n";
        }));
        Assert.Contains(error.Diagnostics, d => d.Id == "PE3316");
    }

    [Fact]
    public void AbstractFramework_isChecked_butScoresNothing()
    {
        RuleSet frame = RuleSet.Parse("""
            ruleset: frame
            version: "1"
            title: 框架
            abstract: true
            facts: { 完成率: rate }
            indicators:
              产出:
                indicators:
                  产出数量: { ratio: 完成率 }
                  产出质量: { wording: 质量达标, checklist: [①达标: 1/2, ②验收: 1/2] }
            """);
        Assert.True(frame.IsAbstract);
        using var folder = new TemporaryFolder();
        string path = folder.Write("c.yaml", "case: c\nruleset: frame\nfacts: { 完成率: 90% }\n");
        Assert.Equal(["PE3310"], Assert.Throws<PerfEvalException>(() => frame.EvaluateFile(path)).Diagnostics.Select(d => d.Id));
    }

    [Fact]
    public void AbstractFramework_withAMistake_isRefused() => Assert.Equal(
        ["PE1101"],
        Assert.Throws<PerfEvalException>(() => RuleSet.Parse("ruleset: f\nversion: \"1\"\ntitle: t\nabstract: true\nindicators: { 甲: { ratio: 没有的数 } }\n")).Diagnostics.Select(d => d.Id));

    private static RuleSet Parse(string text) => RuleSet.Parse(text, null, name => name == "base@1" ? Base : null);

    private static CaseEvaluation Evaluate(RuleSet ruleSet, string id = "top")
    {
        using var folder = new TemporaryFolder();
        return ruleSet.EvaluateFile(folder.Write("c.yaml", Case.Replace("ruleset: top", "ruleset: " + id, StringComparison.Ordinal)));
    }
}
