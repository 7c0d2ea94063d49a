using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Facts;

namespace PerfEval.Rules.Tests.Facts;

/// <summary>Facts from typed objects, dictionaries and one by one: they score as those of a case file do, and what does not fit is told when the map is made.</summary>
public sealed class FactMapTests
{
    private static readonly RuleSet s_ruleSet = RuleSet.Parse("""
        ruleset: t
        version: "1"
        title: t
        facts:
          人数: integer 人
          预算: money 万元
          支出: money
          满意度: rate
          验收日期: date
          合规: boolean
          等次: [优, 良]
          说明: text
          工期: days
          问题: [text]
          明细: [{ 用途: text, 金额: money 元, 附件: boolean, 日期: date }]
        indicators:
          人员: { points: 10, of: 人数, bands: [≤ 20: 10, > 20: 4] }
          执行: { points: 10, ratio: 支出 / 预算 }
          满意: { points: 10, ratio: 满意度 }
          验收: { points: 10, bands: [验收日期 ≤ 2024-06-30 and 合规: 10, otherwise: 3] }
          等次: { points: 10, of: 等次, bands: [优: 10, 良: 6] }
          工期: { points: 10, of: 工期, bands: [≤ 90 天: 10, otherwise: 2] }
          问题: { points: 10, deduct: { for: 项 in 问题, points: 1 } }
          附件: { points: 10, deduct: { for: 行 in 明细, when: not(行.附件) and 行.金额 > 100 元, points: 2, because: "{行.用途}" } }
        """);

    public enum Rank
    {
        优,
        良,
    }

    [Fact]
    public void Object_scoresAsTheCaseFileDoes()
    {
        FactMap<Project> map = FactMap.ByProperties<Project>(s_ruleSet, requireAll: true);
        CaseEvaluation evaluation = s_ruleSet.Evaluate(new CaseBuilder("c").AsOf(new DateOnly(2024, 12, 31)).Facts(map, Sample()));
        Assert.Equal(FromFile().ToJson().Replace(FromFile().Result.Case.Model.Hash, "", StringComparison.Ordinal),
            evaluation.ToJson().Replace(evaluation.Result.Case.Model.Hash, "", StringComparison.Ordinal));
        Assert.Equal("61", evaluation.Total.ToString());
    }

    [Fact]
    public void MapByHand_isTheSame()
    {
        FactMap<Project> map = FactMap.For<Project>(s_ruleSet)
            .With("人数", p => p.Staff).With("预算", p => p.Budget).With("支出", p => p.Spent, "元").With("满意度", p => p.Satisfaction, "%")
            .With("验收日期", p => p.Accepted).With("合规", p => p.合规).With("等次", p => p.等次).With("说明", p => p.说明).With("工期", p => p.Days, "天")
            .WithList("问题", p => p.问题)
            .WithTable("明细", p => p.Lines, rows => rows.With("用途", r => r.用途).With("金额", r => r.金额).With("附件", r => r.附件).With("日期", r => r.日期));
        CaseBuilder byHand = new CaseBuilder("c").Facts(map, Sample()), byProperties = new CaseBuilder("c").Facts(FactMap.ByProperties<Project>(s_ruleSet), Sample());
        Assert.Equal(s_ruleSet.Evaluate(byProperties).ToJson(), s_ruleSet.Evaluate(byHand).ToJson());
    }

    [Fact]
    public void Dictionary_isTheSame()
    {
        CaseBuilder made = new CaseBuilder("c").Facts(new Dictionary<string, object?>
        {
            ["人数"] = 18,
            ["预算"] = 100m,
            ["支出"] = "900000 元",
            ["满意度"] = "80 %",
            ["验收日期"] = new DateOnly(2024, 6, 1),
            ["合规"] = true,
            ["等次"] = "良",
            ["说明"] = "无",
            ["工期"] = "95 天",
            ["问题"] = (string[])["甲", "乙"],
            ["明细"] = (Dictionary<string, object?>[])
            [
                new() { ["用途"] = "餐费", ["金额"] = 150m, ["附件"] = false, ["日期"] = "2024-03-01" },
                new() { ["用途"] = "车费", ["金额"] = 50m, ["附件"] = false, ["日期"] = new DateOnly(2024, 4, 1) },
            ],
        });
        Assert.Equal("61", s_ruleSet.Evaluate(made).Total.ToString());
    }

