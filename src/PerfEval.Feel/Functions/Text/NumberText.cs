using System.Globalization;

namespace PerfEval.Feel.Functions.Text;

/// <summary>Reads numbers as FEEL writes them: <c>-12.5</c>, <c>.5</c>, <c>1.2e-3</c>.</summary>
internal static class NumberText
{
    /// <summary>Reads a number with this decimal point. False if the text is no number, or one out of range.</summary>
    public static bool TryRead(string text, char point, out decimal number)
    {
        number = 0;
        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return IsNumber(text, point) && decimal.TryParse(text.Replace(point, '.'), Style, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsNumber(ReadOnlySpan<char> text, char point)
    {
        ReadOnlySpan<char> rest = text.StartsWith('-') ? text[1..] : text;
        int whole = TakeDigits(ref rest);
        if (rest.StartsWith(point))
        {
            rest = rest[1..];
            if (TakeDigits(ref rest) == 0)
            {
                return false;
            }
        }
        else if (whole == 0)
        {
            return false;
        }

        if (rest.StartsWith('e') || rest.StartsWith('E'))
        {
            rest = rest[1..];
            rest = rest.StartsWith('+') || rest.StartsWith('-') ? rest[1..] : rest;
            return TakeDigits(ref rest) > 0 && rest.IsEmpty;
        }

        return rest.IsEmpty;
    }

    private static int TakeDigits(ref ReadOnlySpan<char> text)
    {
        int count = text.IndexOfAnyExceptInRange('0', '9');
        count = count < 0 ? text.Length : count;
        text = text[count..];
        return count;
    }
}
