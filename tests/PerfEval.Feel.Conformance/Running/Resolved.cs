using PerfEval.Feel.Conformance.Dmn;

namespace PerfEval.Feel.Conformance.Running;

/// <summary>What a reference means.</summary>
/// <param name="Path">The names of the imports that lead to its model; empty for the model's own elements.</param>
/// <param name="Model">The model of the element.</param>
/// <param name="Element">The element.</param>
internal sealed record Resolved(IReadOnlyList<string> Path, CompiledModel Model, DmnElement Element)
{
    /// <summary>The names by which expressions speak of it, one within the other.</summary>
    public IReadOnlyList<string> Names => [.. Path.Where(p => p.Length > 0), Element.Name];
}
