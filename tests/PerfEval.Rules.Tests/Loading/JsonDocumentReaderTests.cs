using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tests.Loading;

public sealed class JsonDocumentReaderTests
{
    [Fact]
    public void Document_inJson_isTheTreeOfTheSameYaml()
    {
        const string Json = """{"a": 1.50, "乙": [true, null, "x", -3e2, {"c": {}}, []], "d": "1.50"}""";
        const string Yaml = "a: 1.50\n乙: [true, null, x, -3e2, {c: {}}, []]\nd: \"1.50\"\n";
        Assert.Equal(Dump(YamlReader.Read(new DocumentText(null, Yaml), new DiagnosticBag())!), Dump(Read(Json)));
    }

    [Fact]
    public void Nodes_ofADocument_knowTheirPlaces()
    {
        DocumentNode root = Read("{\n  \"键😀\": [1, {\"乙\": \"值\"}],\n  \"末\": true }");
        var entries = ((MappingNode)root).Entries;
        var list = (SequenceNode)entries[0].Value;
        var inner = ((MappingNode)list.Items[1]).Entries[0];
        string[] places = [.. new DocumentNode[] { root, entries[0].Key, list, list.Items[0], list.Items[1], inner.Key, inner.Value, entries[1].Value }.Select(n => $"{n.Line}:{n.Column}")];
        Assert.Equal("1:1 2:3 2:10 2:11 2:14 2:15 2:20 3:8", string.Join(' ', places));
        Assert.Equal(3, inner.Value.Location.Length);
    }

    [Theory]
    [InlineData("{\"a\": 1,, \"b\": 2}", "PE2011", 1, 9)]
    [InlineData("{\"甲乙\": 1 2}", "PE2011", 1, 10)]
    [InlineData("{\n  \"中文名称\": [1, 二]}", "PE2011", 2, 15)]
    [InlineData("{\"😀\": x}", "PE2011", 1, 8)]
    [InlineData("{\"a\": 1", "PE2011", 1, 8)]
    [InlineData("{\"a\": 1} {\"b\": 2}", "PE2011", 1, 10)]
    [InlineData("{'a': 1}", "PE2011", 1, 2)]
    [InlineData("{\"a\": \"\\x\"}", "PE2011", 1, 9)]
    [InlineData("{\"a\": \"\\ud800\"}", "PE2011", 1, 7)]
    [InlineData("{\"\\udc00a\": 1}", "PE2011", 1, 2)]
    [InlineData("{\"a\": 1, \"a\": 2}", "PE2017", 1, 10)]
    [InlineData("", "PE2004", 1, 1)]
    [InlineData("  \n ", "PE2004", 1, 1)]
    public void Document_thatIsBroken_isReportedAtItsPlace(string json, string code, int line, int column)
    {
        var diagnostics = new DiagnosticBag();
        DocumentLoader.Read(new DocumentText("t.json", json), diagnostics);
        Diagnostic found = Assert.Single(diagnostics.Items);
        Assert.Equal((code, line, column), (found.Id, found.Location!.Value.Line, found.Location!.Value.Column));
    }

    [Fact]
    public void Comments_andTrailingCommas_areTaken() => Assert.Equal("{a: [1]}", Dump(Read("// 注\n{\"a\": [1, /* 二 */],}")));

    [Fact]
    public void Nesting_pastTheLimit_isRefused()
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(JsonDocumentReader.Read(new DocumentText(null, new string('[', 100_000)), diagnostics));
        Assert.Equal("PE2012", Assert.Single(diagnostics.Items).Id);
        Assert.Equal(new string('[', 150) + new string(']', 150), Dump(Read(new string('[', 150) + new string(']', 150))));
    }

    // The name decides; without one, the first key's quote.
    [Theory]
    [InlineData("t.json", "{\"a\": 1}", true)]
    [InlineData("t.yaml", "{\"a\": 1, b: x}", true)]
    [InlineData(null, "{a: 1}", true)]
    [InlineData(null, " {\"a\": 1}", true)]
    [InlineData("t.json", "a: 1", false)]
    public void Format_ofAText_isKnown(string? file, string text, bool good)
    {
        var diagnostics = new DiagnosticBag();
        DocumentLoader.Read(new DocumentText(file, text), diagnostics);
        Assert.Equal(good, diagnostics.Items.Count == 0);
    }

    private static DocumentNode Read(string json)
    {
        var diagnostics = new DiagnosticBag();
        DocumentNode? root = JsonDocumentReader.Read(new DocumentText(null, json), diagnostics);
        Assert.Empty(diagnostics.Items.Select(d => d.ToString()));
        return root!;
    }

    internal static string Dump(DocumentNode node) => node switch
    {
        ScalarNode scalar => scalar.IsEmpty ? "∅" : scalar.Text,
        SequenceNode list => "[" + string.Join(", ", list.Items.Select(Dump)) + "]",
        MappingNode mapping => "{" + string.Join(", ", mapping.Entries.Select(e => e.Key.Text + ": " + Dump(e.Value))) + "}",
        _ => "?",
    };
}
