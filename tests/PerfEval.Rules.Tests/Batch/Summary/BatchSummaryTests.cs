using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Batch;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Tests.Batch.Summary;

public sealed class BatchSummaryTests
{
    [Fact]
    public async Task Summary_isWhatTheCasesComeTo()
    {
        const int Count = 300;
        CaseEvaluation[] cases = [.. (await new BatchEvaluator(Counties.RuleSet).EvaluateAsync(Counties.Stream(Count)).ToListAsync()).Select(i => i.Evaluation).OfType<CaseEvaluation>()];
        BatchSummary summary = await Summarize(Counties.Stream(Count), new BatchSummaryOptions { By = "县", Top = 7 });
        Assert.Equal((cases.Length, Count - cases.Length), (summary.Cases, summary.Unusable));
        Assert.Equal((cases.Count(c => !c.Total.IsKnown), cases.Count(c => c.HasFailures)), (summary.Open, summary.Failed));
        Assert.Equal(
            ((string[])["优", "中", "差"]).Select(g => new GradeCount(g, cases.Count(c => c.Grades is [var only] && only == g), cases.Count(c => c.Grades.Count > 1 && c.Grades.Contains(g)))),
            summary.Grades);
        Assert.Equal(cases.Min(c => c.Total.Low), summary.Totals!.Minimum.Low);
        Assert.Equal(cases.Average(c => c.Total.High), summary.Totals.Mean.High);
        Assert.Equal(cases.OrderByDescending(c => c.Total.Low).ThenByDescending(c => c.Total.High).Take(7).Select(c => c.CaseId), summary.Ranking.Select(r => r.CaseId));
        Assert.Equal(cases.GroupBy(c => c.Attribute("县")).Select(g => (g.Key, (long)g.Count())).Order(), summary.Groups.Select(g => (g.Name, g.Totals.Count)).Order());
        Assert.Equal(summary.Grades, ((string[])["优", "中", "差"]).Select((g, i) => new GradeCount(g, summary.Groups.Sum(x => x.Grades[i].Cases), summary.Groups.Sum(x => x.Grades[i].Possible))));
    }

    [Fact]
    public async Task Findings_countCasesTimesAndPoints()
    {
        BatchSummary summary = await Summarize(
            Counties.Text(1, "\"到位率\": \"85%\", \"在职\": 1, \"编制\": 1, \"金额\": 101"),
            Counties.Text(2, "\"到位率\": \"95%\", \"在职\": 2, \"编制\": 1, \"金额\": 99"),
            Counties.Text(3, "\"到位率\": \"70%\", \"在职\": 1, \"编制\": 1"));
        Assert.Equal(
            [
                new FindingCount("资金/到位", false, 2, 0, 2, ScoreRange.Of(54.5m)),
                new FindingCount("超额", true, 1, 1, 1, new ScoreRange(5, 10)),
                new FindingCount("人员", false, 1, 0, 1, ScoreRange.Of(30)),
            ],
            summary.Findings.OrderByDescending(f => f.Cases).ThenByDescending(f => f.Possible));
        Assert.Equal(
            [
                new IndicatorLoss("资金/到位", 3, 2, 120, ScoreRange.Of(54.5m)),
                new IndicatorLoss("人员", 3, 1, 120, ScoreRange.Of(30)),
                new IndicatorLoss("资金/使用", 3, 1, 60, new ScoreRange(5, 10)),
            ],
            summary.Indicators);
    }

    [Fact]
    public async Task Ranking_sharesTies_andOpenTotalsHaveARangeOfRanks()
    {
        BatchSummary summary = await Summarize(
            Counties.Text(1, "\"到位率\": \"85%\", \"在职\": 1, \"编制\": 1, \"金额\": 1"),
            Counties.Text(2, "\"到位率\": \"95%\", \"在职\": 1, \"编制\": 1, \"金额\": 1"),
            Counties.Text(3, "\"到位率\": \"85%\", \"在职\": 1, \"编制\": 1, \"金额\": 2"),
            Counties.Text(4, "\"在职\": 1, \"编制\": 1, \"金额\": 2"));
        Assert.Equal(
            [("C2", 1L, 1L), ("C1", 2, 3), ("C3", 2, 3), ("C4", 1, 4)],
            summary.Ranking.Select(r => (r.CaseId, r.BestRank, r.WorstRank)));
    }

