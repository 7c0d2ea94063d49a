using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Functions.Spec;
using PerfEval.Feel.Types;

namespace PerfEval.Feel.Checking;

// Nodes of spec mode, whose operands are of any kind until they are evaluated.

/// <summary>A name inside a filter: an entry of the item where it has one, otherwise what the name means outside.</summary>
internal sealed class TypedItemName(LocalSymbol item, string name, Typed outside, SourceText source, TextSpan span) : Typed(FeelType.Any, source, span)
{
    public LocalSymbol Item { get; } = item;

    public string Name { get; } = name;

    public Typed Outside { get; } = outside;

    public override IEnumerable<Typed> Children => [Outside];
}

/// <summary><c>x.name</c>: an entry, a property, or that of each item of a list.</summary>
internal sealed class TypedPath(Typed target, string name, SourceText source, TextSpan span) : Typed(FeelType.Any, source, span)
{
    public Typed Target { get; } = target;

    public string Name { get; } = name;

    public override IEnumerable<Typed> Children => [Target];
}

/// <summary><c>x[e]</c>: an item by its place where <c>e</c> is a number, otherwise the items for which it is true.</summary>
internal sealed class TypedSelection(Typed target, LocalSymbol item, Typed filter, SourceText source, TextSpan span) : Typed(FeelType.Any, source, span)
{
    public Typed Target { get; } = target;

    public LocalSymbol Item { get; } = item;

    public Typed Filter { get; } = filter;

    public override IEnumerable<Typed> Children => [Target, Filter];
}

/// <summary>A loop whose body may look back at the results so far, under the name <c>partial</c>.</summary>
internal sealed class TypedLoop(IReadOnlyList<TypedIterator> iterators, LocalSymbol partial, Typed body, SourceText source, TextSpan span)
    : Typed(new ListType(FeelType.Any), source, span)
{
    public IReadOnlyList<TypedIterator> Iterators { get; } = iterators;

    public LocalSymbol Partial { get; } = partial;

    public Typed Body { get; } = body;

    public override IEnumerable<Typed> Children => Iterators.SelectMany(i => i.End is null ? [i.Source] : (Typed[])[i.Source, i.End]).Append(Body);
}

/// <summary>Whether a value passes a test: an equal value, a list that holds it, a range that holds it, or a condition about <c>?</c>.</summary>
internal sealed class TypedTest(Typed value, Typed test, bool isCondition, SourceText source, TextSpan span) : Typed(FeelType.Boolean, source, span)
{
    public Typed Value { get; } = value;

    public Typed Test { get; } = test;

    /// <summary>Whether the test speaks of <c>?</c>, so that its own truth decides.</summary>
    public bool IsCondition { get; } = isCondition;

    public override IEnumerable<Typed> Children => [Value, Test];
}

/// <summary>A call of a built-in function, whose form is chosen by the arguments.</summary>
internal sealed class TypedSpecCall(SpecFunction function, IReadOnlyList<string?> names, IReadOnlyList<Typed> arguments, SourceText source, TextSpan span)
    : Typed(FeelType.Any, source, span)
{
    public SpecFunction Function { get; } = function;

    /// <summary>The parameter's name of each argument; null where arguments are given by place.</summary>
    public IReadOnlyList<string?> Names { get; } = names;

    public IReadOnlyList<Typed> Arguments { get; } = arguments;

    public override IEnumerable<Typed> Children => Arguments;
}

/// <summary>A call of a function value.</summary>
internal sealed class TypedInvocation(Typed function, IReadOnlyList<string?> names, IReadOnlyList<Typed> arguments, SourceText source, TextSpan span)
    : Typed(FeelType.Any, source, span)
{
    public Typed Function { get; } = function;

    public IReadOnlyList<string?> Names { get; } = names;

    public IReadOnlyList<Typed> Arguments { get; } = arguments;

    public override IEnumerable<Typed> Children => [Function, .. Arguments];
}

/// <summary>A parameter of a <c>function(…)</c> expression.</summary>
internal sealed record TypedParameter(LocalSymbol Variable, FeelType Type);

/// <summary><c>function(a, b) e</c>.</summary>
internal sealed class TypedLambda(IReadOnlyList<TypedParameter> parameters, Typed body, LocalSymbol? itself, SourceText source, TextSpan span)
    : Typed(new FunctionType([.. parameters.Select(p => p.Type)], FeelType.Any), source, span)
{
    public IReadOnlyList<TypedParameter> Parameters { get; } = parameters;

    /// <summary>The variable by which the body may call the function.</summary>
    public LocalSymbol? Itself { get; } = itself;

    public Typed Body { get; } = body;

    public override IEnumerable<Typed> Children => [Body];
}

/// <summary><c>x instance of type</c>.</summary>
internal sealed class TypedInstanceOf(Typed value, FeelType wanted, SourceText source, TextSpan span) : Typed(FeelType.Boolean, source, span)
{
    public Typed Value { get; } = value;

    public FeelType Wanted { get; } = wanted;

    public override IEnumerable<Typed> Children => [Value];
}

/// <summary>Stands for the end that a range such as <c>(&lt; 5)</c> does not have.</summary>
internal sealed class TypedNoEnd(SourceText source, TextSpan span) : Typed(FeelType.Null, source, span);
