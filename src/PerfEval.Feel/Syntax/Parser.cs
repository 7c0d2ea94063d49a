using System.Globalization;
using System.Runtime.CompilerServices;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Syntax;

/// <summary>
/// Reads the text of an expression into a syntax tree. Precedence climbing; it resolves no names (but names with spaces need to be known
/// to be read at all) and knows no types.
/// </summary>
/// <remarks>One problem ends the reading of an expression: what follows a mistake is mostly noise.</remarks>
internal sealed partial class Parser
{
    /// <summary>Longest text of one expression, in UTF-16 units.</summary>
    public const int LengthLimit = 2_000_000;

    /// <summary>Deepest tree. Later stages recurse over it.</summary>
    public const int DepthLimit = 1_000;

    // Brackets within brackets cost several stack frames each.
    private const int NestingLimit = 300;

    private readonly SourceText _source;
    private readonly FeelMode _mode;
    private readonly DiagnosticBag _diagnostics;
    private readonly Lexer _lexer;
    private NameTable _names;
    private int _position;
    private int _nesting;
    private int _highEndNesting = -1;
    private Token _cached;
    private int _cachedAt = -1;
    private bool _cachedOperand;

    private Parser(SourceText source, FeelMode mode, NameTable names, DiagnosticBag diagnostics)
    {
        _source = source;
        _mode = mode;

        // Plain FEEL learns names as it reads; the caller's table stays as it is.
        _names = mode == FeelMode.Spec ? new NameTable(names) : names;
        _diagnostics = diagnostics;
        _lexer = new Lexer(source, mode);
    }

    private bool Scoring => _mode == FeelMode.Scoring;

    /// <summary>Reads an expression.</summary>
    public static SyntaxNode ParseExpression(SourceText source, FeelMode mode, NameTable names, DiagnosticBag diagnostics) =>
        new Parser(source, mode, names, diagnostics).Run(p => p.ReadWhole(p.ReadExpression));

    /// <summary>Reads unary tests: what stands in a cell of a decision table or at a line of bands.</summary>
    public static SyntaxNode ParseUnaryTests(SourceText source, FeelMode mode, NameTable names, DiagnosticBag diagnostics) =>
        new Parser(source, mode, names, diagnostics).Run(p => p.ReadWhole(p.ReadUnaryTests));

    /// <summary>Reads a text with expressions in braces.</summary>
    public static SyntaxNode ParseTemplate(SourceText source, FeelMode mode, NameTable names, DiagnosticBag diagnostics) =>
        new Parser(source, mode, names, diagnostics).Run(p => p.ReadTemplate());

    /// <summary>Reads iterators as they stand after <c>for</c>: <c>x in list, y in other</c>.</summary>
    public static IReadOnlyList<IteratorSyntax>? ParseIterators(SourceText source, FeelMode mode, NameTable names, DiagnosticBag diagnostics)
    {
        var parser = new Parser(source, mode, names, diagnostics);
        IReadOnlyList<IteratorSyntax>? iterators = null;
        SyntaxNode result = parser.Run(p => p.ReadWhole(() =>
        {
            int start = p._position;
            iterators = p.ReadIterators();
            return new ListSyntax(TextSpan.Between(start, p._position), iterators);
        }));
        return result is BadSyntax ? null : iterators;
    }

    private SyntaxNode Run(Func<Parser, SyntaxNode> read)
    {
        try
        {
            if (_source.Text.Length > LengthLimit)
            {
                throw Stop(new TextSpan(0, 1), SyntaxErrors.TooLong, LengthLimit);
            }

            return read(this);
        }
        catch (SyntaxErrorException error)
        {
            _diagnostics.Add(error.Diagnostic);
            return new BadSyntax(new TextSpan(0, _source.Text.Length));
        }
    }

