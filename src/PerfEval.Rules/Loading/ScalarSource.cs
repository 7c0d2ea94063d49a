using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Loading;

/// <summary>
/// The text of a scalar, with the way back to the file: quotes, escapes and folded lines lie between what a scalar says and how it was
/// written. The way is found only when a problem is shown.
/// </summary>
internal sealed class ScalarSource(ScalarNode scalar) : SourceText(scalar.Text, scalar.Document.File)
{
    private int[]? _map;

    public ScalarNode Scalar { get; } = scalar;

    public override SourceLocation Locate(TextSpan span)
    {
        _map ??= MapToFile();
        int start = _map[Math.Min(span.Start, _map.Length - 1)];
        int end = span.Length > 0 && span.End <= Text.Length && span.End >= 1 ? _map[span.End - 1] + 1 : start + 1;
        SourceLocation at = Scalar.Document.Locate(start);
        SourceLocation last = Scalar.Document.Locate(Math.Max(start, end - 1));
        return at with { Length = last.Line == at.Line ? Math.Max(1, end - start) : 1 };
    }

    /// <summary>Where a character of the text stands in the file's text.</summary>
    public int IndexInFile(int index) => (_map ??= MapToFile())[index];

    // For each character of the text its index in the file; one more for the end.
    private int[] MapToFile()
    {
        string raw = Scalar.Document.Text;
        var map = new int[Text.Length + 1];
        int p = Scalar.Start, end = Math.Min(Scalar.End, raw.Length);
        bool quoted = Scalar.Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted or ScalarStyle.Json;
        bool block = Scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
        if (quoted && p < end && raw[p] is '"' or '\'')
        {
            p++;
        }
        else if (block)
        {
            // The first line of a block scalar holds only its sign.
            int newline = raw.IndexOf('\n', p);
            p = newline < 0 ? end : newline + 1;
        }

        for (int i = 0; i < Text.Length; i++)
        {
            p = SkipTo(raw, p, end, Text[i]);
            map[i] = Math.Min(p, Math.Max(Scalar.Start, raw.Length - 1));
            p += Width(raw, p, end, Text[i]);
        }

        map[Text.Length] = Math.Min(p, raw.Length);
        return map;
    }

    // Steps over indentation and line ends that the scalar's text does not have.
    private int SkipTo(string raw, int p, int end, char wanted)
    {
        // A line that goes on: the backslash, the break and the indentation after it say nothing.
        if (Scalar.Style == ScalarStyle.DoubleQuoted && p + 1 < end && raw[p] == '\\' && raw[p + 1] is '\r' or '\n')
        {
            p++;
        }

        if (wanted is ' ' or '\n' or '\t')
        {
            return p;
        }

        while (p < end && raw[p] != wanted && raw[p] is ' ' or '\t' or '\r' or '\n')
        {
            p++;
        }

        return p;
    }

    private int Width(string raw, int p, int end, char decoded)
    {
        if (p >= end)
        {
            return 0;
        }

        if (Scalar.Style is ScalarStyle.DoubleQuoted or ScalarStyle.Json && raw[p] == '\\' && p + 1 < end)
        {
            return raw[p + 1] switch
            {
                'x' => 4,
                'u' => 6,
                'U' => 10,
                _ => 2,
            };
        }

        if (Scalar.Style == ScalarStyle.SingleQuoted && decoded == '\'')
        {
            return 2;
        }

        if (decoded is ' ' or '\n' && raw[p] is '\r' or '\n')
        {
            // A folded line break: the break and the next line's indentation make one space.
            int q = p;
            while (q < end && raw[q] is ' ' or '\t' or '\r' or '\n')
            {
                q++;
            }

            return Math.Max(1, decoded == ' ' ? q - p : 1);
        }

        return 1;
    }
}
