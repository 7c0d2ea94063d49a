using PerfEval.Feel.Diagnostics;
using YamlDotNet.Core;

namespace PerfEval.Rules.Loading;

/// <summary>
/// The places where YAML silently reads something else than a person meant, and the likely meaning behind what it refuses. Each gets a
/// sentence of its own and the fix.
/// </summary>
internal static class YamlTraps
{
    private static readonly DiagnosticDescriptor[] s_traps =
    [
        LoadingErrors.CommentTrap, LoadingErrors.SplitAtComma, LoadingErrors.FullWidthComma, LoadingErrors.FullWidthColon, LoadingErrors.BraceTrap,
        LoadingErrors.Alias, LoadingErrors.Tag, LoadingErrors.ComplexKey,
    ];

    /// <summary>What remains when, on a line that YAML read otherwise than was meant, only that is told: the rest follows from it.</summary>
    public static IEnumerable<Diagnostic> WithoutConsequences(IReadOnlyList<Diagnostic> diagnostics)
    {
        var trapped = diagnostics.Where(d => s_traps.Contains(d.Descriptor)).Select(d => (d.Location?.File, d.Location?.Line)).ToHashSet();
        return diagnostics.Where(d => s_traps.Contains(d.Descriptor) || !trapped.Contains((d.Location?.File, d.Location?.Line)));
    }

    /// <summary>Looks at a scalar as it was written.</summary>
    public static void CheckScalar(ScalarNode scalar, DiagnosticBag diagnostics)
    {
        if (scalar.Style != ScalarStyle.Plain)
        {
            return;
        }

        CheckComment(scalar, diagnostics);
        if (scalar.InFlow)
        {
            CheckBrackets(scalar, diagnostics);
        }
    }

    /// <summary>Looks at a list: a single word with a full-width comma was meant as several.</summary>
    public static void CheckSequence(SequenceNode sequence, DiagnosticBag diagnostics)
    {
        if (sequence is { IsFlow: true, Items: [ScalarNode { Style: ScalarStyle.Plain } only] } && only.Text.Contains('，'))
        {
            diagnostics.Add(LoadingErrors.FullWidthComma.At(only.Location, Short(only.Text)));
        }
    }

    /// <summary>What to say where the YAML parser gave up.</summary>
    public static Diagnostic Explain(DocumentText document, YamlException error)
    {
        if (error.Message.Contains("tab", StringComparison.Ordinal) && FindTab(document) is { } tab)
        {
            return LoadingErrors.Tab.At(tab);
        }

        return Explain(
            document,
            new SourceLocation(document.File, (int)Math.Max(1, error.Start.Line), (int)Math.Max(1, error.Start.Column)),
            (int)error.End.Line,
            error.Message.TrimEnd('.'));
    }

    /// <summary>What to say where the YAML parser gave up at a place.</summary>
    public static Diagnostic Explain(DocumentText document, SourceLocation at, int end, string reason)
    {
        if (at.Line > document.LineCount)
        {
            // Something is missing at the end of the file, which has no line of its own.
            at = new SourceLocation(document.File, document.LineCount, document.Line(document.LineCount).Length + 1);
        }

        int first = at.Line, last = Math.Min(Math.Max(end, first), first + 3);
        for (int number = Math.Max(1, first - 1); number <= last; number++)
        {
            string line = document.Line(number);
            int code = line.Length - line.TrimStart().Length;
            if (line.AsSpan(0, code).Contains('\t'))
            {
                return LoadingErrors.Tab.At(new SourceLocation(document.File, number, line.IndexOf('\t') + 1));
            }

            if (line.AsSpan(0, code).Contains('\u3000'))
            {
                return LoadingErrors.FullWidthSpace.At(new SourceLocation(document.File, number, line.IndexOf('\u3000') + 1));
            }
        }

        for (int number = Math.Max(1, first - 1); number <= last; number++)
        {
            if (CommentInFlow(document, number) is { } comment)
            {
                return comment;
            }
        }

        string here = document.Line(first);
        if (FindSignAtValue(here, at.Column) is { } sign)
        {
            var place = new SourceLocation(document.File, first, sign.Column);
            return sign.Sign is '>' or '|' ? LoadingErrors.BlockScalarTrap.At(place, sign.Sign.ToString()) : LoadingErrors.ReservedStart.At(place, sign.Sign.ToString());
        }

        if (BraceInText(here) is { } brace)
        {
            return LoadingErrors.BraceTrap.At(new SourceLocation(document.File, first, brace));
        }

        for (int number = Math.Max(1, first - 1); number <= last; number++)
        {
            if (FullWidthColon(document, number) is { } colon)
            {
                return colon;
            }
        }

        return Unreadable(at, reason);
    }

    /// <summary>Where nothing better can be said; the parser's reason is English and left out of the Chinese sentence.</summary>
    public static Diagnostic Unreadable(SourceLocation at, string reason) => LoadingErrors.InvalidYaml.At(at, new LocalText("", $" ({reason})"));

    private static SourceLocation? FindTab(DocumentText document)
    {
        for (int number = 1; number <= document.LineCount; number++)
        {
            string line = document.Line(number);
            int tab = line.AsSpan(0, line.Length - line.TrimStart().Length).IndexOf('\t');
            if (tab >= 0)
            {
                return new SourceLocation(document.File, number, tab + 1);
            }
        }

        return null;
    }

