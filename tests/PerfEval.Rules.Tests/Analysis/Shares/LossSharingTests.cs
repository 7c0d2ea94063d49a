using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Shares;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Reporting;
using PerfEval.Rules.Testing;
using PerfEval.Rules.Tests.Evaluation;
using PerfEval.Rules.Tests.Properties;
using PerfEval.Rules.Tests.RuleSets;
using PerfEval.Tests;

namespace PerfEval.Rules.Tests.Analysis.Shares;

public sealed class LossSharingTests
{
    private const string Table = """
        facts: { 甲: boolean, 乙: [{ 名: text, 扣: number }] }
        indicators: { 一: { points: 5, deduct: [] }, 二: { points: 95, deduct: [] } }
        rules:
          大的: { when: 甲, deduct: { from: 一, points: 4 } }
          小的: { for: 个 in 乙, deduct: { from: 一, points: 个.扣, max: 3 }, because: "{个.名}" }
        """;

    [Fact]
    public void Shares_whereTheIndicatorRunsOut_areWhatEachAddsOnAverage()
    {
        // Orders of 4 and 2 within 5: 4 + 1 or 2 + 3, so 3.5 and 1.5.
        IndicatorShares one = Assert.Single(Evaluate("是", "[名, 扣], [a, 2]").ShareLosses());
        Assert.Equal((5m, 6m, 1m), (one.Lost, one.Nominal, one.Swallowed));
        Assert.Equal([("大的", 4m, 3.5m), ("小的", 2m, 1.5m)], one.Findings.Select(f => (f.Title, f.Nominal, f.Share!.Value)).Order());
    }

    [Fact]
    public void Shares_whereARuleHasAMaximum_areEqualForEqualRows()
    {
        IndicatorShares one = Assert.Single(Evaluate("否", "[名, 扣], [a, 1], [b, 1], [c, 1], [d, 1], [e, 1], [f, 1]").ShareLosses());
        Assert.All(one.Findings, f => Assert.Equal(0.5m, f.Share));
    }

    [Fact]
    public void Shares_thatDoNotEnd_addUpAllTheSame()
    {
        IndicatorShares one = Assert.Single(Evaluate("否", "[名, 扣], [a, 2], [b, 2], [c, 2], [d, 2], [e, 2], [f, 2], [g, 2]").ShareLosses());
        Assert.Equal(3, one.Findings.Sum(f => f.Share));
        Assert.All(one.Findings, f => Assert.InRange(f.Share!.Value, 0.428571m, 0.428577m));
    }

    private const string OwnMaximum = """
        facts: { 乙: [{ 名: text }], 丙: boolean }
        indicators: { 一: { points: 10, deduct: { for: 个 in 乙, points: 8, max: 8, because: "{个.名}" } }, 二: { points: 90, deduct: [] } }
        rules: { 别的: { when: 丙, deduct: { from: 一, points: 8 } } }
        """;

    [Fact]
    public void Shares_whereAStandardHasAMaximumOfItsOwn_areThoseOfWhatItMayTake()
    {
        // The rows cost 16 but at most 8, the rule 8, of 10: 8 + 2 or 2 + 8, so 5 each.
        IndicatorShares one = Assert.Single(Scoring.Evaluate(OwnMaximum, "facts: { 乙: [[名], [a], [b]], 丙: 是 }\n").ShareLosses());
        Assert.Equal((10m, 24m, 14m, 0m), (one.Lost, one.Nominal, one.Swallowed, one.Spilled));
        Assert.Equal([("一", 16m, 5m), ("别的", 8m, 5m)], one.Findings.Select(f => (f.Title, f.Nominal, f.Share!.Value)).Order());
    }

    [Fact]
    public void Shares_whereOnlyTheMaximumOfAStandardBinds_tellWhatItSwallows()
    {
        IReadOnlyList<IndicatorShares> shares = Scoring.Evaluate(OwnMaximum, "facts: { 乙: [[名], [a], [b]], 丙: 否 }\n").ShareLosses();
        IndicatorShares one = Assert.Single(shares);
        Assert.Equal((8m, 16m, 8m, 8m), (one.Lost, one.Nominal, one.Swallowed, Assert.Single(one.Findings).Share!.Value));
        Assert.Contains("-8", TextRenderer.Render(LossShareReport.Blocks(shares, Language.English)), StringComparison.Ordinal);
    }

