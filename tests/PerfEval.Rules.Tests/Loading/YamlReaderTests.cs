using System.Diagnostics;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using Diagnostic = PerfEval.Feel.Diagnostics.Diagnostic;

namespace PerfEval.Rules.Tests.Loading;

public sealed class YamlReaderTests
{
    [Fact]
    public void Nodes_ofADocument_knowTheirPlaces()
    {
        DocumentNode root = Read("# 注\n甲: 1\n乙键:\n- 😀 x\n- {丙: \"丁\"}\n戊: |\n  文\n")!;
        var entries = ((MappingNode)root).Entries;
        var list = (SequenceNode)entries[1].Value;
        var inner = ((MappingNode)list.Items[1]).Entries[0];
        string[] places =
        [.. new DocumentNode[] { root, entries[0].Key, entries[0].Value, list, list.Items[0], list.Items[1], inner.Key, inner.Value, entries[2].Value }.Select(n => $"{n.Line}:{n.Column}")];
        Assert.Equal("2:1 2:1 2:4 4:1 4:3 5:3 5:4 5:7 6:4", string.Join(' ', places));
        Assert.Equal((4, 3, 1), (list.Items[0].Location.Length, inner.Value.Location.Length, entries[0].Value.Location.Length));
    }

    // Nothing is interpreted: numbers, dates and words stay as they were written.
    [Theory]
    [InlineData("1.50")]
    [InlineData("0x1F")]
    [InlineData("1_000")]
    [InlineData("2019-07-01")]
    [InlineData("12:30:45")]
    [InlineData("yes")]
    [InlineData("1e3")]
    [InlineData(".inf")]
    [InlineData("010")]
    public void Scalar_ofAnyLook_isItsText(string text) => Assert.Equal($"{{a: {text}}}", JsonDocumentReaderTests.Dump(Read($"a: {text}")!));

    [Theory]
    [InlineData("a:")]
    [InlineData("a: ~")]
    [InlineData("a: null")]
    [InlineData("a: # 注")]
    public void Scalar_thatIsNotThere_isEmpty(string yaml) => Assert.Equal("{a: ∅}", JsonDocumentReaderTests.Dump(Read(yaml)!));

    [Theory]
    [InlineData("a: \"\"", "{a: }")]
    [InlineData("a: 'null'", "{a: null}")]
    [InlineData("a: \"~\"", "{a: ~}")]
    public void Scalar_inQuotes_isATextWhateverItSays(string yaml, string expected) => Assert.Equal(expected, JsonDocumentReaderTests.Dump(Read(yaml)!));

    [Theory]
    [InlineData("a: [1, 2", "PE2010", 1)]
    [InlineData("a: b: c", "PE2010", 1)]
    [InlineData("a: \"x", "PE2010", 1)]
    [InlineData("a: 1\n b: 2", "PE2010", 2)]
    [InlineData("a: 1\n\tb: 2", "PE2027", 2)]
    [InlineData("a:\n\u3000\u3000b: 1\n  c: 2", "PE2028", 2)]
    [InlineData("a: @x", "PE2026", 1)]
    [InlineData("a: `x`", "PE2026", 1)]
    [InlineData("- > 5: 1", "PE2024", 1)]
    [InlineData("- > 5: 1\n- ≤ 5: 0", "PE2024", 1)]
    [InlineData("a: *b", "PE2014", 1)]
    [InlineData("a: &b c", "PE2014", 1)]
    [InlineData("a: !!str c", "PE2015", 1)]
    [InlineData("a: 1\n---\nb: 2", "PE2016", 2)]
    [InlineData("a: 1\na: 2", "PE2017", 2)]
    [InlineData("? [a]\n: 1", "PE2018", 1)]
    [InlineData("a: 见凭证 #8 号", "PE2020", 1)]
    [InlineData("a: { b: max(甲, 乙) }", "PE2021", 1)]
    [InlineData("a: [预算内，预算外]", "PE2022", 1)]
    [InlineData("a: {变更.名称}已完成", "PE2010", 1)]
    [InlineData("\0", "PE2030", 1)]
    [InlineData("a: \u0001", "PE2030", 1)]
    [InlineData("%YAML 9.9\n---\na: 1", "PE2026", 1)]
    [InlineData("{", "PE2010", 1)]
    [InlineData("]", "PE2010", 1)]
    public void Document_thatIsBroken_isReportedOnItsLine(string yaml, string code, int line)
    {
        var diagnostics = new DiagnosticBag();
        YamlReader.Read(new DocumentText(null, yaml), diagnostics);
        Diagnostic found = Assert.Single(diagnostics.Items);
        Assert.Equal((code, line), (found.Id, found.Location!.Value.Line));
    }

    // What only looks like a trap.
    [Theory]
    [InlineData("a: 16# 楼")]
    [InlineData("a: 见凭证 # 八号")]
    [InlineData("a: 见凭证 ## 八号")]
    [InlineData("a: \"见凭证 #8 号\"")]
    [InlineData("a: { b: \"max(甲, 乙)\" }")]
    [InlineData("a: [max(甲), 乙]")]
    [InlineData("a: [\"预算内，预算外\"]")]
    [InlineData("a: 甲，乙")]
    [InlineData("- ≥ 90%: 5")]
    [InlineData("- ＞ 90%: 5")]
    [InlineData("a: 时间：2019年")]
    public void Document_thatLooksLikeATrapButIsNone_isTaken(string yaml) => Assert.NotNull(Read(yaml));

    [Fact]
    public void Nesting_pastTheLimit_isRefusedInGoodTime()
    {
        var watch = Stopwatch.StartNew();
        var diagnostics = new DiagnosticBag();
        Assert.Null(YamlReader.Read(new DocumentText(null, new string('[', 50_000)), diagnostics));
        Assert.Equal("PE2012", Assert.Single(diagnostics.Items).Id);
        Assert.Null(YamlReader.Read(new DocumentText(null, string.Concat(Enumerable.Range(0, 250).Select(i => new string(' ', i) + "a:\n"))), diagnostics));
        Assert.Equal("PE2012", diagnostics.Items[^1].Id);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
    }

    private static DocumentNode? Read(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        DocumentNode? root = YamlReader.Read(new DocumentText(null, yaml), diagnostics);
        Assert.Empty(diagnostics.Items.Select(d => d.ToString()));
        return root;
    }
}