    private SyntaxNode ReadWhole(Func<SyntaxNode> read)
    {
        if (Peek(operand: true).Kind == TokenKind.End)
        {
            throw Stop(new TextSpan(0, Math.Max(1, _source.Text.Length)), SyntaxErrors.EmptyExpression);
        }

        SyntaxNode result = read();
        Token rest = Peek(operand: false);
        if (rest.Kind == TokenKind.End)
        {
            return result;
        }

        throw rest.Kind is TokenKind.Equal or TokenKind.NotEqual or TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual
            ? Stop(rest.Span, SyntaxErrors.ChainedComparison)
            : Stop(rest.Span, SyntaxErrors.TrailingText, Describe(rest), Scoring ? TableWording.HintAt(_source.Text, rest.Span.Start) : TableWording.None);
    }

    private Token Peek(bool operand)
    {
        if (_cachedAt != _position || _cachedOperand != operand)
        {
            _cached = _lexer.Read(_position, operand, _names);
            _cachedAt = _position;
            _cachedOperand = operand;
        }

        if (_cached.Kind == TokenKind.Bad)
        {
            throw new SyntaxErrorException(_lexer.Error!);
        }

        return _cached;
    }

    private Token Take(bool operand)
    {
        Token token = Peek(operand);
        _position = token.End;
        return token;
    }

    private bool TryTake(TokenKind kind, bool operand = false)
    {
        if (Peek(operand).Kind != kind)
        {
            return false;
        }

        Take(operand);
        return true;
    }

    private Token Expect(TokenKind kind, string sign, bool operand = false)
    {
        Token token = Peek(operand);
        return token.Kind == kind ? Take(operand) : throw Unexpected(token, new LocalText($"“{sign}”", $"'{sign}'"));
    }

    private void ExpectKeyword(string keyword)
    {
        Token token = Peek(operand: false);
        if (!token.Is(keyword))
        {
            throw Unexpected(token, new LocalText($"“{keyword}”", $"'{keyword}'"));
        }

        Take(operand: false);
    }

    private SyntaxErrorException Unexpected(Token found, LocalText expected) =>
        Stop(found.Span, SyntaxErrors.Expected, expected, Describe(found));

    private LocalText Describe(Token token)
    {
        if (token.Kind == TokenKind.End)
        {
            return new("表达式的末尾", "the end of the expression");
        }

        string written = _source.Text.Substring(token.Span.Start, Math.Min(token.Span.Length, 40));
        return new($"“{written}”", $"'{written}'");
    }

    private SyntaxErrorException Stop(TextSpan span, DiagnosticDescriptor descriptor, params object[] arguments) =>
        new(new Diagnostic(descriptor, _source.Locate(span), arguments));

    private T Deep<T>(T node)
        where T : SyntaxNode =>
        node.Depth <= DepthLimit ? node : throw Stop(node.Span, SyntaxErrors.TooDeep, DepthLimit);

    private void Enter(Token at)
    {
        if (++_nesting > NestingLimit || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Stop(at.Span, SyntaxErrors.TooDeep, NestingLimit);
        }
    }

    private SyntaxNode ReadExpression() => ReadBinary(1);

    // 1 or, 2 and, 3 comparison, 4 sums, 5 products, 6 powers.
    private SyntaxNode ReadBinary(int level) => ReadBinary(level, ReadUnary());

    private SyntaxNode ReadBinary(int level, SyntaxNode left)
    {
        while (true)
        {
            Token token = Peek(operand: false);
            (int tokenLevel, BinaryOperator op) = OperatorOf(token);
            if (tokenLevel < level || tokenLevel == 0)
            {
                if (level <= 3 && token.Kind == TokenKind.Keyword && token.Text is "between" or "in")
                {
                    left = ReadKeywordOperator(left, token);
                    continue;
                }

                return left;
            }

            Take(operand: false);
            SyntaxNode right = ReadBinary(tokenLevel + 1);
            left = Deep(new BinarySyntax(op, left, right));
            if (Scoring && tokenLevel == 3 && OperatorOf(Peek(operand: false)).Level == 3)
            {
                throw Stop(Peek(operand: false).Span, SyntaxErrors.ChainedComparison);
            }
        }
    }

