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
                diagnostics.Add(LoadingErrors.InvisibleCharacter.At(scalar.Location, ((int)c).ToString("X4", CultureInfo.InvariantCulture)));
                return;
            }
        }
    }

    private static bool IsInvisible(char c) => c switch
    {
        '\t' or '\n' or '\r' => false,
        < ' ' or (>= '\u007F' and <= '\u009F') => true,
        (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069') or '\uFEFF' => true,
        _ => false,
    };
}
