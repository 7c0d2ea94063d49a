using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Proofs;
using PerfEval.Rules.Tests.Evaluation;

namespace PerfEval.Rules.Tests.Proofs;

/// <summary>What each code stands for is shown by its page, which is run; here is what a code alone does not show.</summary>
public sealed class RuleSetProverTests
{
    [Fact]
    public void Condition_thatCanHold_comesWithAnExample()
    {
        Proof proof = Assert.Single(ProofsOf("""
            facts: { 结余: money, 上年结转: money }
            indicators: { 结转结余: { points: 3, deduct: [] } }
            rules:
              结余增加: { when: 结余 > 上年结转 and 上年结转 > 500 万元, deduct: { from: 结转结余, points: 1 } }
            """).Proofs, p => p.Kind == ProofKind.Conditions);
        Assert.Equal(ProofVerdict.Proved, proof.Verdict);
        Assert.Contains("结余 = ", proof.Text.Chinese, StringComparison.Ordinal);
        Assert.Contains("上年结转 = ", proof.Text.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void Condition_thatNeitherReasoningNorSearchSettles_isUndecided()
    {
        Proof proof = Assert.Single(ProofsOf("""
            facts: { 长: number, 宽: number }
            indicators: { 面积: { points: 3, deduct: [] } }
            rules:
              恰好: { when: 长 * 宽 = 1234567.89 and 长 * 长 = 17.3, deduct: { from: 面积, points: 1 } }
            """).Proofs, p => p.Kind == ProofKind.Conditions);
        Assert.Equal(ProofVerdict.Undecided, proof.Verdict);
    }

    [Fact]
    public void Gap_namesTheMeasuredValue()
    {
        PerfEvalException error = Assert.Throws<PerfEvalException>(() => RuleSet.Parse("""
            ruleset: t
            version: "1"
            title: t
            facts: { 本年: money, 上年: money }
            measures: { 三公经费变动率: (本年 - 上年) / 上年 }
            indicators: { 变动: { points: 5, of: 三公经费变动率, bands: [≤ 0: 5, > 10%: 0] } }
            """));
        Diagnostic gap = Assert.Single(error.Diagnostics);
        Assert.Equal("PE3109", gap.Id);
        Assert.Contains("三公经费变动率 = ", gap.Message(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_ofDifferentTables_areNotCompared()
    {
        RuleSetProofs proofs = ProofsOf("""
            facts: { 合同: [{ 金额: money }], 采购: [{ 金额: money }] }
            indicators: { 合规性: { points: 9, deduct: [] } }
            rules:
              合同超限: { for: 甲 in 合同, when: 甲.金额 > 5 万元, deduct: { from: 合规性, points: 1 } }
              采购超限: { for: 甲 in 采购, when: 甲.金额 > 5 万元, deduct: { from: 合规性, points: 1 } }
            """);
        Assert.DoesNotContain(proofs.Diagnostics, d => d.Id == "PE3210");
    }

    [Fact]
    public void Rules_ofTheSameTable_areComparedRowByRow()
    {
        RuleSetProofs proofs = ProofsOf("""
            facts: { 合同: [{ 金额: money }] }
            indicators: { 合规性: { points: 9, deduct: [] } }
            rules:
              合同超限: { for: 甲 in 合同, when: 甲.金额 > 5 万元, deduct: { from: 合规性, points: 1 } }
              大额合同: { for: 乙 in 合同, when: not(乙.金额 ≤ 50000 元), deduct: { from: 合规性, points: 1 } }
            """);
        Assert.Single(proofs.Diagnostics, d => d.Id == "PE3210");
    }

    [Fact]
    public void ShippedRuleSets_haveNoDefects_andNothingIsLeftOpen() =>
        Assert.All(Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "rulesets")).Where(d => File.Exists(Path.Combine(d, "ruleset.yaml"))), folder =>
        {
            RuleSetProofs proofs = RuleSet.Load(folder).Prove();
            Assert.DoesNotContain(proofs.Diagnostics, d => d.Severity != Severity.Info);
            Assert.DoesNotContain(proofs.Proofs, p => p.Verdict == ProofVerdict.Undecided);
        });

    [Fact]
    public void Proofs_areTheSameEveryTime()
    {
        RuleSet ruleSet = RuleSet.Load(Path.Combine(AppContext.BaseDirectory, "rulesets", "yunxi-relocation"));
        Assert.Equal(ruleSet.Prove().Proofs, ruleSet.Prove().Proofs);
    }

    private static RuleSetProofs ProofsOf(string text) => RuleSet.Parse("ruleset: t\nversion: \"1\"\ntitle: t\n" + text).Prove();

    [Fact]
    public void Proof_thatIsStopped_stops()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.Throws<OperationCanceledException>(() => Scoring.RuleSet("indicators: { 甲: { points: 100, judgement: 0..100 } }").Prove(stopped.Token));
    }
}