    [Fact]
    public async Task Groups_beyondTheLimit_arePutTogether()
    {
        BatchSummary summary = await Summarize(Counties.Stream(200), new BatchSummaryOptions { By = "县", GroupLimit = 2 });
        Assert.Equal([false, false, true], summary.Groups.Select(g => g.IsRest));
        Assert.Equal(summary.Cases, summary.Groups.Sum(g => g.Totals.Count));
        Assert.Equal(20, summary.Ranking.Count);
        Assert.Empty((await Summarize(Counties.Stream(20), new BatchSummaryOptions { Top = 0 })).Ranking);
    }

    [Fact]
    public async Task Text_isForPeople()
    {
        string[] lines =
        [
            Counties.Text(1, "\"到位率\": \"85%\", \"在职\": 1, \"编制\": 1, \"金额\": 101"),
            Counties.Text(2, "\"到位率\": \"95%\", \"在职\": 1, \"编制\": 1, \"金额\": 1"),
            "{}",
        ];
        string text = (await Summarize(new BatchSummaryOptions { By = "县" }, lines)).ToText();
        Assert.StartsWith("县级评分\n批量打分汇总　规则集 counties@1\n2 个案例；1 个不能用，未计入\n\n总分分布\n", text, StringComparison.Ordinal);
        Assert.Contains("\n80.5     85.38   90.25     95.13   100  90.25\n", text, StringComparison.Ordinal);
        Assert.Contains("\n排名\n名次  案例  县   总分  等级\n────  ────  ───  ────  ────\n   1  C2    县2   100  优\n   2  C1    县1  80.5  中\n", text, StringComparison.Ordinal);
        string english = (await Summarize(new BatchSummaryOptions(), lines)).ToText(Language.English);
        Assert.Contains("\n2 cases; 1 cannot be used and are not counted\n", english, StringComparison.Ordinal);
        Assert.DoesNotContain("可能", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_hasATableBelowEachName()
    {
        string csv = (await Summarize(new BatchSummaryOptions { By = "县", Top = 1 }, Counties.Text(1, "\"到位率\": \"85%\", \"在职\": 1, \"编制\": 1"), Counties.Text(2, "\"到位率\": \"95%\", \"在职\": 1, \"编制\": 1, \"金额\": 1"))).ToCsv();
        Assert.StartsWith("案例\n规则集,案例,总分未定,计算失败,不能用\ncounties@1,2,1,0,0\n\n总分分布\n最低,下四分位,中位数,上四分位,最高,平均\n80.5..85.5,", csv, StringComparison.Ordinal);
        Assert.EndsWith("\n\n排名（前 1 个）\n名次,案例,县,总分,等级\n1,C2,县2,100,优\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_hasEverything()
    {
        BatchSummary summary = await Summarize(Counties.Stream(100), new BatchSummaryOptions { By = "县" });
        JsonElement json = JsonDocument.Parse(summary.ToJson()).RootElement;
        Assert.Equal(
            ["format", "engine", "ruleSet", "cases", "open", "failed", "unusable", "total", "grades", "findings", "indicators", "by", "groups", "ranking"],
            json.EnumerateObject().Select(p => p.Name));
        Assert.Equal(summary.Cases, json.GetProperty("cases").GetInt64());
        Assert.Equal(summary.Totals!.Median.High, json.GetProperty("total").GetProperty("median").GetProperty("high").GetDecimal());
        Assert.Equal(summary.Groups.Select(g => g.Name), json.GetProperty("groups").EnumerateArray().Select(g => g.GetProperty("group").GetString()));
        Assert.Equal(summary.Ranking.Select(r => r.CaseId), json.GetProperty("ranking").EnumerateArray().Select(r => r.GetProperty("case").GetString()));
        Assert.DoesNotContain('\n', summary.ToJson(indented: false));
    }

    [Fact]
    public void Summary_ofNothing_saysSo()
    {
        var summary = new BatchSummary(Counties.RuleSet);
        Assert.Equal("县级评分\n批量打分汇总　规则集 counties@1\n0 个案例\n", summary.ToText());
        Assert.Empty(summary.Indicators);
        Assert.False(JsonDocument.Parse(summary.ToJson()).RootElement.TryGetProperty("total", out _));
    }

    [Fact]
    public void Add_ofAnotherRuleSet_isRefused_andCountsNothing()
    {
        var summary = new BatchSummary(Counties.RuleSet);
        string facts = Counties.Text(1, "\"到位率\": \"85%\", \"在职\": 2, \"编制\": 1, \"金额\": 101");
        ArgumentException refused = Assert.Throws<ArgumentException>(() => summary.Add(Counties.Other.Evaluate(facts)));
        Assert.Contains("counties@2, not by counties@1", refused.Message, StringComparison.Ordinal);
        RuleSet changed = RuleSet.Parse(Counties.Yaml.Replace("≥ 60: 中", "≥ 50: 中", StringComparison.Ordinal).Replace("< 60: 差", "< 50: 差", StringComparison.Ordinal));
        Assert.Contains("not by counties@1 of the same content", Assert.Throws<ArgumentException>(() => summary.Add(changed.Evaluate(facts))).Message, StringComparison.Ordinal);
        Assert.Equal(0, summary.Cases);
    }

    [Fact]
    public void Add_ofTheSameRulesReadAgain_countsThemWhateverTheirOrder()
    {
        const string Second = "  少报: { when: 金额 < 50 万元, deduct: { from: 使用, points: 3 } }\n";
        int rules = Counties.Yaml.IndexOf("rules:\n", StringComparison.Ordinal) + "rules:\n".Length, grades = Counties.Yaml.IndexOf("grades:", StringComparison.Ordinal);
        RuleSet first = RuleSet.Parse(Counties.Yaml.Insert(rules, Second)), again = RuleSet.Parse(Counties.Yaml.Insert(grades, Second));
        Assert.Equal(first.Hash, again.Hash);
        var summary = new BatchSummary(first);
        foreach (RuleSet ruleSet in (RuleSet[])[first, again])
        {
            summary.Add(ruleSet.Evaluate(Counties.Text(1, "\"到位率\": \"95%\", \"在职\": 1, \"编制\": 1, \"金额\": 101")));
            summary.Add(ruleSet.Evaluate(Counties.Text(2, "\"到位率\": \"95%\", \"在职\": 1, \"编制\": 1, \"金额\": 12")));
        }

        Assert.Equal(
            [new FindingCount("少报", true, 2, 0, 2, ScoreRange.Of(6)), new FindingCount("超额", true, 2, 0, 2, ScoreRange.Of(10))],
            summary.Findings.OrderBy(f => f.Deducted.Low));
    }

    private static Task<BatchSummary> Summarize(params string[] lines) => Summarize(new BatchSummaryOptions(), lines);

    private static Task<BatchSummary> Summarize(BatchSummaryOptions options, params string[] lines) =>
        Summarize(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join('\n', lines))), options);

    private static async Task<BatchSummary> Summarize(Stream lines, BatchSummaryOptions options)
    {
        var summary = new BatchSummary(Counties.RuleSet, options);
        await foreach (BatchItem item in new BatchEvaluator(Counties.RuleSet).EvaluateAsync(lines))
        {
            if (item.Evaluation is { } evaluation)
            {
                summary.Add(evaluation);
            }
            else
            {
                summary.AddUnusable();
            }
        }

        return summary;
    }
}
