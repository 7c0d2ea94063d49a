using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Loading;
using PerfEval.Tests;

namespace PerfEval.Rules.Tests.Binding;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n", "a|b / 1|2")]
    [InlineData("a,b\r\n1,2", "a|b / 1|2")]
    [InlineData("a,b\r1,2\r", "a|b / 1|2")]
    [InlineData("a,b\n\n\n1,2\n\n", "a|b / 1|2")]
    [InlineData("a,b\n,\n1,2\n", "a|b / 1|2")]
    [InlineData("a,b\n,2\n1,\n", "a|b / |2 / 1|")]
    [InlineData("a,b\n1,", "a|b / 1|")]
    [InlineData("a", "a")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"", "a|b / 1|2")]
    [InlineData("\"甲,乙\",\"他说\"\"好\"\"\"\n", "甲,乙|他说\"好\"")]
    [InlineData("\"一\n二\",三\n四,五\n", "一\n二|三 / 四|五")]
    [InlineData("\"一\r\n二\",三", "一\r\n二|三")]
    [InlineData("\"\",b\n", "|b")]
    [InlineData(" a , b \n", "a|b")]
    [InlineData("a\"b,c\n", "a\"b|c")]
    [InlineData("\uFEFFa,b\n", "a|b")]
    [InlineData("\"\"\"\",x", "\"|x")]
    [InlineData("1，2,3", "1，2|3")]
    public void Table_inTheFormOfRfc4180_isReadCellByCell(string text, string expected) =>
        Assert.Equal(expected, string.Join(" / ", Read(text)!.Select(r => string.Join('|', r.Items.Select(c => ((ScalarNode)c).Text)))));

    [Theory]
    [InlineData("a,\"b\n1,2\n", 1, 3)]
    [InlineData("a,b\n1,\"2\"x\n", 2, 6)]
    [InlineData("\"a\" ,b\n", 1, 4)]
    [InlineData("\"", 1, 1)]
    [InlineData("a\n\"x\"\"", 2, 1)]
    public void Quotes_thatDoNotMatch_areRefusedAtTheirPlace(string text, int line, int column)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(Read(text, diagnostics));
        Diagnostic found = Assert.Single(diagnostics.Items);
        Assert.Equal(("PE4127", line, column), (found.Id, found.Location!.Value.Line, found.Location!.Value.Column));
    }

    [Fact]
    public void Cells_knowTheirPlaces()
    {
        IReadOnlyList<SequenceNode> rows = Read("甲,乙\r\n\"一\n二\",😀,3\r\n4,5,6")!;
        Assert.Equal("1:1 1:3 2:1 3:4 3:7 4:1 4:3 4:5", string.Join(' ', rows.SelectMany(r => r.Items).Select(c => $"{c.Line}:{c.Column}")));
    }

    [Fact]
    public void Encodings_ofSpreadsheetPrograms_areTaken()
    {
        Encoding gb = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;
        foreach (Encoding encoding in new[] { gb, new UTF8Encoding(true), new UnicodeEncoding(false, true), new UTF8Encoding(false) })
        {
            using var folder = new TemporaryFolder();
            string path = folder.Write("t.csv", [.. encoding.GetPreamble(), .. encoding.GetBytes("名称,金额（万元）\n乡镇敬老院,１２\n")]);
            var diagnostics = new DiagnosticBag();
            IReadOnlyList<SequenceNode> rows = CsvReader.Read(path, "t.csv", new SourceLocation("case.yaml", 2, 3), diagnostics)!;
            Assert.Empty(diagnostics.Items);
            Assert.Equal(["名称", "金额（万元）", "乡镇敬老院", "１２"], rows.SelectMany(r => r.Items).Select(c => ((ScalarNode)c).Text));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData(",\n,\n")]
    public void File_withoutEvenAHeading_isRefused(string text)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(Read(text, diagnostics));
        Assert.Equal("PE2004", Assert.Single(diagnostics.Items).Id);
    }

    [Fact]
    public void File_thatIsNotThereOrNoText_isReported()
    {
        using var folder = new TemporaryFolder();
        var diagnostics = new DiagnosticBag();
        Assert.Null(CsvReader.Read(Path.Combine(folder.Path, "x.csv"), "x.csv", new SourceLocation("case.yaml", 2, 3), diagnostics));
        Assert.Null(CsvReader.Read(folder.Write("y.csv", [0xFF, 0xFF, 0x30, 0xFF]), "y.csv", new SourceLocation("case.yaml", 2, 3), diagnostics));
        Assert.Equal(["PE2001", "PE2006"], diagnostics.Items.Select(d => d.Id));
    }

    // Any table, its cells quoted where they must be: what is read is what was written.
    [Fact]
    public void Table_writtenByTheRules_isReadBack() => Prop.ForAll(
        Arb.From(from columns in Gen.Choose(1, 4)
                 from rows in Gen.NonEmptyListOf(Gen.ArrayOf(Cell(), columns))
                 from newline in Gen.Elements("\n", "\r\n")
                 from final in Gen.Elements(true, false)
                 select (Rows: rows.ToArray(), NewLine: newline, Final: final)),
        c =>
        {
            string text = string.Join(c.NewLine, c.Rows.Select(r => string.Join(',', r.Select(Quote)))) + (c.Final ? c.NewLine : "");
            string[][] expected = [.. c.Rows.Where(r => r.Any(cell => cell.Length > 0))];
            string[][] found = [.. (Read(text, new DiagnosticBag()) ?? []).Select(r => r.Items.Select(i => ((ScalarNode)i).Text).ToArray())];
            Assert.Equal(expected, found);
        }).Check(PropertyConfig.Runs(300));

    private static Gen<string> Cell() => Gen.ListOf(Gen.Elements("a", "甲", ",", "\"", "\n", "\r\n", " ", "1", "。")).Select(parts => string.Concat(parts).Trim());

    private static string Quote(string cell) => cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? "\"" + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : cell;

    private static IReadOnlyList<SequenceNode>? Read(string text, DiagnosticBag? diagnostics = null)
    {
        using var folder = new TemporaryFolder();
        var own = diagnostics ?? new DiagnosticBag();
        IReadOnlyList<SequenceNode>? rows = CsvReader.Read(folder.Write("t.csv", text), "t.csv", new SourceLocation("case.yaml", 2, 3), own);
        Assert.True(diagnostics is not null || own.Items.Count == 0, string.Join("\n", own.Items));
        return rows;
    }
}
