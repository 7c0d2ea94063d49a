using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Syntax;

/// <summary>A node of the syntax tree: what was written, nothing of what it means. Immutable once it is read.</summary>
internal abstract class SyntaxNode(TextSpan span, int depth = 1)
{
    /// <summary>Where it was written.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>Where it was written with the brackets around it, which what it is part of covers too.</summary>
    public TextSpan Outer { get; private set; } = span;

    /// <summary>How many levels the tree below and including this node has; bounded, so that later stages may recurse.</summary>
    public int Depth { get; } = depth;

    /// <summary>Notes the brackets around it.</summary>
    public void PutInBrackets(TextSpan brackets) => Outer = brackets;

    protected static int Over(SyntaxNode child) => child.Depth + 1;

    protected static int Over(SyntaxNode first, SyntaxNode second) => Math.Max(first.Depth, second.Depth) + 1;

    protected static int Over<T>(IReadOnlyList<T> children)
        where T : SyntaxNode
    {
        int depth = 0;
        foreach (T child in children)
        {
            depth = Math.Max(depth, child.Depth);
        }

        return depth + 1;
    }
}

/// <summary>Stands where something could not be read; it was reported, and later stages stay silent about it.</summary>
internal sealed class BadSyntax(TextSpan span) : SyntaxNode(span);

/// <summary>A number, with the unit written after it: <c>5</c>, <c>90%</c>, <c>908.9 万元</c>.</summary>
internal sealed class NumberSyntax(TextSpan span, decimal value, string? unit) : SyntaxNode(span)
{
    public decimal Value { get; } = value;

    public string? Unit { get; } = unit;
}

/// <summary>A value written out: text, boolean, null, date, month, <c>无</c>, <c>@"…"</c>.</summary>
internal sealed class LiteralSyntax(TextSpan span, FeelValue value) : SyntaxNode(span)
{
    public FeelValue Value { get; } = value;
}

/// <summary>A name: a fact, a measure, a variable, a function, or <c>?</c>.</summary>
internal sealed class NameSyntax(TextSpan span, string name) : SyntaxNode(span)
{
    public string Name { get; } = name;
}

/// <summary><c>-x</c>.</summary>
internal sealed class NegateSyntax(TextSpan span, SyntaxNode operand) : SyntaxNode(span, Over(operand))
{
    public SyntaxNode Operand { get; } = operand;
}

internal enum BinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    And,
    Or,
}

/// <summary>Two operands with an operator between them.</summary>
internal sealed class BinarySyntax(BinaryOperator op, SyntaxNode left, SyntaxNode right)
    : SyntaxNode(TextSpan.Cover(left.Outer, right.Outer), Over(left, right))
{
    public BinaryOperator Operator { get; } = op;

    public SyntaxNode Left { get; } = left;

    public SyntaxNode Right { get; } = right;
}

/// <summary><c>x between a and b</c>, both ends included.</summary>
internal sealed class BetweenSyntax(SyntaxNode value, SyntaxNode low, SyntaxNode high)
    : SyntaxNode(TextSpan.Cover(value.Outer, high.Outer), Math.Max(Over(value), Over(low, high)))
{
    public SyntaxNode Value { get; } = value;

    public SyntaxNode Low { get; } = low;

    public SyntaxNode High { get; } = high;
}

/// <summary><c>x in (tests)</c>.</summary>
internal sealed class InSyntax(TextSpan span, SyntaxNode value, IReadOnlyList<SyntaxNode> tests)
    : SyntaxNode(span, Math.Max(Over(value), Over(tests)))
{
    public SyntaxNode Value { get; } = value;

    public IReadOnlyList<SyntaxNode> Tests { get; } = tests;
}

/// <summary>A test of a value that stands elsewhere: <c>&gt;= 90%</c>.</summary>
internal sealed class ComparisonTestSyntax(TextSpan span, BinaryOperator op, SyntaxNode operand) : SyntaxNode(span, Over(operand))
{
    public BinaryOperator Operator { get; } = op;

