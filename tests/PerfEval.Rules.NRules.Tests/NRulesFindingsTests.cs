using NRules;
using NRules.Fluent;
using NRules.Fluent.Dsl;
using NRules.RuleModel;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Analysis.Audit;
using PerfEval.Rules.NRules.Findings;

namespace PerfEval.Rules.NRules.Tests;

/// <summary>Rules written in C# find problems that are scored, explained and audited like others.</summary>
public sealed class NRulesFindingsTests
{
    private const string Text = """
        ruleset: t
        version: "1"
        title: t
        facts: { 支出: [{ 凭证: text, 金额: money }], 限额: money }
        indicators:
          合规性: { points: 10, deduct: [] }
          成本: { points: 10, deduct: [] }
        """;

    private const string Case = "case: c\nfacts:\n  支出: [[凭证, 金额], [甲, 1 元], [乙, 2 元], [甲, 1 元], [丙, 2 元]]\n  限额: 1 元\n";

    [Fact]
    public void Finding_isInScoreTextAndJson()
    {
        CaseEvaluation evaluation = Parse(With(typeof(PaidTwice))).Evaluate(Case);
        Assert.Equal((19m, 19m), (evaluation.Total.Low, evaluation.Total.High));
        Assert.Contains("规则“来源”扣 1 分", evaluation.ToText(explain: true), StringComparison.Ordinal);
        Assert.Contains("凭证 甲 在第 1、3 行", evaluation.ToJson(explain: true), StringComparison.Ordinal);
        Assert.Equal("来源", Assert.Single(evaluation.Findings).Title);
    }

    [Fact]
    public void Finding_speaksInAnAudit()
    {
        ScoreAudit audit = Parse(With(typeof(PaidTwice))).Evaluate(Case + "published: { scores: { 合规性: 10, 成本: 10 }, total: 20 }\n").Audit();
        Assert.Equal(19m, audit.CorrectedTotal.Low);
        AuditLine line = Assert.Single(audit.Lines, l => l.IsDifference && l.Name == "合规性");
        Assert.Contains("凭证 甲 在第 1、3 行", string.Join('\n', line.Why.Select(w => w.Chinese)), StringComparison.Ordinal);
    }

    [Fact]
    public void Source_isPartOfTheHash()
    {
        Assert.NotEqual(Parse(With(typeof(PaidTwice))).Hash, Parse(RuleSetExtensions.None).Hash);
        Assert.NotEqual(
            Parse(With(typeof(PaidTwice))).Hash,
            Parse(RuleSetExtensions.None.WithNRules("来源", "2", "合规性", ["支出"], Payments, typeof(PaidTwice))).Hash);
    }

    [Fact]
    public void RuleThatThrows_failsItsIndicator_withTheSourcesNameAndItsOwn()
    {
        CaseEvaluation evaluation = Parse(With(typeof(Throwing), typeof(PaidTwice))).Evaluate(Case);
        Diagnostic failure = Assert.Single(evaluation.Result.Failures);
        Assert.Equal("PE1209", failure.Id);
        Assert.Contains("来源", failure.Message(Language.Chinese), StringComparison.Ordinal);
        Assert.Contains("Throwing: no table for 甲", failure.Message(Language.English), StringComparison.Ordinal);
        Assert.Equal((10m, 20m), (evaluation.Total.Low, evaluation.Total.High));
    }

