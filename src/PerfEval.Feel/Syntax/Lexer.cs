using System.Globalization;
using System.Text;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel.Syntax;

/// <summary>
/// Reads tokens at a position. What a stretch of text means depends on whether an operand or an operator is expected there (names may
/// contain operator signs), so the parser asks for the one it needs and nothing is read ahead.
/// </summary>
internal sealed class Lexer(SourceText source, FeelMode mode)
{
    private readonly string _text = source.Text;
    private readonly bool _scoring = mode == FeelMode.Scoring;

    /// <summary>What went wrong with the last <see cref="TokenKind.Bad"/> token.</summary>
    public Diagnostic? Error { get; private set; }

    /// <summary>The token at a position, after space and comments.</summary>
    /// <param name="position">Where to read.</param>
    /// <param name="operand">Whether an operand is expected, so that known names come first.</param>
    /// <param name="names">The known names.</param>
    public Token Read(int position, bool operand, NameTable names)
    {
        int start = SkipSpace(position);
        if (start < 0)
        {
            return Bad(_text.Length, 0, SyntaxErrors.UnclosedComment);
        }

        if (start >= _text.Length)
        {
            return new Token(TokenKind.End, new TextSpan(_text.Length, 0), "");
        }

        if (operand)
        {
            if (_scoring && TryReadDate(start, out Token date))
            {
                return date;
            }

            if (names.TryMatch(_text, start, out string name, out int end) && !IsLongerPlainName(start, end))
            {
                return new Token(TokenKind.Name, TextSpan.Between(start, end), name);
            }
        }

        char c = Here(start);
        if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Here(start + 1))))
        {
            return ReadNumber(start);
        }

        if (Characters.IsNameStart(_text, start, out _))
        {
            return ReadName(start);
        }

        return c switch
        {
            '"' => ReadText(start, start, TokenKind.Text),
            '“' when _scoring => ReadCurlyText(start),
            '@' => ReadAt(start),
            _ => ReadSign(start, c),
        };
    }

    /// <summary>The character at a position as its half-width twin in scoring mode; NUL past the end.</summary>
    private char Here(int index) => index >= _text.Length ? '\0' : _scoring ? Characters.Twin(_text[index]) : _text[index];

    // "三公经费" known, but "三公经费总额" written: the longer plain name is meant, and will be reported as unknown.
    private bool IsLongerPlainName(int start, int end)
    {
        if (!Characters.IsNameStart(_text, start, out _))
        {
            return false;
        }

        return PlainNameEnd(start) > end;
    }

    private int PlainNameEnd(int start)
    {
        int i = start;
        while (i < _text.Length && Characters.IsNamePart(_text, i, out int length))
        {
            i += length;
        }

        return i;
    }

    /// <summary>Whether space or a comment begins at a position.</summary>
    public bool IsSpaceOrComment(int at) =>
        Characters.IsSpace(_text[at]) || (_text[at] == '/' && at + 1 < _text.Length && _text[at + 1] is '/' or '*');

    /// <summary>The position after space and comments; −1 if a comment does not end.</summary>
    public int SkipSpace(int position)
    {
        int i = position;
        while (i < _text.Length)
        {
            if (Characters.IsSpace(_text[i]))
            {
                i++;
            }
            else if (_text[i] == '/' && i + 1 < _text.Length && _text[i + 1] == '/')
            {
                while (i < _text.Length && _text[i] != '\n')
                {
                    i++;
                }
            }
            else if (_text[i] == '/' && i + 1 < _text.Length && _text[i + 1] == '*')
            {
                int close = _text.IndexOf("*/", i + 2, StringComparison.Ordinal);
                if (close < 0)
                {
                    return -1;
                }

                i = close + 2;
            }
            else
            {
                break;
            }
        }

        return i;
    }

    private Token ReadNumber(int start)
    {
        int i = start;
        while (char.IsAsciiDigit(Here(i)))
        {
            i++;
        }

        if (Here(i) == '.' && char.IsAsciiDigit(Here(i + 1)))
        {
            i++;
            while (char.IsAsciiDigit(Here(i)))
            {
                i++;
            }
        }

        // An exponent needs digits: 2e is a number and a unit.
        if (i < _text.Length && _text[i] is 'e' or 'E')
        {
            int j = i + 1;
            if (j < _text.Length && _text[j] is '+' or '-')
            {
                j++;
            }

            if (j < _text.Length && char.IsAsciiDigit(_text[j]))
            {
                while (j < _text.Length && char.IsAsciiDigit(_text[j]))
                {
                    j++;
                }

                i = j;
            }
        }

        return new Token(TokenKind.Number, TextSpan.Between(start, i), string.Concat(_text[start..i].Select(Characters.Twin)));
    }

    private Token ReadName(int start)
    {
        int end = PlainNameEnd(start);
        string name = _text[start..end];
        return new Token(Keywords.IsReserved(name) ? TokenKind.Keyword : TokenKind.Name, TextSpan.Between(start, end), name);
    }

    // 2019-07-01 and 2019-04, which plain FEEL would subtract, and 2019年7月1日.
    private bool TryReadDate(int start, out Token token)
    {
        token = default;
        int i = start;
        while (char.IsAsciiDigit(Here(i)))
        {
            i++;
        }

        if (i - start != 4)
        {
            return false;
        }

        bool dashed = Here(i) == '-';
        if (!dashed && Here(i) != '年')
        {
            return false;
        }

        int month = i + 1;
        int monthEnd = DigitsEnd(month);
        if (monthEnd == month || monthEnd - month > 2)
        {
            return false;
        }

        char separator = dashed ? '-' : '月';
        int day = monthEnd + 1;
        int dayEnd = Here(monthEnd) == separator ? DigitsEnd(day) : monthEnd;
        bool hasDay = dayEnd > day && dayEnd - day <= 2;
        int end = hasDay ? dayEnd : dashed ? monthEnd : day;
        if (!dashed)
        {
            if (Here(monthEnd) != '月' || (hasDay && Here(dayEnd) is not ('日' or '号')))
            {
                return false;
            }

            end = hasDay ? dayEnd + 1 : monthEnd + 1;
        }
        else if (monthEnd - month != 2 || (hasDay && dayEnd - day != 2))
        {
            token = Bad(start, end - start, SyntaxErrors.DateNeedsTwoDigits);
            return true;
        }

        string text = string.Concat(_text[start..i].Select(Characters.Twin)) + "-" + Digits(month, monthEnd) + (hasDay ? "-" + Digits(day, dayEnd) : "");
        token = new Token(hasDay ? TokenKind.Date : TokenKind.Month, TextSpan.Between(start, end), text);
        return true;
    }

    private int DigitsEnd(int start)
    {
        int i = start;
        while (char.IsAsciiDigit(Here(i)))
        {
            i++;
        }

        return i;
    }

    private string Digits(int start, int end) => string.Concat(_text[start..end].Select(Characters.Twin)).PadLeft(2, '0');

    private Token ReadAt(int start) =>
        Here(start + 1) == '"' ? ReadText(start + 1, start, TokenKind.At) : Bad(start, 1, SyntaxErrors.UnexpectedCharacter, "@", CharacterHint(start));

    private Token ReadCurlyText(int start)
    {
        int close = _text.IndexOf('”', start + 1);
        return close < 0
            ? Bad(start, _text.Length - start, SyntaxErrors.UnclosedText)
            : new Token(TokenKind.Text, TextSpan.Between(start, close + 1), _text[(start + 1)..close]);
    }

    private Token ReadText(int quote, int start, TokenKind kind)
    {
        var value = new StringBuilder();
        int i = quote + 1;
        while (i < _text.Length && _text[i] != '"')
        {
            if (_text[i] != '\\')
            {
                value.Append(_text[i++]);
                continue;
            }

            int length = ReadEscape(i, value);
            if (length == 0 && !_scoring)
            {
                // The standard lets a backslash stand for itself, as patterns want it: "\d".
                value.Append(_text[i]);
                length = 1;
            }

            if (length == 0)
            {
                return Bad(i, Math.Min(2, _text.Length - i), SyntaxErrors.BadEscape, _text[i..Math.Min(i + 2, _text.Length)]);
            }

            i += length;
        }

        return i >= _text.Length
            ? Bad(start, _text.Length - start, SyntaxErrors.UnclosedText)
            : new Token(kind, TextSpan.Between(start, i + 1), value.ToString());
    }

    private int ReadEscape(int at, StringBuilder value)
    {
        char next = at + 1 < _text.Length ? _text[at + 1] : '\0';
        char? plain = next switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '"' => '"',
            '\'' => '\'',
            '\\' => '\\',
            _ => null,
        };
        if (plain is { } c)
        {
            value.Append(c);
            return 2;
        }

        // \u takes four hexadecimal digits, \U six.
        int digits = next switch { 'u' => 4, 'U' => 6, _ => 0 };
        if (digits == 0 || at + 2 + digits > _text.Length
            || !int.TryParse(_text.AsSpan(at + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code))
        {
            return 0;
        }

        if (code > 0x10FFFF)
        {
            return 0;
        }

        // A lone surrogate is kept as it is, so that \uD83D\uDCA9 makes one character.
        if (code < 0x10000)
        {
            value.Append((char)code);
        }
        else
        {
            value.Append(char.ConvertFromUtf32(code));
        }

        return 2 + digits;
    }

    private Token ReadSign(int start, char c)
    {
        char next = Here(start + 1);
        (TokenKind kind, int length) = (c, next) switch
        {
            ('*', '*') => (TokenKind.Power, 2),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('.', '.') => (TokenKind.DotDot, 2),
            ('-', '>') => (TokenKind.Arrow, 2),
            ('=', '=') => (TokenKind.Bad, 2),
            ('<', '>') when _scoring => (TokenKind.Bad, 2),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', _) => (TokenKind.Minus, 1),
            ('*', _) => (TokenKind.Star, 1),
            ('/', _) => (TokenKind.Slash, 1),
            ('=', _) => (TokenKind.Equal, 1),
            ('<', _) => (TokenKind.Less, 1),
            ('>', _) => (TokenKind.Greater, 1),
            ('.', _) => (TokenKind.Dot, 1),
            (',', _) => (TokenKind.Comma, 1),
            (':', _) => (TokenKind.Colon, 1),
            (';', _) => (TokenKind.Semicolon, 1),
            ('?', _) => (TokenKind.Question, 1),
            ('(', _) => (TokenKind.OpenParen, 1),
            (')', _) => (TokenKind.CloseParen, 1),
            ('[', _) => (TokenKind.OpenBracket, 1),
            (']', _) => (TokenKind.CloseBracket, 1),
            ('{', _) => (TokenKind.OpenBrace, 1),
            ('}', _) => (TokenKind.CloseBrace, 1),
            ('%', _) when _scoring => (TokenKind.Percent, 1),
            ('‰', _) when _scoring => (TokenKind.PerMille, 1),
            ('≥' or '≧', _) when _scoring => (TokenKind.GreaterOrEqual, 1),
            ('≤' or '≦', _) when _scoring => (TokenKind.LessOrEqual, 1),
            ('≠', _) when _scoring => (TokenKind.NotEqual, 1),
            _ => (TokenKind.Bad, 0),
        };
        if (kind != TokenKind.Bad)
        {
            return new Token(kind, new TextSpan(start, length), _text.Substring(start, length));
        }

        string written = Rune.TryGetRuneAt(_text, start, out Rune rune) ? rune.ToString() : "U+" + ((int)_text[start]).ToString("X4", CultureInfo.InvariantCulture);
        return length == 2
            ? Bad(start, 2, c == '=' ? SyntaxErrors.DoubleEquals : SyntaxErrors.AngleBrackets)
            : c == '、' ? Bad(start, 1, SyntaxErrors.EnumerationComma, written)
            : Bad(start, Math.Max(1, rune.Utf16SequenceLength), SyntaxErrors.UnexpectedCharacter, written, CharacterHint(start));
    }

    private LocalText CharacterHint(int start) =>
        _scoring && TableWording.HintAt(_text, start) is { Chinese.Length: > 0 } hint
            ? hint
            : new("如果它是文字的一部分，请给文字加上双引号。", "If it belongs to a text, put the text in double quotes.");

    private Token Bad(int start, int length, DiagnosticDescriptor descriptor, params object[] arguments)
    {
        var span = new TextSpan(start, length);
        Error = new Diagnostic(descriptor, source.Locate(span), arguments);
        return new Token(TokenKind.Bad, span, "");
    }
}
