using System.Xml.Linq;

namespace PerfEval.Feel.Conformance.Dmn;

/// <summary>An element of a model's requirements graph.</summary>
internal abstract class DmnElement(DmnModel model, string id, string name)
{
    public DmnModel Model { get; } = model;

    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>The variable that holds its value; its <c>typeRef</c> says of what type. Null if it is not written down.</summary>
    public XElement? Variable { get; init; }

    public override string ToString() => Name;
}

/// <summary>An input.</summary>
internal sealed class InputData(DmnModel model, string id, string name) : DmnElement(model, id, name);

/// <summary>An element that has logic and may use other elements.</summary>
internal abstract class LogicElement(DmnModel model, string id, string name) : DmnElement(model, id, name)
{
    /// <summary>The inputs, decisions and knowledge that it requires.</summary>
    public required IReadOnlyList<DmnReference> Requirements { get; init; }

    /// <summary>The boxed expression; null if it has none.</summary>
    public XElement? Logic { get; init; }
}

/// <summary>A decision.</summary>
internal sealed class Decision(DmnModel model, string id, string name) : LogicElement(model, id, name);

/// <summary>A business knowledge model; its logic is a function definition.</summary>
internal sealed class KnowledgeModel(DmnModel model, string id, string name) : LogicElement(model, id, name);

/// <summary>A decision service.</summary>
internal sealed class DecisionService(DmnModel model, string id, string name) : DmnElement(model, id, name)
{
    public required IReadOnlyList<DmnReference> OutputDecisions { get; init; }

    /// <summary>Its parameters: input data, then input decisions.</summary>
    public required IReadOnlyList<DmnReference> Inputs { get; init; }
}
