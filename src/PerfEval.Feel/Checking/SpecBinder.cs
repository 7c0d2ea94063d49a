using System.Runtime.CompilerServices;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Checking;

/// <summary>
/// Gives every node of a syntax tree its meaning as the standard has it: names are resolved, but what kinds of value meet is left to
/// evaluation, where what does not fit is null. An unknown name is null too, with a warning.
/// </summary>
internal sealed partial class SpecBinder(CheckScope scope, SourceText source, LocalSlots slots, DiagnosticBag diagnostics)
{
    private const string Partial = "partial";

    private readonly List<Local> _locals = [];
    private readonly Stack<LocalSymbol> _recursive = new();
    private Typed? _tested;
    private bool _speaksOfTested;

    /// <summary>Binds an expression.</summary>
    public Typed Bind(SyntaxNode syntax)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return Null(syntax, new Diagnostic(CheckErrors.TooComplex, source.Locate(syntax.Span)));
        }

        return syntax switch
        {
            NumberSyntax number => new TypedConstant(FeelType.Number, source, number.Span, FeelValue.Of(number.Value)),
            LiteralSyntax literal => new TypedConstant(FeelType.Any, source, literal.Span, literal.Value),
            NameSyntax name => BindName(name),
            NegateSyntax negate => BindNegate(negate),
            BinarySyntax binary => BindBinary(binary),
            BetweenSyntax between => BindBetween(between),
            InSyntax test => AnyOf(test.Tests, Bind(test.Value), test.Span),
            IfSyntax choice => new TypedIf(FeelType.Any, Bind(choice.Condition), Bind(choice.Then), Bind(choice.Else), source, choice.Span),
            ForSyntax loop => BindFor(loop),
            QuantifiedSyntax quantified => BindQuantified(quantified),
            CallSyntax call => BindCall(call),
            PathSyntax path => new TypedPath(Bind(path.Target), path.Name, source, path.Span),
            FilterSyntax filter => BindFilter(filter),
            ListSyntax list => new TypedList(new ListType(FeelType.Any), [.. list.Items.Select(Bind)], source, list.Span),
            ContextSyntax context => BindContext(context),
            RangeSyntax range => new TypedRange(new RangeType(FeelType.Any), range.LowIncluded, EndOf(range.Low, range), EndOf(range.High, range), range.HighIncluded, source, range.Span),
            InstanceOfSyntax instance => new TypedInstanceOf(Bind(instance.Value), ResolveType(instance.Type), source, instance.Span),
            FunctionSyntax function => BindFunction(function),
            UnaryTestsSyntax or ComparisonTestSyntax when _tested is not null => BindTests(syntax, _tested),
            _ => new TypedConstant(FeelType.Null, source, syntax.Span, FeelValue.Null),
        };
    }

    /// <summary>Binds tests of a value.</summary>
    public Typed BindTests(SyntaxNode tests, Typed value)
    {
        if (tests is not UnaryTestsSyntax all)
        {
            return BindTest(tests, value);
        }

        if (all.Any)
        {
            return new TypedConstant(FeelType.Boolean, source, all.Span, FeelValue.True);
        }

        Typed any = AnyOf(all.Tests, value, all.Span);
        return all.Negated ? new TypedNot(any, source, all.Span) : any;
    }

    private Typed AnyOf(IReadOnlyList<SyntaxNode> tests, Typed value, TextSpan span)
    {
        Typed[] all = [.. tests.Select(test => BindTest(test, value))];
        return all.Length == 0 ? new TypedConstant(FeelType.Boolean, source, span, FeelValue.False) : TypedLogic.AnyOf(all, source, span);
    }

    private Typed BindTest(SyntaxNode test, Typed value)
    {
        if (test is ComparisonTestSyntax comparison)
        {
            return new TypedComparison(ComparisonOf(comparison.Operator)!.Value, value, Bind(comparison.Operand), source, test.Span);
        }

        (Typed? outer, bool outerSpoke) = (_tested, _speaksOfTested);
        _tested = value;
        _speaksOfTested = false;
        Typed bound = Bind(test);
        var result = new TypedTest(value, bound, _speaksOfTested, source, test.Span);
        (_tested, _speaksOfTested) = (outer, outerSpoke);
        return result;
    }

    private TypedConstant Null(SyntaxNode syntax, Diagnostic why)
    {
        diagnostics.Add(why);
        return new TypedConstant(FeelType.Null, source, syntax.Span, FeelValue.Null);
    }

    private Typed BindNegate(NegateSyntax negate)
    {
        Typed operand = Bind(negate.Operand);
        return operand is TypedConstant { Value: { IsNumber: true } number }
            ? new TypedConstant(FeelType.Number, source, negate.Span, FeelValue.Of(-number.Number))
            : new TypedNegate(operand, source, negate.Span);
    }

    private Typed BindBinary(BinarySyntax binary)
    {
        Typed left = Bind(binary.Left), right = Bind(binary.Right);
        if (binary.Operator is BinaryOperator.And or BinaryOperator.Or)
        {
            return new TypedLogic(binary.Operator == BinaryOperator.And, left, right, source, binary.Span);
        }

        if (ComparisonOf(binary.Operator) is { } comparison)
        {
            return new TypedComparison(comparison, left, right, source, binary.Span);
        }

        ArithmeticOperation operation = binary.Operator switch
        {
            BinaryOperator.Add => ArithmeticOperation.Add,
            BinaryOperator.Subtract => ArithmeticOperation.Subtract,
            BinaryOperator.Multiply => ArithmeticOperation.Multiply,
            BinaryOperator.Divide => ArithmeticOperation.Divide,
            _ => ArithmeticOperation.Power,
        };
        return new TypedArithmetic(operation, FeelType.Any, left, right, source, binary.Span);
    }

    private static ComparisonOperator? ComparisonOf(BinaryOperator op) => op switch
    {
        BinaryOperator.Equal => ComparisonOperator.Equal,
        BinaryOperator.NotEqual => ComparisonOperator.NotEqual,
        BinaryOperator.Less => ComparisonOperator.Less,
        BinaryOperator.LessOrEqual => ComparisonOperator.LessOrEqual,
        BinaryOperator.Greater => ComparisonOperator.Greater,
        BinaryOperator.GreaterOrEqual => ComparisonOperator.GreaterOrEqual,
        _ => null,
    };

    private TypedLet BindBetween(BetweenSyntax between)
    {
        Typed value = Bind(between.Value);
        LocalSymbol variable = slots.Allocate("", FeelType.Any);
        var low = new TypedComparison(ComparisonOperator.GreaterOrEqual, new TypedLocal(variable, source, between.Value.Span), Bind(between.Low), source, between.Span);
        var high = new TypedComparison(ComparisonOperator.LessOrEqual, new TypedLocal(variable, source, between.Value.Span), Bind(between.High), source, between.Span);
        return new TypedLet(variable, value, new TypedLogic(isAnd: true, low, high, source, between.Span), null, source, between.Span);
    }

    // A missing end is open; an end that is null makes the range null, which evaluation sees to.
    private Typed? EndOf(SyntaxNode? end) => end is null ? null : Bind(end);

    private Typed EndOf(SyntaxNode? end, RangeSyntax range) => EndOf(end) ?? new TypedNoEnd(source, range.Span);

    private Typed BindFor(ForSyntax loop)
    {
        int outer = _locals.Count;
        TypedIterator[] iterators = [.. loop.Iterators.Select(BindIterator)];
        LocalSymbol partial = slots.Allocate(Partial, FeelType.Any);
        var results = new Local(partial, IsItem: false);
        _locals.Add(results);
        Typed body = Bind(loop.Body);
        _locals.RemoveRange(outer, _locals.Count - outer);
        return results.IsUsed
            ? new TypedLoop(iterators, partial, body, source, loop.Span)
            : new TypedFor(iterators, body, source, loop.Span);
    }

    private TypedQuantified BindQuantified(QuantifiedSyntax quantified)
    {
        int outer = _locals.Count;
        TypedIterator[] iterators = [.. quantified.Iterators.Select(BindIterator)];
        Typed condition = Bind(quantified.Condition);
        _locals.RemoveRange(outer, _locals.Count - outer);
        return new TypedQuantified(quantified.Every, iterators, condition, source, quantified.Span);
    }

    private TypedIterator BindIterator(IteratorSyntax iterator)
    {
        Typed from = Bind(iterator.Source);
        Typed? to = EndOf(iterator.End);
        LocalSymbol variable = slots.Allocate(iterator.Name, FeelType.Any);
        _locals.Add(new Local(variable, IsItem: false));
        return new TypedIterator(variable, from, to);
    }

    private TypedSelection BindFilter(FilterSyntax filter)
    {
        Typed target = Bind(filter.Target);
        LocalSymbol item = slots.Allocate("item", FeelType.Any);
        _locals.Add(new Local(item, IsItem: true));
        Typed condition = Bind(filter.Filter);
        _locals.RemoveAt(_locals.Count - 1);
        return new TypedSelection(target, item, condition, source, filter.Span);
    }

    private Typed BindContext(ContextSyntax context)
    {
        if (context.Entries.Select(e => e.Name).Distinct(StringComparer.Ordinal).Count() < context.Entries.Count)
        {
            string twice = context.Entries.GroupBy(e => e.Name, StringComparer.Ordinal).First(g => g.Count() > 1).Key;
            return Null(context, new Diagnostic(CheckErrors.DuplicateEntryIsNull, source.Locate(context.Span), twice));
        }

        int outer = _locals.Count;
        var values = new List<Typed>();
        var variables = new List<LocalSymbol>();
        foreach (ContextEntrySyntax entry in context.Entries)
        {
            LocalSymbol variable = slots.Allocate(entry.Name, FeelType.Any);
            values.Add(entry.Value is FunctionSyntax function ? BindFunction(function, variable) : Bind(entry.Value));
            variables.Add(variable);
            _locals.Add(new Local(variable, IsItem: false));
        }

        _locals.RemoveRange(outer, _locals.Count - outer);
        var type = new ContextType([.. context.Entries.Select(e => new FeelField(e.Name, FeelType.Any))]);
        return new TypedContext(type, values, variables, source, context.Span);
    }

    /// <param name="function">The function.</param>
    /// <param name="itself">The entry of a context that holds it, by whose name it can call itself where the name means nothing else.</param>
    private Typed BindFunction(FunctionSyntax function, LocalSymbol? itself = null)
    {
        if (function.IsExternal)
        {
            return Null(function, new Diagnostic(CheckErrors.ExternalFunction, source.Locate(function.Span)));
        }

        int outer = _locals.Count;
        var parameters = new List<TypedParameter>();
        foreach (ParameterSyntax parameter in function.Parameters)
        {
            FeelType type = parameter.Type is null ? FeelType.Any : ResolveType(parameter.Type);
            LocalSymbol variable = slots.Allocate(parameter.Name, type);
            parameters.Add(new TypedParameter(variable, type));
            _locals.Add(new Local(variable, IsItem: false));
        }

        if (itself is not null)
        {
            _recursive.Push(itself);
        }

        Typed body = Bind(function.Body);
        if (itself is not null)
        {
            _recursive.Pop();
        }

        _locals.RemoveRange(outer, _locals.Count - outer);
        return new TypedLambda(parameters, body, itself, source, function.Span);
    }

    private sealed record Local(LocalSymbol Symbol, bool IsItem)
    {
        public bool IsUsed { get; set; }
    }
}
