using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Decisions;

/// <summary>Makes plans of logic, within one scope.</summary>
internal sealed class LogicCompiler(FeelEnvironment environment, DiagnosticBag diagnostics)
{
    // FEEL names begin with a letter or an underscore; these are not written by people.
    private const string Source = "_in";
    private const string Body = "_body";
    private const string Function = "_function";
    private const string Condition = "_condition";
    private const string Partial = "partial";
    private const string Item = "item";

    public DecisionPlan Compile(DecisionLogic logic)
    {
        DecisionPlan plan = logic switch
        {
            LiteralLogic literal => Expression(literal.Text),
            ContextLogic context => Context(context),
            ListLogic list => List([.. list.Items.Select(Compile)]),
            RelationLogic relation => Relation(relation),
            InvocationLogic invocation => Invocation(invocation),
            FunctionLogic function => CompileFunction(function),
            ConditionalLogic conditional => Conditional(conditional),
            FilterLogic filter => Filter(filter),
            ForLogic loop => For(loop),
            QuantifiedLogic quantified => Quantified(quantified),
            TableLogic table => new TableCompiler(environment, diagnostics).Compile(table.Table),
            _ => throw new InvalidOperationException(logic.GetType().Name),
        };
        return Converting(plan, logic.Result);
    }

    /// <summary>An expression in this scope.</summary>
    public DecisionPlan Expression(string text) =>
        string.IsNullOrWhiteSpace(text) ? NullPlan.Instance : Compose(text, []);

    /// <summary>The plan with its result converted to a type; scoring mode checks types beforehand and converts nothing.</summary>
    public DecisionPlan Converting(DecisionPlan plan, ItemType type) =>
        type == ItemType.Any || environment.Mode == FeelMode.Scoring ? plan : new ConvertingPlan(plan, type);

    private DecisionPlan Compose(string text, IReadOnlyList<(string Name, DecisionPlan Plan)> parts)
    {
        FeelEnvironment scope = environment;
        foreach ((string name, DecisionPlan plan) in parts)
        {
            scope = scope.With(name, plan.Type);
        }

        return FeelExpression.TryParse(text, scope, diagnostics) is { } expression ? new ExpressionPlan(expression, parts) : NullPlan.Instance;
    }

    private DecisionPlan Context(ContextLogic context)
    {
        FeelEnvironment scope = environment;
        var entries = new List<(string Name, DecisionPlan Plan)>();
        foreach (ContextLogicEntry entry in context.Entries)
        {
            // A function can call itself by the name of its entry, where that means nothing else.
            bool callsItself = entry.Logic is FunctionLogic && !scope.IsKnown(entry.Name);
            DecisionPlan plan = new LogicCompiler(callsItself ? scope.With(entry.Name, FeelType.Any) : scope, diagnostics).Compile(entry.Logic);
            entries.Add((entry.Name, plan));
            scope = scope.With(entry.Name, plan.Type);
        }

        DecisionPlan? result = context.Value is null ? null : new LogicCompiler(scope, diagnostics).Compile(context.Value);
        return new ContextPlan(entries, result, result?.Type ?? TypeOf(entries));
    }

    private static ContextType TypeOf(IEnumerable<(string Name, DecisionPlan Plan)> entries) =>
        new([.. entries.Select(e => new FeelField(e.Name, e.Plan.Type))]);

    private static ListPlan List(IReadOnlyList<DecisionPlan> items) => new(items, new ListType(TypesOf(items)));

    /// <summary>The type that all have; any, if they differ.</summary>
    private static FeelType TypesOf(IReadOnlyList<DecisionPlan> plans) =>
        plans.Count > 0 && plans.All(p => p.Type.Equals(plans[0].Type)) ? plans[0].Type : FeelType.Any;

    private ListPlan Relation(RelationLogic relation)
    {
        var rows = new List<DecisionPlan>();
        foreach (IReadOnlyList<DecisionLogic> row in relation.Rows)
        {
            List<(string Name, DecisionPlan Plan)> cells = [.. relation.Columns.Zip(row, (name, cell) => (name, Compile(cell)))];
            rows.Add(new RowPlan(cells, TypeOf(cells)));
        }

        // The names of the columns are known even where the types of the cells differ from row to row.
        FeelType type = TypesOf(rows);
        return new ListPlan(rows, new ListType(type != FeelType.Any ? type : new ContextType([.. relation.Columns.Select(c => new FeelField(c, FeelType.Any))])));
    }

    private DecisionPlan Invocation(InvocationLogic invocation)
    {
        var parts = new List<(string Name, DecisionPlan Plan)>();
        string callee = Fragment(invocation.Function, Function, parts);
        var arguments = new List<string>();
        foreach (LogicBinding binding in invocation.Bindings)
        {
            string name = "_argument_" + arguments.Count;
            parts.Add((name, Compile(binding.Argument)));
            arguments.Add($"{binding.Parameter}: {name}");
        }

        return Compose($"{callee}({string.Join(", ", arguments)})", parts);
    }

