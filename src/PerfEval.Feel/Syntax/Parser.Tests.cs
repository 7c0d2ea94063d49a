using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel.Syntax;

/// <summary>Unary tests and text templates.</summary>
internal sealed partial class Parser
{
    private SyntaxNode ReadUnaryTests()
    {
        Token first = Peek(operand: true);
        int start = first.Span.Start;
        if (first.Kind == TokenKind.Minus)
        {
            // A dash alone stands for "anything".
            int before = _position;
            Take(operand: true);
            if (Peek(operand: true).Kind == TokenKind.End)
            {
                return new UnaryTestsSyntax(first.Span, [], negated: false, any: true);
            }

            _position = before;
        }

        if (first is { Kind: TokenKind.Name, Text: "not" })
        {
            int before = _position;
            Take(operand: true);
            if (TryTake(TokenKind.OpenParen))
            {
                List<SyntaxNode> negated = ReadPositiveTests();
                if (TryTake(TokenKind.CloseParen) && Peek(operand: false).Kind == TokenKind.End)
                {
                    return Deep(new UnaryTestsSyntax(TextSpan.Between(start, _position), negated, negated: true, any: false));
                }
            }

            _position = before;
        }

        List<SyntaxNode> tests = ReadPositiveTests();
        return Deep(new UnaryTestsSyntax(TextSpan.Between(start, _position), tests, negated: false, any: false));
    }

    private List<SyntaxNode> ReadPositiveTests()
    {
        var tests = new List<SyntaxNode>();
        do
        {
            tests.Add(ReadPositiveTest(level: 1));
        }
        while (TryTake(TokenKind.Comma));
        return tests;
    }

    // Between brackets or commas a test may be any expression; after a bare "in" it ends before "and", "or" and comparisons.
    private SyntaxNode ReadPositiveTest(int level)
    {
        Token token = Peek(operand: true);
        BinaryOperator? op = TestOperatorOf(token);
        if (op is null)
        {
            SyntaxNode value = ReadBinary(level);
            if (Scoring && Peek(operand: false).Kind == TokenKind.DotDot && !InBrackets())
            {
                // 80%..90% without brackets holds both ends, as in the ranges of judgements.
                Take(operand: false);
                SyntaxNode high = ReadBinary(level);
                return Deep(new RangeSyntax(TextSpan.Cover(value.Outer, high.Outer), lowIncluded: true, value, high, highIncluded: true));
            }

            return value;
        }

        Take(operand: true);
        SyntaxNode operand = ReadBinary(4);
        return Deep(new ComparisonTestSyntax(TextSpan.Between(token.Span.Start, operand.Outer.End), op.Value, operand));
    }

    private static BinaryOperator? TestOperatorOf(Token token) => token.Kind switch
    {
        TokenKind.Equal => BinaryOperator.Equal,
        TokenKind.NotEqual => BinaryOperator.NotEqual,
        TokenKind.Less => BinaryOperator.Less,
        TokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
        TokenKind.Greater => BinaryOperator.Greater,
        TokenKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
        _ => null,
    };

    private bool InBrackets() => _nesting > 0;

    private TemplateSyntax ReadTemplate()
    {
        string text = _source.Text;
        var parts = new List<TemplatePartSyntax>();
        var plain = new System.Text.StringBuilder();
        int i = 0, plainStart = 0;
        while (i < text.Length)
        {
            char c = text[i];
            bool doubled = i + 1 < text.Length && text[i + 1] == c;
            if (c is '{' or '}' && doubled)
            {
                plain.Append(c);
                i += 2;
            }
            else if (c == '{')
            {
                AddPlain(parts, plain, plainStart, i);
                i = ReadTemplateExpression(i, parts);
                plainStart = i;
            }
            else
            {
                plain.Append(c);
                i++;
            }
        }

        AddPlain(parts, plain, plainStart, i);
        return Deep(new TemplateSyntax(new TextSpan(0, text.Length), parts));
    }

    private static void AddPlain(List<TemplatePartSyntax> parts, System.Text.StringBuilder plain, int start, int end)
    {
        if (plain.Length > 0)
        {
            parts.Add(new TemplatePartSyntax(TextSpan.Between(start, end), plain.ToString(), null, null));
            plain.Clear();
        }
    }

    private int ReadTemplateExpression(int open, List<TemplatePartSyntax> parts)
    {
        _position = open + 1;
        if (Peek(operand: true).Kind is TokenKind.CloseBrace or TokenKind.End)
        {
            throw Stop(new TextSpan(open, 1), Peek(operand: true).Kind == TokenKind.End ? SyntaxErrors.TemplateBrace : SyntaxErrors.EmptyExpression);
        }

        SyntaxNode expression = ReadExpression();

        // {x in 万元}: an "in" whose right side is a lone unit name says how to print, not what to test.
        string? unit = null;
        if (expression is InSyntax { Tests: [NameSyntax { Name: var name }] } test && Types.MeasureUnit.Find(name) is not null)
        {
            unit = name;
            expression = test.Value;
        }
        else if (expression is InSyntax && Peek(operand: false).Kind == TokenKind.Percent)
        {
            throw Unexpected(Peek(operand: false), new LocalText("“}”", "'}'"));
        }

        Token close = Peek(operand: false);
        if (close.Kind != TokenKind.CloseBrace)
        {
            throw close.Kind == TokenKind.End
                ? Stop(new TextSpan(open, 1), SyntaxErrors.TemplateBrace)
                : Unexpected(close, new LocalText("“}”", "'}'"));
        }

        parts.Add(new TemplatePartSyntax(TextSpan.Between(open, close.End), null, expression, unit));
        return close.End;
    }
}
