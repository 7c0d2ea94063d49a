using FsCheck;
using FsCheck.Fluent;
using PerfEval.Rules.Reporting;
using PerfEval.Tests;

namespace PerfEval.Rules.Tests.Reporting;

public sealed class RendererTests
{
    private static readonly ReportBlock.Column[] s_columns = [new("指标"), new("分值", AlignRight: true), new("Note")];

    [Fact]
    public void Text_ofATable_alignsHalfAndFullWidth()
    {
        string text = TextRenderer.Render([new ReportBlock.Table(s_columns, [Row(0, "过程", "10", "a"), Row(1, "资金（到位）率", "5.5", "备注：无"), Row(2, "Ａ类", "—", "")])]);
        Assert.Equal(
            """
            指标              分值  Note
            ────────────────  ────  ────────
            过程                10  a
              资金（到位）率   5.5  备注：无
                Ａ类             —

            """,
            text);
    }

    // Whatever the cells say: each row is one line, and the columns begin at the same place in all of them.
    [Fact]
    public void Text_ofAnyTable_keepsItsColumns() => Prop.ForAll(
        Arb.From(Gen.NonEmptyListOf(Gen.Three(Cells()))), rows =>
        {
            var table = new ReportBlock.Table(s_columns, [.. rows.Select(r => Row(0, r.Item1, r.Item2, r.Item3))]);
            var lines = TextRenderer.Lines([table]).ToList();
            Assert.Equal(rows.Count + 2, lines.Count);
            Assert.Single(lines.Select(l => DisplayWidth.Of(string.Concat(l.Select(p => p.Text)))).Distinct());
            Assert.Equal(rows.Count + 2, TextRenderer.Render([table]).Count(c => c == '\n'));
            for (int c = 0; c < s_columns.Length; c++)
            {
                Assert.Single(lines.Where(l => l.Count == s_columns.Length).Select(l => DisplayWidth.Of(l[c].Text)).Distinct());
            }
        }).Check(PropertyConfig.Runs(300));

    [Fact]
    public void Text_ofLongCells_isCutAtSixtyColumns()
    {
        string line = TextRenderer.Render([new ReportBlock.Table([new("列")], [Row(0, new string('甲', 40))])]).Split('\n')[2];
        Assert.Equal(new string('甲', 29) + "…", line);
    }

    [Fact]
    public void Text_ofAnOutline_isIndentedAndNumbered() => Assert.Equal(
        "标题\n\n二级\n段落一\n一\n  二\n    三\n 1. 甲\n 2. 乙\n",
        TextRenderer.Render(
        [
            new ReportBlock.Heading("标题", 1),
            new ReportBlock.Heading("二级", 2),
            new ReportBlock.Paragraph("段落", "一"),
            new ReportBlock.Outline([new(0, "一"), new(1, "二"), new(2, "三")]),
            new ReportBlock.Outline([new(0, "甲", Numbered: true), new(0, "乙", Numbered: true)]),
        ]));

    [Theory]
    [InlineData("a|b", "a\\|b")]
    [InlineData("a\nb", "a b")]
    [InlineData("a\r\nb", "a b")]
    [InlineData("第一行\n\n第二行", "第一行 第二行")]
    [InlineData("2*3_4", "2\\*3\\_4")]
    [InlineData("<script>", "\\<script\\>")]
    [InlineData("`x` #1 \\", "\\`x\\` \\#1 \\\\")]
    [InlineData("[点我](http://x)", "[点我\\](http://x)")]
    [InlineData("[0..5] 分", "[0..5] 分")]
    [InlineData("> 90%", "\\> 90%")]
    public void Markdown_ofAnyText_saysWhatItSays(string text, string escaped)
    {
        Assert.Equal($"| 列 |\n| --- |\n| {escaped} |\n", MarkdownRenderer.Render([new ReportBlock.Table([new("列")], [Row(0, text)])]));
        Assert.Equal($"## {escaped}\n", MarkdownRenderer.Render([new ReportBlock.Heading(text, 2)]));
        Assert.Equal($"{escaped}\n", MarkdownRenderer.Render([new ReportBlock.Paragraph(text)]));
        Assert.Equal($"  - {escaped}\n", MarkdownRenderer.Render([new ReportBlock.Outline([new(1, text)])]));
    }

    [Theory]
    [InlineData("扣 2 分", "**扣 2 分**")]
    [InlineData(" a|b ", "**a\\|b**")]
    [InlineData("  ", "  ")]
    public void Markdown_ofStrongText_isBold(string text, string expected) =>
        Assert.Equal(expected.TrimEnd('\n') + "\n", MarkdownRenderer.Render([new ReportBlock.Paragraph(new StyledText(text, TextStyle.Strong))]));

    [Fact]
    public void Markdown_ofATable_hasAsManyCellsInEachRow() => Prop.ForAll(
        Arb.From(Gen.NonEmptyListOf(Gen.Three(Cells()))), rows =>
        {
            string[] lines = MarkdownRenderer.Render([new ReportBlock.Table(s_columns, [.. rows.Select(r => Row(1, r.Item1, r.Item2, r.Item3))])]).TrimEnd('\n').Split('\n');
            Assert.Equal(rows.Count + 2, lines.Length);
            Assert.All(lines, l => Assert.Equal(4, System.Text.RegularExpressions.Regex.Count(l, @"(?<!\\)(?:\\\\)*\|")));
        }).Check(PropertyConfig.Runs(300));

    private static ReportBlock.Row Row(int indent, params string[] cells) => new([.. cells.Select(c => new StyledText(c))], indent);

    private static Gen<string> Cells() =>
        Gen.ListOf(Gen.Elements("a", "甲", "（", "，", "😀", "|", "\\", "\n", "\r\n", "\t", " ", "é", "e\u0301", "１", "*")).Select(string.Concat);
}