    private static (int Level, BinaryOperator Operator) OperatorOf(Token token) => token.Kind switch
    {
        TokenKind.Keyword when token.Text == "or" => (1, BinaryOperator.Or),
        TokenKind.Keyword when token.Text == "and" => (2, BinaryOperator.And),
        TokenKind.Equal => (3, BinaryOperator.Equal),
        TokenKind.NotEqual => (3, BinaryOperator.NotEqual),
        TokenKind.Less => (3, BinaryOperator.Less),
        TokenKind.LessOrEqual => (3, BinaryOperator.LessOrEqual),
        TokenKind.Greater => (3, BinaryOperator.Greater),
        TokenKind.GreaterOrEqual => (3, BinaryOperator.GreaterOrEqual),
        TokenKind.Plus => (4, BinaryOperator.Add),
        TokenKind.Minus => (4, BinaryOperator.Subtract),
        TokenKind.Star => (5, BinaryOperator.Multiply),
        TokenKind.Slash => (5, BinaryOperator.Divide),
        TokenKind.Power => (6, BinaryOperator.Power),
        _ => (0, default),
    };

    private SyntaxNode ReadKeywordOperator(SyntaxNode left, Token keyword)
    {
        Take(operand: false);
        switch (keyword.Text)
        {
            case "between":
                SyntaxNode low = ReadBinary(4);
                ExpectKeyword("and");
                return Deep(new BetweenSyntax(left, low, ReadBinary(4)));
            default:
                return ReadIn(left);
        }
    }

    private void ExpectKeywordName(string word)
    {
        Token token = Peek(operand: false);
        if (token.Text != word)
        {
            throw Unexpected(token, new LocalText($"“{word}”", $"'{word}'"));
        }

        Take(operand: false);
    }

    private InstanceOfSyntax ReadInstanceOf(SyntaxNode left)
    {
        Take(operand: false);
        ExpectKeywordName("of");
        TypeSyntax type = ReadType();
        return Deep(new InstanceOfSyntax(TextSpan.Between(left.Outer.Start, type.Span.End), left, type));
    }

    private InSyntax ReadIn(SyntaxNode value)
    {
        Token first = Peek(operand: true);
        var tests = new List<SyntaxNode>();
        if (first.Kind == TokenKind.OpenParen)
        {
            int start = first.Span.Start;
            Take(operand: true);
            Enter(first);
            tests.Add(ReadPositiveTest(level: 1));
            if (TryTake(TokenKind.DotDot))
            {
                tests[0] = FinishRange(start, lowIncluded: false, tests[0]);
            }
            else
            {
                while (TryTake(TokenKind.Comma))
                {
                    tests.Add(ReadPositiveTest(level: 1));
                }

                Expect(TokenKind.CloseParen, ")");
            }

            _nesting--;
            if (tests is [not ComparisonTestSyntax])
            {
                // The brackets were those of a value that may go on: x in (a)[1], x in (a + b) * 2.
                tests[0] = ReadBinary(4, ReadPostfix(tests[0]));
            }
        }
        else
        {
            tests.Add(ReadPositiveTest(level: 4));
        }

        return Deep(new InSyntax(TextSpan.Between(value.Outer.Start, _position), value, tests));
    }

    private SyntaxNode ReadUnary()
    {
        Token token = Peek(operand: true);
        if (token.Kind is TokenKind.Minus)
        {
            Take(operand: true);
            if (!Scoring && Peek(operand: true).Kind == TokenKind.Number)
            {
                // The standard's numbers have their sign with them, so that -1 instance of number is true.
                NumberSyntax number = ReadNumber();
                return ReadPostfix(new NumberSyntax(TextSpan.Between(token.Span.Start, number.Span.End), -number.Value, null));
            }

            Enter(token);
            SyntaxNode operand = ReadUnary();
            _nesting--;
            return Deep(new NegateSyntax(TextSpan.Between(token.Span.Start, operand.Outer.End), operand));
        }

        return ReadPostfix(ReadPrimary());
    }

