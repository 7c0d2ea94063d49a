using PerfEval.Feel.Conformance.Dmn;
using PerfEval.Feel.Conformance.Kit;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Conformance.Running;

/// <summary>One test case of a model.</summary>
internal sealed class CaseRun
{
    private readonly ModelInstance _instance;
    private readonly FeelContext _inputs;
    private readonly DmnElement? _invoked;

    public CaseRun(CompiledModel model, TestCase test)
    {
        _inputs = FeelContext.Create(test.Inputs.Select(i => KeyValuePair.Create(i.Name, TestValues.Convert(i.Value, KindOf(model, i.Name)))));
        _instance = new ModelInstance(model, _inputs);
        _invoked = test.Invocable is { } name ? model.Model.FindByName(name) : null;
    }

    private CompiledModel Model => _instance.Model;

    /// <summary>The value of a decision, or of what the case invokes.</summary>
    /// <param name="name">The name of the result.</param>
    /// <param name="problems">What was found wrong with the logic.</param>
    public FeelValue Evaluate(string name, out IReadOnlyList<string> problems)
    {
        problems = [];
        if (_invoked is not null)
        {
            FeelValue whole = Call(_invoked);

            // A service with several decisions gives them all; a result of another name than the service's is one of them.
            return name != _invoked.Name && _invoked is DecisionService { OutputDecisions.Count: > 1 } && whole.Kind == FeelKind.Context
                && whole.Context.TryGet(name, out FeelValue one) ? one : whole;
        }

        DmnElement? element = Model.Model.FindByName(name);
        switch (element)
        {
            case null:
                problems = ["The model has no such node."];
                return FeelValue.Null;
            case DecisionService or KnowledgeModel:
                return Call(element);
            case Decision decision:
                problems = Model.ProblemsOf(decision);
                break;
            default:
                break;
        }

        return _instance.ValueOf(element);
    }

    /// <summary>Calls a service or a business knowledge model with the inputs of the case.</summary>
    private FeelValue Call(DmnElement element)
    {
        FeelValue function = Model.Function(element);
        if (function.Kind != FeelKind.Function)
        {
            return FeelValue.Null;
        }

        return function.Function.Invoke([.. function.Function.Parameters.Select(p => _inputs.TryGet(p, out FeelValue value) ? value : FeelValue.Null)]);
    }

    private static FeelKind KindOf(CompiledModel model, string name) =>
        model.Model.FindByName(name) is InputData input ? model.DeclaredType(input).Type.Kind : FeelKind.Null;
}
