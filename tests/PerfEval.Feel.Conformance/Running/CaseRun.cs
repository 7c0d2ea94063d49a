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
    private readonly List<string> _problems = [];

    public CaseRun(CompiledModel model, TestCase test)
    {
        _inputs = CaseInputs.Nest(test.Inputs.Select(i => (i.Name, Read(i.Value, KindOf(model, i.Name)))), model);
        _instance = new ModelInstance(model, _inputs);
        _invoked = test.Invocable is { } name ? model.Model.FindByName(name) : null;
    }

    private CompiledModel Model => _instance.Model;

    /// <summary>Runs one result node.</summary>
    /// <param name="folder">The folder of the kit.</param>
    /// <param name="file">The file of test cases.</param>
    /// <param name="test">The test case.</param>
    /// <param name="result">The result node.</param>
    public NodeOutcome Run(string folder, string file, string test, ExpectedResult result)
    {
        var problems = new List<string>(_problems);
        FeelValue actual = default, expected = default;
        string? error = null;
        try
        {
            actual = Evaluate(result.Name, problems);
            expected = TestValues.Convert(result.Value, actual.Kind);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // One node that breaks the evaluator, or that the kit states unreadably, must not hide the others.
            error = problem.Message;
        }

        return new NodeOutcome(folder, file, test, result.Name, expected, actual, problems, error);
    }

    /// <summary>The value of a decision, or of what the case invokes.</summary>
    private FeelValue Evaluate(string name, List<string> problems)
    {
        if (_invoked is not null)
        {
            problems.AddRange(Model.ProblemsOf(_invoked));
            FeelValue whole = Call(_invoked);

            // A service with several decisions gives them all; a result of another name than the service's is one of them.
            return name != _invoked.Name && _invoked is DecisionService { OutputDecisions.Count: > 1 } && whole.Kind == FeelKind.Context
                && whole.Context.TryGet(name, out FeelValue one) ? one : whole;
        }

        if (Model.Model.FindByName(name) is not { } element)
        {
            problems.Add("The model has no such node.");
            return FeelValue.Null;
        }

        problems.AddRange(Model.ProblemsOf(element));
        return element is DecisionService or KnowledgeModel ? Call(element) : _instance.ValueOf(element);
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

    private FeelValue Read(TestValue value, FeelKind kind)
    {
        try
        {
            return TestValues.Convert(value, kind);
        }
        catch (KitException problem)
        {
            _problems.Add(problem.Message);
            return FeelValue.Null;
        }
    }

    private static FeelKind KindOf(CompiledModel model, string name) =>
        model.Model.FindByName(name) is InputData input ? model.DeclaredType(input).Type.Kind : FeelKind.Null;
}
