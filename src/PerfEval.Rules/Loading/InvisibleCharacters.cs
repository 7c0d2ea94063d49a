using System.Globalization;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Loading;

/// <summary>
/// Refuses characters that nobody sees: control codes, which can rewrite a terminal, and the zero-width and direction marks that come along
/// when text is copied, which make equal-looking names differ.
/// </summary>
internal static class InvisibleCharacters
{
    public static void Check(ScalarNode scalar, DiagnosticBag diagnostics)
    {
        foreach (char c in scalar.Text)
        {
            if (IsInvisible(c))
            {
                diagnostics.Add(Report(scalar.Location, c));
                return;
            }
        }
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

    private static Diagnostic Report(SourceLocation at, char c) =>
        LoadingErrors.InvisibleCharacter.At(at, ((int)c).ToString("X4", CultureInfo.InvariantCulture));

    private static bool IsInvisible(char c) => c switch
    {
        '\t' or '\n' or '\r' => false,
        < ' ' or (>= '\u007F' and <= '\u009F') => true,
        (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF' => true,
        _ => false,
    };
}
