namespace PerfEval.Rules.Loading;

/// <summary>
/// YAML makes a line break inside a text a space, as English wants it. Between Chinese characters there is none: they are joined.
/// </summary>
internal static class FoldedText
{
    /// <summary>The text of a scalar without the spaces that line breaks between Chinese characters left in it.</summary>
    public static string Join(ScalarNode scalar)
    {
        string text = scalar.Text, raw = scalar.Document.Text;
        int end = Math.Min(scalar.End, raw.Length);
        if (scalar.Style == ScalarStyle.Literal || !text.Contains(' ') || raw.AsSpan(scalar.Start, Math.Max(0, end - scalar.Start)).IndexOf('\n') < 0)
        {
            return text;
        }

        var joined = new System.Text.StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            bool between = text[i] == ' ' && i > 0 && i + 1 < text.Length && IsChinese(text[i - 1]) && IsChinese(text[i + 1]);
            if (!between || raw[scalar.Source.IndexInFile(i)] is not ('\n' or '\r'))
            {
                joined.Append(text[i]);
            }
        }

        return joined.ToString();
    }

    // Ideographs with their punctuation, and full-width forms.
    private static bool IsChinese(char c) => c is (>= '\u2E80' and <= '\uDFFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE4F')
        or (>= '\uFF00' and <= '\uFFEF') or '“' or '”' or '‘' or '’' or '…' or '—';
}
