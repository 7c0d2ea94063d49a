using System.Text;

namespace PerfEval.Feel.Functions.Text;

/// <summary>A text as code points, so that a pair of surrogates counts as one character; a lone surrogate stands for itself.</summary>
internal sealed class CodePointText
{
    private readonly string _text;
    private readonly int[] _codePoints;

    public CodePointText(string text)
    {
        _text = text;
        _codePoints = Decode(text);
    }

    public ReadOnlySpan<int> CodePoints => _codePoints;

    public int Length => _codePoints.Length;

    /// <summary>The part between two positions.</summary>
    public string Slice(int start, int end)
    {
        if (_text.Length == _codePoints.Length)
        {
            return _text[start..end];
        }

        var part = new StringBuilder(end - start);
        Append(part, start, end);
        return part.ToString();
    }

    /// <summary>Appends the part between two positions.</summary>
    public void Append(StringBuilder result, int start, int end)
    {
        if (_text.Length == _codePoints.Length)
        {
            result.Append(_text, start, end - start);
            return;
        }

        for (int i = start; i < end; i++)
        {
            int c = _codePoints[i];
            if (c <= char.MaxValue)
            {
                result.Append((char)c);
            }
            else
            {
                result.Append((char)(0xD7C0 + (c >> 10))).Append((char)(0xDC00 + (c & 0x3FF)));
            }
        }
    }

    /// <summary>The code points of a text.</summary>
    public static int[] Decode(string text)
    {
        int[] result = new int[text.Length];
        int count = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            result[count++] = isPair ? char.ConvertToUtf32(text[i], text[++i]) : text[i];
        }

        return count == result.Length ? result : result[..count];
    }
}