    /// <summary>A text that stands where a mapping was meant: <c>在职人员：28</c>. Null if it does not look so.</summary>
    public static Diagnostic? MeantAsMapping(ScalarNode scalar)
    {
        if (scalar.Style != ScalarStyle.Plain)
        {
            return null;
        }

        if (scalar.Text.Contains('：'))
        {
            return LoadingErrors.FullWidthColon.At(scalar.Location, Short(scalar.Text));
        }

        int colon = scalar.Text.IndexOf(':');
        return colon > 0 && colon + 1 < scalar.Text.Length && !char.IsWhiteSpace(scalar.Text[colon + 1])
            ? LoadingErrors.MissingSpaceAfterColon.At(scalar.Location, Short(scalar.Text))
            : null;
    }

    private static void CheckComment(ScalarNode scalar, DiagnosticBag diagnostics)
    {
        string text = scalar.Document.Text;
        int i = scalar.End;
        while (i < text.Length && text[i] is ' ' or '\t')
        {
            i++;
        }

        if (i > scalar.End && IsCutOff(text, i))
        {
            diagnostics.Add(Comment(scalar.Document, i));
        }
    }

    // "16#" is a word; " #8" is cut off; " # note" is a comment.
    private static bool IsCutOff(string text, int i) =>
        i + 1 < text.Length && text[i] == '#' && !char.IsWhiteSpace(text[i + 1]) && text[i + 1] != '#';

    private static Diagnostic Comment(DocumentText document, int i)
    {
        int end = document.Text.IndexOfAny(['\r', '\n'], i);
        string comment = document.Text[i..(end < 0 ? document.Text.Length : end)].Trim();
        return LoadingErrors.CommentTrap.At(document.Locate(i, comment.Length), Short(comment));
    }

    // - [见凭证 #8 号, 100]: the bracket that would close the row is cut off too.
    private static Diagnostic? CommentInFlow(DocumentText document, int number)
    {
        string line = document.Line(number);
        for (int i = line.IndexOf(" #", StringComparison.Ordinal); i >= 0; i = line.IndexOf(" #", i + 1, StringComparison.Ordinal))
        {
            string before = line[..i], after = line[i..];
            bool open = before.Count(c => c is '[' or '{') > before.Count(c => c is ']' or '}') && after.AsSpan().IndexOfAny(']', '}') > 0;
            if (open && IsCutOff(line, i + 1) && before.Count(c => c == '"') % 2 == 0 && before.Count(c => c == '\'') % 2 == 0)
            {
                return Comment(document, document.StartOf(number) + i + 1);
            }
        }

        return null;
    }

    private static void CheckBrackets(ScalarNode scalar, DiagnosticBag diagnostics)
    {
        int open = 0;
        bool inText = false;
        foreach (char c in scalar.Text)
        {
            switch (c)
            {
                case '"':
                    inText = !inText;
                    break;
                case '(' or '（' when !inText:
                    open++;
                    break;
                case ')' or '）' when !inText:
                    open--;
                    break;
            }

            if (open < 0)
            {
                // The tail of a call that was split; its head was reported.
                return;
            }
        }

        if ((open > 0 || inText) && NextIsComma(scalar))
        {
            diagnostics.Add(LoadingErrors.SplitAtComma.At(scalar.Location, Short(scalar.Text)));
        }
    }

    private static bool NextIsComma(ScalarNode scalar)
    {
        string text = scalar.Document.Text;
        int i = scalar.End;
        while (i < text.Length && char.IsWhiteSpace(text[i]))
        {
            i++;
        }

        return i < text.Length && text[i] == ',';
    }

    // A value that begins with a sign of YAML's own: after "- ", after ": ", after "[" or ",", or at the start of the line.
    private static (char Sign, int Column)? FindSignAtValue(string line, int column)
    {
        for (int i = Math.Min(column, line.Length) - 1; i >= 0; i--)
        {
            if (line[i] is not ('>' or '|' or '%' or '@' or '`' or '*' or '&' or '!'))
            {
                continue;
            }

            string before = line[..i].TrimEnd();
            if (before.Length == 0 || before[^1] is '-' or ':' or '[' or ',' or '{')
            {
                return (line[i], i + 1);
            }
        }

        return null;
    }

    // because: 变更 {count(变更)} 次, inside a flow mapping: a brace in the middle of an unquoted text.
    private static int? BraceInText(string line)
    {
        for (int i = line.IndexOf('{', StringComparison.Ordinal); i >= 0; i = line.IndexOf('{', i + 1))
        {
            string before = line[..i].TrimEnd();
            bool quoted = before.Count(c => c == '"') % 2 == 1 || before.Count(c => c == '\'') % 2 == 1;
            if (!quoted && before.Length > 0 && before[^1] is not (':' or ',' or '[' or '{' or '-' or '：'))
            {
                return i + 1;
            }
        }

        return null;
    }

    private static Diagnostic? FullWidthColon(DocumentText document, int number)
    {
        string line = document.Line(number);
        int colon = line.IndexOf('：');
        string head = colon < 0 ? "" : line[..colon];
        return colon > 0 && !head.Contains(": ") && !head.Contains('"') && !head.Contains('\'')
            ? LoadingErrors.FullWidthColon.At(new SourceLocation(document.File, number, colon + 1), Short(line.Trim()))
            : null;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
