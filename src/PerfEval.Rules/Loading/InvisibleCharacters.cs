using System.Buffers;
using System.Globalization;
using System.Text;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Loading;

/// <summary>
/// Refuses characters that nobody sees: control codes, which can rewrite a terminal, and the zero-width and direction marks that come along
/// when text is copied, which make equal-looking names differ.
/// </summary>
internal static class InvisibleCharacters
{
    // Letters, digits and signs of ASCII, and the Chinese characters with all that stands between them and the private ones.
    private static readonly SearchValues<char> s_visible = SearchValues.Create(
        [.. Enumerable.Range(' ', '~' - ' ' + 1).Concat(Enumerable.Range(0x3000, 0xD7FF - 0x3000 + 1)).Concat(Enumerable.Range(0xFF01, 0xFF5E - 0xFF01 + 1)).Select(c => (char)c)]);

    public static void Check(ScalarNode scalar, DiagnosticBag diagnostics)
    {
        if (!AreIn(scalar.Text))
        {
            return;
        }

        foreach (Rune rune in scalar.Text.EnumerateRunes())
        {
            if (IsInvisible(rune))
            {
                diagnostics.Add(Report(scalar.Location, rune.Value));
                return;
            }
        }
    }

    /// <summary>Whether a text has such characters.</summary>
    public static bool AreIn(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(s_visible) < 0)
        {
            return false;
        }

        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The first character at which a YAML parser would end the text or a line, though no editor shows it: NUL, and the line ends that
    /// Unicode has beside the usual ones. Null if there is none.
    /// </summary>
    public static Diagnostic? FindBreaking(DocumentText document)
    {
        int at = document.Text.AsSpan().IndexOfAny("\0\u0085\u2028\u2029");
        return at < 0 ? null : Report(document.Locate(at), document.Text[at]);
    }

    private static Diagnostic Report(SourceLocation at, int code) =>
        LoadingErrors.InvisibleCharacter.At(at, code.ToString("X4", CultureInfo.InvariantCulture));

    private static bool IsInvisible(Rune rune) =>
        rune.Value is not ('\t' or '\n' or '\r') && Rune.GetUnicodeCategory(rune) is (UnicodeCategory.Control or UnicodeCategory.Format);
}
