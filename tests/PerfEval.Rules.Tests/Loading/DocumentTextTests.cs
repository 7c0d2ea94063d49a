using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tests.Loading;

public sealed class DocumentTextTests
{
    [Fact]
    public void Locate_withAnyLineEnds_countsLinesAndColumns()
    {
        var text = new DocumentText("f", "ab\ncd\r\nef\rgh");
        string[] places = [.. Enumerable.Range(0, text.Text.Length + 1).Select(i => text.Locate(i).ToString()[2..])];
        Assert.Equal("1:1 1:2 1:3 2:1 2:2 2:3 2:4 3:1 3:2 3:3 4:1 4:2 4:3", string.Join(' ', places));
        Assert.Equal(["", "ab", "cd", "ef", "gh", ""], Enumerable.Range(0, 6).Select(text.Line));
        Assert.Equal(4, text.LineCount);
    }

    [Fact]
    public void Decode_ofEveryEncoding_givesTheText()
    {
        const string Text = "评价：😀\n";
        Encoding[] encodings = [new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true)];
        foreach (Encoding encoding in encodings)
        {
            var diagnostics = new DiagnosticBag();
            Assert.Equal(Text, DocumentText.Decode("f", [.. encoding.GetPreamble(), .. encoding.GetBytes(Text)], diagnostics)?.Text);
            Assert.Empty(diagnostics.Items);
        }
    }

    [Theory]
    [InlineData(new byte[] { 0xC6, 0xC0, 0xBC, 0xDB })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0xD8 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x41 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    public void Decode_ofOtherBytes_isRefused(byte[] bytes)
    {
        var diagnostics = new DiagnosticBag();
        Assert.Null(DocumentText.Decode("f", bytes, diagnostics));
        Assert.Equal("PE2006", Assert.Single(diagnostics.Items).Id);
    }
}