    private SyntaxNode ReadPostfix(SyntaxNode node)
    {
        while (true)
        {
            Token token = Peek(operand: false);
            switch (token.Kind)
            {
                case TokenKind.Dot:
                    Take(operand: false);
                    Token name = TakeLongName();
                    if (name.Kind is not (TokenKind.Name or TokenKind.Keyword))
                    {
                        throw Unexpected(name, new LocalText("字段名", "the name of a field"));
                    }

                    node = Deep(new PathSyntax(TextSpan.Between(node.Outer.Start, name.End), node, name.Text, name.Span));
                    break;
                case TokenKind.OpenBracket when ClosesRange(token):
                    return node;
                case TokenKind.OpenBracket:
                    Take(operand: false);
                    Enter(token);
                    SyntaxNode filter = ReadExpression();
                    Token close = Expect(TokenKind.CloseBracket, "]");
                    _nesting--;
                    node = Deep(new FilterSyntax(TextSpan.Between(node.Outer.Start, close.End), node, filter));
                    break;
                case TokenKind.OpenParen:
                    node = ReadCall(node);
                    break;
                case TokenKind.Keyword when token.Text == "instance":
                    node = ReadInstanceOf(node);
                    break;
                default:
                    return node;
            }
        }
    }

    private CallSyntax ReadCall(SyntaxNode callee)
    {
        Token open = Take(operand: false);
        Enter(open);
        var arguments = new List<ArgumentSyntax>();
        if (Peek(operand: true).Kind != TokenKind.CloseParen)
        {
            do
            {
                arguments.Add(ReadArgument());
            }
            while (TryTake(TokenKind.Comma));
        }

        Token close = Expect(TokenKind.CloseParen, ")");
        _nesting--;
        return Deep(new CallSyntax(TextSpan.Between(callee.Outer.Start, close.End), callee, arguments));
    }

    private ArgumentSyntax ReadArgument() =>
        TryReadKey(out string name) ? new ArgumentSyntax(name, ReadExpression()) : new ArgumentSyntax(null, ReadExpression());

    // A key before a colon: of a named argument or a context entry. It may have spaces, so it is read up to the colon.
    private bool TryReadKey(out string name)
    {
        string text = _source.Text;
        var words = new List<string>();
        int i = _lexer.SkipSpace(_position);
        while (i >= 0 && IsKeyPart(i, isFirst: words.Count == 0, out int length))
        {
            int start = i;
            while (IsKeyPart(i, isFirst: words.Count == 0 && i == start, out length) && !_lexer.IsSpaceOrComment(i))
            {
                i += length;
            }

            words.Add(text[start..i]);
            i = _lexer.SkipSpace(i);
        }

        bool colon = words.Count > 0 && i >= 0 && i < text.Length && (text[i] == ':' || (Scoring && text[i] == '：'));
        name = colon ? string.Join(' ', words) : "";
        if (colon)
        {
            _position = i + 1;
        }

        return colon;
    }

    private bool IsKeyPart(int at, bool isFirst, out int length)
    {
        length = 1;
        string text = _source.Text;
        return at < text.Length && (Characters.IsNamePart(text, at, out length) || (!Scoring && !isFirst && IsNameSign(text[at])));
    }

    // Names of the standard may contain signs; a key before a colon can be nothing else.
    private static bool IsNameSign(char c) => c is '.' or '/' or '-' or '\'' or '+' or '*' or '’';

