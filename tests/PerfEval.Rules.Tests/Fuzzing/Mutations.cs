using System.Text;

namespace PerfEval.Rules.Tests.Fuzzing;

/// <summary>Spoils files: byte by byte, line by line, value by value, and in their encoding.</summary>
internal static class Mutations
{
    private static readonly string[] s_values =
    [
        "", "null", "~", "[]", "{}", "[[]]", "{a: {}}", "-", "|", ">", "*a", "&a x", "!!binary AAAA", "<<: *a", "% x", "@x", "`", "\t", "-1", "1e999", "0.1e-400", "99999999999999999999999999999",
        "79228162514264337593543950335", "１２３％", "９５％", "\u202E95%", "1\u200B0", "5\u0301", "\uFEFF", "\U0001F600\U00020000", "\"\\uD800\"", "\"\\u0000\"", "是", "否", "未知", "无", "≥ ", "..", "1..", "[1..2)",
        "2020-02-30", "0000-00-00", "99999-99-99", "12 万元", "-5 元", "1 元 2 元", "otherwise", "points", "value", "removed", "[a, *a]", "a: b: c", "= 1", "1/0", "1 / (1 - 1)", "sum([])", "count(1)", "max(1)",
        "if true then 1", "for i in 1..1000000 return i", "for i in 1..1000, j in 1..1000 return i * j", "some x in [1] satisfies x", "matches(\"aaaaaaaaaaaaaaaaaaaaaaaa\", \"(a+)+$\")", "not(not(not(true)))",
        "10 ** 10 ** 10", "1 - - - 1", "\"a\" + 1", "a.b.c.d", "function(x) x", "date(\"2020-01-01\") + 1", "{ points: 5, max: -1 }", "{ of: 1, over: 2, per: 0 }", "0..0", "5..1", "1/3", "1/0", "101%",
        "matches(\"\", \"[\")", "sublist([1], 0)", "x[1][2][3]", "decimal(1, 400)", "substring(\"a\", 99999999999)", "replace(\"aaaa\", \"a*\", \"$9\")", "\"{{{}\"", "\"{\"", "'{a}{b'",
    ];

    private static readonly string[] s_keys =
        ["points", "of", "bands", "deduct", "applies", "for", "when", "extends", "abstract", "round", "aggregate", "scale", "needs", "not-applicable", "facts", "rules", "checks", "grades", "measures", "functions", "说明", "a\u0301", "？", ""];

    /// <summary>A spoilt copy: one to four changes, mostly to lines and values, sometimes to bytes or to the encoding of the whole.</summary>
    public static byte[] Spoil(byte[] file, IReadOnlyList<byte[]> others, Dice dice)
    {
        string text = Encoding.UTF8.GetString(file);
        int changes = 1 + dice.Next(4);
        for (int i = 0; i < changes; i++)
        {
            text = dice.Next(6) == 0 ? Nested(text, dice) : Line(text, Encoding.UTF8.GetString(dice.Pick(others)), dice);
        }

        byte[] bytes = Encoded(text, dice);
        return dice.Next(4) == 0 ? Bytes(bytes, dice) : bytes;
    }

    private static string Line(string text, string other, Dice dice)
    {
        List<string> lines = [.. text.Split('\n')];
        int at = dice.Next(lines.Count);
        switch (dice.Next(9))
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[dice.Next(lines.Count)]);
                break;
            case 2:
                (lines[at], lines[^1]) = (lines[^1], lines[at]);
                break;
            case 3:
                lines[at] = new string(' ', dice.Next(12)) + lines[at].TrimStart();
                break;
            case 4:
                lines.Insert(at, dice.Pick(other.Split('\n')));
                break;
            case 5:
                lines[at] = Indent(lines[at]) + dice.Pick(s_keys) + ": " + dice.Pick(s_values);
                break;
            default:
                lines[at] = WithValue(lines[at], dice);
                break;
        }

        return string.Join('\n', lines);
    }

    // Behind the colon, or in place of a word or number.
    private static string WithValue(string line, Dice dice)
    {
        int colon = line.IndexOf(": ", StringComparison.Ordinal);
        if (colon >= 0 && dice.Next(2) == 0)
        {
            return line[..(colon + 2)] + dice.Pick(s_values);
        }

        string[] words = line.Split(' ');
        words[dice.Next(words.Length)] = dice.Pick(s_values);
        return string.Join(' ', words);
    }

    // Deep, wide, or repeating itself.
    private static string Nested(string text, Dice dice)
    {
        int at = dice.Next(text.Length + 1), depth = 1 << dice.Next(15);
        string inserted = dice.Next(7) switch
        {
            0 => new string('[', depth),
            1 => new string('(', depth) + "1" + new string(')', depth),
            2 => string.Concat(Enumerable.Repeat("- ", depth)),
            3 => string.Concat(Enumerable.Repeat("not(", depth)),
            4 => "\nb0: &b0 [x, x]\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"b{i}: &b{i} [*b{i - 1}, *b{i - 1}, *b{i - 1}]\n")),
            5 => "1" + string.Concat(Enumerable.Repeat(" + 1", depth)),
            _ => string.Concat(Enumerable.Repeat("if true then ", depth)),
        };
        return text.Insert(at, inserted);
    }

    private static byte[] Encoded(string text, Dice dice) => dice.Next(24) switch
    {
        0 => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
        1 => Encoding.Unicode.GetBytes(text),
        2 => [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(text)],
        3 => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        4 => Encoding.UTF8.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        5 => Encoding.UTF8.GetBytes(text.Replace('\n', '\r')),
        6 => Encoding.UTF8.GetBytes(string.Concat(text.Select(c => char.IsAsciiDigit(c) ? (char)(c - '0' + '０') : c))),
        7 => Encoding.Latin1.GetBytes(text),
        8 => Encoding.UTF8.GetBytes(text)[..dice.Next(text.Length + 1)],
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static byte[] Bytes(byte[] bytes, Dice dice)
    {
        List<byte> changed = [.. bytes];
        for (int i = 0; i <= dice.Next(5) && changed.Count > 0; i++)
        {
            int at = dice.Next(changed.Count);
            switch (dice.Next(3))
            {
                case 0:
                    changed[at] = (byte)dice.Next(256);
                    break;
                case 1:
                    changed.Insert(at, (byte)dice.Next(256));
                    break;
                default:
                    changed.RemoveRange(at, Math.Min(dice.Next(20), changed.Count - at));
                    break;
            }
        }

        return [.. changed];
    }

    private static string Indent(string line) => line[..(line.Length - line.TrimStart().Length)];
}
