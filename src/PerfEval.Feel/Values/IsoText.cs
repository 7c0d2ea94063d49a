using System.Globalization;

namespace PerfEval.Feel.Values;

/// <summary>The pieces that ISO forms of dates, months and times share.</summary>
internal static class IsoText
{
    /// <summary>Reads a year: four digits, or five to nine without a leading zero, with an optional minus sign.</summary>
    public static bool TryReadYear(ref ReadOnlySpan<char> text, out int year)
    {
        year = 0;
        bool negative = text.Length > 0 && text[0] == '-';
        ReadOnlySpan<char> rest = negative ? text[1..] : text;
        int digits = 0;
        while (digits < rest.Length && char.IsAsciiDigit(rest[digits]))
        {
            digits++;
        }

        if (digits is < 4 or > 9 || (digits > 4 && rest[0] == '0'))
        {
            return false;
        }

        year = int.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
        if (negative)
        {
            year = -year;
        }

        text = rest[digits..];
        return true;
    }

    /// <summary>Reads a separator and exactly two digits.</summary>
    public static bool TryReadTwoDigits(ref ReadOnlySpan<char> text, char separator, out int value)
    {
        value = 0;
        if (text.Length < 3 || text[0] != separator || !char.IsAsciiDigit(text[1]) || !char.IsAsciiDigit(text[2]))
        {
            return false;
        }

        value = (text[1] - '0') * 10 + (text[2] - '0');
        text = text[3..];
        return true;
    }

    /// <summary>A year with at least four digits.</summary>
    public static string Year(int year) => year < 0
        ? "-" + (-(long)year).ToString("0000", CultureInfo.InvariantCulture)
        : year.ToString("0000", CultureInfo.InvariantCulture);
}
