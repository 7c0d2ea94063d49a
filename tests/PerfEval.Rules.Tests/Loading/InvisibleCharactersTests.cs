using System.Globalization;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tests.Loading;

public sealed class InvisibleCharactersTests
{
    public static TheoryData<int> Invisible() =>
    [
        0x01, 0x07, 0x08, 0x0B, 0x1B, 0x7F, 0x9B, 0xAD, 0x61C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069,
        0x206F, 0xFEFF, 0xFFF9, 0xE0041,
    ];

    public static TheoryData<string> Visible() => ["甲", "é", "e\u0301", "😀", "👨", "①", "·", "—", "…", "\u3000", "\u00A0", "〇", "㎡", "𠮷", "\t"];

    [Theory]
    [MemberData(nameof(Invisible))]
    public void Character_thatNobodySees_isRefusedInEveryFormat(int code)
    {
        string c = char.ConvertFromUtf32(code);
        string escaped = string.Concat(c.Select(unit => "\\u" + ((int)unit).ToString("x4", CultureInfo.InvariantCulture)));
        string sentence = "U+" + code.ToString("X4", CultureInfo.InvariantCulture);
        Assert.All(new[] { Json($"{{\"甲{escaped}\": 1}}"), Json($"{{\"a\": [\"{escaped}甲\"]}}"), Yaml($"甲: \"乙{YamlEscape(code)}\"") }, found => AssertOne(found, sentence));

        // YAML itself refuses most control characters outside of escapes; that is an error too, with a sentence of its own.
        Assert.All(new[] { Yaml($"甲: 乙{c}丙"), Yaml($"甲{c}乙: 1") }, found => Assert.Single(found));
        AssertOne(Csv($"列{c}名,乙\n1,2\n"), sentence);
        AssertOne(Csv($"列,乙\n1,\"2{c}3\"\n"), sentence);
    }

    [Theory]
    [MemberData(nameof(Visible))]
    public void Character_thatIsSeenOrIsSpace_isTaken(string c)
    {
        Assert.Empty(Json($"{{\"a{c}b\": \"{(c == "\t" ? "\\t" : c)}\"}}".Replace("a\tb", "ab", StringComparison.Ordinal)));
        Assert.Empty(Yaml($"甲: \"乙{c}丙\""));
        Assert.Empty(Csv($"甲{c}乙\n1\n"));
    }

    [Fact]
    public void Place_ofAnInvisibleCharacter_isItsText()
    {
        Diagnostic found = Assert.Single(Yaml("甲: 1\n乙: [一, 二\u200B三]\n"));
        Assert.Equal("2:8", found.Location?.ToString());
        Assert.Contains("（U+200B）", found.Message(Language.Chinese), StringComparison.Ordinal);
    }

    [Fact]
    public void ByteOrderMark_atTheBeginning_isNoText() => Assert.Empty(Yaml("\uFEFF甲: 1\n"));

    private static void AssertOne(IReadOnlyList<Diagnostic> found, string sentence)
    {
        Diagnostic one = Assert.Single(found);
        Assert.Equal("PE2030", one.Id);
        Assert.Contains(sentence, one.Message(Language.English), StringComparison.Ordinal);
    }

    private static string YamlEscape(int code) => "\\U" + code.ToString("x8", CultureInfo.InvariantCulture);

    private static IReadOnlyList<Diagnostic> Yaml(string text)
    {
        var diagnostics = new DiagnosticBag();
        YamlReader.Read(new DocumentText(null, text), diagnostics);
        return diagnostics.Items;
    }

    private static IReadOnlyList<Diagnostic> Json(string text)
    {
        var diagnostics = new DiagnosticBag();
        JsonDocumentReader.Read(new DocumentText(null, text), diagnostics);
        return diagnostics.Items;
    }

    private static IReadOnlyList<Diagnostic> Csv(string text)
    {
        using var folder = new TemporaryFolder();
        var diagnostics = new DiagnosticBag();
        CsvReader.Read(folder.Write("t.csv", text), "t.csv", new SourceLocation("case.yaml", 2, 3), diagnostics);
        return diagnostics.Items;
    }
}