    [Fact]
    public void WhatIsNull_isUnknown()
    {
        FactMap<Project> map = FactMap.ByProperties<Project>(s_ruleSet);
        CaseEvaluation evaluation = s_ruleSet.Evaluate(new CaseBuilder("c").Facts(map, Sample() with { Staff = null, Lines = null }));
        Assert.Equal(("47", "63"), (evaluation.Total.Low.ToString("0", System.Globalization.CultureInfo.InvariantCulture), evaluation.Total.High.ToString("0", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void EvidenceAttributesAndJudgements_goAlong()
    {
        RuleSet asked = RuleSet.Parse("""
            ruleset: a
            version: "1"
            title: t
            facts: { 完成率: { type: rate, evidence: required } }
            indicators:
              完成: { points: 10, ratio: 完成率 }
              制度: { points: 4, checklist: [①有: 2, ②执行: 2] }
              效益: { points: 6, judgement: 0..6 }
              合规: { points: 5, deduct: { found: 违规, points: 1 } }
            """);
        CaseEvaluation evaluation = asked.Evaluate(new CaseBuilder("c").Attribute("县", "甲县").Fact("完成率", "90%")
            .Evidence("台账", "任务台账", "自评报告", "完成率").Judge("制度", "是").Judge("效益", 5, "见效慢").Judge("合规", "[]"));
        Assert.Equal("23", evaluation.Total.ToString());
        Assert.Equal("甲县", evaluation.Attribute("县"));
        Assert.Empty(evaluation.Diagnostics);
    }

    [Fact]
    public void PropertiesThatDoNotFit_areToldTogether_whenTheMapIsMade()
    {
        PerfEvalException error = Assert.Throws<PerfEvalException>(() => FactMap.ByProperties<Wrong>(s_ruleSet));
        Assert.Equal(["PE4301", "PE4302", "PE4302", "PE4303", "PE4304"], error.Diagnostics.Select(d => d.Id).Order(StringComparer.Ordinal));
        Assert.Contains(error.Diagnostics, d => d.Message(Language.Chinese).Contains("是不是“满意度”？", StringComparison.Ordinal));
        Assert.Contains(error.Diagnostics, d => d.Message(Language.English).Contains("Unit = \"万元\"", StringComparison.Ordinal));
        Assert.Contains("PE4305", Assert.Throws<PerfEvalException>(() => FactMap.ByProperties<Small>(s_ruleSet, requireAll: true)).Diagnostics.Select(d => d.Id));
    }

    [Fact]
    public void NamesOfProperties_maySpellFactsTheirOwnWay_unlessTwoWouldFit()
    {
        RuleSet english = RuleSet.Parse("ruleset: e\nversion: \"1\"\ntitle: t\nfacts: { meals served: number, mealsPlanned: number }\nindicators: { a: { points: 10, ratio: meals served / mealsPlanned } }\n");
        Assert.Equal("5", english.Evaluate(new CaseBuilder("c").Facts(FactMap.ByProperties<Meals>(english), new Meals(5, 10))).Total.ToString());
        RuleSet twofold = RuleSet.Parse("ruleset: e\nversion: \"1\"\ntitle: t\nfacts: { meals served: number, mealsServed: number, mealsPlanned: number }\nindicators: { a: { points: 10, deduct: [] } }\n");
        Assert.Equal("PE4301", Code(() => FactMap.ByProperties<Meals>(twofold)));
    }

    [Fact]
    public void MapByHand_isCheckedAtOnce()
    {
        FactMap<Project> map = FactMap.For<Project>(s_ruleSet);
        Assert.Equal("PE4301", Code(() => map.With("人数量", p => p.Staff)));
        Assert.Equal("PE4302", Code(() => map.With("合规", p => p.Budget)));
        Assert.Equal("PE4302", Code(() => map.With("人数", p => 1.5)));
        Assert.Equal("PE4303", Code(() => map.With("支出", p => p.Spent)));
        Assert.Equal("PE4304", Code(() => map.With("人数", p => p.Staff).With("人数", p => p.Staff)));
        Assert.Equal("PE4302", Code(() => map.WithList("明细", p => p.问题)));
        Assert.Equal("PE4302", Code(() => map.WithTable("问题", p => p.Lines, r => r)));
        Assert.Equal("PE4301", Code(() => map.WithTable("明细", p => p.Lines, r => r.With("金饿", l => l.金额))));
    }

    [Fact]
    public void ValueOfADictionary_thatNoFactCanBe_isRefused()
    {
        Assert.Equal("PE4306", Code(() => new CaseBuilder("c").Facts([new("预算", 1.5)])));
        Assert.Equal("PE4306", Code(() => new CaseBuilder("c").Facts([new("明细", new[] { new Dictionary<string, object?> { ["金额"] = 1f } })])));
    }

    [Fact]
    public void ValuesThatDoNotFit_areToldAsInACaseFile()
    {
        PerfEvalException error = Assert.Throws<PerfEvalException>(() => s_ruleSet.Evaluate(new CaseBuilder("c").Fact("支出", 5m).Fact("没有的", "1").Fact("等次", "差")));
        Assert.Equal(["PE4002", "PE4104"], error.Diagnostics.Select(d => d.Id).Where(i => i is "PE4002" or "PE4104").Order(StringComparer.Ordinal));
        Assert.Equal(3, error.Diagnostics.Count);
    }

    [Fact]
    public void Json_isScoredAsItIs()
    {
        byte[] json = Encoding.UTF8.GetBytes("""{"case":"j","facts":{"人数":30}}""");
        Assert.Equal("j", s_ruleSet.EvaluateJson(json).CaseId);
        Assert.Throws<PerfEvalException>(() => s_ruleSet.EvaluateJson("[1"u8.ToArray()));
        Assert.Throws<PerfEvalException>(() => s_ruleSet.EvaluateJson(default));
    }

    private static string Code(Func<object> action) => Assert.Single(Assert.Throws<PerfEvalException>(action).Diagnostics).Id;

    private static Project Sample() => new(
        18, 100, 900_000, 80, new DateOnly(2024, 6, 1), true, Rank.良, "无", 95, ["甲", "乙"],
        [new Line("餐费", 150, false, new DateOnly(2024, 3, 1)), new Line("车费", 50, false, new DateOnly(2024, 4, 1))]);

    private static CaseEvaluation FromFile()
    {
        using var folder = new TemporaryFolder();
        return s_ruleSet.EvaluateFile(folder.Write("c.json", """
            {"case":"c","ruleset":"t","as-of":"2024-12-31","facts":{"人数":18,"预算":100,"支出":"900000 元","满意度":"80 %","验收日期":"2024-06-01","合规":true,"等次":"良","说明":"无","工期":"95 天",
             "问题":["甲","乙"],"明细":[{"用途":"餐费","金额":150,"附件":false,"日期":"2024-03-01"},{"用途":"车费","金额":50,"附件":false,"日期":"2024-04-01"}]}}
            """));
    }

    public sealed record Line(string 用途, decimal 金额, bool 附件, DateOnly 日期);

    public sealed record Project(
        [property: FactName("人数")] int? Staff,
        [property: FactName("预算")] decimal Budget,
        [property: FactName("支出", Unit = "元")] decimal Spent,
        [property: FactName("满意度", Unit = "%")] decimal Satisfaction,
        [property: FactName("验收日期")] DateOnly? Accepted,
        bool 合规,
        Rank 等次,
        string 说明,
        [property: FactName("工期", Unit = "天")] int Days,
        IReadOnlyList<string> 问题,
        [property: FactName("明细")] IReadOnlyList<Line>? Lines)
    {
        [NotAFact]
        public string Note { get; init; } = "";
    }

    public sealed record Wrong(
        [property: FactName("满意渡")] decimal A,
        [property: FactName("合规")] decimal B,
        [property: FactName("预算")] double C,
        [property: FactName("支出")] decimal D,
        [property: FactName("人数")] int E,
        [property: FactName("人数")] int F);

    public sealed record Small(int 人数);

    public sealed record Meals(int MealsServed, int MealsPlanned);
}
