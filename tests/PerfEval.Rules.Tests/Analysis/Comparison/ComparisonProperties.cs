using FsCheck;
using FsCheck.Fluent;
using PerfEval.Rules.Analysis.Comparison;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Testing;
using PerfEval.Rules.Tests.Evaluation;
using PerfEval.Rules.Tests.Properties;
using PerfEval.Tests;

namespace PerfEval.Rules.Tests.Analysis.Comparison;

/// <summary>Whatever two cases are compared: each changed score, total and grade has a cause, and an evaluation is the same as itself.</summary>
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

            AssertOverall(comparison, changed.Length > 0);
            Assert.NotEmpty(comparison.ToText());
            Assert.NotEmpty(comparison.ToJson());
        }).Check(PropertyConfig.Runs(Runs));
    }

    // Rule sets in which the total and the grade change while no score does: spill, caps, rounding, what does not apply.
    [Theory]
    [InlineData("", "")]
    [InlineData("round: { total: 10 }\n", "")]
    [InlineData("", "round: { total: 10 }\n")]
    [InlineData("not-applicable: rescale\n", "not-applicable: award\n")]
    public void Comparison_ofTotalAndGrade_namesACauseOfEveryChange(string was, string now)
    {
        const string Table = """
            facts: { 挪用: [text], 重大: boolean, 率: rate, 有: boolean }
            indicators:
              资金: { points: 5, deduct: [{ for: 个 in 挪用, points: 2, spill: total }, { found: 挤占, points: 3, spill: total }] }
              部分: { points: 25, indicators: { 甲: { points: 20, applies: 有, ratio: 率 }, 乙: { points: 5, deduct: [] } } }
              其他: { points: 70, ratio: 率 }
            rules: { 严重: { when: 重大, grade: at most 中 }, 很多: { when: count(挪用) > 4, grade: at most 良 } }
            grades: [≥ 90: 优, ≥ 80: 良, ≥ 60: 中, < 60: 差]

            """;
        string policy = was.StartsWith("not", StringComparison.Ordinal) ? "" : "not-applicable: rescale\n";
        RuleSet old = Scoring.RuleSet(was + policy + Table), rules = Scoring.RuleSet(now + policy + Table);
        Gen<CaseDraft> cases = CaseGenerators.For(old);
        Gen<(CaseDraft First, CaseDraft Second)> pairs = from a in cases from b in cases from same in Gen.Elements(true, false) select (a, same ? a : b);
        Prop.ForAll(Arb.From(pairs), pair =>
        {
            CaseEvaluation before = old.Evaluate(pair.First.ToYaml()), after = rules.Evaluate(pair.Second.ToYaml());
            EvaluationComparison comparison = before.CompareWith(after);
            AssertOverall(comparison, comparison.Scores.Any(s => s.IsChanged));
        }).Check(PropertyConfig.Runs(200));
    }

    private static void AssertOverall(EvaluationComparison comparison, bool scoresChanged)
    {
        EvaluationResult before = comparison.Before.Result, after = comparison.After.Result;
        bool total = before.Total != after.Total, grade = !comparison.Before.Grades.SequenceEqual(comparison.After.Grades);
        Assert.True(!total || scoresChanged || comparison.TotalCauses.Count > 0, $"total {before.Total} → {after.Total} without a cause");
        Assert.True(total || comparison.TotalCauses.Count == 0);

        // A grade that the total alone explains needs no cause of its own.
        bool byTotal = total && comparison.GradeLimits is null
            && Grading.GradesOf(after.Plan.RuleSet.Grades, after.Total, before.GradeCaps).SequenceEqual(after.Grades);
        Assert.True(!grade || byTotal || comparison.GradeCauses.Count > 0, "a grade without a cause");
        Assert.True(grade || comparison.GradeCauses.Count == 0);
        Assert.Empty(comparison.TotalCauses.Concat(comparison.GradeCauses).Intersect(comparison.WithoutEffect));
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
            Assert.Empty(comparison.FindingsChanged);
            Assert.Null(comparison.GradeLimits);
        }).Check(PropertyConfig.Runs(Runs));
    }
}
