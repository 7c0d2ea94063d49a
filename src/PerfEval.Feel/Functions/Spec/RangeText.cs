using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions.Spec;

/// <summary>
/// Reads a range from a text: <c>[18..21)</c>, <c>(..2]</c>, <c>]"a".."c"[</c>. Its ends are values written out; an open end may be left
/// out, not both.
/// </summary>
internal static class RangeText
{
    private const string Dots = "..";

    private static readonly HashSet<string> s_constructors = ["date", "time", "date and time", "duration"];

    private static readonly NameTable s_names = new(s_constructors);

    /// <summary>The range; null if the text is none, or if its ends are of different kinds or in the wrong order.</summary>
    public static FeelValue Read(string text)
    {
        ReadOnlySpan<char> whole = text.AsSpan().Trim();
        if (whole.Length < 2 || whole[0] is not ('[' or '(' or ']') || whole[^1] is not (']' or ')' or '['))
        {
            return FeelValue.Null;
        }

        bool lowIncluded = whole[0] == '[', highIncluded = whole[^1] == ']';
        ReadOnlySpan<char> inside = whole[1..^1].Trim();
        if (inside.StartsWith(Dots, StringComparison.Ordinal))
        {
            FeelValue high = Literal(Parse(inside[Dots.Length..]));
            return lowIncluded || high.IsNull ? FeelValue.Null : FeelValue.Of(new FeelRange(false, FeelValue.Null, high, highIncluded));
        }

        if (inside.EndsWith(Dots, StringComparison.Ordinal))
        {
            FeelValue low = Literal(Parse(inside[..^Dots.Length]));
            return highIncluded || low.IsNull ? FeelValue.Null : FeelValue.Of(new FeelRange(lowIncluded, low, FeelValue.Null, false));
        }

        // The parser takes "21[" for the beginning of a filter; which brackets were there is known already.
        return Parse($"[{inside}]") is RangeSyntax { Low: { } from, High: { } to } ? Between(lowIncluded, Literal(from), Literal(to), highIncluded) : FeelValue.Null;
    }

    private static FeelValue Between(bool lowIncluded, in FeelValue low, in FeelValue high, bool highIncluded) =>
        SpecOrder.Compare(low, high) <= 0 ? FeelValue.Of(new FeelRange(lowIncluded, low, high, highIncluded)) : FeelValue.Null;

    private static SyntaxNode Parse(ReadOnlySpan<char> text) =>
        Parser.ParseExpression(new SourceText(text.ToString()), FeelMode.Spec, s_names, new DiagnosticBag());

    /// <summary>The value of a literal that can be an end; null for anything else.</summary>
    private static FeelValue Literal(SyntaxNode node) => node switch
    {
        NumberSyntax number => FeelValue.Of(number.Value),
        NegateSyntax { Operand: NumberSyntax number } => FeelValue.Of(-number.Value),
        LiteralSyntax literal when SpecOrder.IsOrdered(literal.Value.Kind) => literal.Value,
        CallSyntax { Callee: NameSyntax callee, Arguments: [{ Name: null or "from", Value: LiteralSyntax { Value.Kind: FeelKind.Text } argument }] }
            when s_constructors.Contains(callee.Name) => Construct(callee.Name, argument.Value),
        _ => FeelValue.Null,
    };

    private static FeelValue Construct(string name, in FeelValue from)
    {
        foreach (Overload overload in SpecFunctions.Find(name)?.Overloads ?? [])
        {
            if (overload.Parameters is ["from"] && overload.Kinds[0].HasFlag(ParameterKind.Text))
            {
                return overload.Invoke([from]);
            }
        }

        return FeelValue.Null;
    }
}
