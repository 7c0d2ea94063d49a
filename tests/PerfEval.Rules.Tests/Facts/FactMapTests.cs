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
        Assert.Contains(error.Diagnostics, d => d.Message(Language.English) == "The property A of Wrong states '满意渡', which the rule set does not have. Did you mean '满意度'? Mark a property that is no fact with [NotAFact].");
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

    [Fact]
    public void NullItemsOfAList_areItemsThatAreNotKnown()
    {
        RuleSet lists = Lists();
        FactMap<Amounts> map = FactMap.ByProperties<Amounts>(lists);
        CaseEvaluation typed = lists.Evaluate(new CaseBuilder("c").Facts(map, new Amounts([40, null, 30], ["甲", null], [Rank.优, null])));
        CaseEvaluation dictionary = lists.Evaluate(new CaseBuilder("c").Facts(new Dictionary<string, object?>
        {
            ["金额"] = new[] { "40 元", null, "30 元" }, ["名称"] = new List<string?> { "甲", null }, ["等次"] = new Rank?[] { Rank.优, null },
        }));
        CaseEvaluation file = lists.EvaluateJson("""{"case":"c","facts":{"金额":["40 元","未知","30 元"],"名称":["甲","未知"],"等次":["优","未知"]}}"""u8.ToArray());
        Assert.False(file.Total.IsKnown);
        Assert.Equal((8m, 29m), (file.Total.Low, file.Total.High));
        Assert.Equal(file.ToJson(), typed.ToJson());
        Assert.Equal(file.ToJson(), dictionary.ToJson());
        FactMap<Amounts> byHand = FactMap.For<Amounts>(lists).WithList("金额", a => a.金额, "元").WithList("名称", a => a.名称).WithList("等次", a => a.等次);
        Assert.Equal(file.ToJson(), lists.Evaluate(new CaseBuilder("c").Facts(byHand, new Amounts([40, null, 30], ["甲", null], [Rank.优, null]))).ToJson());
    }

    [Fact]
    public void NullRowOfATable_isRefused_withTheNameOfTheFact()
    {
        FactMap<Project> map = FactMap.ByProperties<Project>(s_ruleSet);
        Project project = Sample() with { Lines = [new Line("餐费", 150, false, new DateOnly(2024, 3, 1)), null!] };
        Assert.Contains("'明细'", Assert.Throws<ArgumentException>(() => new CaseBuilder("c").Facts(map, project)).Message, StringComparison.Ordinal);
        var rows = new Dictionary<string, object?> { ["明细"] = new Dictionary<string, object?>?[] { new() { ["用途"] = "餐费" }, null } };
        Assert.Contains("'明细'", Assert.Throws<ArgumentException>(() => new CaseBuilder("c").Facts(rows)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EnumsThatMayBeNull_stateChoices_andNullIsNotKnown()
    {
        FactMap<Ranked> map = FactMap.ByProperties<Ranked>(s_ruleSet);
        Assert.Equal(Json("等次", "良"), Json(new CaseBuilder("c").Facts(map, new Ranked(Rank.良))));
        Assert.Equal(Json("等次", "良"), Json(new CaseBuilder("c").Facts([new("等次", Rank.良)])));
        Assert.Equal("""{"case":"c"}""", Json(new CaseBuilder("c").Facts(map, new Ranked(null))));
        Assert.Equal("""{"case":"c"}""", Json(new CaseBuilder("c").Facts([new("等次", default(Rank?))])));
    }

    [Fact]
    public void ValueOfAnEnum_thatHasNoName_isRefused()
    {
        FactMap<Ranked> map = FactMap.ByProperties<Ranked>(s_ruleSet);
        Assert.Contains("'等次'", Assert.Throws<ArgumentException>(() => new CaseBuilder("c").Facts(map, new Ranked((Rank)9))).Message, StringComparison.Ordinal);
        Assert.Equal("PE4306", Code(() => new CaseBuilder("c").Facts([new("等次", (Rank)9)])));
    }

    [Fact]
    public void EnumWithMembersThatAreNoChoices_isRefused_withTheirNames()
    {
        Diagnostic problem = Problem(() => FactMap.ByProperties<WrongRanked>(s_ruleSet));
        Assert.Equal("PE4308", problem.Id);
        Assert.Equal("The property 等次 of WrongRanked is the enum WrongRank, of which 良好, 差 is not among the choices of '等次' (优, 良).", problem.Message(Language.English));
        RuleSet english = RuleSet.Parse("ruleset: e\nversion: \"1\"\ntitle: t\nfacts: { grade: [good, fair] }\nindicators: { a: { points: 10, deduct: [] } }\n");
        Assert.EndsWith("Did you mean 'fair'?", Problem(() => FactMap.For<Grade>(english).With("grade", g => g)).Message(Language.English), StringComparison.Ordinal);
        Assert.Equal("PE4308", Code(() => FactMap.For<WrongRanked>(s_ruleSet).With("等次", r => r.等次)));
    }

    [Theory]
    [InlineData("支出", "kg")]
    [InlineData("支出", "")]
    [InlineData("支出", "%")]
    [InlineData("人数", "万元")]
    [InlineData("满意度", "天")]
    [InlineData("工期", "工作日")]
    public void UnitThatTheFactDoesNotTake_isRefused_whenTheMapIsMade(string fact, string unit)
    {
        Diagnostic problem = Problem(() => FactMap.For<Project>(s_ruleSet).With(fact, p => p.Spent, unit));
        Assert.Equal("PE4307", problem.Id);
        Assert.Contains("The value that the map of Project gives", problem.Message(Language.English), StringComparison.Ordinal);
        Assert.Contains($"'{fact}'", problem.Message(Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("支出", "千元")]
    [InlineData("预算", "角")]
    [InlineData("人数", "人")]
    [InlineData("满意度", "‰")]
    [InlineData("工期", "周")]
    public void UnitThatTheFactTakes_isRight(string fact, string unit) => FactMap.For<Project>(s_ruleSet).With(fact, p => p.Spent, unit);

    [Fact]
    public void UnitOfWhatIsNoNumber_isRefused()
    {
        Diagnostic[] problems = [.. Assert.Throws<PerfEvalException>(() => FactMap.ByProperties<WrongUnits>(s_ruleSet)).Diagnostics];
        Assert.Equal(["PE4307", "PE4307", "PE4307", "PE4307"], problems.Select(p => p.Id));
        Assert.Contains(problems, p => p.Message(Language.English) == "The property 支出 of WrongUnits counts in 'kg', which is no unit for '支出' (amount of money (元)). It may be 元, 千元, 万元, 百万元, 千万元, 亿元, 角.");
        Assert.Contains(problems, p => p.Message(Language.English) == "The property 合规 of WrongUnits counts in '元', which is no unit for '合规' (boolean (是/否)). Leave the unit out.");
    }

    [Fact]
    public void DayOfAMonth_isRefused_forTheDayWouldBeLost()
    {
        RuleSet months = RuleSet.Parse("ruleset: m\nversion: \"1\"\ntitle: t\nfacts: { 月份: month }\nindicators: { a: { points: 10, deduct: [] } }\n");
        Diagnostic problem = Problem(() => FactMap.For<DateOnly>(months).With("月份", d => d));
        Assert.Equal("PE4302", problem.Id);
        Assert.EndsWith("it may be string.", problem.Message(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void TypesWithoutPropertiesThatStateFacts_areRefused()
    {
        Assert.Equal("PE4309", Code(() => FactMap.ByProperties<string>(s_ruleSet)));
        Assert.Equal("PE4309", Code(() => FactMap.ByProperties<int>(s_ruleSet)));
        Assert.Equal("PE4309", Code(() => FactMap.ByProperties<decimal>(s_ruleSet)));
        Assert.Equal("PE4309", Code(() => FactMap.ByProperties<Rank>(s_ruleSet)));
        Assert.Equal("PE4309", Code(() => FactMap.ByProperties<Dictionary<string, object?>>(s_ruleSet)));
        Assert.Equal("PE4309", Code(() => FactMap.ByProperties<object>(s_ruleSet)));
        Diagnostic problem = Problem(() => FactMap.ByProperties<WrongRows>(s_ruleSet));
        Assert.Equal("PE4309", problem.Id);
        Assert.Contains("WrongRows.明细", problem.Message(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void NameThatALambdaGets_isToldWithoutAProperty() => Assert.Equal(
        "The map of Project states '人数量', which the rule set does not have. Did you mean '人数'?",
        Problem(() => FactMap.For<Project>(s_ruleSet).With("人数量", p => p.Staff)).Message(Language.English));

    [Fact]
    public void UnitThatALambdaLacks_isToldAsALambdaWritesIt() => Assert.EndsWith(
        "With(\"支出\", …, \"万元\").", Problem(() => FactMap.For<Project>(s_ruleSet).With("支出", p => p.Spent)).Message(Language.English), StringComparison.Ordinal);

    [Fact]
    public void ColumnsThatAreNotThoseGiven_areRefused()
    {
        FactMap<Project> map = FactMap.For<Project>(s_ruleSet);
        Assert.Throws<ArgumentException>(() => map.WithTable("明细", p => p.Lines, c => null!));
        Assert.Throws<ArgumentException>(() => map.WithTable("明细", p => p.Lines, c => FactMap.For<Line>(s_ruleSet)));
    }

    private static Diagnostic Problem(Func<object> action) => Assert.Single(Assert.Throws<PerfEvalException>(action).Diagnostics);

    private static string Json(CaseBuilder made) => Encoding.UTF8.GetString(made.ToJson().Span);

    private static string Json(string fact, string value) => $$$"""{"case":"c","facts":{"{{{fact}}}":"{{{value}}}"}}""";

    private static RuleSet Lists() => RuleSet.Parse("""
        ruleset: l
        version: "1"
        title: t
        facts: { 金额: [money], 名称: [text], 等次: [text] }
        indicators:
          金额: { points: 10, deduct: { for: 项 in 金额, when: 项 > 35 元, points: 1 } }
          名称: { points: 10, deduct: { for: 项 in 名称, when: "项 = \"乙\"", points: 10 } }
          等次: { points: 10, deduct: { for: 项 in 等次, when: "项 = \"良\"", points: 10 } }
        """);

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

    public enum WrongRank
    {
        优,
        良好,
        差,
    }

    public enum Grade
    {
        good,
        fiar,
    }

    public sealed record Ranked(Rank? 等次);

    public sealed record WrongRanked(WrongRank? 等次);

    public sealed record Amounts([property: FactName("金额", Unit = "元")] List<decimal?> 金额, List<string?> 名称, IReadOnlyList<Rank?> 等次);

    public sealed record WrongUnits(
        [property: FactName("支出", Unit = "kg")] decimal 支出,
        [property: FactName("合规", Unit = "元")] bool 合规,
        [property: FactName("预算", Unit = "万元")] string 预算,
        [property: FactName("明细", Unit = "元")] IReadOnlyList<Line> 明细);

    public sealed record WrongRows(List<string> 明细);
}
