using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.Proofs;

/// <summary>Values of facts, and of the row that a rule looks at, with which something holds or does not.</summary>
internal sealed record Example(IReadOnlyList<(string Name, FeelValue Value, FeelType Type)> Values)
{
    private const int Shown = 200;

    public LocalText Describe()
    {
        string[] parts = [.. Values.Select(v => v.Name + " = " + Print(v.Value, v.Type))];
        return new LocalText(Short(string.Join('、', parts)), Short(string.Join(", ", parts)));
    }

    private static string Short(string text) => text.Length <= Shown ? text : text[..Shown] + "…";

    private static string Print(FeelValue value, FeelType type) => value.Kind switch
    {
        FeelKind.List when value.List.Count == 0 => "[]",
        FeelKind.List => $"[{string.Join("; ", Enumerable.Range(0, Math.Min(2, value.List.Count)).Select(i => Print(value.List[i], ((ListType)type).Item)))}]",
        FeelKind.Context when type is ContextType row =>
            "{" + string.Join(", ", row.Fields.Where(f => value.Context.TryGet(f.Name, out FeelValue cell) && cell.IsKnown)
                .Select(f => f.Name + ": " + Print(Cells.Read(value, f.Name), f.Type))) + "}",
        _ => ValueText.Write(value, type),
    };
}
