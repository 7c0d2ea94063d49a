using PerfEval.Feel.Conformance.Dmn;
using PerfEval.Feel.Conformance.Kit;
using PerfEval.Feel.Decisions;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Conformance.Running;

/// <summary>A model whose elements are compiled as they are asked for, with the models that it imports. For one thread.</summary>
internal sealed class CompiledModel
{
    private readonly ModelSet _models;
    private readonly Dictionary<string, CompiledModel?> _imported;
    private readonly Dictionary<LogicElement, CompiledLogic> _logic = [];
    private readonly Dictionary<DmnElement, FeelValue> _functions = [];
    private readonly Lazy<FeelEnvironment> _environment;

    public CompiledModel(DmnModel model, ModelSet models)
        : this(model, models, new Dictionary<string, CompiledModel?>(StringComparer.Ordinal))
    {
    }

    private CompiledModel(DmnModel model, ModelSet models, Dictionary<string, CompiledModel?> imported)
    {
        Model = model;
        _models = models;
        _imported = imported;
        _imported[model.Namespace] = this;
        Types = new DmnTypes(model, import => Imported(import)?.Types);
        _environment = new Lazy<FeelEnvironment>(MakeEnvironment);
    }

    public DmnModel Model { get; }

    public DmnTypes Types { get; }

    /// <summary>The model that an import means; null if there is no such model.</summary>
    public CompiledModel? Imported(DmnImport import)
    {
        if (!_imported.TryGetValue(import.Namespace, out CompiledModel? compiled))
        {
            compiled = _models.Find(import) is { } model ? new CompiledModel(model, _models, _imported) : null;
            _imported[import.Namespace] = compiled;
        }

        return compiled;
    }

    /// <summary>Finds what a reference means, and the imports that lead to it.</summary>
    public Resolved? Resolve(DmnReference reference)
    {
        if (reference.Namespace is null || reference.Namespace == Model.Namespace)
        {
            return (Model.FindById(reference.Id) ?? Model.FindByName(reference.Id)) is { } own ? new Resolved([], this, own) : null;
        }

        return Find(reference, [Model.Namespace]);
    }

    public CompiledLogic Logic(LogicElement element)
    {
        if (!_logic.TryGetValue(element, out CompiledLogic? logic))
        {
            // Stands here while the element is being compiled: one that requires itself sees null.
            _logic[element] = CompiledLogic.None;
            _logic[element] = logic = Compile(element);
        }

        return logic;
    }

    /// <summary>A business knowledge model or a decision service as a function; null if it can be none.</summary>
    public FeelValue Function(DmnElement element)
    {
        if (!_functions.TryGetValue(element, out FeelValue function))
        {
            // Stands here while the function is being made, so that one that calls itself finds itself when it is called.
            _functions[element] = ParametersOf(element) is { } parameters
                ? FeelValue.Of(FeelFunction.Create(parameters, arguments => Invoke(element, arguments)))
                : FeelValue.Null;
            _functions[element] = function = element switch
            {
                KnowledgeModel knowledge => Logic(knowledge).Evaluate(new ModelInstance(this, FeelContext.Empty)),
                DecisionService service => new ServiceFunction(this, service).Value,
                _ => FeelValue.Null,
            };
        }

        return function;
    }

    private FeelValue Invoke(DmnElement element, ReadOnlySpan<FeelValue> arguments) =>
        _functions[element] is { Kind: FeelKind.Function } function ? function.Function.Invoke(arguments) : FeelValue.Null;

    private static List<string>? ParametersOf(DmnElement element) => element is KnowledgeModel { Logic: { } logic }
        ? [.. logic.Children("formalParameter").Select(p => p.AttributeText("name") ?? "")]
        : null;

    /// <summary>The type of an element's value, as far as it is declared or can be told.</summary>
    public FeelType TypeOf(DmnElement element)
    {
        if (element is KnowledgeModel knowledge)
        {
            return Logic(knowledge).Plan.Type;
        }

        FeelType declared = element is DecisionService ? FeelType.Any : DeclaredType(element).Type;
        return declared == FeelType.Any && element is Decision decision ? Logic(decision).Plan.Type : declared;
    }

