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
        if (text.IsEmpty || text[0] != separator)
        {
            return false;
        }

        ReadOnlySpan<char> rest = text[1..];
        if (!TryReadTwoDigits(ref rest, out value))
        {
            return false;
        }

        text = rest;
        return true;
    }

    /// <summary>Reads exactly two digits.</summary>
    public static bool TryReadTwoDigits(ref ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (text.Length < 2 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]))
        {
            return false;
        }

        value = (text[0] - '0') * 10 + (text[1] - '0');
        text = text[2..];
        return true;
    }

    /// <summary>Reads a point and digits as nanoseconds, zero if there is no point; digits past the ninth are cut off. A point needs a digit.</summary>
    public static bool TryReadFraction(ref ReadOnlySpan<char> text, out int nanoseconds)
    {
        const int Places = 9;
        nanoseconds = 0;
        if (text.IsEmpty || text[0] != '.')
        {
            return true;
        }

        int digits = 0;
        while (digits + 1 < text.Length && char.IsAsciiDigit(text[digits + 1]))
        {
            nanoseconds = digits < Places ? nanoseconds * 10 + (text[digits + 1] - '0') : nanoseconds;
            digits++;
        }

        for (int i = digits; i < Places; i++)
        {
            nanoseconds *= 10;
        }

        text = text[(digits + 1)..];
        return digits > 0;
    }

    /// <summary>Reads an offset from UTC: <c>Z</c> (or <c>z</c>, as the standard's own examples have it), <c>+08:00</c> or <c>-01:30:15</c>.</summary>
    public static bool TryReadOffset(ref ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        if (text.IsEmpty)
        {
            return false;
        }

        char sign = text[0];
        text = text[1..];
        if (sign is 'Z' or 'z')
        {
            return true;
        }

        if (sign is not ('+' or '-')
            || !TryReadTwoDigits(ref text, out int hours)
            || !TryReadTwoDigits(ref text, ':', out int minutes))
        {
            return false;
        }

        TryReadTwoDigits(ref text, ':', out int rest);
        seconds = (hours * 60 + minutes) * 60 + rest;
        seconds = sign == '-' ? -seconds : seconds;
        return minutes < 60 && rest < 60;
    }

    /// <summary>An offset from UTC: <c>Z</c> for none, seconds only if there are any.</summary>
    public static string Offset(int seconds)
    {
        if (seconds == 0)
        {
            return "Z";
        }

        int absolute = Math.Abs(seconds);
        string minutes = string.Create(CultureInfo.InvariantCulture, $"{(seconds < 0 ? '-' : '+')}{absolute / 3600:00}:{absolute / 60 % 60:00}");
        return absolute % 60 == 0 ? minutes : string.Create(CultureInfo.InvariantCulture, $"{minutes}:{absolute % 60:00}");
    }

    /// <summary>A year with at least four digits.</summary>
    public static string Year(int year) => year < 0
        ? "-" + (-(long)year).ToString("0000", CultureInfo.InvariantCulture)
        : year.ToString("0000", CultureInfo.InvariantCulture);
}
