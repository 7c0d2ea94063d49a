namespace PerfEval.Feel.Diagnostics;

/// <summary>
/// The text of an expression, and where its characters stand. An expression of its own is its own file of one or more lines;
/// one that lives inside another file (a YAML scalar, say) is given by a subclass that knows the way back.
/// </summary>
public class SourceText
{
    /// <summary>Wraps a text that stands on its own.</summary>
    /// <param name="text">The text of the expression.</param>
    /// <param name="file">The name to print before the line, if any.</param>
    public SourceText(string text, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Text = text;
        File = file;
    }

    /// <summary>The text of the expression.</summary>
    public string Text { get; }

    /// <summary>The file in which it stands, if any.</summary>
    public string? File { get; }

    /// <summary>Finds the place of a stretch of the text.</summary>
    /// <param name="span">The stretch; it may end past the text, as for "something is missing at the end".</param>
    /// <returns>Line and column from 1, and a length of at least 1.</returns>
    public virtual SourceLocation Locate(TextSpan span)
    {
        int line = 1, column = 1;
        int end = Math.Min(span.Start, Text.Length);
        for (int i = 0; i < end; i++)
        {
            if (Text[i] == '\n')
            {
                line++;
                column = 1;
            }
            else
            {
                column++;
            }
        }

        return new SourceLocation(File, line, column, Math.Max(1, span.Length));
    }
}
