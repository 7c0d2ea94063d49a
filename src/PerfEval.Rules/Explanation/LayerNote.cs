using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Explanation;

/// <summary>Tells which of several rule sets that extend each other says something.</summary>
internal static class LayerNote
{
    /// <summary>The sentence for an indicator; of a section only what was changed is worth telling.</summary>
    public static LocalText? Of(IndicatorModel indicator) =>
        indicator is { Standard: null, Deduct: null, Children.Count: > 0, Layer.Changes.Count: 0 } ? null : Of(indicator.Layer);

    /// <summary>The sentence; null for what is of a rule set that extends nothing.</summary>
    public static LocalText? Of(LayerModel layer)
    {
        if (layer.Declared is not { } declared)
        {
            return null;
        }

        IEnumerable<string> changes = layer.Changes.Select(c => $"{string.Join('、', c.Keys)} 由 {c.Layer} 改写");
        IEnumerable<string> english = layer.Changes.Select(c => $"{string.Join(", ", c.Keys)} changed by {c.Layer}");
        return new($"出自：{string.Join('，', [declared, .. changes])}", $"from: {string.Join("; ", [declared, .. english])}");
    }
}
