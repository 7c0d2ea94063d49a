using PerfEval.Feel.Values;
using PerfEval.Rules.Loading.Overlays;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Loading;

/// <summary>What the first lines of a rule set say of it, without reading the rest.</summary>
/// <param name="Id">The id; empty if it names none.</param>
/// <param name="Version">The version; empty if it names none.</param>
/// <param name="From">From when it is in force; null where that is open.</param>
/// <param name="To">Until when it is in force; null where that is open.</param>
internal sealed record RuleSetHeader(string Id, string Version, FeelDate? From, FeelDate? To)
{
    public static RuleSetHeader Of(MappingNode root)
    {
        var effective = OverlayMerger.ValueOf(root, "effective") as MappingNode;
        return new RuleSetHeader(TextOf(root, "ruleset"), TextOf(root, "version"), DateOf(effective, "from"), DateOf(effective, "to"));
    }

    public static RuleSetHeader Of(RuleSetModel model) => new(model.Id, model.Version, model.EffectiveFrom, model.EffectiveTo);

    private static string TextOf(MappingNode root, string key) => (OverlayMerger.ValueOf(root, key) as ScalarNode)?.Text.Trim() ?? "";

    private static FeelDate? DateOf(MappingNode? effective, string key) =>
        effective is not null && FeelDate.TryParse(TextOf(effective, key), out FeelDate date) ? date : null;
}
