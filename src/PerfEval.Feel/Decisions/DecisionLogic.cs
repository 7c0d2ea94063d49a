using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel.Decisions;

/// <summary>
/// The logic of a decision, as the boxed expressions of DMN write it: what is in the boxes, nothing checked. Immutable.
/// </summary>
public abstract record DecisionLogic
{
    private protected DecisionLogic()
    {
    }

    /// <summary>The type of the result. In spec mode a result that does not conform is converted as the standard says, or becomes null.</summary>
    public ItemType Result { get; init; } = ItemType.Any;

    /// <summary>Checks the logic and makes it ready for evaluation.</summary>
    /// <param name="environment">The mode and the variables.</param>
    /// <param name="diagnostics">Where problems go.</param>
    /// <returns>A plan; a part that cannot be read is null in it, so ask <paramref name="diagnostics"/> whether to use it.</returns>
    public DecisionPlan Compile(FeelEnvironment environment, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(diagnostics);
        return new LogicCompiler(environment, diagnostics).Compile(this);
    }
}

/// <summary>A FEEL expression.</summary>
/// <param name="Text">The expression; an empty text is null.</param>
public sealed record LiteralLogic(string Text) : DecisionLogic;

/// <summary>A boxed context: entries, each of which sees those before it, and perhaps a result of its own.</summary>
/// <param name="Entries">The entries, in order.</param>
/// <param name="Value">What the whole is; <see langword="null"/> if it is the context of the entries.</param>
public sealed record ContextLogic(IReadOnlyList<ContextLogicEntry> Entries, DecisionLogic? Value = null) : DecisionLogic;

/// <summary>An entry of a boxed context.</summary>
/// <param name="Name">The name.</param>
/// <param name="Logic">The value.</param>
public sealed record ContextLogicEntry(string Name, DecisionLogic Logic);

/// <summary>A boxed list.</summary>
/// <param name="Items">The items, in order.</param>
public sealed record ListLogic(IReadOnlyList<DecisionLogic> Items) : DecisionLogic;

/// <summary>A relation: a list of contexts that have the same names.</summary>
/// <param name="Columns">The names.</param>
/// <param name="Rows">The rows, with one cell for each name.</param>
public sealed record RelationLogic(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<DecisionLogic>> Rows) : DecisionLogic;

/// <summary>A boxed invocation of a function.</summary>
/// <param name="Function">The function; usually its name.</param>
/// <param name="Bindings">The arguments by the names of the parameters.</param>
public sealed record InvocationLogic(DecisionLogic Function, IReadOnlyList<LogicBinding> Bindings) : DecisionLogic;

/// <summary>An argument of a boxed invocation.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Argument">The argument.</param>
public sealed record LogicBinding(string Parameter, DecisionLogic Argument);

/// <summary>A function: its value is a function that can be called. Called with an argument that does not conform to its parameter, it gives null.</summary>
/// <param name="Parameters">The parameters, in order.</param>
/// <param name="Body">What it computes; <see cref="DecisionLogic.Result"/> of the body is the type of what it gives.</param>
public sealed record FunctionLogic(IReadOnlyList<LogicParameter> Parameters, DecisionLogic Body) : DecisionLogic;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type.</param>
public sealed record LogicParameter(string Name, ItemType Type);

/// <summary>A boxed conditional; only the branch that is taken is evaluated.</summary>
/// <param name="If">The condition.</param>
/// <param name="Then">What it is if the condition is true.</param>
/// <param name="Else">What it is otherwise.</param>
public sealed record ConditionalLogic(DecisionLogic If, DecisionLogic Then, DecisionLogic Else) : DecisionLogic;

/// <summary>A boxed filter.</summary>
/// <param name="In">The list.</param>
/// <param name="Match">What must be true of an item, which is <c>item</c>, for it to stay; or the place of the item that is wanted.</param>
public sealed record FilterLogic(DecisionLogic In, DecisionLogic Match) : DecisionLogic;

/// <summary>A boxed <c>for</c>.</summary>
/// <param name="Variable">The name of the variable that goes through the items.</param>
/// <param name="In">The list or range.</param>
/// <param name="Return">What becomes of an item.</param>
public sealed record ForLogic(string Variable, DecisionLogic In, DecisionLogic Return) : DecisionLogic;

/// <summary>A boxed <c>some</c> or <c>every</c>.</summary>
/// <param name="Every">Whether every item must satisfy the condition, not just some.</param>
/// <param name="Variable">The name of the variable that goes through the items.</param>
/// <param name="In">The list or range.</param>
/// <param name="Satisfies">The condition.</param>
public sealed record QuantifiedLogic(bool Every, string Variable, DecisionLogic In, DecisionLogic Satisfies) : DecisionLogic;

/// <summary>A decision table.</summary>
/// <param name="Table">The table.</param>
public sealed record TableLogic(DecisionTable Table) : DecisionLogic;
