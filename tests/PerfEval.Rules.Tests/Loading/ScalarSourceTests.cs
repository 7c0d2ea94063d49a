using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Tests;

namespace PerfEval.Rules.Tests.Loading;

/// <summary>The way back from a scalar's text to its place in the file, in every style that YAML and JSON have.</summary>
public sealed class ScalarSourceTests
{
    private static readonly JsonSerializerOptions s_escaping = new() { WriteIndented = true };

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // The text has one ▲; what must be found is its line and column in the file.
    [Theory]
    [InlineData("键: 甲乙▲丙", 1, 6)]
    [InlineData("键:   甲乙▲丙   # 注", 1, 8)]
    [InlineData("- - 甲▲", 1, 6)]
    [InlineData("键: \"甲\\n\\t▲\"", 1, 10)]
    [InlineData("键: \"\\u4e2d\\x41▲\"", 1, 15)]
    [InlineData("键: \"\\\"甲\\\\▲\"", 1, 10)]
    [InlineData("键: 'it''s ▲'", 1, 11)]
    [InlineData("键: '甲\n  乙▲'", 2, 4)]
    [InlineData("键: 甲\n  乙\n  丙▲", 3, 4)]
    [InlineData("键: one\n  two ▲", 2, 7)]
    [InlineData("键: \"one\n  two\n\n  three▲\"", 4, 8)]
    [InlineData("键: \"one \\\n    two ▲\"", 2, 9)]
    [InlineData("键: \"甲\\\n    乙▲\"", 2, 6)]
    [InlineData("键: |\n  甲\n    乙▲\n", 3, 6)]
    [InlineData("键: |-\n\n  甲\n  乙▲", 4, 4)]
    [InlineData("键: >\n  甲\n  乙▲\n", 3, 4)]
    [InlineData("键: >-\n  one\n  two\n\n  three ▲\n", 5, 9)]
    [InlineData("键: {内: [一, 二▲]}", 1, 13)]
    [InlineData("键: 😀▲", 1, 6)]
    [InlineData("甲: 1\r\n键: '乙\r\n  丙▲'\r\n", 3, 4)]
    [InlineData("键: if 甲 then 1\n   else ▲", 2, 9)]
    [InlineData("键: \"a  b▲\"", 1, 9)]
    public void Place_inAScalar_isFoundInTheFile(string yaml, int line, int column)
    {
        ScalarNode scalar = Scalars(Read(yaml)).Single(s => s.Text.Contains('▲'));
        SourceLocation at = scalar.Source.Locate(new TextSpan(scalar.Text.IndexOf('▲'), 1));
        Assert.Equal((line, column, 1), (at.Line, at.Column, at.Length));
    }

    [Theory]
    [InlineData("{\"键\": \"甲▲\"}", 1, 9)]
    [InlineData("{\n  \"a\": [1, \"\\u4e2d\\ud83d\\ude00\\\"\\/▲\"]\n}", 2, 35)]
    [InlineData("{\"😀\": {\"乙\": \"▲\"}}", 1, 15)]
    public void Place_inAJsonString_isFoundInTheFile(string json, int line, int column)
    {
        ScalarNode scalar = Scalars(Read(json)).Single(s => s.Text.Contains('▲'));
        SourceLocation at = scalar.Source.Locate(new TextSpan(scalar.Text.IndexOf('▲'), 1));
        Assert.Equal((line, column), (at.Line, at.Column));
    }

    [Theory]
    [InlineData("键: 甲乙丙", 1, 2, 2)]
    [InlineData("键: '甲''丙'", 0, 3, 4)]
    [InlineData("键: \"甲\\n丙\"", 0, 3, 4)]
    [InlineData("键: 甲\n  乙", 0, 3, 1)]
    public void Length_ofAPlace_isThatInTheFileAndOneAcrossLines(string yaml, int start, int length, int expected)
    {
        ScalarNode scalar = Scalars(Read(yaml)).Last();
        Assert.Equal(expected, scalar.Source.Locate(new TextSpan(start, Math.Min(length, scalar.Text.Length - start))).Length);
    }

    [Fact]
    public void Place_pastTheEnd_isAtTheEnd()
    {
        ScalarNode scalar = Scalars(Read("键: 甲 +")).Last();
        Assert.Equal("1:7", scalar.Source.Locate(new TextSpan(3, 0)).ToString());
        Assert.Equal("1:7", scalar.Source.Locate(new TextSpan(99, 5)).ToString());
    }

    // Any text, written as JSON writes it: each of its characters is found where it stands or where its escape begins.
    [Fact]
    public void Map_ofAnyJsonString_leadsToEachCharacter() => Prop.ForAll(
        Arb.From(from texts in Gen.NonEmptyListOf(Texts()) from escape in Gen.Elements(true, false) select (Texts: texts.ToArray(), Escape: escape)),
        c =>
        {
            string json = JsonSerializer.Serialize(new { 键 = c.Texts }, c.Escape ? s_escaping : s_plain);
            AssertMapped(Read(json), json, c.Texts);
        }).Check(PropertyConfig.Runs(300));

    // The same as single-quoted YAML and as a literal block.
    [Fact]
    public void Map_ofAnyYamlString_leadsToEachCharacter() => Prop.ForAll(Arb.From(Gen.NonEmptyListOf(Texts())), texts =>
    {
        string[] written = [.. texts.Select(t => t.Trim().Replace('\n', ' '))];
        string yaml = string.Concat(written.Select(t => $"- '{t.Replace("'", "''", StringComparison.Ordinal)}'\n- |2-\n  {t}\n"));
        AssertMapped(Read(yaml), yaml, [.. written.SelectMany(t => new[] { t, t })]);
    }).Check(PropertyConfig.Runs(300));

    private static void AssertMapped(DocumentNode root, string raw, string[] texts)
    {
        ScalarNode[] scalars = [.. Scalars(root).Where(s => s.Text != "键")];
        Assert.Equal(texts, scalars.Select(s => s.Text));
        foreach (ScalarNode scalar in scalars)
        {
            int last = scalar.Start - 1;
            for (int i = 0; i < scalar.Text.Length; i++)
            {
                int at = scalar.Source.IndexInFile(i);
                Assert.True(at > last && at < scalar.End, $"{scalar.Text} at {i}: {at} after {last}");
                Assert.True(raw[at] == scalar.Text[i] || raw[at] == '\\', $"{scalar.Text} at {i}: {raw[at]}");
                last = at;
            }
        }
    }

    private static Gen<string> Texts() => Gen.NonEmptyListOf(Gen.Elements("a", "甲", "😀", "\"", "'", "\\", "\n", " ", "1", "：", "é")).Select(string.Concat);

    private static DocumentNode Read(string text)
    {
        var diagnostics = new DiagnosticBag();
        DocumentNode? root = DocumentLoader.Read(new DocumentText(null, text), diagnostics);
        Assert.Empty(diagnostics.Items.Select(d => d.ToString()));
        return root!;
    }

    private static IEnumerable<ScalarNode> Scalars(DocumentNode node) => node switch
    {
        ScalarNode scalar => [scalar],
        SequenceNode list => list.Items.SelectMany(Scalars),
        MappingNode mapping => mapping.Entries.SelectMany(e => Scalars(e.Value).Prepend(e.Key)),
        _ => [],
    };
}
