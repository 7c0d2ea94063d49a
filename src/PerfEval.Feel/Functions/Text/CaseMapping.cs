using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace PerfEval.Feel.Functions.Text;

/// <summary>Upper and lower case by the full mappings of Unicode, the same in every culture: <c>ß</c> becomes <c>SS</c>.</summary>
internal static class CaseMapping
{
    // The letters whose upper case is several characters, as Unicode's SpecialCasing lists them; Greek rows with iota follow a rule.
    private const string Expanding = """
        DF:53,53 149:2BC,4E 1F0:4A,30C 390:399,308,301 3B0:3A5,308,301 587:535,552 1E96:48,331 1E97:54,308 1E98:57,30A 1E99:59,30A
        1E9A:41,2BE 1F50:3A5,313 1F52:3A5,313,300 1F54:3A5,313,301 1F56:3A5,313,342 1FB6:391,342 1FC6:397,342 1FD2:399,308,300
        1FD3:399,308,301 1FD6:399,342 1FD7:399,308,342 1FE2:3A5,308,300 1FE3:3A5,308,301 1FE4:3A1,313 1FE6:3A5,342 1FE7:3A5,308,342
        1FF6:3A9,342 1FB3:391,399 1FBC:391,399 1FC3:397,399 1FCC:397,399 1FF3:3A9,399 1FFC:3A9,399 1FB2:1FBA,399 1FB4:386,399
        1FC2:1FCA,399 1FC4:389,399 1FF2:1FFA,399 1FF4:38F,399 1FB7:391,342,399 1FC7:397,342,399 1FF7:3A9,342,399 FB00:46,46
        FB01:46,49 FB02:46,4C FB03:46,46,49 FB04:46,46,4C FB05:53,54 FB06:53,54 FB13:544,546 FB14:544,535 FB15:544,53B FB16:54E,546
        FB17:544,53D
        """;

    private const string CapitalIota = "\u0399";

    // .NET keeps these two apart from the letters of ASCII; Unicode does not.
    private const char DotlessI = 'ı', LongS = 'ſ';

    private const char DottedCapitalI = 'İ', CapitalSigma = 'Σ', Sigma = 'σ', FinalSigma = 'ς';

    private static readonly FrozenDictionary<char, string> s_expanding = ReadExpanding();

    /// <summary>The upper case of a text.</summary>
    public static string Upper(string text)
    {
        string upper = text.ToUpperInvariant();
        if (Ascii.IsValid(text))
        {
            return upper;
        }

        var result = new StringBuilder(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            if (s_expanding.TryGetValue(text[i], out string? several))
            {
                result.Append(several);
            }
            else
            {
                result.Append(text[i] is DotlessI or LongS ? (char)ToUpper(text[i]) : upper[i]);
            }
        }

        return result.ToString();
    }

    /// <summary>The lower case of a text; a sigma that ends a word becomes <c>ς</c>.</summary>
    public static string Lower(string text)
    {
        string lower = text.ToLowerInvariant();
        if (!text.AsSpan().ContainsAny(DottedCapitalI, CapitalSigma))
        {
            return lower;
        }

        var result = new StringBuilder(text.Length + 8);
        for (int i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case DottedCapitalI:
                    result.Append("i\u0307");
                    break;
                case CapitalSigma:
                    result.Append(IsAtWordEnd(text, i) ? FinalSigma : Sigma);
                    break;
                default:
                    result.Append(lower[i]);
                    break;
            }
        }

        return result.ToString();
    }

    /// <summary>The upper case of one character, where that is one character; otherwise itself.</summary>
    public static int ToUpper(int codePoint) => codePoint switch
    {
        DotlessI => 'I',
        LongS => 'S',
        _ => Rune.IsValid(codePoint) ? Rune.ToUpperInvariant(new Rune(codePoint)).Value : codePoint,
    };

    /// <summary>The lower case of one character, where that is one character; otherwise itself.</summary>
    public static int ToLower(int codePoint) => Rune.IsValid(codePoint) ? Rune.ToLowerInvariant(new Rune(codePoint)).Value : codePoint;

    private static bool IsAtWordEnd(string text, int sigma)
    {
        int before = sigma - 1, after = sigma + 1;
        while (before >= 0 && IsPassedOver(text[before]))
        {
            before--;
        }

        while (after < text.Length && IsPassedOver(text[after]))
        {
            after++;
        }

        return before >= 0 && IsCased(text, before) && !(after < text.Length && IsCased(text, after));
    }

    // Marks and apostrophes stand inside words without being letters.
    private static bool IsPassedOver(char c) => c is '\'' or '.' or ':' or '·' or '\u2019' || char.GetUnicodeCategory(c) is
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter
        or UnicodeCategory.ModifierSymbol;

    // A surrogate of either half tells the category of its pair.
    private static bool IsCased(string text, int at) =>
        CharUnicodeInfo.GetUnicodeCategory(text, char.IsLowSurrogate(text[at]) && at > 0 ? at - 1 : at) is
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter;

    private static FrozenDictionary<char, string> ReadExpanding()
    {
        var mappings = new Dictionary<char, string>();
        foreach (string entry in Expanding.Split([' ', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] codes = entry.Split(':', ',');
            mappings[Hex(codes[0])] = string.Concat(codes.Skip(1).Select(Hex));
        }

        // Each row holds eight small letters and eight capitals that stand eight places on; capitals without iota are in one row.
        foreach ((int row, int capitals) in new[] { (0x1F80, 0x1F08), (0x1F90, 0x1F28), (0x1FA0, 0x1F68) })
        {
            for (int i = 0; i < 16; i++)
            {
                mappings[(char)(row + i)] = (char)(capitals + i % 8) + CapitalIota;
            }
        }

        return mappings.ToFrozenDictionary();
    }

    private static char Hex(string digits) => (char)int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
