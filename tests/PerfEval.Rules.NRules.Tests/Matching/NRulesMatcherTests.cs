using FsCheck;
using FsCheck.Fluent;
using NRules;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.NRules.Matching;
using PerfEval.Rules.NRules.Translation;
using PerfEval.Rules.Testing;
using PerfEval.Tests;

namespace PerfEval.Rules.NRules.Tests.Matching;

/// <summary>What NRules itself finds, before anything is weighed.</summary>
public sealed class NRulesMatcherTests
{
    private const string Head = "ruleset: t\nversion: \"1\"\ntitle: t\nindicators: { 分: { points: 10, deduct: [] } }\n";

    public static TheoryData<string> RuleSets() => [.. TestRuleSets.Generated.Where(p => TestRuleSets.Load(p).Plan.Rules.Count > 0)];

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Match_findsWhatTheEvaluatorDoes_rowByRow(string path)
    {
        RuleSet ruleSet = TestRuleSets.Load(path);
        NRulesMatcher matcher = MatcherOf(ruleSet);
        int compared = 0;
        foreach (CaseDraft draft in CaseGenerators.For(ruleSet).Sample(60, new Rnd(PropertyConfig.Seed()), 50))
        {
            BoundCase bound = TestRuleSets.Bind(ruleSet, draft.ToYaml());
            IReadOnlyList<FoundRow>?[] found = matcher.Match(bound);
            foreach (RuleResult rule in Evaluator.Evaluate(ruleSet.Plan, bound).Rules.Where(r => found[r.Rule.Index] is not null))
            {
                IReadOnlyList<FoundRow> rows = found[rule.Rule.Index]!;
                Assert.Equal(rule.Matches.Count, rows.Count);
                Assert.All(rule.Matches.Zip(rows), pair => Assert.Equal(pair.First.Rows, pair.Second.Values));
                Assert.True(rule.Pending.IsNull);
                compared++;
            }
        }

        // Most rules can be run in most cases.
        Assert.True(compared > 60 * ruleSet.Plan.Rules.Count / 3, $"{compared}");
    }

    [Fact]
    public void Match_ofRulesOverTablesThatAreNotKnown_isLeftToTheEvaluator()
    {
        RuleSet ruleSet = RuleSet.Parse(Head + """
            facts: { 甲: [{ 数: number }], 乙: [{ 数: number }] }
            rules:
              一: { for: 行 in 甲, when: 行.数 > 1, deduct: { from: 分, points: 1 } }
              二: { for: 行 in 乙, when: 行.数 > 1, deduct: { from: 分, points: 1 } }
              三: { for: 行 in 甲, unless: some 另 in 乙 satisfies 另.数 = 行.数, deduct: { from: 分, points: 1 } }
            """);
        const string Text = "case: c\nfacts: { 甲: [[数], [2], [0], [3]] }";
        IReadOnlyList<FoundRow>?[] found = MatcherOf(ruleSet).Match(TestRuleSets.Bind(ruleSet, Text));
        Assert.Equal([2, -1, -1], ruleSet.Plan.Rules.OrderBy(r => "一二三".IndexOf(r.Rule.Model.Name, StringComparison.Ordinal)).Select(r => found[r.Rule.Index]?.Count ?? -1));
        CaseEvaluation evaluation = NRulesEngine.For(ruleSet).Evaluate(Text);
        Assert.True(evaluation.Result.Rules.Single(r => r.Rule.Model.Name == "二").Pending.IsUnknown);
        Assert.Equal(ruleSet.Evaluate(Text).ToJson(explain: true), evaluation.ToJson(explain: true));
    }

