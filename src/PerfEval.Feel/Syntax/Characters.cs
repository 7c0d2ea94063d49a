using System.Globalization;
using System.Text;

namespace PerfEval.Feel.Syntax;

/// <summary>Which characters make up names, and which full-width ones are read as their half-width twins.</summary>
internal static class Characters
{
    /// <summary>The half-width twin of a full-width punctuation mark or digit, or the character itself.</summary>
    public static char Twin(char c) => c switch
    {
        '（' => '(',
        '）' => ')',
        '［' => '[',
        '］' => ']',
        '｛' => '{',
        '｝' => '}',
        '＜' => '<',
        '＞' => '>',
        '＝' => '=',
        '；' => ';',
        '：' => ':',
        '，' => ',',
        '％' => '%',
        '＋' => '+',
        '－' or '−' => '-',
        '＊' or '×' => '*',
        '／' or '÷' => '/',
        '．' => '.',
        '？' => '?',
        '＠' => '@',
        '\u3000' => ' ',
        >= '０' and <= '９' => (char)(c - '０' + '0'),
        _ => c,
    };

    /// <summary>Space between tokens; the standard counts the Mongolian vowel separator, the zero-width space and the byte order mark too.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is '\u180E' or '\u200B' or '\uFEFF';

    public static bool IsNameStart(string text, int index, out int length)
    {
        char c = text[index];
        if (c < 128)
        {
            length = 1;
            return char.IsAsciiLetter(c) || c == '_';
        }

        length = Rune.TryGetRuneAt(text, index, out Rune rune) ? rune.Utf16SequenceLength : 1;
        if (length > 1)
        {
            // The standard takes all of the other planes: letters, emoji, and the colours of their skin.
            return rune.Value <= 0xEFFFF;
        }

        return Twin(c) == c && rune.Value != 0 && Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
            or UnicodeCategory.OtherNumber or UnicodeCategory.OtherSymbol;
    }

    public static bool IsNamePart(string text, int index, out int length)
    {
        if (IsNameStart(text, index, out length))
        {
            return true;
        }

        char c = text[index];
        return char.IsAsciiDigit(c) || (c >= 128 && (c is '·' or '\u200C' or '\u200D' or '\u203F' or '\u2040' || Rune.GetUnicodeCategory(Rune.TryGetRuneAt(text, index, out Rune r) ? r : default) is
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber));
    }

    /// <summary>Whether a text is a name that needs no help from a table of known names to be read.</summary>
    public static bool IsPlainName(string text)
    {
        if (text.Length == 0 || !IsNameStart(text, 0, out int length))
        {
            return false;
        }

        for (int i = length; i < text.Length; i += length)
        {
            if (!IsNamePart(text, i, out length))
            {
                return false;
            }
        }

        return !Keywords.IsReserved(text);
    }
}
