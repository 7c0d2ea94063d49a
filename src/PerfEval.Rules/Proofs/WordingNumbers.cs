using System.Globalization;

namespace PerfEval.Rules.Proofs;

/// <summary>The numbers that a sentence of a standard names, in digits or in Chinese: 90%, 0.5, 1/3, 三分之一, 两个月.</summary>
internal static class WordingNumbers
{
    private const string ChineseDigits = "零一二三四五六七八九";

    /// <summary>All numbers, a percentage both as written and as a share.</summary>
    public static HashSet<decimal> In(string text)
    {
        var numbers = new HashSet<decimal>();
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            if (IsDigit(text[i]))
            {
                decimal? number = ReadDigits(text, ref i);
                Add(numbers, number, text, ref i);
            }
            else if (ReadChinese(text, ref i) is { } number)
            {
                Add(numbers, number, text, ref i);
            }
            else
            {
                i = start + 1;
            }
        }

        return numbers;
    }

    private static bool IsDigit(char c) => c is (>= '0' and <= '9') or (>= '０' and <= '９');

    private static void Add(HashSet<decimal> numbers, decimal? read, string text, ref int at)
    {
        if (read is not { } number)
        {
            return;
        }

        numbers.Add(number);
        if (at < text.Length && text[at] is '%' or '％')
        {
            numbers.Add(number / 100);
            at++;
        }
        else if (at + 1 < text.Length && text[at] is '/' && IsDigit(text[at + 1]))
        {
            at++;
            if (ReadDigits(text, ref at) is { } divisor and not 0)
            {
                numbers.Add(number / divisor);
            }
        }
        else if (at + 2 < text.Length && text.AsSpan(at).StartsWith("分之"))
        {
            at += 2;
            decimal? share = IsDigit(text[at]) ? ReadDigits(text, ref at) : ReadChinese(text, ref at);
            if (share is { } part && number != 0)
            {
                numbers.Add(part / number);
            }
        }
    }

    private static decimal? ReadDigits(string text, ref int at)
    {
        int start = at;
        while (at < text.Length && (IsDigit(text[at]) || (text[at] is '.' or '．' or ',' && at + 1 < text.Length && IsDigit(text[at + 1]))))
        {
            at++;
        }

        string digits = string.Concat(text[start..at].Where(c => c != ',').Select(c => c switch
        {
            '．' => '.',
            >= '０' and <= '９' => (char)(c - '０' + '0'),
            _ => c,
        }));
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }

    // Up to 百: 三, 十, 十五, 二十, 一百, 两, 半.
    private static decimal? ReadChinese(string text, ref int at)
    {
        int start = at;
        decimal sum = 0, digit = 0;
        bool hasDigit = false;
        for (; at < text.Length; at++)
        {
            char c = text[at] == '两' ? '二' : text[at];
            int value = ChineseDigits.IndexOf(c, StringComparison.Ordinal);
            if (value >= 0)
            {
                digit = value;
                hasDigit = true;
            }
            else if (c is '十' or '百')
            {
                sum += (hasDigit ? digit : 1) * (c == '十' ? 10 : 100);
                (digit, hasDigit) = (0, false);
            }
            else if (c == '半' && at == start)
            {
                at++;
                return 0.5m;
            }
            else
            {
                break;
            }
        }

        return at == start ? null : sum + digit;
    }
}
