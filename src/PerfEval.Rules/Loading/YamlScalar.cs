using System.Buffers;
using System.Globalization;
using System.Text;

namespace PerfEval.Rules.Loading;

/// <summary>Writes a text as a YAML scalar that is read back as that text, in a block or between brackets.</summary>
internal static class YamlScalar
{
    private static readonly SearchValues<char> s_signs = SearchValues.Create(":#\"'{}[],&*!|>%@`\\，：");

    /// <summary>The text, in quotes where YAML or a reader would take something else from it.</summary>
    public static string Write(string text) => IsPlain(text) ? text : Quote(text);

    /// <summary>An amount, a rate, a date: as <see cref="Write"/>, though a percent sign behind a figure needs no quotes.</summary>
    public static string WriteValue(string text) =>
        text.Length > 1 && text[0] is not ('%' or '0' or '+') && IsPlain(text.Replace("%", "", StringComparison.Ordinal) + "x") ? text
        : text is [>= '0' and <= '9', ..] && text.All(c => char.IsAsciiDigit(c) || c is '.' or '%') ? text
        : Write(text);

    private static bool IsPlain(string text) =>
        text.Length > 0 && text.Trim() == text && text.AsSpan().IndexOfAny(s_signs) < 0 && text[0] is not ('-' or '?' or '~' or '=' or '<')
        && text is not ("null" or "true" or "false") && !decimal.TryParse(text, NumberStyles.Any, CultureInfo.InvariantCulture, out _)
        && text.EnumerateRunes().All(IsShown);

    private static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' or '\\' => quoted.Append('\\').Append((char)rune.Value),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when IsShown(rune) => quoted.Append(rune.ToString()),
                _ when rune.Value <= 0xFFFF => quoted.Append("\\u").Append(rune.Value.ToString("X4", CultureInfo.InvariantCulture)),
                _ => quoted.Append("\\U").Append(rune.Value.ToString("X8", CultureInfo.InvariantCulture)),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsShown(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
