using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Reporting;

/// <summary>
/// Lays a report out in columns of a fixed-width font, with Chinese text aligned. Gives lines of styled pieces; a terminal colours them, a file
/// takes the texts.
/// </summary>
internal static class TextRenderer
{
    private const int WidestCell = 60;

    public static string Render(IReadOnlyList<ReportBlock> blocks) =>
        string.Concat(Lines(blocks).Select(line => string.Concat(line.Select(p => p.Text)).TrimEnd() + "\n"));

    public static IEnumerable<IReadOnlyList<StyledText>> Lines(IReadOnlyList<ReportBlock> blocks)
    {
        bool first = true;
        foreach (ReportBlock block in blocks)
        {
            if (block is ReportBlock.Heading && !first)
            {
                yield return [];
            }

            foreach (IReadOnlyList<StyledText> line in LinesOf(block))
            {
                yield return line;
            }

            first = false;
        }
    }

    private static IEnumerable<IReadOnlyList<StyledText>> LinesOf(ReportBlock block)
    {
        switch (block)
        {
            case ReportBlock.Heading heading:
                return [[new StyledText(SingleLine.Of(heading.Text), TextStyle.Strong)]];
            case ReportBlock.Paragraph paragraph:
                return [[.. paragraph.Pieces.Select(p => p with { Text = SingleLine.Of(p.Text) })]];
            case ReportBlock.Table table:
                return TableLines(table);
            case ReportBlock.Outline outline:
                return OutlineLines(outline);
            default:
                return [];
        }
    }

    private static IEnumerable<IReadOnlyList<StyledText>> TableLines(ReportBlock.Table table)
    {
        int[] widths = new int[table.Columns.Count];
        for (int c = 0; c < widths.Length; c++)
        {
            widths[c] = DisplayWidth.Of(table.Columns[c].Title);
            foreach (ReportBlock.Row row in table.Rows)
            {
                widths[c] = Math.Max(widths[c], DisplayWidth.Of(CellText(row, c)));
            }

            widths[c] = Math.Min(widths[c], WidestCell);
        }

        yield return Row(table, [.. table.Columns.Select(c => new StyledText(c.Title, TextStyle.Strong))], widths);
        yield return [new StyledText(string.Join("  ", widths.Select(w => new string('─', w))), TextStyle.Dim)];
        foreach (ReportBlock.Row row in table.Rows)
        {
            yield return Row(table, [.. Enumerable.Range(0, widths.Length).Select(c => new StyledText(CellText(row, c), c < row.Cells.Count ? row.Cells[c].Style : TextStyle.Plain))], widths);
        }
    }

    private static string CellText(ReportBlock.Row row, int column)
    {
        string text = column < row.Cells.Count ? SingleLine.Of(row.Cells[column].Text) : "";
        return column == 0 ? new string(' ', 2 * row.Indent) + text : text;
    }

    private static List<StyledText> Row(ReportBlock.Table table, IReadOnlyList<StyledText> cells, int[] widths)
    {
        var pieces = new List<StyledText>();
        for (int c = 0; c < widths.Length; c++)
        {
            string text = DisplayWidth.Cut(cells[c].Text, widths[c]);
            string space = new(' ', widths[c] - DisplayWidth.Of(text));
            string gap = c + 1 < widths.Length ? "  " : "";
            pieces.Add(cells[c] with { Text = table.Columns[c].AlignRight ? space + text + gap : text + space + gap });
        }

        return pieces;
    }

    private static IEnumerable<IReadOnlyList<StyledText>> OutlineLines(ReportBlock.Outline outline)
    {
        int number = 0;
        foreach (ReportBlock.OutlineLine line in outline.Lines)
        {
            number += line.Numbered ? 1 : 0;
            string lead = line.Numbered
                ? number.ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(2) + ". "
                : new string(' ', 2 * line.Depth);
            yield return [lead, line.Text with { Text = SingleLine.Of(line.Text.Text) }];
        }
    }

    /// <summary>What a diagnostic looks like in a report: the line that compilers print.</summary>
    public static ReportBlock Diagnostic(Diagnostic diagnostic, Language language) => new ReportBlock.Paragraph(new StyledText(
        diagnostic.Format(language),
        diagnostic.Severity switch { Severity.Error => TextStyle.Bad, Severity.Warning => TextStyle.Warning, _ => TextStyle.Dim }));
}