    /// <summary>The type that the element's variable declares; for what can be called, the type of its results.</summary>
    public ItemType DeclaredType(DmnElement element)
    {
        ItemType type = element.Variable is { } variable ? Types.Of(variable) : ItemType.Any;
        return element is KnowledgeModel or DecisionService && type.Type is FunctionType function ? ItemType.Of(function.Result) : type;
    }

    /// <summary>What was found wrong with the logic of an element, and of all that it requires.</summary>
    public IReadOnlyList<string> ProblemsOf(DmnElement element)
    {
        var problems = new List<string>();
        AddProblems(element, problems, []);
        return problems;
    }

    private void AddProblems(DmnElement element, List<string> problems, HashSet<DmnElement> seen)
    {
        if (!seen.Add(element) || element is not LogicElement)
        {
            return;
        }

        CompiledLogic logic = Logic((LogicElement)element);
        problems.AddRange(logic.Problems.Except(problems));
        foreach (Resolved required in logic.Required)
        {
            required.Model.AddProblems(required.Element, problems, seen);
        }
    }

    private Resolved? Find(DmnReference reference, HashSet<string> seen)
    {
        foreach (DmnImport import in Model.Imports.OrderByDescending(i => i.Namespace == reference.Namespace))
        {
            if (Imported(import) is not { } imported || !seen.Add(import.Namespace))
            {
                continue;
            }

            Resolved? found = import.Namespace == reference.Namespace
                ? imported.Resolve(reference with { Namespace = null })
                : imported.Find(reference, seen);
            if (found is not null)
            {
                return found with { Path = [import.Name, .. found.Path] };
            }
        }

        return null;
    }

    private FeelEnvironment MakeEnvironment()
    {
        FeelEnvironment environment = FeelEnvironment.Spec;
        foreach ((string name, ItemType type) in Types.All().Where(t => !string.IsNullOrWhiteSpace(t.Name)))
        {
            environment = environment.WithType(name, type.Type);
        }

        return environment;
    }

    private CompiledLogic Compile(LogicElement element)
    {
        List<Resolved> required = [.. element.Requirements.Select(Resolve).OfType<Resolved>()];
        if (element is KnowledgeModel && required.TrueForAll(r => r.Names[0] != element.Name))
        {
            // A function may call itself.
            required.Add(new Resolved([], this, element));
        }

        var diagnostics = new DiagnosticBag();
        var notes = new List<string>();
        FeelEnvironment environment = _environment.Value;
        foreach (FeelField field in FieldsOf([.. required.Select(r => (r.Names, r.Model.TypeOf(r.Element)))]))
        {
            environment = environment.With(field.Name, field.Type);
        }

        DecisionLogic logic = BoxedExpressions.Typed(Read(element, notes), DeclaredType(element));
        DecisionPlan plan = logic.Compile(environment, diagnostics);
        return new CompiledLogic(plan, required, [.. notes, .. Types.Problems, .. diagnostics.Items.Select(d => d.ToString())]);
    }

    private DecisionLogic Read(LogicElement element, List<string> notes)
    {
        try
        {
            return element.Logic is { } boxed ? new BoxedExpressions(Types, notes).Read(boxed) : new LiteralLogic("");
        }
        catch (KitException problem)
        {
            notes.Add(problem.Message);
            return new LiteralLogic("");
        }
    }

    /// <summary>What is required, as variables: the model's own elements by their names, others in contexts named like their imports.</summary>
    private static IEnumerable<FeelField> FieldsOf(List<(IReadOnlyList<string> Names, FeelType Type)> required)
    {
        foreach (IGrouping<string, (IReadOnlyList<string> Names, FeelType Type)> named in required.GroupBy(r => r.Names[0], StringComparer.Ordinal))
        {
            List<(IReadOnlyList<string>, FeelType)> inner =
                [.. named.Where(r => r.Names.Count > 1).Select(r => ((IReadOnlyList<string>)[.. r.Names.Skip(1)], r.Type))];
            yield return new FeelField(named.Key, inner.Count == 0 ? named.First().Type : new ContextType([.. FieldsOf(inner)]));
        }
    }
}
