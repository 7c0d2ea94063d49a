using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tool.Tests;

/// <summary><c>perfeval describe</c>: the scoring table, and the blank case.</summary>
public sealed class DescribeCommandTests
{
    public static TheoryData<string> RuleSets() => CheckAndTestCommandTests.RuleSets();

    // Without those that have no points, and those whose indicators come with a case's tables, which a blank sheet has not.
    public static TheoryData<string> RuleSetsThatScore() =>
        [.. RuleSets().Cast<object[]>().Select(row => (string)row[0]).Where(id => RuleSet.Load(Tool.RuleSet(id)) is { IsAbstract: false, Plan.Repeats.Count: 0 })];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Table_ofAShippedRuleSet_hasEveryIndicatorStandardAndRule(string id)
    {
        CheckedRuleSet ruleSet = RuleSet.Load(Tool.RuleSet(id)).Plan.RuleSet;
        foreach (string lang in (string[])["zh", "en"])
        {
            ToolRun text = Tool.Run("describe", Tool.RuleSet(id), "--lang", lang), page = Tool.Run("describe", Tool.RuleSet(id), "--lang", lang, "--format", "md");
            Assert.Equal((0, "", 0, ""), (text.Exit, text.Errors, page.Exit, page.Errors));
            Assert.StartsWith("# ", page.Output, StringComparison.Ordinal);
            foreach (CheckedIndicator indicator in ruleSet.Indicators.Where(i => i.Parent is not null))
            {
                string points = !indicator.IsOpen && indicator.FixedPoints is { } full ? full.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture) : "";
                string line = indicator.Name + (points.Length == 0 ? "" : lang == "zh" ? $"（{points} 分）" : $" ({points})");
                Assert.Contains(line, text.Output, StringComparison.Ordinal);
                Assert.Contains(indicator.Model.Wording?.Split('\n')[0] ?? "", text.Output, StringComparison.Ordinal);
            }

            Assert.All(ruleSet.Rules, r => Assert.Contains(r.Model.Name, text.Output, StringComparison.Ordinal));
            Assert.All(ruleSet.Grades, g => Assert.Contains(g.Model.Name, page.Output, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("{ points: 5, of: 率, bands: [≥ 90%: 5, otherwise: 0] }", "按 率：≥ 90% 得 5 分；其余 得 0 分", "by 率: ≥ 90% earns 5; otherwise earns 0")]
    [InlineData("{ points: 6, levels: [好: 6, 差: 0..3] }", "评价人员定等次：好 得 6 分；差 得 0..3 分", "the evaluator chooses: 好 earns 6; 差 earns 0..3")]
    [InlineData("{ points: 6, levels: [好: \"[60%..100%]\", 差: \"[0%..60%)\"] }", "好 得 60%..100%；差 得 [0%..60%)", "差 earns [0%..60%)")]
    [InlineData("{ points: 5, ratio: 率 }", "分值 × 率，不超过满分", "points × 率, at most full marks")]
    [InlineData("{ points: 5, ratio: 率, reverse: t/x }", "分值 ÷（率）", "points / (率)")]
    [InlineData("{ points: 5, judgement: 0..5 }", "评价人员在 0..5 分 内打分", "the evaluator gives 0..5")]
    [InlineData("{ points: 5, of: 率, formula: points * value }", "points * value（value 为 率）", "points * value (value is 率)")]
    [InlineData("{ points: 5, deduct: { of: 率, over: 100%, per: 1%, points: 0.5, steps: whole } }", "率 超过 100%，每 1% 扣 0.5 分（不足一次的不计）", "率 over 100%: 0.5 off for each 1% (parts of a step do not count)")]
    [InlineData("{ points: 5, deduct: { of: 率, under: 60%, points: 2 } }", "率 低于 60% 扣 2 分", "率 under 60%: 2 off")]
    [InlineData("{ points: 5, deduct: { of: 率, bands: [≥ 90%: 0, otherwise: 3] } }", "按 率：≥ 90% 扣 0 分；其余 扣 3 分", "by 率: ≥ 90% loses 0; otherwise loses 3")]
    [InlineData("{ points: 5, deduct: { for: 行 in 表, when: 行.数 > 1, points: 1, max: 3, spill: total } }", "对 行 in 表 逐行检查，行.数 > 1 的，每项扣 1 分，最多扣 3 分；扣完后从总分继续扣", "for each 行 in 表 with 行.数 > 1: 1 off, at most 3; what exceeds")]
    [InlineData("{ points: 5, deduct: { found: 违规, among: [①甲, ②乙], points: 1 } }", "违规：每起扣 1 分，由评价人员查找；要求：①甲、②乙", "违规: 1 off for each that the evaluator finds; required: ①甲, ②乙")]
    [InlineData("{ points: 5, deduct: [] }", "满分起，按扣分规则扣分", "starts full; rules deduct")]
    [InlineData("{ points: 2, checklist: [①一: 1, ②二: { points: 1, needs: ① }] }", "前提：①一", "rests on ①一")]
    [InlineData("{ points: 2, evidence: required, checklist: [①一: { points: 2, when: 率 > 5% }] }", "满足 率 > 5%", "met if 率 > 5%")]
    public void Standard_isPutInWords(string indicator, string chinese, string english)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("r.yaml", $"ruleset: r\nversion: \"1\"\ntitle: 题\nfacts: {{ 率: rate, 表: [{{ 数: number }}] }}\nindicators:\n  甲: {indicator}\n");
        Assert.Contains(chinese, Tool.Run("describe", file).Output, StringComparison.Ordinal);
        Assert.Contains(english, Tool.Run("describe", file, "--lang", "en").Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RuleSetsThatScore))]
    public void Sheet_ofAShippedRuleSet_isACaseThatCanBeScored_andNamesEveryFact(string id)
    {
        RuleSet ruleSet = RuleSet.Load(Tool.RuleSet(id));
        foreach (string lang in (string[])["zh", "en"])
        {
            ToolRun run = Tool.Run("describe", Tool.RuleSet(id), "--facts", "--lang", lang);
            Assert.Equal((0, ""), (run.Exit, run.Errors));
            Assert.All(ruleSet.Plan.RuleSet.Model.Facts, f => Assert.Contains($"  {f.Name}:", run.Output, StringComparison.Ordinal));
            Assert.Empty(Problems(ruleSet, run.Output));

            // Filled in with its own examples it is still a case; only what it says may be out of place.
            Assert.DoesNotContain(Problems(ruleSet, Uncommented(run.Output)), p => p.StartsWith("PE2", StringComparison.Ordinal) || p.StartsWith("PE3", StringComparison.Ordinal) || p is "PE4104" or "PE4114" or "PE4131" or "PE4117" or "PE4121" or "PE4118");
        }
    }

