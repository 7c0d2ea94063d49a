using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Testing;
using PerfEval.Rules.Testing.Generation;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Tests.Properties;

/// <summary>
/// The score of an indicator that hangs on one missing fact or answer spans no more than can be made of it: both ends are reached by values that it may have. Tried for each of them in each
/// rule set, taken from cases that lie at the limits of its standards. Tables are left out: what rows there may be has no end.
/// </summary>
public sealed class TightnessTests
{
    private const int CasesTried = 3;
    private static readonly decimal[] s_factors = [0, 0.5m, 0.8m, 0.9m, 0.95m, 1.05m, 1.1m, 1.2m, 2, 10, 1_000_000];

    public static TheoryData<string> RuleSets() => ScoreProperties.RuleSets();

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void OpenScore_ofOneMissingFact_reachesBothEnds(string name)
    {
        RuleSet ruleSet = ScoreProperties.Load(name);
        var cases = new BaseCase(ruleSet);
        foreach (CaseDraft start in Starts(ruleSet))
        {
            foreach (CheckedFact fact in ruleSet.Plan.RuleSet.Facts.Skip(1).Where(f => f.Model.Type.Type is not ListType && start.Facts.ContainsKey(f.Model.Name)))
            {
                CheckReached(cases, start.WithoutFact(fact.Model.Name), fact.Model.Name, Values(cases, fact, start.Facts[fact.Model.Name]).Select(v => start.WithFact(fact.Model.Name, v)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void OpenScore_ofOneMissingAnswer_reachesBothEnds(string name)
    {
        RuleSet ruleSet = ScoreProperties.Load(name);
        var cases = new BaseCase(ruleSet);
        IReadOnlyList<BoundaryCase> all = BoundaryCases.Of(ruleSet, Language.Chinese);
        foreach (CaseDraft start in Starts(ruleSet))
        {
            foreach (string question in start.Judgements.Keys)
            {
                IEnumerable<CaseValue> answers = all.Where(c => c.Draft.Judgements.ContainsKey(question)).SelectMany(c => Repeated(c.Draft.Judgements[question]));
                CheckReached(cases, start.WithoutJudgement(question), question, answers.Select(a => start.WithJudgement(question, a)));
            }
        }
    }

    // Of what is counted there may be many.
    private static CaseValue[] Repeated(CaseValue answer) =>
        answer.Items is [var first, ..] ? [answer, CaseValue.List(Enumerable.Repeat(first, 9))] : [answer];

    // A measure that is stated gives way to what is computed, so that the score moves elsewhere when a fact is added.
    private static IEnumerable<CaseDraft> Starts(RuleSet ruleSet) => BoundaryCases.Of(ruleSet, Language.Chinese).Select(c => c.Draft)
        .Where(d => !d.Facts.Keys.Any(f => ruleSet.Plan.RuleSet.Measures.Any(m => m.Model.Name == f))).Take(CasesTried);

    private static void CheckReached(BaseCase cases, CaseDraft less, string what, IEnumerable<CaseDraft> completed)
    {
        if (cases.TryScore(less) is not { HasFailures: false } open)
        {
            return;
        }

        Dictionary<string, ScoreRange> reached = [];
        foreach (CaseDraft draft in completed)
        {
            foreach (IndicatorResult line in cases.TryScore(draft) is { HasFailures: false } evaluation ? evaluation.Result.Indicators : [])
            {
                reached[line.Path] = reached.TryGetValue(line.Path, out ScoreRange before) ? before.Hull(line.Score) : line.Score;
            }
        }

        foreach (IndicatorResult line in open.Result.Indicators.Where(i => i.Children.Count == 0 && reached.Count > 0))
        {
            Assert.True(reached[line.Path] == line.Score, $"Without {what}, {line.Path} scores {line.Score}, of which {reached[line.Path]} is reached.{less}");
        }
    }

    private static IEnumerable<CaseValue> Values(BaseCase cases, CheckedFact fact, CaseValue given)
    {
        IReadOnlyList<CaseValue> usual = cases.Candidates(fact);
        IEnumerable<decimal> ordinals = usual.Append(given).Where(v => v.Text is not null)
            .Select(v => ValueReader.Read(v.Text!, fact.Model.Type) is { Error: null } read ? ValueWriter.OrdinalOf(read.Value) : null).OfType<decimal>().ToArray();
        IEnumerable<decimal> more = fact.Model.Type.Type is NumberType ? ordinals.SelectMany(o => s_factors.Select(f => o * f)) : ordinals.SelectMany(o => new[] { o - 400, o - 60, o - 31, o + 31, o + 60, o + 400 });
        CaseValue[] never = fact.Model.Type.Type.Kind == FeelKind.Date ? [CaseValue.Of("无")] : [];
        return [.. usual, .. more.Distinct().Where(fact.Model.Bounds.Contains).Select(o => ValueWriter.Write(o, fact.Model.Type)).OfType<string>().Select(CaseValue.Of), .. never];
    }
}
