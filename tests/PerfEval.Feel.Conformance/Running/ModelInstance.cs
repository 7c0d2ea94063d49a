using PerfEval.Feel.Conformance.Dmn;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Conformance.Running;

/// <summary>
/// A model with the inputs of one case, and the decisions made so far. A model that is imported twice is there twice: its inputs are those
/// given under the name of the import.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="inputs">The values given, by name; what is meant for an imported model is in a context named like the import.</param>
/// <param name="importer">The instance that imports this one.</param>
internal sealed class ModelInstance(CompiledModel model, FeelContext inputs, ModelInstance? importer = null)
{
    private readonly Dictionary<DmnElement, FeelValue> _values = [];
    private readonly Dictionary<DmnImport, ModelInstance> _imported = [];

    public CompiledModel Model => model;

    /// <summary>Gives an element its value beforehand, as a decision service does with its inputs.</summary>
    public void Give(Resolved element, FeelValue value) => Holder(element)._values[element.Element] = value;

    public FeelValue ValueOf(Resolved element) => Holder(element).ValueOf(element.Element);

    public FeelValue ValueOf(DmnElement element)
    {
        if (_values.TryGetValue(element, out FeelValue value))
        {
            return value;
        }

        switch (element)
        {
            case InputData:
                value = model.DeclaredType(element).Convert(Given(element.Name));
                break;
            case Decision decision:
                // Null while it is being made: a decision that requires itself has no value.
                _values[element] = FeelValue.Null;
                value = model.Logic(decision).Evaluate(this);
                break;
            default:
                value = model.Function(element);
                break;
        }

        return _values[element] = value;
    }

    /// <summary>The instance of the model that an element belongs to.</summary>
    private ModelInstance Holder(Resolved element)
    {
        ModelInstance at = this;
        foreach (string name in element.Path)
        {
            at = at.Imported(name, element.Model);
        }

        return at;
    }

    private ModelInstance Imported(string name, CompiledModel wanted)
    {
        DmnImport import = model.Model.Imports.Where(i => i.Name == name).OrderByDescending(i => i.Namespace == wanted.Model.Namespace).First();
        if (!_imported.TryGetValue(import, out ModelInstance? instance))
        {
            FeelContext given = name.Length == 0 ? inputs
                : inputs.TryGet(name, out FeelValue value) && value.Kind == FeelKind.Context ? value.Context
                : FeelContext.Empty;
            _imported[import] = instance = new ModelInstance(model.Imported(import)!, given, this);
        }

        return instance;
    }

    /// <summary>An input, from the innermost instance that is given one of this name.</summary>
    private FeelValue Given(string name) =>
        inputs.TryGet(name, out FeelValue value) ? value : importer?.Given(name) ?? FeelValue.Null;
}