    [Fact]
    public void ConditionThatThrows_failsItsIndicatorToo()
    {
        Diagnostic failure = Assert.Single(Parse(With(typeof(ThrowingCondition))).Evaluate(Case).Result.Failures);
        Assert.Equal("PE1209", failure.Id);
        Assert.Contains("divide by zero", failure.Message(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void RulesThatStartThemselvesWithoutEnd_fail()
    {
        Diagnostic failure = Assert.Single(Parse(With(typeof(Endless))).Evaluate(Case).Result.Failures);
        Assert.Equal("PE1209", failure.Id);
        Assert.Contains("100000", failure.Message(Language.English), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("case: c\nfacts: { 限额: 1 元 }")]
    [InlineData("case: c\nfacts: { 支出: [[凭证, 金额], [甲, 未知], [乙, 1 元]] }")]
    public void WhatIsUnknown_neverReachesTheRules(string text)
    {
        CaseEvaluation evaluation = Parse(With(typeof(Throwing))).Evaluate(text);
        Assert.False(evaluation.HasFailures);
        Assert.Equal((10m, 20m), (evaluation.Total.Low, evaluation.Total.High));
    }

    // Each of these fires in an order of its own; what comes out stands in the order of the rows, then of the rules' names.
    [Theory]
    [InlineData(typeof(Each), typeof(EachAgain))]
    [InlineData(typeof(EachAgain), typeof(Each))]
    public void Findings_standInTheOrderOfTheObjects(Type one, Type other) => Assert.Equal(
        ["1 Each", "1 EachAgain", "2 Each", "2 EachAgain", "3 Each", "3 EachAgain", "4 Each", "4 EachAgain"],
        Texts(With(one, other)));

    [Fact]
    public void FindingsOfGroupsAndOfDerivedFacts_standWhereTheirFirstObjectDoes()
    {
        Assert.Equal(["甲: 2", "乙: 1", "丙: 1"], Texts(With(typeof(PerVoucher))));
        Assert.Equal(["甲甲: 1", "乙: 2"], Texts(With(typeof(DeriveBig), typeof(TellBig)), "[甲甲, 1 元], [乙, 2 元]"));
    }

    [Fact]
    public void EqualFindingsInEqualObjects_countEach()
    {
        RuleSetExtensions extensions = RuleSetExtensions.None.WithNRules("来源", "1", "合规性", ["支出"], v => Payments(v).Select(p => new Voucher(((Payment)p).Voucher)), typeof(SameText));
        CaseEvaluation evaluation = Parse(extensions).Evaluate(Case);
        Assert.Equal(16m, evaluation.Total.Low);
        Assert.Equal(4, evaluation.Findings.Count);
    }

    [Fact]
    public void FindingThatIsYielded_isTakenBackWithItsReason() => Assert.Equal(["丙", "乙"], [.. Texts(With(typeof(Yielding), typeof(Excusing))).Order(StringComparer.Ordinal)]);

    [Fact]
    public void Repository_servesAsWell()
    {
        var repository = new RuleRepository();
        repository.Load(spec => spec.From(typeof(PaidTwice)));
        Assert.Equal(["凭证 甲 在第 1、3 行"], Texts(RuleSetExtensions.None.WithNRules("来源", "1", "合规性", ["支出"], Payments, repository)));
    }

    [Fact]
    public void Sources_areCheckedWhenTheyAreAdded()
    {
        Assert.Throws<ArgumentException>(() => With(typeof(Payment)));
        Assert.Throws<ArgumentException>(() => RuleSetExtensions.None.WithNRules("两 个", "1", "合规性", ["支出"], Payments, typeof(PaidTwice)));
        Assert.Throws<ArgumentException>(() => With(typeof(PaidTwice)).WithNRules("来源", "1", "合规性", ["支出"], Payments, typeof(PaidTwice)));
        Assert.Equal("PE3105", Assert.Single(Assert.Throws<PerfEvalException>(() => Parse(RuleSetExtensions.None.WithNRules("来源", "1", "没有的", ["支出"], Payments, typeof(PaidTwice)))).Diagnostics).Id);
    }

    [Fact]
    public void Sources_goTogetherWithRulesThatNRulesRuns()
    {
        RuleSet ruleSet = RuleSet.Parse(
            Text + "\nrules: { 大额: { for: 笔 in 支出, when: 笔.金额 > 限额, deduct: { from: 成本, points: 1 }, because: \"{笔.凭证}\" } }\n", null, With(typeof(PaidTwice)));
        CaseEvaluation evaluation = NRulesEngine.For(ruleSet).Evaluate(Case);
        Assert.Equal(17m, evaluation.Total.Low);
        Assert.Equal(ruleSet.Evaluate(Case).ToJson(explain: true), evaluation.ToJson(explain: true));
    }

    [Fact]
    public void Source_onManyThreads_givesTheSame()
    {
        RuleSet ruleSet = Parse(With(typeof(PaidTwice), typeof(PerVoucher), typeof(Flattening)));
        string expected = ruleSet.Evaluate(Case).ToJson(explain: true);
        Assert.Contains("flat", expected, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 40).AsParallel().WithDegreeOfParallelism(4).Select(_ => ruleSet.Evaluate(Case).ToJson(explain: true)).ToList(), json => Assert.Equal(expected, json));
    }

    [Fact]
    public void Flattening_isLookedForEverywhereInARule()
    {
        var repository = new RuleRepository();
        repository.Load(spec => spec.NestedTypes().From(typeof(Flattening), typeof(PerVoucher)));
        Assert.Equal(["Flattening"], repository.GetRules().Where(FlatteningSearch.IsIn).Select(r => r.Name.Split('+', '.')[^1]));
    }

    private static RuleSetExtensions With(params Type[] rules) => RuleSetExtensions.None.WithNRules("来源", "1", "合规性", ["支出"], Payments, rules);

    private static RuleSet Parse(RuleSetExtensions extensions) => RuleSet.Parse(Text, null, extensions);

    private static IEnumerable<object> Payments(IReadOnlyList<FeelValue> values) => Payment.In(values[0].List);

    private static string[] Texts(RuleSetExtensions extensions, string rows = "[甲, 1 元], [乙, 2 元], [甲, 1 元], [丙, 2 元]") =>
        [.. Parse(extensions).Evaluate($"case: c\nfacts: {{ 支出: [[凭证, 金额], {rows}] }}").Findings.Select(f => f.Text.Chinese)];

    public sealed record Voucher(string Number);

    public sealed record Big(string Voucher, decimal Amount);

    public sealed record Excuse(string Voucher);

    [Name("Throwing")]
    public sealed class Throwing : Rule
    {
        public override void Define()
        {
            Payment payment = null!;
            When().Match(() => payment, p => p.Row == 1);
            Then().Do(_ => Fail(payment.Voucher));
        }

        private static void Fail(string voucher) => throw new InvalidOperationException("no table for " + voucher);
    }

    public sealed class ThrowingCondition : Rule
    {
        public override void Define()
        {
            When().Match<Payment>(p => 1 / (p.Row - 1) > 0);
            Then().Do(context => context.Insert(new HostFinding(1, "x")));
        }
    }

    public sealed class Endless : Rule
    {
        public override void Define()
        {
            Payment payment = null!;
            When().Match(() => payment, p => p.Row == 1);
            Then().Do(context => context.Update(payment));
        }
    }

    [Name("Each")]
    public sealed class Each : Rule
    {
        public override void Define()
        {
            Payment payment = null!;
            When().Match(() => payment);
            Then().Do(context => context.Insert(new HostFinding(0.5m, payment.Row + " Each")));
        }
    }

    [Name("EachAgain")]
    [Priority(10)]
    public sealed class EachAgain : Rule
    {
        public override void Define()
        {
            Payment payment = null!;
            When().Match(() => payment);
            Then().Yield(_ => new HostFinding(0.5m, payment.Row + " EachAgain"));
        }
    }

    public sealed class PerVoucher : Rule
    {
        public override void Define()
        {
            IGrouping<string, Payment> group = null!;
            When().Query(() => group, q => q.Match<Payment>().GroupBy(p => p.Voucher));
            Then().Do(context => context.Insert(new HostFinding(0, group.Key + ": " + group.Count())));
        }
    }

    public sealed class Flattening : Rule
    {
        public override void Define()
        {
            string letter = null!;
            When().Query(() => letter, q => q.Match<Payment>(p => p.Row == 1).SelectMany(p => p.Voucher.Select(c => c.ToString())));
            Then().Do(context => context.Insert(new HostFinding(0, "flat " + letter)));
        }
    }

    public sealed class DeriveBig : Rule
    {
        public override void Define()
        {
            Payment payment = null!;
            When().Match(() => payment);
            Then().Yield(_ => new Big(payment.Voucher, payment.Amount));
        }
    }

    public sealed class TellBig : Rule
    {
        public override void Define()
        {
            Big big = null!;
            When().Match(() => big);
            Then().Do(context => context.Insert(new HostFinding(1, big.Voucher + ": " + big.Amount)));
        }
    }

    public sealed class SameText : Rule
    {
        public override void Define()
        {
            Voucher voucher = null!;
            When().Match(() => voucher);
            Then().Do(context => context.Insert(new HostFinding(1, "一样的")));
        }
    }

    public sealed class Yielding : Rule
    {
        public override void Define()
        {
            Payment payment = null!;
            When().Match(() => payment, p => p.Row > 1).Not<Excuse>(e => e.Voucher == payment.Voucher);
            Then().Yield(_ => new HostFinding(1, payment.Voucher));
        }
    }

    [Priority(-1)]
    public sealed class Excusing : Rule
    {
        public override void Define()
        {
            Payment payment = null!;
            When().Match(() => payment, p => p.Row == 1);
            Then().Do(context => context.Insert(new Excuse(payment.Voucher)));
        }
    }
}
