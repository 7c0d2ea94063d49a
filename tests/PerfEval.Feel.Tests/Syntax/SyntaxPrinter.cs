using PerfEval.Feel.Syntax;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Syntax;

/// <summary>Writes a syntax tree with its structure in brackets: <c>(+ 1 (* 2 3))</c>.</summary>
internal static class SyntaxPrinter
{
    public static string Print(SyntaxNode node) => node switch
    {
        NumberSyntax number => FeelText.Number(number.Value) + number.Unit,
        LiteralSyntax literal => literal.Value.ToString(),
        NameSyntax name => name.Name.Contains(' ') ? $"`{name.Name}`" : name.Name,
        NegateSyntax negate => Node("-", negate.Operand),
        BinarySyntax binary => Node(Sign(binary.Operator), binary.Left, binary.Right),
        BetweenSyntax between => Node("between", between.Value, between.Low, between.High),
        InSyntax test => Node("in", [test.Value, .. test.Tests]),
        ComparisonTestSyntax comparison => Node("?" + Sign(comparison.Operator), comparison.Operand),
        UnaryTestsSyntax tests => tests.Any ? "any" : Node(tests.Negated ? "none" : "tests", [.. tests.Tests]),
        IfSyntax choice => Node("if", choice.Condition, choice.Then, choice.Else),
        IteratorSyntax iterator => Node(iterator.Name + " in", iterator.End is null ? [iterator.Source] : [iterator.Source, iterator.End]),
        ForSyntax loop => Node("for", [.. loop.Iterators, loop.Body]),
        QuantifiedSyntax quantified => Node(quantified.Every ? "every" : "some", [.. quantified.Iterators, quantified.Condition]),
        CallSyntax call => $"(call {Print(call.Callee)}{string.Concat(call.Arguments.Select(a => " " + (a.Name is null ? "" : a.Name + ": ") + Print(a.Value)))})",
        PathSyntax path => $"(. {Print(path.Target)} {path.Name})",
        FilterSyntax filter => Node("filter", filter.Target, filter.Filter),
        ListSyntax list => $"[{string.Join(", ", list.Items.Select(Print))}]",
        RangeSyntax range => $"{(range.LowIncluded ? '[' : '(')}{PrintEnd(range.Low)}..{PrintEnd(range.High)}{(range.HighIncluded ? ']' : ')')}",
        ContextSyntax context => $"{{{string.Join(", ", context.Entries.Select(e => e.Name + ": " + Print(e.Value)))}}}",
        TemplateSyntax template => string.Concat(template.Parts.Select(Print)),
        TemplatePartSyntax part => part.Text is not null ? $"«{part.Text}»" : $"{{{Print(part.Expression!)}{(part.Unit is null ? "" : " as " + part.Unit)}}}",
        FunctionSyntax function => $"(function ({string.Join(' ', function.Parameters.Select(p => p.Type is null ? p.Name : p.Name + ": " + Print(p.Type)))}) {Print(function.Body)})",
        InstanceOfSyntax instance => $"(instance {Print(instance.Value)} {Print(instance.Type)})",
        TypeSyntax { Result: { } result } type => $"{type.Name}<{string.Join(", ", type.Arguments.Select(Print))}> -> {Print(result)}",
        TypeSyntax { Fields.Count: > 0 } type => $"{type.Name}<{string.Join(", ", type.Fields.Zip(type.Arguments, (f, t) => f + ": " + Print(t)))}>",
        TypeSyntax type => type.Arguments.Count == 0 ? type.Name : $"{type.Name}<{string.Join(", ", type.Arguments.Select(Print))}>",
        _ => "bad",
    };

    /// <summary>The nodes directly below a node.</summary>
    public static IEnumerable<SyntaxNode> Children(SyntaxNode node) => node switch
    {
        NegateSyntax negate => [negate.Operand],
        BinarySyntax binary => [binary.Left, binary.Right],
        BetweenSyntax between => [between.Value, between.Low, between.High],
        InSyntax test => [test.Value, .. test.Tests],
        ComparisonTestSyntax comparison => [comparison.Operand],
        UnaryTestsSyntax tests => tests.Tests,
        IfSyntax choice => [choice.Condition, choice.Then, choice.Else],
        IteratorSyntax iterator => iterator.End is null ? [iterator.Source] : [iterator.Source, iterator.End],
        ForSyntax loop => [.. loop.Iterators, loop.Body],
        QuantifiedSyntax quantified => [.. quantified.Iterators, quantified.Condition],
        CallSyntax call => [call.Callee, .. call.Arguments.Select(a => a.Value)],
        PathSyntax path => [path.Target],
        FilterSyntax filter => [filter.Target, filter.Filter],
        ListSyntax list => list.Items,
        RangeSyntax range => new[] { range.Low, range.High }.OfType<SyntaxNode>(),
        ContextSyntax context => context.Entries,
        ContextEntrySyntax entry => [entry.Value],
        TemplateSyntax template => template.Parts,
        TemplatePartSyntax { Expression: { } expression } => [expression],
        FunctionSyntax function => [function.Body],
        InstanceOfSyntax instance => [instance.Value, instance.Type],
        _ => [],
    };

    private static string PrintEnd(SyntaxNode? end) => end is null ? "" : Print(end);

    private static string Node(string head, params SyntaxNode[] children) => $"({head}{string.Concat(children.Select(c => " " + Print(c)))})";

    private static string Sign(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Power => "**",
        BinaryOperator.Equal => "=",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.And => "and",
        _ => "or",
    };
}