    private static string NormalizeSpaces(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>
    /// A name that may have spaces though no table knows it: in plain FEEL, the entries of values whose type is not declared. Two names in
    /// a row can be nothing else.
    /// </summary>
    private Token TakeLongName()
    {
        Token name = Take(operand: true);
        if (Scoring || name.Kind != TokenKind.Name)
        {
            return name;
        }

        var words = new List<string> { name.Text };
        while (Peek(operand: false).Kind is TokenKind.Name or TokenKind.Number)
        {
            words.Add(Take(operand: false).Text);
        }

        return words.Count == 1 ? name : new Token(TokenKind.Name, TextSpan.Between(name.Span.Start, _position), string.Join(' ', words));
    }

    private SyntaxNode ReadPrimary()
    {
        Token token = Peek(operand: true);
        switch (token.Kind)
        {
            case TokenKind.Number:
                return ReadNumber();
            case TokenKind.Text:
                Take(operand: true);
                return new LiteralSyntax(token.Span, FeelValue.Of(token.Text));
            case TokenKind.Date:
                Take(operand: true);
                return FeelDate.TryParse(token.Text, out FeelDate date)
                    ? new LiteralSyntax(token.Span, FeelValue.Of(date))
                    : throw Stop(token.Span, SyntaxErrors.InvalidDate, token.Text);
            case TokenKind.Month:
                Take(operand: true);
                return FeelMonth.TryParse(token.Text, out FeelMonth month)
                    ? new LiteralSyntax(token.Span, FeelValue.Of(month))
                    : throw Stop(token.Span, SyntaxErrors.InvalidDate, token.Text);
            case TokenKind.At:
                return ReadAtLiteral();
            case TokenKind.Question:
                Take(operand: true);
                return new NameSyntax(token.Span, "?");
            case TokenKind.Name:
                return ReadNameOrLiteral();
            case TokenKind.Keyword:
                return ReadKeywordPrimary(token);
            case TokenKind.OpenParen:
                return ReadParenthesis(token);
            case TokenKind.OpenBracket:
                return ReadListOrRange(token);
            case TokenKind.CloseBracket:
                Take(operand: true);
                Enter(token);
                SyntaxNode low = ReadExpression();
                Expect(TokenKind.DotDot, "..");
                SyntaxNode range = FinishRange(token.Span.Start, lowIncluded: false, low);
                _nesting--;
                return range;
            case TokenKind.OpenBrace:
                return ReadContext(token);
            default:
                throw Unexpected(token, new LocalText("值、名称或括号", "a value, a name or a bracket"));
        }
    }

    private NumberSyntax ReadNumber()
    {
        Token number = Take(operand: true);
        if (!TryParseNumber(number.Text, out decimal value))
        {
            throw Stop(number.Span, SyntaxErrors.NumberTooLarge, number.Text);
        }

        if (!Scoring)
        {
            return new NumberSyntax(number.Span, value, null);
        }

        // A unit follows its number directly: a name there could not mean anything else.
        Token next = Peek(operand: false);
        string? unit = next.Kind switch
        {
            TokenKind.Percent => "%",
            TokenKind.PerMille => "‰",
            TokenKind.Name => next.Text,
            _ => null,
        };
        if (unit is null)
        {
            return new NumberSyntax(number.Span, value, null);
        }

        Take(operand: false);
        return new NumberSyntax(TextSpan.Between(number.Span.Start, next.End), value, unit);
    }

    private static bool TryParseNumber(string text, out decimal value)
    {
        // Digits past the 28th after the point are rounded by decimal.Parse; a number too large for decimal is refused.
        return decimal.TryParse(
            text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value);
    }

    private LiteralSyntax ReadAtLiteral()
    {
        Token token = Take(operand: true);
        return TimeText.TryRead(token.Text, out FeelValue value) && (!Scoring || value.Kind is not (FeelKind.Time or FeelKind.DateTime))
            ? new LiteralSyntax(token.Span, value)
            : throw Stop(token.Span, SyntaxErrors.InvalidAtLiteral, token.Text);
    }

    private SyntaxNode ReadNameOrLiteral()
    {
        Token token = TakeLongName();
        FeelValue? literal = !Scoring ? null : token.Text switch
        {
            "是" => FeelValue.True,
            "否" => FeelValue.False,
            "无" => FeelValue.Of(FeelDate.Never),
            _ => null,
        };
        return literal is { } value ? new LiteralSyntax(token.Span, value) : new NameSyntax(token.Span, token.Text);
    }

    private SyntaxNode ReadKeywordPrimary(Token token)
    {
        switch (token.Text)
        {
            case "true":
            case "false":
                Take(operand: true);
                return new LiteralSyntax(token.Span, FeelValue.Of(token.Text == "true"));
            case "null":
                Take(operand: true);
                return Scoring
                    ? throw Stop(token.Span, SyntaxErrors.NotInScoringMode, new LocalText("null（缺少的事实会自动记为未知）", "null (a missing fact is an unknown of its own accord)"))
                    : new LiteralSyntax(token.Span, FeelValue.Null);
            case "if":
                return ReadIf();
            case "for":
                return ReadFor();
            case "some":
            case "every":
                return ReadQuantified();
            case "function":
                return ReadFunction();
            default:
                throw Unexpected(token, new LocalText("值、名称或括号", "a value, a name or a bracket"));
        }
    }

    private SyntaxNode ReadParenthesis(Token open)
    {
        Take(operand: true);
        Enter(open);
        if (!Scoring && TestOperatorOf(Peek(operand: true)) is { } test)
        {
            SyntaxNode ray = ReadRay(open, test);
            _nesting--;
            return ray;
        }

        SyntaxNode inner = ReadExpression();
        SyntaxNode result;
        if (TryTake(TokenKind.DotDot))
        {
            result = FinishRange(open.Span.Start, lowIncluded: false, inner);
        }
        else
        {
            ExpectNoRange(true, TokenKind.Comma, ")");
            inner.PutInBrackets(TextSpan.Between(open.Span.Start, Expect(TokenKind.CloseParen, ")").End));
            result = inner;
        }

        _nesting--;
        return result;
    }

    // (< 5), (>= a): a range with one end.
    private RangeSyntax ReadRay(Token open, BinaryOperator test)
    {
        Take(operand: true);
        SyntaxNode end = ReadBinary(4);
        Token close = Expect(TokenKind.CloseParen, ")");
        TextSpan span = TextSpan.Between(open.Span.Start, close.End);
        return Deep(test switch
        {
            BinaryOperator.Less or BinaryOperator.LessOrEqual => new RangeSyntax(span, false, null, end, test == BinaryOperator.LessOrEqual),
            BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => new RangeSyntax(span, test == BinaryOperator.GreaterOrEqual, end, null, false),
            BinaryOperator.Equal => new RangeSyntax(span, true, end, end, true),
            _ => throw Stop(open.Span, SyntaxErrors.Expected, new LocalText("区间", "a range"), new LocalText("“!=”", "'!='")),
        });
    }

    private SyntaxNode ReadListOrRange(Token open)
    {
        Take(operand: true);
        Enter(open);
        var items = new List<SyntaxNode>();
        if (Peek(operand: true).Kind != TokenKind.CloseBracket)
        {
            items.Add(ReadExpression());
            if (TryTake(TokenKind.DotDot))
            {
                SyntaxNode range = FinishRange(open.Span.Start, lowIncluded: true, items[0]);
                _nesting--;
                return range;
            }

            while (TryTake(TokenKind.Comma))
            {
                items.Add(ReadExpression());
            }

            ExpectNoRange(items.Count == 2, TokenKind.CloseParen, "]");
        }

        Token close = Expect(TokenKind.CloseBracket, "]", operand: Peek(operand: true).Kind == TokenKind.CloseBracket);
        _nesting--;
        return Deep(new ListSyntax(TextSpan.Between(open.Span.Start, close.End), items));
    }

    // [80%,90%) as printed tables have it.
    private void ExpectNoRange(bool hasTwoEnds, TokenKind wrong, string sign)
    {
        if (Scoring && hasTwoEnds && Peek(operand: false) is var token && token.Kind == wrong)
        {
            throw Unexpected(token, new LocalText($"“{sign}”（若是区间，两头之间写两个点：[80%..90%)）", $"'{sign}' (a range has two dots between its ends: [80%..90%))"));
        }
    }

    // After "a..": the high end and the closing bracket; "[" closes a range that leaves its end out, as in [1..5[.
    private RangeSyntax FinishRange(int start, bool lowIncluded, SyntaxNode low)
    {
        int outer = _highEndNesting;
        _highEndNesting = _nesting;
        SyntaxNode high = ReadExpression();
        _highEndNesting = outer;
        Token close = Take(operand: false);
        if (close.Kind is not (TokenKind.CloseBracket or TokenKind.CloseParen or TokenKind.OpenBracket))
        {
            throw Unexpected(close, new LocalText("“]”或“)”", "']' or ')'"));
        }

        return Deep(new RangeSyntax(TextSpan.Between(start, close.End), lowIncluded, low, high, close.Kind == TokenKind.CloseBracket));
    }

    // [1..x[: the bracket closes the range if nothing that could be a filter follows.
    private bool ClosesRange(Token bracket)
    {
        if (_highEndNesting != _nesting)
        {
            return false;
        }

        _position = bracket.End;
        Token next = _lexer.Read(_position, operand: true, _names);
        _position = bracket.Span.Start;
        return next.Kind is not (TokenKind.Number or TokenKind.Text or TokenKind.Date or TokenKind.Month or TokenKind.At or TokenKind.Question or TokenKind.Name
            or TokenKind.Minus or TokenKind.OpenParen or TokenKind.OpenBracket or TokenKind.OpenBrace)
            && !(next.Kind == TokenKind.Keyword && next.Text is "if" or "for" or "some" or "every" or "function" or "true" or "false" or "null");
    }

    private ContextSyntax ReadContext(Token open)
    {
        Take(operand: true);
        Enter(open);
        NameTable outer = _names;
        _names = new NameTable(outer);
        var entries = new List<ContextEntrySyntax>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        if (!TryTake(TokenKind.CloseBrace, operand: true))
        {
            do
            {
                int start = _position;
                if (!TryReadKey(out string name))
                {
                    Token key = Take(operand: true);
                    name = key.Kind is TokenKind.Text or TokenKind.Name
                        ? key.Text
                        : throw Unexpected(key, new LocalText("条目名", "the name of an entry"));
                    Expect(TokenKind.Colon, ":");
                }

                if (!keys.Add(name) && Scoring)
                {
                    throw Stop(TextSpan.Between(start, _position), SyntaxErrors.DuplicateEntry, name);
                }

                SyntaxNode value = ReadExpression();
                entries.Add(new ContextEntrySyntax(TextSpan.Between(start, _position), name, value));
                Declare(name);
            }
            while (TryTake(TokenKind.Comma));
            Expect(TokenKind.CloseBrace, "}");
        }

        _names = outer;
        if (!Scoring)
        {
            // Entries are read again after a dot and inside a filter, where nothing declares their names.
            foreach (ContextEntrySyntax entry in entries)
            {
                Declare(entry.Name, onlySpaces: true);
            }
        }

        _nesting--;
        return Deep(new ContextSyntax(TextSpan.Between(open.Span.Start, _position), entries));
    }

    // A key in quotes may be any text; only what could be written without them is a name, or "1" would take the place of the number.
    private void Declare(string key, bool onlySpaces = false)
    {
        bool isName = key.Length > 0 && Characters.IsNameStart(key, 0, out _);
        for (int i = 0, length; i < key.Length && isName; i += length)
        {
            isName = Characters.IsNamePart(key, i, out length) || key[i] == ' ' || IsNameSign(key[i]);
        }

        if (isName)
        {
            _names.Add(key, onlySpaces);
        }
    }

    private IfSyntax ReadIf()
    {
        Token start = Take(operand: true);
        Enter(start);
        SyntaxNode condition = ReadExpression();
        ExpectKeyword("then");
        SyntaxNode then = ReadExpression();
        ExpectKeyword("else");
        SyntaxNode otherwise = ReadExpression();
        _nesting--;
        return Deep(new IfSyntax(TextSpan.Between(start.Span.Start, otherwise.Outer.End), condition, then, otherwise));
    }

    private ForSyntax ReadFor()
    {
        Token start = Take(operand: true);
        Enter(start);
        NameTable outer = _names;
        List<IteratorSyntax> iterators = ReadIterators();
        ExpectKeyword("return");
        SyntaxNode body = ReadExpression();
        _names = outer;
        _nesting--;
        return Deep(new ForSyntax(TextSpan.Between(start.Span.Start, body.Outer.End), iterators, body));
    }

    private QuantifiedSyntax ReadQuantified()
    {
        Token start = Take(operand: true);
        Enter(start);
        NameTable outer = _names;
        List<IteratorSyntax> iterators = ReadIterators();
        ExpectKeyword("satisfies");
        SyntaxNode condition = ReadExpression();
        _names = outer;
        _nesting--;
        return Deep(new QuantifiedSyntax(TextSpan.Between(start.Span.Start, condition.Outer.End), start.Text == "every", iterators, condition));
    }

    private List<IteratorSyntax> ReadIterators()
    {
        _names = new NameTable(_names);
        var iterators = new List<IteratorSyntax>();
        do
        {
            int start = Peek(operand: true).Span.Start;
            string name = ReadVariableName();
            SyntaxNode source = ReadBinary(1);
            SyntaxNode? end = TryTake(TokenKind.DotDot) ? ReadBinary(1) : null;
            if (iterators.Count == NestingLimit)
            {
                // Each runs within the one before it.
                throw Stop(TextSpan.Between(start, _position), SyntaxErrors.TooDeep, NestingLimit);
            }

            iterators.Add(Deep(new IteratorSyntax(TextSpan.Between(start, _position), name, source, end)));
            _names.Add(name);
        }
        while (TryTake(TokenKind.Comma));
        return iterators;
    }

    // The name of a loop variable runs up to the word "in"; in plain FEEL it may have spaces.
    private string ReadVariableName()
    {
        Token name = Take(operand: true);
        if (name.Kind != TokenKind.Name)
        {
            throw Unexpected(name, new LocalText("变量名", "the name of a variable"));
        }

        int end = name.End;
        while (!Peek(operand: false).Is("in"))
        {
            Token part = Peek(operand: false);
            if (Scoring || part.Kind is not (TokenKind.Name or TokenKind.Number))
            {
                throw Unexpected(part, new LocalText("“in”（逐行看写成“行 in 表名”）", "'in' (as in 'row in table')"));
            }

            end = Take(operand: false).End;
        }

        Take(operand: false);
        return end == name.End ? name.Text : NormalizeSpaces(_source.Text[name.Span.Start..end]);
    }

    private FunctionSyntax ReadFunction()
    {
        Token start = Take(operand: true);
        if (Scoring)
        {
            throw Stop(start.Span, SyntaxErrors.NotInScoringMode, new LocalText("function（请写在 functions 里）", "function (write it under 'functions')"));
        }

        Enter(start);
        NameTable outer = _names;
        _names = new NameTable(outer);
        Expect(TokenKind.OpenParen, "(");
        var parameters = new List<ParameterSyntax>();
        if (Peek(operand: true).Kind != TokenKind.CloseParen)
        {
            do
            {
                parameters.Add(ReadParameter());
                _names.Add(parameters[^1].Name);
            }
            while (TryTake(TokenKind.Comma));
        }

        Expect(TokenKind.CloseParen, ")", operand: parameters.Count == 0);
        bool isExternal = Peek(operand: true) is { Kind: TokenKind.Keyword, Text: "external" };
        if (isExternal)
        {
            Take(operand: true);
        }

        SyntaxNode body = ReadExpression();
        _names = outer;
        _nesting--;
        return Deep(new FunctionSyntax(TextSpan.Between(start.Span.Start, body.Outer.End), parameters, isExternal, body));
    }

    // The name of a parameter may have spaces; it runs up to a colon, a comma or the closing bracket.
    private ParameterSyntax ReadParameter()
    {
        if (TryReadKey(out string name))
        {
            return new ParameterSyntax(name, ReadType());
        }

        Token first = Take(operand: true);
        int end = first.End;
        while (first.Kind == TokenKind.Name && Peek(operand: false).Kind is TokenKind.Name or TokenKind.Number or TokenKind.Keyword)
        {
            end = Take(operand: false).End;
        }

        return first.Kind == TokenKind.Name
            ? new ParameterSyntax(NormalizeSpaces(_source.Text[first.Span.Start..end]), null)
            : throw Unexpected(first, new LocalText("参数名", "the name of a parameter"));
    }

    private sealed class SyntaxErrorException(Diagnostic diagnostic) : Exception
    {
        public Diagnostic Diagnostic { get; } = diagnostic;
    }
}