    [Fact]
    public void Sheet_tellsUnitsChoicesAndBounds()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("r.yaml", """
            ruleset: r
            version: "1"
            title: 题
            facts:
              人数: integer 人
              金额: { type: money, min: 0 元, max: 5 万元, evidence: required, note: 取决算数 }
              性质: [预算内, 预算外]
              说明: text
              任务: [text]
              明细: [{ 月份: month, 类别: [甲, 乙], 齐全: boolean }]
            indicators:
              "甲: 一": { points: 5, levels: [好: 5, 差: 0] }
              乙: { points: 5, deduct: [{ found: 虚列, points: 1 }, { found: 超标, points: 1 }], evidence: required }
            """);
        string sheet = Tool.Run("describe", file, "--facts").Output;
        foreach (string text in (string[])["整数，单位 人", "范围 0 元..50,000 元", "要在 evidence 里写佐证", "取决算数", "填其中一个：预算内、预算外", "#   说明:", "#   任务: []", "#   - [月份, 类别, 齐全]", "#   - [2024-03, 甲, 是]", "#   \"甲: 一\": 好", "{ 虚列: [], 超标: [] }", "shows: [乙]"])
        {
            Assert.Contains(text, sheet, StringComparison.Ordinal);
        }

        Assert.Empty(Problems(RuleSet.Load(file), sheet));
    }

    [Fact]
    public void Describe_ofABrokenRuleSet_saysWhyAndIs2()
    {
        ToolRun run = Tool.Run("describe", Tool.Input("children-do-not-add-up.yaml"));
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains("PE3101", run.Errors, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Problems(RuleSet ruleSet, string text)
    {
        var diagnostics = new DiagnosticBag();
        DocumentNode? root = YamlReader.Read(new DocumentText(null, text), diagnostics);
        CaseModel? model = root is null ? null : CaseReader.Read(root, diagnostics);
        if (model is not null)
        {
            ruleSet.TryEvaluate(model, diagnostics);
        }

        return [.. diagnostics.Items.Where(d => d.Severity == Severity.Error).Select(d => d.Id)];
    }

    private static string Uncommented(string sheet) => string.Concat(sheet.Split('\n').Skip(2).Select(l => (l.StartsWith("# ", StringComparison.Ordinal) ? l[2..] : l) + "\n"));
}
