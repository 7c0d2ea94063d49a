using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Repair;
using PerfEval.Rules.Tests.Evaluation;
using PerfEval.Rules.Tests.RuleSets;

namespace PerfEval.Rules.Tests.Analysis.Repair;

public sealed class CaseRepairTests
{
    private const string Grades = "grades: [≥ 90: 优, ≥ 60: 中, < 60: 差]\n";

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (string name in ShippedCase.RuleSetOf.Keys.Where(n => n != "yuhua-2021"))
        {
            data.Add(name, "zh");
            data.Add(name, "en");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Repair_ofAShippedCase_isTheGoldenOne(string name, string lang) =>
        GoldenFile.Check("Analysis/Repair/Golden", $"{name}.{lang}.txt", new ShippedCase(name).Evaluation.Repair("优").ToText(lang == "zh" ? Language.Chinese : Language.English));

    [Theory]
    [InlineData("facts: { 率: rate }", "of: 率, bands: [≥ 90%: 100, ≥ 60%: 70, otherwise: 0]", "率: 72.5%", "“率”：72.5% → 90.00%")]
    [InlineData("facts: { 率: rate }", "of: 率, bands: [> 90%: 100, otherwise: 0]", "率: 72.5%", "“率”：72.5% → 90.01%")]
    [InlineData("facts: { 率: rate }", "of: 率, formula: if value ≥ 60% then points * (value - 60%) / 35% else 0", "率: 50%", "“率”：50% → 95.00%")]
    [InlineData("facts: { 率: rate }", "ratio: 率", "率: 未知", "“率”：没有提供 → 100.00%")]
    [InlineData("facts: { 完成: integer 件, 计划: { type: integer 件, fixed: true } }", "of: 完成 / 计划, bands: [≥ 2/3: 100, otherwise: 0]", "完成: 3 件, 计划: 100 件", "“完成”：3 件 → 67 件")]
    [InlineData("facts: { 支出: money 万元, 预算: { type: money 万元, fixed: true } }\nmeasures: { 执行率: 支出 / 预算 }", "of: 执行率, bands: [≥ 95%: 100, otherwise: 0]", "支出: 80.5, 预算: 120", "“支出”：80.5 万元 → 114 万元")]
    [InlineData("facts: { 完工: date, 期限: { type: date, fixed: true } }", "deduct: { when: 完工 > 期限, points: 20 }", "完工: 无, 期限: 2024-06-30", "“完工”：无 → 2024-06-30")]
    [InlineData("facts: { 工期: days 天 }", "deduct: { of: 工期, over: 90 天, per: 1 天, points: 5, steps: whole }", "工期: 100", "“工期”：100 天 → 90 天")]
    [InlineData("facts: { 结论: [好, 中, 差] }", "of: 结论, bands: [好: 100, 中: 60, 差: 0]", "结论: 中", "“结论”：中 → 好")]
    [InlineData("facts: { 率: { type: rate, evidence: required } }", "ratio: 率", "率: 95%", "补充“率”的佐证")]
    public void Repair_movesAFact_toTheNearestLimit(string facts, string standard, string values, string step)
    {
        CaseRepair repair = Repair($"{facts}\nindicators: {{ 一: {{ points: 100, {standard} }} }}\n{Grades}", $"facts: {{ {values} }}\n");
        Assert.Contains(step, repair.Sets.Select(s => Assert.Single(s.Steps).Text.Chinese));
        Assert.True(repair.IsExhaustive);
    }

    [Theory]
    [InlineData("checklist: [①甲: 50, ②乙: { points: 50, needs: ① }]", "{ ①: 否, ②: 是, reason: 因 }", "对“一/①甲”的评价：不符合 → 符合")]
    [InlineData("levels: [好: 100, 中: 60, 差: 0]", "中", "对“一”的评价：中 → 好")]
    [InlineData("judgement: 0..100", "{ score: 70, reason: 因 }", "对“一”的评价：70 分 → 100 分")]
    [InlineData("deduct: { found: 违规, points: 10 }", "[甲, 乙, 丙]", "对“一”的评价：3 起 → 1 起")]
    [InlineData("evidence: required, judgement: 0..100", "{ score: 95, reason: 因 }", "补充“一”的佐证")]
    public void Repair_changesAnAnswer_asFarAsNeeded(string standard, string answer, string step)
    {
        CaseRepair repair = Repair($"indicators: {{ 一: {{ points: 100, {standard} }} }}\n{Grades}", $"judgements: {{ 一: {answer} }}\n");
        Assert.Equal(step, Assert.Single(Assert.Single(repair.Sets).Steps).Text.Chinese);
    }

    [Fact]
    public void Repair_whereAMaximumHolds_takesAsManyRowsAsBringSomething()
    {
        const string Table = "facts: { 平台: [{ 名: text, 已对接: boolean }] }\nindicators: { 一: { points: 100, deduct: [] } }\n"
            + "rules: { 未对接: { for: 个 in 平台, when: not(个.已对接), deduct: { from: 一, points: 10, max: 20 } } }\n" + Grades;
        CaseRepair repair = Repair(Table, "facts: { 平台: [[名, 已对接], [甲, 否], [乙, 否], [丙, 否], [丁, 否], [戊, 是]] }\n");
        RepairStep step = Assert.Single(Assert.Single(repair.Sets).Steps);
        Assert.Equal("“平台”4 行（甲、乙、丙、丁）中任意 3 行的“已对接”：否 → 是", step.Text.Chinese);
        Assert.Equal((3, 10m), (step.Count, step.Points));
        Assert.Equal([1, 2, 3, 4], step.Rows);
    }

    [Fact]
    public void Repair_whereRowsListWhatIsWrong_takesThemOff()
    {
        const string Table = "facts: { 缺失: [{ 凭证: text, 缺少: text }], 凭证: { type: [{ 号: text }], fixed: true } }\nindicators: { 一: { points: 100, deduct: [] } }\n"
            + "rules: { 附件不全: { for: 证 in 凭证, when: some 缺 in 缺失 satisfies 缺.凭证 = 证.号, deduct: { from: 一, points: 20 } } }\n" + Grades;
        CaseRepair repair = Repair(Table, "facts: { 缺失: [[凭证, 缺少], [7#, 发票]], 凭证: [[号], [6#], [7#]] }\n");
        RepairStep step = Assert.Single(Assert.Single(repair.Sets).Steps);
        Assert.Equal((RepairKind.Row, "“缺失”所列的 1 行（7#）都已解决"), (step.Kind, step.Text.Chinese));
        Assert.Equal(["附件不全"], step.Cured);
    }

    [Fact]
    public void Repair_ofACapOnTheGrade_liftsIt()
    {
        const string Table = "facts: { 虚报: boolean }\nindicators: { 一: { points: 100, deduct: [] } }\nrules: { 弄虚作假: { when: 虚报, grade: at most 中 } }\n" + Grades;
        CaseRepair repair = Repair(Table, "facts: { 虚报: 是 }\n");
        RepairStep step = Assert.Single(Assert.Single(repair.Sets).Steps);
        Assert.Equal(("“虚报”：是 → 否", 0m), (step.Text.Chinese, step.Points));
        Assert.Equal(["弄虚作假"], step.Cured);
    }

    [Fact]
    public void Repair_withAFixedFact_saysWhatIsInTheWay()
    {
        const string Table = "facts: { 逾期: { type: boolean, fixed: true }, 虚报: { type: boolean, fixed: true } }\nindicators: { 一: { points: 100, deduct: { when: 逾期, points: 15 } } }\n"
            + "rules: { 弄虚作假: { when: 虚报, grade: at most 中 } }\n" + Grades;
        CaseRepair repair = Repair(Table, "facts: { 逾期: 是, 虚报: 是 }\n");
        Assert.False(repair.IsReachable);
        Assert.True(repair.IsExhaustive);
        Assert.Equal(85, repair.BestTotal.Low);
        Assert.Equal(["中"], repair.BestGrades);
        Assert.Equal([("一", 15m, "逾期"), (null, 0m, "虚报")], repair.Blocks.Select(b => (b.Indicator, b.Lost, Assert.Single(b.FixedFacts))));
        Assert.Contains("达不到：能改变的都改变，最多 85 分，等级 中。", repair.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Repair_whereSeveralSingleChangesWillDo_listsEach()
    {
        const string Table = "facts: { 甲: boolean, 乙: boolean }\nindicators: { 一: { points: 100, bands: [甲 or 乙: 100, otherwise: 0] } }\n" + Grades;
        CaseRepair repair = Repair(Table, "facts: { 甲: 否, 乙: 否 }\n");
        Assert.Equal(["“甲”：否 → 是", "“乙”：否 → 是"], repair.Sets.Select(s => Assert.Single(s.Steps).Text.Chinese));
        Assert.Equal(2, repair.Sets.Count);
        CaseRepair one = Evaluate(Table, "facts: { 甲: 否, 乙: 否 }\n").Repair("优", 1);
        Assert.True(one.HasMore);
        Assert.Single(one.Sets);
    }

    [Fact]
    public void Repair_ofAMeasureOverATable_statesTheMeasure()
    {
        const string Table = "facts: { 调查: [{ 满意: integer 人, 全部: integer 人 }] }\nmeasures: { 满意度: sum(调查.满意) / sum(调查.全部) }\n"
            + "indicators: { 一: { points: 100, of: 满意度, bands: [≥ 90%: 100, otherwise: 0] } }\n" + Grades;
        CaseRepair repair = Repair(Table, "facts: { 调查: [[满意, 全部], [80, 100]] }\n");
        RepairStep step = Assert.Single(Assert.Single(repair.Sets).Steps);
        Assert.Equal((RepairKind.Measure, "计算项“满意度”：80.00% → 90.00%"), (step.Kind, step.Text.Chinese));
    }

    [Fact]
    public void Repair_whatHasTheGrade_isNothing()
    {
        CaseRepair repair = Repair("indicators: { 一: { points: 100, deduct: [] } }\n" + Grades, "");
        Assert.True(repair.IsReached);
        Assert.Empty(repair.Sets);
    }

    [Fact]
    public void Repair_ofMoreCombinationsThanCanBeScored_saysSoAndStillFindsASet()
    {
        string facts = string.Join(", ", Enumerable.Range(1, 20).Select(i => $"事{i}: boolean"));
        string all = string.Join(" + ", Enumerable.Range(1, 20).Select(i => $"(if 事{i} then 5 else 0)"));
        CaseRepair repair = Repair($"facts: {{ {facts} }}\nindicators: {{ 一: {{ points: 100, formula: {all} }} }}\n{Grades}",
            "facts: { " + string.Join(", ", Enumerable.Range(1, 20).Select(i => $"事{i}: 否")) + " }\n");
        Assert.False(repair.IsExhaustive);
        Assert.Contains(repair.Sets, s => s.ChangeCount == 20);
        Assert.Contains("没有全部算完", repair.ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Grades, "良", "PE4401")]
    [InlineData("", "优", "PE4402")]
    public void Repair_toAGradeThatIsNotThere_isRefused(string grades, string grade, string code)
    {
        PerfEvalException refused = Assert.Throws<PerfEvalException>(() => Evaluate("indicators: { 一: { points: 100, deduct: [] } }\n" + grades, "").Repair(grade));
        Assert.Equal(code, Assert.Single(refused.Diagnostics).Id);
    }

    private static CaseEvaluation Evaluate(string table, string text) => Scoring.Evaluate(Scoring.RuleSet(table), text);

    private static CaseRepair Repair(string table, string text) => Evaluate(table, text).Repair("优");

    [Fact]
    public void Repair_thatIsStopped_stops()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => new ShippedCase("yunxi-2020").Evaluation.Repair("优", cancellationToken: stopped.Token));
    }

    // Without c alone the veto comes about, which is no way; with b as well it does not.
    [Fact]
    public void Repair_thatWouldBringACapAbout_findsTheWayWithoutIt()
    {
        const string Table = """
            facts: { 甲: boolean, 乙: boolean, 丙: boolean, 率: { type: rate, fixed: true } }
            indicators:
              一: { points: 10, deduct: [] }
              二: { points: 80, ratio: 率 }
              三: { points: 10, judgement: 0..10 }
            rules:
              R1: { when: 甲, deduct: { from: 一, points: 8 } }
              R2: { when: 乙, deduct: { from: 一, points: 8 } }
              R3: { when: 甲 and 丙, deduct: [{ from: 一, points: 1 }, { from: 二, points: 3 }] }
              否决: { when: 乙 and not(丙), grade: at most 中 }
            grades: [≥ 90: 优, ≥ 80: 良, ≥ 60: 中, < 60: 差]
            """;
        CaseRepair repair = Scoring.Evaluate(Table, "facts: { 甲: 是, 乙: 是, 丙: 是, 率: 95% }\njudgements: { 三: { score: 4, reason: 差 } }").Repair("良");
        Assert.True(repair.IsExhaustive);
        Assert.Equal(["1: 三", "1: 甲", "2: 丙, 乙"], repair.Sets.Select(s => $"{s.ChangeCount}: {string.Join(", ", s.Steps.Select(p => p.Name).Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal));
    }
}
