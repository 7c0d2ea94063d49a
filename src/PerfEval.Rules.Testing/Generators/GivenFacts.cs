using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Testing.Generators;

/// <summary>Refuses given facts that a rule set does not have; every case with one would be refused instead, and look like a defect of the rule set.</summary>
internal static class GivenFacts
{
    public static void Check(RuleSet ruleSet, IReadOnlyDictionary<string, CaseValue>? given, string where, string parameter)
    {
        // The first is the as-of date, which a case states elsewhere.
        HashSet<string> known = new(ruleSet.Plan.RuleSet.Facts.Skip(1).Select(f => f.Model.Name), StringComparer.Ordinal);
        if (given?.Keys.FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            string meant = NearestName.Find(unknown, known) is { } near ? $" Did you mean '{near}'?" : "";
            throw new ArgumentException($"{where}The rule set {ruleSet.Id}@{ruleSet.Version} has no fact '{unknown}'.{meant}", parameter);
        }
    }
}
