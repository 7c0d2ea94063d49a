using System.Text;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Loading;

/// <summary>The text of a file and its name as the caller gave it.</summary>
internal sealed class DocumentText(string? file, string text)
{
    /// <summary>Largest file that is read, in bytes.</summary>
    public const int SizeLimit = 64 * 1024 * 1024;

    private int[]? _lineStarts;

    private int _firstLine = 1;

    /// <summary>The text of what has no places.</summary>
    public static DocumentText Nowhere { get; } = new(null, "");

    public string? File { get; } = file;

    /// <summary>The rule set that this text is, as id@version, once that is known; what one rule set extends comes from several texts.</summary>
    public string? Layer { get; set; }

    /// <summary>The text, without a byte-order mark.</summary>
    public string Text { get; } = text.StartsWith('\uFEFF') ? text[1..] : text;

    /// <summary>How many lines there are.</summary>
    public int LineCount => (_lineStarts ??= FindLines(Text)).Length;

    /// <summary>The line with this number, from 1, without its line break.</summary>
    public string Line(int number)
    {
        _lineStarts ??= FindLines(Text);
        if (number < 1 || number > _lineStarts.Length)
        {
            return "";
        }

        int start = _lineStarts[number - 1];
        int end = number < _lineStarts.Length ? _lineStarts[number] : Text.Length;
        return Text[start..end].TrimEnd('\r', '\n');
    }

    /// <summary>Where the line with this number, from 1, begins in the text.</summary>
    public int StartOf(int number) => (_lineStarts ??= FindLines(Text))[number - 1];

    /// <summary>Line and column, from 1, of a position in the text.</summary>
    public SourceLocation Locate(int index, int length = 1)
    {
        _lineStarts ??= FindLines(Text);
        int line = Array.BinarySearch(_lineStarts, index);
        line = line >= 0 ? line : ~line - 1;
        return new SourceLocation(File, line + _firstLine, index - _lineStarts[line] + 1, Math.Max(1, length));
    }

    /// <summary>One line of a larger text, with the number that it has there; whatever it holds, all its places are on that line.</summary>
    public static DocumentText OfLine(string? file, int number, string text) => new(file, text) { _firstLine = number, _lineStarts = [0] };

    /// <summary>Reads bytes as text: UTF-8, or UTF-16 with a byte-order mark. Null after reporting a problem.</summary>
    public static DocumentText? Decode(string? file, ReadOnlySpan<byte> bytes, DiagnosticBag diagnostics)
    {
        try
        {
            string text = bytes switch
            {
                [0xFF, 0xFE, 0, 0, ..] => throw new DecoderFallbackException(),
                [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes[2..]),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true).GetString(bytes[2..]),
                [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes[3..]),
                _ => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes),
            };
            return new DocumentText(file, text);
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Add(LoadingErrors.NotText.At(new SourceLocation(file, 1, 1)));
            return null;
        }
    }

    private static int[] FindLines(string text)
    {
        var starts = new List<int> { 0 };
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