    private const string Spilling = """
        facts: { 挪用: [text], 丙: boolean, 有: boolean }
        indicators:
          部分: { points: 5, applies: 有, not-applicable: rescale, indicators: { 资金: { points: 5, deduct: { for: 个 in 挪用, points: 2, max: 9, spill: total } } } }
          二: { points: 95, deduct: [] }
        rules: { 别的: { when: 丙, deduct: { from: 资金, points: 3 } } }
        """;

    [Fact]
    public void Shares_whereADeductionSpillsOver_tellApartWhatGoesOnFromTheTotal()
    {
        // Five times 2 is at most 9: 5 of the indicator and 4 of the total; the rule comes too late for its 3 in part.
        IReadOnlyList<IndicatorShares> shares = Scoring.Evaluate(Spilling, "facts: { 挪用: [a, b, c, d, e], 丙: 是, 有: 是 }\n").ShareLosses();
        IndicatorShares one = Assert.Single(shares);
        Assert.Equal((5m, 13m, 4m, 4m), (one.Lost, one.Nominal, one.Spilled, one.Swallowed));
        Assert.Equal([("别的", 1.5m), ("资金", 3.5m)], one.Findings.Select(f => (f.Title, f.Share!.Value)).OrderBy(f => f.Item2));
        string text = TextRenderer.Render(LossShareReport.Blocks(shares, Language.Chinese));
        Assert.Matches("从总分继续扣 +4", text);
        Assert.Matches("不再扣 +-4", text);
        Assert.Matches("goes on from the total[ |*]+4", MarkdownRenderer.Render(LossShareReport.Blocks(shares, Language.English)));
        Assert.Contains("\"spilled\":4", JsonText.Write(json =>
        {
            json.WriteStartObject();
            LossShareReport.WriteJson(json, shares, Language.English);
            json.WriteEndObject();
        }, indented: false), StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_whereAllThatIsLeftOverSpills_sayNothingOfWhatIsNotTaken()
    {
        IReadOnlyList<IndicatorShares> shares = Scoring.Evaluate(Spilling, "facts: { 挪用: [a, b, c, d], 丙: 否, 有: 是 }\n").ShareLosses();
        Assert.Equal((5m, 8m, 3m, 0m), shares.Select(s => (s.Lost, s.Nominal, s.Spilled, s.Swallowed)).Single());
        string text = TextRenderer.Render(LossShareReport.Blocks(shares, Language.Chinese));
        Assert.Matches("从总分继续扣 +3", text);
        Assert.DoesNotContain("不再扣", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_ofWhatDoesNotApply_areNotGiven() =>
        Assert.Empty(Scoring.Evaluate(Spilling, "facts: { 挪用: [a, b, c, d], 丙: 是, 有: 否 }\n").ShareLosses());

    [Fact]
    public void Shares_whereNoMaximumBinds_areTheNominalPoints()
    {
        IndicatorShares one = Assert.Single(Evaluate("是", "[名, 扣], [a, 0.5]").ShareLosses());
        Assert.All(one.Findings, f => Assert.Equal(f.Nominal, f.Share));
        Assert.Equal(0, one.Swallowed);
    }

    [Fact]
    public void Shares_ofWhatIsOpen_areNotGiven() => Assert.Empty(Evaluate("未知", "[名, 扣], [a, 2]").ShareLosses());

    [Fact]
    public void Shares_ofTooManyUnlikeFindings_areNotComputed()
    {
        string rows = string.Join(", ", Enumerable.Range(1, 20).Select(i => $"[r{i}, 0.{i + 10}]"));
        IndicatorShares one = Assert.Single(Evaluate("否", "[名, 扣], " + rows).ShareLosses());
        Assert.False(one.IsShared);
        Assert.Equal(3, one.Lost);
    }

    [Theory]
    [MemberData(nameof(ScoreProperties.RuleSets), MemberType = typeof(ScoreProperties))]
    public void Shares_ofAnyCase_addUpToWhatWasLost(string name)
    {
        RuleSet ruleSet = ScoreProperties.Load(name);
        Prop.ForAll(CaseGenerators.ArbitraryFor(ruleSet), generated =>
        {
            CaseEvaluation evaluation = ruleSet.Evaluate(generated.ToYaml());
            foreach (IndicatorShares shares in evaluation.ShareLosses().Where(s => s.IsShared))
            {
                Assert.Equal(shares.Lost, shares.Findings.Sum(f => f.Share));
                Assert.Equal(shares.Nominal, shares.Findings.Sum(f => f.Share) + shares.Swallowed + shares.Spilled);
                Assert.All(shares.Findings, f => Assert.True(f.Share >= 0 || shares.Swallowed < 0));
            }
        }).Check(PropertyConfig.Runs(30));
    }

    // With own maxima of two parts, a spill and rules on one small indicator; what spills is what the total loses beyond its parts.
    [Fact]
    public void Shares_whereMaximaAndSpillMeet_addUpToWhatTheFindingsCost()
    {
        RuleSet ruleSet = Scoring.RuleSet("""
            facts: { 甲: [text], 乙: [{ 扣: number }], 丙: boolean }
            indicators:
              一: { points: 6, deduct: [{ for: 个 in 甲, points: 2, max: 9, spill: total }, { for: 个 in 乙, points: 个.扣, max: 4 }] }
              二: { points: 94, deduct: [] }
            rules: { 大的: { when: 丙, deduct: { from: 一, points: 4 } }, 小的: { for: 个 in 乙, deduct: { from: 一, points: 个.扣, max: 3 } } }
            """);
        Prop.ForAll(CaseGenerators.ArbitraryFor(ruleSet), generated =>
        {
            CaseEvaluation evaluation = ruleSet.Evaluate(generated.ToYaml());
            foreach (IndicatorShares shares in evaluation.ShareLosses().Where(s => s.IsShared))
            {
                Assert.Equal(shares.Nominal, shares.Findings.Sum(f => f.Share) + shares.Swallowed + shares.Spilled);
                Assert.Equal(evaluation.Result.Spill, ScoreRange.Of(shares.Spilled));
                Assert.True(shares.Swallowed >= 0);
            }
        }).Check(PropertyConfig.Runs(100));
    }

    // The definition itself: the average over all orders, one by one.
    [Fact]
    public void Shapley_ofAFewParts_isTheAverageOverAllOrders() =>
        Prop.ForAll(
            Arb.From(from points in Gen.NonEmptyListOf(Gen.Choose(1, 6)).Where(l => l.Count <= 6)
                     from limit in Gen.Choose(1, 12)
                     select (Points: points.ToArray(), Limit: limit)),
            game =>
            {
                IReadOnlyList<decimal> shares = ShapleyShares.Of(game.Points, some => Math.Min(game.Limit, some.Sum(s => s.Part * s.Count)))!;
                decimal[] sums = new decimal[game.Points.Length];
                int orders = 0;
                foreach (int[] order in Orders([.. Enumerable.Range(0, game.Points.Length)]))
                {
                    orders++;
                    int before = 0;
                    foreach (int part in order)
                    {
                        int after = Math.Min(game.Limit, before + game.Points[part]);
                        sums[part] += after - before;
                        before = after;
                    }
                }

                Assert.Equal(Math.Min(game.Limit, game.Points.Sum()), shares.Sum());
                Assert.All(shares.Zip(sums), s => Assert.InRange(s.First - s.Second / orders, -0.00001m, 0.00001m));
            }).Check(PropertyConfig.Runs(60));

    [Fact]
    public void Shares_ofAShippedCase_tellWhatTheMaximaSwallow()
    {
        IndicatorShares use = Assert.Single(new ShippedCase("yunxi-2020").Evaluation.ShareLosses(), s => s.Path.EndsWith("/服务效益", StringComparison.Ordinal));
        Assert.Equal((2m, 3.5m, 7), (use.Lost, use.Nominal, use.Findings.Count));
        Assert.Equal(2, use.Findings.Sum(f => f.Share));
        Assert.Contains("没有进厅", use.Findings[0].Text.In(Language.Chinese), StringComparison.Ordinal);
    }

    private static CaseEvaluation Evaluate(string big, string rows) => Scoring.Evaluate(Scoring.RuleSet(Table), $"facts: {{ 甲: {big}, 乙: [{rows}] }}\n");

    private static IEnumerable<int[]> Orders(int[] left) =>
        left.Length == 0 ? [[]] : left.SelectMany(first => Orders([.. left.Where(l => l != first)]), (first, rest) => (int[])[first, .. rest]);
}
