using FsCheck;
using FsCheck.Fluent;
using PerfEval.Rules.Analysis.Comparison;
using PerfEval.Rules.Testing;
using PerfEval.Rules.Tests.Properties;
using PerfEval.Tests;

namespace PerfEval.Rules.Tests.Analysis.Comparison;

/// <summary>Whatever two cases are compared: each changed score has a cause, and an evaluation is the same as itself.</summary>
public sealed class ComparisonProperties
{
    private const int Runs = 60;

    public static TheoryData<string> RuleSets() => ScoreProperties.RuleSets();

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Comparison_ofTwoCases_namesACauseOfEveryChange(string name)
    {
        RuleSet ruleSet = ScoreProperties.Load(name);
        Gen<CaseDraft> cases = CaseGenerators.For(ruleSet);
        Gen<(CaseDraft First, CaseDraft Second)> pairs = from a in cases from b in cases select (a, b);
        Prop.ForAll(Arb.From(pairs), pair =>
        {
            CaseEvaluation before = ruleSet.Evaluate(pair.First.ToYaml()), after = ruleSet.Evaluate(pair.Second.ToYaml());
            EvaluationComparison comparison = before.CompareWith(after);
            ScoreComparison[] changed = [.. comparison.Scores.Where(s => s.IsChanged)];
            foreach (ScoreComparison score in changed)
            {
                bool below = changed.Any(c => c.Path.StartsWith(score.Path + "/", StringComparison.Ordinal));
                Assert.True(score.Causes.Count > 0 || (score.IsSection && below), $"{score.Path}: {score.Before} → {score.After} without a cause");
            }

            Assert.True(before.Total == after.Total || changed.Length > 0 || before.Result.Spill != after.Result.Spill);
            Assert.NotEmpty(comparison.ToText());
        }).Check(PropertyConfig.Runs(Runs));
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Comparison_ofACaseWithItself_findsNothing(string name)
    {
        RuleSet ruleSet = ScoreProperties.Load(name);
        Prop.ForAll(Arb.From(CaseGenerators.For(ruleSet)), generated =>
        {
            EvaluationComparison comparison = ruleSet.Evaluate(generated.ToYaml()).CompareWith(ruleSet.Evaluate(generated.ToYaml()));
            Assert.True(comparison.IsSame);
            Assert.Empty(comparison.WithoutEffect);
            Assert.Null(comparison.GradeLimits);
        }).Check(PropertyConfig.Runs(Runs));
    }
}
