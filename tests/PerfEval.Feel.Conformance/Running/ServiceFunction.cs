using PerfEval.Feel.Conformance.Dmn;
using PerfEval.Feel.Decisions;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Conformance.Running;

/// <summary>A decision service as a function of its inputs.</summary>
internal sealed class ServiceFunction
{
    private readonly CompiledModel _model;
    private readonly ItemType _type;
    private readonly List<Resolved> _inputs;
    private readonly List<Resolved> _outputs;

    public ServiceFunction(CompiledModel model, DecisionService service)
    {
        _model = model;
        _type = model.DeclaredType(service);
        _inputs = [.. service.Inputs.Select(model.Resolve).OfType<Resolved>()];
        _outputs = [.. service.OutputDecisions.Select(model.Resolve).OfType<Resolved>()];
        Value = FeelValue.Of(FeelFunction.Create([.. _inputs.Select(i => i.Element.Name)], Invoke));
    }

    public FeelValue Value { get; }

    /// <summary>The value of its one output decision, or a context of them all; null if an argument does not conform to its input.</summary>
    private FeelValue Invoke(ReadOnlySpan<FeelValue> arguments)
    {
        var instance = new ModelInstance(_model, FeelContext.Empty);
        for (int i = 0; i < arguments.Length; i++)
        {
            Resolved input = _inputs[i];
            FeelValue argument = input.Model.DeclaredType(input.Element).Convert(arguments[i]);
            if (argument.IsNull && !arguments[i].IsNull)
            {
                return FeelValue.Null;
            }

            instance.Give(input, argument);
        }

        FeelValue result = _outputs.Count == 1
            ? instance.ValueOf(_outputs[0])
            : FeelValue.Of(FeelContext.Create(_outputs.Select(o => KeyValuePair.Create(o.Element.Name, instance.ValueOf(o)))));
        return _type.Convert(result);
    }
}
