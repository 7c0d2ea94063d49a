using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel.Syntax;

internal enum TokenKind
{
    End,
    Bad,
    Number,
    Text,
    Date,
    Month,
    At,
    Name,
    Keyword,
    Plus,
    Minus,
    Star,
    Slash,
    Power,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Dot,
    DotDot,
    Comma,
    Colon,
    Semicolon,
    Question,
    OpenParen,
    CloseParen,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    CloseBrace,
    Percent,
    PerMille,
    Arrow,
}

/// <summary>A token: its kind, its place, and its text (decoded, for a text literal; canonical, for a name).</summary>
internal readonly record struct Token(TokenKind Kind, TextSpan Span, string Text)
{
    public int End => Span.End;

    public bool Is(string keyword) => Kind == TokenKind.Keyword && Text == keyword;
}
