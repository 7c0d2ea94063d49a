using System.Text;

namespace PerfEval.Rules.Reporting;

/// <summary>Writes a report as Markdown.</summary>
internal static class MarkdownRenderer
{
    public static string Render(IReadOnlyList<ReportBlock> blocks)
    {
        var text = new StringBuilder();
        foreach (ReportBlock block in blocks)
        {
            switch (block)
            {
                case ReportBlock.Heading heading:
                    text.Append('#', heading.Level).Append(' ').Append(Escape(heading.Text)).Append("\n\n");
                    break;
                case ReportBlock.Paragraph paragraph:
                    text.Append(string.Concat(paragraph.Pieces.Select(Inline))).Append("\n\n");
                    break;
                case ReportBlock.Table table:
                    AppendTable(text, table);
                    break;
                case ReportBlock.Outline outline:
                    AppendOutline(text, outline);
                    break;
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void AppendTable(StringBuilder text, ReportBlock.Table table)
    {
        text.Append("| ").Append(string.Join(" | ", table.Columns.Select(c => Escape(c.Title)))).Append(" |\n");
        text.Append("| ").Append(string.Join(" | ", table.Columns.Select(c => c.AlignRight ? "---:" : "---"))).Append(" |\n");
        foreach (ReportBlock.Row row in table.Rows)
        {
            text.Append("| ");
            for (int c = 0; c < table.Columns.Count; c++)
            {
                StyledText cell = c < row.Cells.Count ? row.Cells[c] : "";
                string indent = c == 0 ? string.Concat(Enumerable.Repeat("\u3000", row.Indent)) : "";
                text.Append(c > 0 ? " | " : "").Append(indent).Append(Inline(cell));
            }

            text.Append(" |\n");
        }

        text.Append('\n');
    }

    private static void AppendOutline(StringBuilder text, ReportBlock.Outline outline)
    {
        int number = 0;
        foreach (ReportBlock.OutlineLine line in outline.Lines)
        {
            if (line.Numbered)
            {
                number++;
                text.Append(number).Append(". ").Append(Inline(line.Text)).Append('\n');
            }
            else
            {
                text.Append(' ', 2 * line.Depth).Append("- ").Append(Inline(line.Text)).Append('\n');
            }
        }

        text.Append('\n');
    }

    private static string Inline(StyledText piece)
    {
        string text = Escape(piece.Text);
        return piece.Style is TextStyle.Strong or TextStyle.Bad && text.Trim().Length > 0 ? "**" + text.Trim() + "**" : text;
    }

    private static string Escape(string text)
    {
        string line = SingleLine.Of(text);
        var escaped = new StringBuilder(line.Length);
        for (int i = 0; i < line.Length; i++)
        {
            // A bracket makes a link only with another behind it: [0..5] stays as it is.
            bool link = line[i] == ']' && i + 1 < line.Length && line[i + 1] is ('(' or '[' or ':');
            if (link || line[i] is '|' or '*' or '_' or '`' or '<' or '>' or '\\' or '#')
            {
                escaped.Append('\\');
            }

            escaped.Append(line[i]);
        }

        return escaped.ToString();
    }
}