    public SyntaxNode Operand { get; } = operand;
}

/// <summary>Tests of a value, any of which may hold; or, negated, none; or everything (<c>-</c>).</summary>
internal sealed class UnaryTestsSyntax(TextSpan span, IReadOnlyList<SyntaxNode> tests, bool negated, bool any)
    : SyntaxNode(span, Over(tests))
{
    public IReadOnlyList<SyntaxNode> Tests { get; } = tests;

    public bool Negated { get; } = negated;

    public bool Any { get; } = any;
}

/// <summary><c>if c then a else b</c>.</summary>
internal sealed class IfSyntax(TextSpan span, SyntaxNode condition, SyntaxNode then, SyntaxNode otherwise)
    : SyntaxNode(span, Math.Max(Over(condition), Over(then, otherwise)))
{
    public SyntaxNode Condition { get; } = condition;

    public SyntaxNode Then { get; } = then;

    public SyntaxNode Else { get; } = otherwise;
}

/// <summary><c>x in list</c> or <c>x in a..b</c> of a <c>for</c>, <c>some</c> or <c>every</c>.</summary>
internal sealed class IteratorSyntax(TextSpan span, string name, SyntaxNode source, SyntaxNode? end)
    : SyntaxNode(span, end is null ? Over(source) : Over(source, end))
{
    public string Name { get; } = name;

    public SyntaxNode Source { get; } = source;

    /// <summary>The end of <c>a..b</c>, whose start is <see cref="Source"/>; null for a list.</summary>
    public SyntaxNode? End { get; } = end;
}

/// <summary><c>for x in list return e</c>.</summary>
internal sealed class ForSyntax(TextSpan span, IReadOnlyList<IteratorSyntax> iterators, SyntaxNode body)
    : SyntaxNode(span, Math.Max(Over(iterators), Over(body)))
{
    public IReadOnlyList<IteratorSyntax> Iterators { get; } = iterators;

    public SyntaxNode Body { get; } = body;
}

/// <summary><c>some x in list satisfies c</c>, <c>every x in list satisfies c</c>.</summary>
internal sealed class QuantifiedSyntax(TextSpan span, bool every, IReadOnlyList<IteratorSyntax> iterators, SyntaxNode condition)
    : SyntaxNode(span, Math.Max(Over(iterators), Over(condition)))
{
    public bool Every { get; } = every;

    public IReadOnlyList<IteratorSyntax> Iterators { get; } = iterators;

    public SyntaxNode Condition { get; } = condition;
}

/// <summary>A type: its name, the types within it, the names of a context's entries, the result of a function.</summary>
internal sealed class TypeSyntax(TextSpan span, string name, IReadOnlyList<TypeSyntax> arguments, IReadOnlyList<string> fields, TypeSyntax? result)
    : SyntaxNode(span, Math.Max(Over(arguments), result is null ? 1 : Over(result)))
{
    public string Name { get; } = name;

    public IReadOnlyList<TypeSyntax> Arguments { get; } = arguments;

    public IReadOnlyList<string> Fields { get; } = fields;

    public TypeSyntax? Result { get; } = result;
}

/// <summary><c>x instance of type</c>.</summary>
internal sealed class InstanceOfSyntax(TextSpan span, SyntaxNode value, TypeSyntax type) : SyntaxNode(span, Math.Max(Over(value), Over(type)))
{
    public SyntaxNode Value { get; } = value;

    public TypeSyntax Type { get; } = type;
}

/// <summary>A parameter of a function, with its type if it was given.</summary>
internal readonly record struct ParameterSyntax(string Name, TypeSyntax? Type);

