namespace PerfEval.Rules.Testing.Generators;

/// <summary>Texts that people, spreadsheets and attackers put where a value belongs. Each has to be read or refused, never to break anything.</summary>
internal static class HostileTexts
{
    public static readonly string[] All =
    [
        "", " ", "-", "—", "/", "N/A", "null", "~", "NaN", "Infinity", "-0", "+5", "1e400", "0x10", "１２３", "９５％", "95 ％", "九十五", "约95%", "95%左右", "1,068.30", "1，068", "1068,30",
        "99999999999999999999999999999", "-99999999999999999999999999999", "0.00000000000000000000000000001", "79228162514264337593543950335", new('9', 5000), "1..0", "..", "≥", "≥≥1", "[1..", "(1..2",
        "3 万", "3 万亿元", "3万元元", "元", "%", "2020-02-30", "2021-13-01", "0000-00-00", "9999-12-31", "99999-01-01", "2020年2月", "昨天", "是否", "true", "TRUE", "yes",
        "\u202E100%", "1\u200B00", "\uFEFF5", "5\u0301", "\U0001F600", "\U00020000", "甲\0乙", "a\nb", "=1+1", "'; drop table", "{{}}", "*a", "&a b", "!!str x", "<<", "明细.csv", "../../etc/passwd.csv", new('[', 300),
    ];
}
