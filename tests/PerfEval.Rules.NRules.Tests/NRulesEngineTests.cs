using FsCheck;
using FsCheck.Fluent;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Testing;
using PerfEval.Tests;

namespace PerfEval.Rules.NRules.Tests;

/// <summary>Whatever the rule set and the case, both engines give the same bytes.</summary>
public sealed class NRulesEngineTests
{
    private const int Runs = 60;

    public static TheoryData<string> RuleSets() => [.. TestRuleSets.All];

    public static TheoryData<string> GeneratedRuleSets() => [.. TestRuleSets.Generated];

    public static TheoryData<string> Forms() => [.. TestRuleSets.All.Where(p => p.StartsWith("Forms/", StringComparison.Ordinal))];

    [Fact]
    public void RuleSets_areAllThatAreShipped() => Assert.True(TestRuleSets.All.Count(p => p.StartsWith("rulesets/", StringComparison.Ordinal)) >= 6);

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Evaluation_ofAWrittenCase_isTheSameToTheByte(string path)
    {
        RuleSet ruleSet = TestRuleSets.Load(path);
        NRulesEngine engine = NRulesEngine.For(ruleSet);
        Assert.Equal(ruleSet.Plan.Rules.Count, engine.Rules.Count);
        foreach ((string name, Func<RuleSet, CaseEvaluation> evaluate) in TestRuleSets.Cases(path))
        {
            Assert.True(evaluate(ruleSet).ToJson(explain: true) == evaluate(engine.RuleSet).ToJson(explain: true), name);
        }
    }

    [Theory]
    [MemberData(nameof(GeneratedRuleSets))]
    public void Evaluation_ofAMadeUpCase_isTheSameToTheByte(string path)
    {
        RuleSet ruleSet = TestRuleSets.Load(path);
        NRulesEngine engine = NRulesEngine.For(ruleSet);
        Prop.ForAll(
            CaseGenerators.ArbitraryFor(ruleSet),
            draft => Assert.Equal(ruleSet.Evaluate(draft.ToYaml()).ToJson(explain: true), engine.Evaluate(draft.ToYaml()).ToJson(explain: true))).Check(PropertyConfig.Runs(Runs));
    }

    // The forms are there to be matched and not to be: a rule set whose rules never fire would prove nothing.
    [Theory]
    [MemberData(nameof(Forms))]
    public void EveryRule_ofAForm_firesInSomeCasesMayFireInOthersAndIsSilentInTheRest(string path)
    {
        NRulesEngine engine = NRulesEngine.For(TestRuleSets.Load(path));
        CaseEvaluation[] evaluations = [.. CaseGenerators.For(engine.RuleSet).Sample(400, new Rnd(PropertyConfig.Seed()), 50).Select(d => engine.Evaluate(d.ToYaml()))];
        foreach (string name in engine.Rules.Select(r => r.Name))
        {
            RuleResult[] results = [.. evaluations.Select(e => e.Result.Rules.Single(r => r.Rule.Model.Name == name))];
            Assert.True(results.Any(r => r.Fired), name);
            Assert.True(name is "总是" || results.Any(r => !r.MayFire), name);
            Assert.True(name is "总是" || results.Any(r => r.MayFire && !r.Fired), name);
        }
    }

    [Fact]
    public void RuleSet_thatNRulesRuns_isTheSameRuleSet()
    {
        RuleSet ruleSet = TestRuleSets.Load("rulesets/yunxi-relocation/ruleset.yaml");
        NRulesEngine engine = NRulesEngine.For(ruleSet);
        Assert.NotSame(ruleSet, engine.RuleSet);
        Assert.Equal((ruleSet.Id, ruleSet.Version, ruleSet.Hash), (engine.RuleSet.Id, engine.RuleSet.Version, engine.RuleSet.Hash));
        Assert.Equal(ruleSet.Plan.Rules.Select(r => r.Rule.Model.Name), engine.Rules.Select(r => r.Name));
    }

    [Fact]
    public void RuleSet_withoutRules_isTakenAsItIs()
    {
        RuleSet ruleSet = TestRuleSets.Load("Constructs/bands.yaml");
        NRulesEngine engine = NRulesEngine.For(ruleSet);
        Assert.Empty(engine.Rules);
        Assert.Same(ruleSet, engine.RuleSet);
    }

    [Fact]
    public void WhatIf_ofAnEvaluation_isThatOfTheRuleSet()
    {
        RuleSet ruleSet = TestRuleSets.Load("Forms/conditions.yaml");
        NRulesEngine engine = NRulesEngine.For(ruleSet);
        const string Text = "case: c\nfacts: { 预算: 10 元, 支出: 8 元, 份数: 1 }";
        CaseEvaluation supposed = engine.Evaluate(Text).WhatIf("支出", "12 元");
        Assert.Contains("超支", supposed.Findings.Select(f => f.Title));
        Assert.Equal(ruleSet.Evaluate(Text).WhatIf("支出", "12 元").ToJson(explain: true), supposed.ToJson(explain: true));
    }

    [Fact]
    public void Engine_onManyThreads_givesTheSame()
    {
        RuleSet ruleSet = TestRuleSets.Load("Forms/rows.yaml");
        NRulesEngine engine = NRulesEngine.For(ruleSet);
        string[] cases = [.. CaseGenerators.For(ruleSet).Sample(40, new Rnd(PropertyConfig.Seed()), 50).Select(d => d.ToYaml())];
        string[] expected = [.. cases.Select(c => ruleSet.Evaluate(c).ToJson(explain: true))];
        string[] found = [.. cases.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(c => engine.Evaluate(c).ToJson(explain: true))];
        Assert.Equal(expected, found);
    }

    [Fact]
    public void EvaluateFile_ofACaseThatDoesNotFit_tellsAllProblems()
    {
        NRulesEngine engine = NRulesEngine.For(TestRuleSets.Load("Forms/conditions.yaml"));
        PerfEvalException refused = Assert.Throws<PerfEvalException>(() => engine.Evaluate("case: c\nfacts: { 预算: 十, 没有的: 1 }"));
        Assert.Equal(2, refused.Diagnostics.Count);
        Assert.Throws<PerfEvalException>(() => engine.EvaluateFile("no such file.yaml"));
    }
}
