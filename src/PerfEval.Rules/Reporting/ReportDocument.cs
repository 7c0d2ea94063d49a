namespace PerfEval.Rules.Reporting;

/// <summary>How a piece of text stands out; a plain text file shows none of it.</summary>
internal enum TextStyle
{
    Plain,
    Strong,
    Dim,
    Good,
    Bad,
    Warning,
}

/// <summary>A piece of text and how it stands out.</summary>
internal readonly record struct StyledText(string Text, TextStyle Style = TextStyle.Plain)
{
    public static implicit operator StyledText(string text) => new(text);
}

/// <summary>A block of a report; renderers turn blocks into text, Markdown or a terminal's colours.</summary>
internal abstract record ReportBlock
{
    public sealed record Heading(string Text, int Level) : ReportBlock;

    /// <summary>A line or paragraph of styled pieces.</summary>
    public sealed record Paragraph(IReadOnlyList<StyledText> Pieces) : ReportBlock
    {
        public Paragraph(params StyledText[] pieces)
            : this((IReadOnlyList<StyledText>)pieces)
        {
        }
    }

    public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : ReportBlock;

    /// <summary>Lines below one another, each at a depth.</summary>
    public sealed record Outline(IReadOnlyList<OutlineLine> Lines) : ReportBlock;

    internal sealed record Column(string Title, bool AlignRight = false);

    internal sealed record Row(IReadOnlyList<StyledText> Cells, int Indent = 0);

    internal sealed record OutlineLine(int Depth, StyledText Text, bool Numbered = false);
}