    [Fact]
    public void Match_ofMoreCombinationsThanItTakes_isLeftToTheEvaluator_whichFailsForWantOfSteps()
    {
        RuleSet ruleSet = RuleSet.Parse(Head + """
            facts: { 甲: [{ 数: number }] }
            rules:
              成对: { for: "一 in 甲, 二 in 甲", when: 一.数 + 二.数 = 1, deduct: { from: 分, points: 1 } }
              单个: { for: 一 in 甲, when: 一.数 = 4999, deduct: { from: 分, points: 1 } }
            """);
        string text = "case: c\nfacts:\n  甲: [[数]" + string.Concat(Enumerable.Range(0, 5000).Select(i => $", [{i}]")) + "]";
        Assert.All(MatcherOf(ruleSet).Match(TestRuleSets.Bind(ruleSet, text)), Assert.Null);
        CaseEvaluation evaluation = NRulesEngine.For(ruleSet).Evaluate(text);
        Assert.Equal("PE1206", Assert.Single(evaluation.Result.Failures).Id);
        Assert.True(evaluation.Result.Rules.Single(r => r.Rule.Model.Name == "单个").Fired);
        Assert.Equal(ruleSet.Evaluate(text).ToJson(explain: true), evaluation.ToJson(explain: true));
    }

    [Theory]
    [InlineData("some 一 in 1..3000, 二 in 1..3000 satisfies 一 + 二 < 0")]
    [InlineData("(some 一 in 1..3000, 二 in 1..3000 satisfies 一 + 二 < 0) or 数 > 5")]
    public void Match_whoseBoundPartsTakeTooManySteps_isLeftToTheEvaluator(string condition)
    {
        RuleSet ruleSet = RuleSet.Parse(Head + $"facts: {{ 数: number }}\nrules: {{ 重: {{ when: \"{condition}\", deduct: {{ from: 分, points: 1 }} }} }}\n");
        const string Text = "case: c\nfacts: { 数: 3 }";
        Assert.All(MatcherOf(ruleSet).Match(TestRuleSets.Bind(ruleSet, Text)), Assert.Null);
        CaseEvaluation evaluation = NRulesEngine.For(ruleSet).Evaluate(Text);
        Assert.False(evaluation.HasFailures);
        Assert.Equal(ruleSet.Evaluate(Text).ToJson(explain: true), evaluation.ToJson(explain: true));
    }

    [Fact]
    public void Match_whereTextsAreLong_countsThem()
    {
        RuleSet ruleSet = RuleSet.Parse(Head + "facts: { 甲: [{ 名: text }], 词: text }\nrules: { 同名: { for: 一 in 甲, when: 一.名 = 词, deduct: { from: 分, points: 1 } } }\n");
        string rows = string.Concat(Enumerable.Repeat(", [乙]", 100));
        Assert.NotNull(Found(1000));
        Assert.Null(Found(1_000_000));

        IReadOnlyList<FoundRow>? Found(int length) =>
            MatcherOf(ruleSet).Match(TestRuleSets.Bind(ruleSet, $"case: c\nfacts:\n  甲: [[名]{rows}]\n  词: {new string('乙', length)}"))[0];
    }

    // A computation that fails may mean that the rule holds; the evaluator says where it failed.
    [Fact]
    public void Match_ofAConditionThatFails_isFound()
    {
        RuleSet ruleSet = RuleSet.Parse(Head + "facts: { 甲: [{ 数: number }] }\nrules: { 除: { for: 一 in 甲, when: 1 / 一.数 > 0.4, deduct: { from: 分, points: 1 } } }\n");
        const string Text = "case: c\nfacts: { 甲: [[数], [2], [3], [0]] }";
        Assert.Equal(2, MatcherOf(ruleSet).Match(TestRuleSets.Bind(ruleSet, Text))[0]!.Count);
        CaseEvaluation evaluation = NRulesEngine.For(ruleSet).Evaluate(Text);
        Assert.Equal("PE1201", Assert.Single(evaluation.Result.Failures).Id);
        Assert.Equal(ruleSet.Evaluate(Text).ToJson(explain: true), evaluation.ToJson(explain: true));
    }

    private static NRulesMatcher MatcherOf(RuleSet ruleSet)
    {
        RuleSetTranslation translation = RuleTranslator.Translate(ruleSet.Plan);
        return new NRulesMatcher(translation, new RuleCompiler().Compile(translation.Rules.Select(r => r.Definition)));
    }
}
