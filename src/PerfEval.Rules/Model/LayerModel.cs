using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Model;

/// <summary>The rule set in which something is declared, and what others that extend it changed.</summary>
/// <param name="Declared">The rule set, as id@version; null where none is known.</param>
/// <param name="Changes">The rule sets that changed it, in order, each with the keys that are theirs.</param>
internal sealed record LayerModel(string? Declared, IReadOnlyList<(string Layer, IReadOnlyList<string> Keys)> Changes)
{
    private static readonly string[] s_children = ["indicators", "checklist"];

    public static LayerModel None { get; } = new(null, []);

    public static LayerModel Of(MappingEntry entry)
    {
        string? declared = entry.Key.Document.Layer;
        IEnumerable<(string? Layer, string Key)> parts = entry.Value is MappingNode mapping
            ? mapping.Entries.Where(e => !s_children.Contains(e.Key.Text)).SelectMany(e => LayersOf(e.Value).Distinct().Select(l => (l, e.Key.Text)))
            : [(entry.Value.Document.Layer, "points")];
        return new LayerModel(
            declared,
            [.. parts.Where(p => p.Layer != declared && p.Layer is not null).GroupBy(p => p.Layer!, p => p.Key).Select(g => (g.Key, (IReadOnlyList<string>)[.. g]))]);
    }

    // A deduction may be changed in part, by several.
    private static IEnumerable<string?> LayersOf(DocumentNode value) =>
        value is MappingNode { Entries.Count: > 0 } mapping ? mapping.Entries.SelectMany(e => LayersOf(e.Value)) : [value.Document.Layer];
}