    private FunctionPlan CompileFunction(FunctionLogic function)
    {
        FeelEnvironment scope = environment;
        foreach (LogicParameter parameter in function.Parameters)
        {
            scope = scope.With(parameter.Name, parameter.Type.Type);
        }

        DecisionPlan body = new LogicCompiler(scope, diagnostics).Compile(function.Body);
        return new FunctionPlan(function.Parameters, body, new FunctionType([.. function.Parameters.Select(p => p.Type.Type)], body.Type));
    }

    private ConditionalPlan Conditional(ConditionalLogic conditional)
    {
        DecisionPlan choice = Compose($"if {Condition} then true else false", [(Condition, Compile(conditional.If))]);
        DecisionPlan[] branches = [Compile(conditional.Then), Compile(conditional.Else)];
        return new ConditionalPlan(choice, branches[0], branches[1], TypesOf(branches));
    }

    private DecisionPlan Filter(FilterLogic filter)
    {
        DecisionPlan source = Compile(filter.In);
        var parts = new List<(string Name, DecisionPlan Plan)> { (Source, source) };
        FeelType item = ItemOf(source.Type);

        // Only a text can name the entries of items whose type is not known. A condition that has a type declared needs no conversion: what
        // is not true does not stay.
        DecisionLogic match = filter.Match is LiteralLogic { Result.Type.Kind: FeelKind.Boolean } condition ? condition with { Result = ItemType.Any } : filter.Match;
        match = IsPlain(match, out _) ? match : WithEntries(item, match);
        string test = BodyFragment(match, () => [(Item, item)], parts);
        return Compose($"{Source}[{test}]", parts);
    }

    /// <summary>Logic that sees the entries of an item by their names, as the text of a filter does.</summary>
    private static ContextLogic WithEntries(FeelType item, DecisionLogic logic) =>
        new([.. item is ContextType { Fields: var fields } ? fields.Select(f => new ContextLogicEntry(f.Name, new LiteralLogic($"{Item}.{f.Name}"))) : []], logic);

    private DecisionPlan For(ForLogic loop)
    {
        var parts = new List<(string Name, DecisionPlan Plan)>();
        string source = Fragment(loop.In, Source, parts);
        string body = BodyFragment(loop.Return, () => [(loop.Variable, ItemOf(loop.In, parts)), (Partial, new ListType(FeelType.Any))], parts);
        return Compose($"for {loop.Variable} in {source} return {body}", parts);
    }

    private DecisionPlan Quantified(QuantifiedLogic quantified)
    {
        var parts = new List<(string Name, DecisionPlan Plan)>();
        string source = Fragment(quantified.In, Source, parts);
        string body = BodyFragment(quantified.Satisfies, () => [(quantified.Variable, ItemOf(quantified.In, parts))], parts);
        return Compose($"{(quantified.Every ? "every" : "some")} {quantified.Variable} in {source} satisfies {body}", parts);
    }

    /// <summary>
    /// The text by which a composed expression has a part: a plain expression as it is written, so that it reads ranges and names as it
    /// would in a line; anything else as a variable.
    /// </summary>
    private string Fragment(DecisionLogic logic, string name, List<(string Name, DecisionPlan Plan)> parts)
    {
        if (IsPlain(logic, out string text))
        {
            return text;
        }

        parts.Add((name, Compile(logic)));
        return name;
    }

    /// <summary>The same for a part that is evaluated for each item: what is not a plain expression becomes a function of the variables.</summary>
    private string BodyFragment(DecisionLogic logic, Func<(string Name, FeelType Type)[]> variables, List<(string Name, DecisionPlan Plan)> parts)
    {
        if (IsPlain(logic, out string text))
        {
            return text;
        }

        (string Name, FeelType Type)[] parameters = variables();
        parts.Add((Body, CompileFunction(new FunctionLogic([.. parameters.Select(p => new LogicParameter(p.Name, ItemType.Of(p.Type)))], logic))));
        return $"{Body}({string.Join(", ", parameters.Select(p => p.Name))})";
    }

    private static bool IsPlain(DecisionLogic logic, out string text)
    {
        text = "";
        if (logic.Result != ItemType.Any)
        {
            return false;
        }

        switch (logic)
        {
            case LiteralLogic literal:
                // On lines of its own, so that a comment at its end ends there.
                text = $"\n{literal.Text}\n";
                return !string.IsNullOrWhiteSpace(text);
            case ConditionalLogic choice when IsPlain(choice.If, out string condition) && IsPlain(choice.Then, out string then) && IsPlain(choice.Else, out string otherwise):
                text = $"(if {condition} then {then} else {otherwise})";
                return true;
            default:
                return false;
        }
    }

    /// <summary>The type of the items that a loop goes through, as far as it is known: the source is the first part, or plain text.</summary>
    private FeelType ItemOf(DecisionLogic source, List<(string Name, DecisionPlan Plan)> parts) =>
        ItemOf(parts.Count > 0 ? parts[0].Plan.Type : new LogicCompiler(environment, new DiagnosticBag()).Compile(source).Type);

    private static FeelType ItemOf(FeelType type) => type switch
    {
        ListType list => list.Item,
        RangeType range => range.Item,
        _ => FeelType.Any,
    };
}
