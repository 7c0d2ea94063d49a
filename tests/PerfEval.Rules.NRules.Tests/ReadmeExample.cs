using NRules.Fluent.Dsl;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.NRules.Tests;

/// <summary>The code of the package's README, compiled and run.</summary>
public sealed class ReadmeExample
{
    private const string Text = """
        ruleset: payments
        version: "1"
        title: 资金使用
        facts: { 支出: [{ 凭证: text, 金额: money }] }
        indicators:
          合规性: { points: 10, deduct: [] }
        """;

    [Fact]
    public void Engine_scoresAsTheRuleSetDoes()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "rulesets", "yunxi-relocation"), casePath = Path.Combine(path, "cases", "yunxi-2020.yaml");
        RuleSet ruleSet = RuleSet.Load(path);
        NRulesEngine engine = NRulesEngine.For(ruleSet);
        CaseEvaluation evaluation = engine.EvaluateFile(casePath);
        Assert.Equal(85m, evaluation.Total.Low);
        Assert.Equal(ruleSet.EvaluateFile(casePath).ToJson(explain: true), evaluation.ToJson(explain: true));
    }

    [Fact]
    public void Rule_findsWhatWasPaidTwice()
    {
        string text = Text;
        RuleSetExtensions extensions = RuleSetExtensions.None.WithNRules(
            "重复付款", "1", from: "合规性", facts: ["支出"], values => Payment.In(values[0].List), typeof(PaidTwice));
        RuleSet ruleSet = RuleSet.Parse(text, "payments.yaml", extensions);
        CaseEvaluation evaluation = ruleSet.Evaluate("case: c\nfacts: { 支出: [[凭证, 金额], [甲, 1 元], [乙, 2 元], [甲, 1 元]] }");
        Assert.Equal(9m, evaluation.Total.Low);
        Assert.Contains("凭证 甲 在第 1、3 行", evaluation.ToText(explain: true), StringComparison.Ordinal);
    }
}

public sealed record Payment(int Row, string Voucher, decimal Amount)
{
    public static IEnumerable<Payment> In(FeelList rows)
    {
        for (int i = 0; i < rows.Count; i++)
        {
            rows[i].Context.TryGet("凭证", out FeelValue voucher);
            rows[i].Context.TryGet("金额", out FeelValue amount);
            yield return new Payment(i + 1, voucher.Text, amount.Number);
        }
    }
}

public sealed class PaidTwice : Rule
{
    public override void Define()
    {
        Payment first = null!, second = null!;
        When()
            .Match(() => first)
            .Match(() => second, p => p.Voucher == first.Voucher && p.Amount == first.Amount && p.Row > first.Row);
        Then()
            .Do(context => context.Insert(new HostFinding(1, $"凭证 {first.Voucher} 在第 {first.Row}、{second.Row} 行")));
    }
}
