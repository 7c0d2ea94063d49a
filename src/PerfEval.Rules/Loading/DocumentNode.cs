using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Loading;

/// <summary>
/// A node of a YAML or JSON document as it was written: scalars are texts, nothing is interpreted, every node knows its place. Both
/// formats give the same tree.
/// </summary>
internal abstract class DocumentNode(DocumentText document, int start, int line, int column)
{
    public DocumentText Document { get; } = document;

    /// <summary>Where it begins in the text, in UTF-16 units from 0.</summary>
    public int Start { get; } = start;

    public int Line { get; } = line;

    public int Column { get; } = column;

    public virtual SourceLocation Location => new(Document.File, Line, Column);
}

internal enum ScalarStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
    Json,
}

internal sealed class ScalarNode(DocumentText document, int start, int end, int line, int column, string text, ScalarStyle style, bool inFlow)
    : DocumentNode(document, start, line, column)
{
    private ScalarSource? _source;

    public string Text { get; } = text;

    /// <summary>Where it ends in the text, quotes included.</summary>
    public int End { get; } = end;

    public ScalarStyle Style { get; } = style;

    /// <summary>Whether it stands inside <c>[ ]</c> or <c>{ }</c>.</summary>
    public bool InFlow { get; } = inFlow;

    /// <summary>Nothing at all was written: <c>points:</c>.</summary>
    public bool IsEmpty => Style == ScalarStyle.Plain && Text is "" or "~" or "null";

    /// <summary>The text as the source of an expression, so that its problems are shown at their place in the file.</summary>
    public ScalarSource Source => _source ??= new ScalarSource(this);

    public override SourceLocation Location => new(Document.File, Line, Column, Math.Max(1, SingleLineLength()));

    private int SingleLineLength()
    {
        int newline = Document.Text.IndexOf('\n', Start, Math.Max(0, Math.Min(End, Document.Text.Length) - Start));
        return (newline < 0 ? End : newline) - Start;
    }
}

/// <summary>A key and its value.</summary>
internal readonly record struct MappingEntry(ScalarNode Key, DocumentNode Value);

internal sealed class MappingNode(DocumentText document, int start, int line, int column, IReadOnlyList<MappingEntry> entries)
    : DocumentNode(document, start, line, column)
{
    public IReadOnlyList<MappingEntry> Entries { get; } = entries;
}

internal sealed class SequenceNode(DocumentText document, int start, int line, int column, IReadOnlyList<DocumentNode> items, bool isFlow)
    : DocumentNode(document, start, line, column)
{
    public IReadOnlyList<DocumentNode> Items { get; } = items;

    public bool IsFlow { get; } = isFlow;
}