/// <summary><c>function(a, b: number) e</c>; an external function has a body that tells where it is to be found.</summary>
internal sealed class FunctionSyntax(TextSpan span, IReadOnlyList<ParameterSyntax> parameters, bool isExternal, SyntaxNode body) : SyntaxNode(span, Over(body))
{
    public IReadOnlyList<ParameterSyntax> Parameters { get; } = parameters;

    public bool IsExternal { get; } = isExternal;

    public SyntaxNode Body { get; } = body;
}

/// <summary>An argument, with the parameter's name if it was given.</summary>
internal readonly record struct ArgumentSyntax(string? Name, SyntaxNode Value);

/// <summary><c>f(a, b)</c>, <c>f(x: a)</c>.</summary>
internal sealed class CallSyntax(TextSpan span, SyntaxNode callee, IReadOnlyList<ArgumentSyntax> arguments)
    : SyntaxNode(span, Math.Max(Over(callee), Over(arguments.Select(a => a.Value).ToList())))
{
    public SyntaxNode Callee { get; } = callee;

    public IReadOnlyList<ArgumentSyntax> Arguments { get; } = arguments;
}

/// <summary><c>x.name</c>.</summary>
internal sealed class PathSyntax(TextSpan span, SyntaxNode target, string name, TextSpan nameSpan) : SyntaxNode(span, Over(target))
{
    public SyntaxNode Target { get; } = target;

    public string Name { get; } = name;

    public TextSpan NameSpan { get; } = nameSpan;
}

/// <summary><c>list[condition]</c>, <c>list[1]</c>.</summary>
internal sealed class FilterSyntax(TextSpan span, SyntaxNode target, SyntaxNode filter) : SyntaxNode(span, Over(target, filter))
{
    public SyntaxNode Target { get; } = target;

    public SyntaxNode Filter { get; } = filter;
}

/// <summary><c>[a, b]</c>.</summary>
internal sealed class ListSyntax(TextSpan span, IReadOnlyList<SyntaxNode> items) : SyntaxNode(span, Over(items))
{
    public IReadOnlyList<SyntaxNode> Items { get; } = items;
}

/// <summary><c>[a..b]</c> with either end open or closed, or one-ended as <c>(&lt; 5)</c>, which only spec mode reads.</summary>
internal sealed class RangeSyntax(TextSpan span, bool lowIncluded, SyntaxNode? low, SyntaxNode? high, bool highIncluded)
    : SyntaxNode(span, Over(low ?? high!, high ?? low!))
{
    public bool LowIncluded { get; } = lowIncluded;

    public SyntaxNode? Low { get; } = low;

    public SyntaxNode? High { get; } = high;

    public bool HighIncluded { get; } = highIncluded;
}

/// <summary><c>{a: 1, b: 2}</c>.</summary>
internal sealed class ContextSyntax(TextSpan span, IReadOnlyList<ContextEntrySyntax> entries) : SyntaxNode(span, Over(entries))
{
    public IReadOnlyList<ContextEntrySyntax> Entries { get; } = entries;
}

/// <summary>One entry of a context.</summary>
internal sealed class ContextEntrySyntax(TextSpan span, string name, SyntaxNode value) : SyntaxNode(span, Over(value))
{
    public string Name { get; } = name;

    public SyntaxNode Value { get; } = value;
}

/// <summary>A text with expressions in braces: <c>应于 {期限} 前完成</c>.</summary>
internal sealed class TemplateSyntax(TextSpan span, IReadOnlyList<TemplatePartSyntax> parts) : SyntaxNode(span, Over(parts))
{
    public IReadOnlyList<TemplatePartSyntax> Parts { get; } = parts;
}

/// <summary>A piece of a template: plain text, or an expression and the unit in which to print it.</summary>
internal sealed class TemplatePartSyntax(TextSpan span, string? text, SyntaxNode? expression, string? unit)
    : SyntaxNode(span, expression is null ? 1 : Over(expression))
{
    public string? Text { get; } = text;

    public SyntaxNode? Expression { get; } = expression;

    public string? Unit { get; } = unit;
}
