using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Testing;

namespace PerfEval.Rules.Tests.RuleSets;

/// <summary>The five cases keep the score invariants, whole and with any one fact or answer taken away; what is taken away only widens.</summary>
public sealed class FactRemovalTests
{
    public static TheoryData<string> Cases() => [.. ShippedCase.RuleSetOf.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_keepsTheScoreInvariants(string name)
    {
        var shipped = new ShippedCase(name);
        RuleSetProperties.CheckScores(shipped.Evaluation);
        Assert.Empty(Expectations.Compare(shipped.Model.Expect!, shipped.Evaluation.Result).Select(d => d.English));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_withoutOneFact_isNowhereNarrower(string name)
    {
        var shipped = new ShippedCase(name);
        foreach (MappingEntry fact in shipped.Model.Facts)
        {
            CheckLess(shipped, Copy(shipped.Model, [.. shipped.Model.Facts.Where(f => f.Key != fact.Key)], shipped.Model.Judgements), fact.Key.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_withoutOneAnswer_isNowhereNarrower(string name)
    {
        var shipped = new ShippedCase(name);
        foreach (MappingEntry answer in shipped.Model.Judgements)
        {
            CheckLess(shipped, Copy(shipped.Model, shipped.Model.Facts, [.. shipped.Model.Judgements.Where(j => j.Key != answer.Key)]), answer.Key.Text);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_withoutAnything_mayScoreEverything(string name)
    {
        var shipped = new ShippedCase(name);
        CaseEvaluation nothing = shipped.Evaluate(Copy(shipped.Model, [], []));
        RuleSetProperties.CheckScores(nothing);
        Assert.Equal(100, nothing.Total.High);
        Assert.True(nothing.Total.Low <= shipped.Evaluation.Total.Low);
        Assert.Empty(nothing.Result.Failures);
    }

    private static void CheckLess(ShippedCase shipped, CaseModel less, string removed)
    {
        CaseEvaluation full = shipped.Evaluation, partial = shipped.Evaluate(less);
        RuleSetProperties.CheckScores(partial);
        Assert.Empty(partial.Result.Failures);
        Exception? narrower = Record.Exception(() => RuleSetProperties.CheckHolds(partial, full));
        Assert.True(narrower is null, $"without {removed}: {narrower?.Message}");
    }

    private static CaseModel Copy(CaseModel model, IReadOnlyList<MappingEntry> facts, IReadOnlyList<MappingEntry> judgements) => new()
    {
        Id = model.Id,
        Location = model.Location,
        RuleSetId = model.RuleSetId,
        RuleSetVersion = model.RuleSetVersion,
        RuleSetLocation = model.RuleSetLocation,
        AsOf = model.AsOf,
        Facts = facts,
        Evidence = model.Evidence,
        Judgements = judgements,
        Hash = model.Hash,
    };
}
