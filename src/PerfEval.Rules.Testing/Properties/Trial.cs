using FsCheck;
using FsCheck.Fluent;

namespace PerfEval.Rules.Testing.Properties;

/// <summary>What a property is tried with: a case, another one for what to change it to, and numbers to choose by.</summary>
internal sealed record Trial(CaseDraft Case, CaseDraft Other, int[] Picks)
{
    private const int PickCount = 24;

    public static Arbitrary<Trial> ArbitraryFor(RuleSet ruleSet, IReadOnlyDictionary<string, CaseValue> given)
    {
        Arbitrary<CaseDraft> drafts = CaseGenerators.ArbitraryFor(ruleSet, given);
        return Arb.From(
            from one in drafts.Generator
            from other in drafts.Generator
            from picks in Gen.ArrayOf(Gen.Choose(0, 1_000_000), PickCount)
            select new Trial(one, other, picks),
            trial => drafts.Shrinker(trial.Case).Select(simpler => trial with { Case = simpler }));
    }

    /// <summary>The number to choose by at a place.</summary>
    public int Pick(int place) => Picks[place % Picks.Length];
}
