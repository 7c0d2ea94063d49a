using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Binding;

/// <summary>
/// Reads a CSV table as RFC 4180 has it, into rows of scalar nodes with their places. UTF-8, or GB18030 as spreadsheet programs on Chinese
/// systems write it.
/// </summary>
internal static class CsvReader
{
    /// <summary>Reads a file beside a case. Null after reporting why it cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shown">What it is called in messages.</param>
    /// <param name="named">Where the case names it.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static IReadOnlyList<SequenceNode>? Read(string path, string shown, SourceLocation named, DiagnosticBag diagnostics)
    {
        DocumentText? text = Load(path, shown, named, diagnostics);
        List<SequenceNode>? rows = text is null ? null : Parse(text, diagnostics);
        if (rows is not { Count: 0 })
        {
            return rows;
        }

        // Not even a heading: a table without rows has one, so this was never written.
        diagnostics.Add(LoadingErrors.EmptyFile.At(new SourceLocation(shown, 1, 1)));
        return null;
    }

    private static DocumentText? Load(string path, string shown, SourceLocation named, DiagnosticBag diagnostics)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                diagnostics.Add(LoadingErrors.FileNotFound.At(named, shown));
                return null;
            }

            if (file.Length > DocumentText.SizeLimit)
            {
                diagnostics.Add(LoadingErrors.FileTooLarge.At(new SourceLocation(shown, 1, 1), DocumentText.SizeLimit / 1024 / 1024));
                return null;
            }

            byte[] bytes = File.ReadAllBytes(path);
            var quiet = new DiagnosticBag();
            if (DocumentText.Decode(shown, bytes, quiet) is { } utf8)
            {
                return utf8;
            }

            Encoding gb = CodePagesEncodingProvider.Instance.GetEncoding(
                54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;
            return new DocumentText(shown, gb.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Add(LoadingErrors.NotText.At(new SourceLocation(shown, 1, 1)));
            return null;
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            diagnostics.Add(LoadingErrors.CannotRead.At(named, shown, FileProblems.Describe(error)));
            return null;
        }
    }

    private static List<SequenceNode>? Parse(DocumentText document, DiagnosticBag diagnostics)
    {
        string text = document.Text;
        var rows = new List<SequenceNode>();
        var cells = new List<DocumentNode>();
        int i = 0, rowStart = 0;
        while (i < text.Length || cells.Count > 0)
        {
            int start = i;
            string value;
            bool quoted = i < text.Length && text[i] == '"';
            if (quoted)
            {
                var builder = new StringBuilder();
                i++;
                while (i < text.Length && (text[i] != '"' || (i + 1 < text.Length && text[i + 1] == '"')))
                {
                    i += text[i] == '"' ? 1 : 0;
                    builder.Append(text[i++]);
                }

                if (i >= text.Length)
                {
                    diagnostics.Add(BindingErrors.CsvSyntax.At(document.Locate(start)));
                    return null;
                }

                i++;
                if (i < text.Length && text[i] is not (',' or '\r' or '\n'))
                {
                    diagnostics.Add(BindingErrors.CsvSyntax.At(document.Locate(i)));
                    return null;
                }

                value = builder.ToString();
            }
            else
            {
                while (i < text.Length && text[i] is not (',' or '\r' or '\n'))
                {
                    i++;
                }

                value = text[start..i];
            }

            SourceLocation at = document.Locate(start);
            var cell = new ScalarNode(document, start, i, at.Line, at.Column, value.Trim(), quoted ? ScalarStyle.DoubleQuoted : ScalarStyle.Plain, inFlow: false);
            InvisibleCharacters.Check(cell, diagnostics);
            cells.Add(cell);
            if (i < text.Length && text[i] == ',')
            {
                i++;
                if (i < text.Length)
                {
                    continue;
                }

                // A comma at the very end leaves one more empty cell.
                at = document.Locate(i);
                cells.Add(new ScalarNode(document, i, i, at.Line, at.Column, "", ScalarStyle.Plain, inFlow: false));
            }

            while (i < text.Length && text[i] is not ('\r' or '\n'))
            {
                i++;
            }

            i += i + 1 < text.Length && text[i] == '\r' && text[i + 1] == '\n' ? 2 : i < text.Length ? 1 : 0;

            // Blank lines are no rows.
            if (!cells.TrueForAll(c => ((ScalarNode)c).Text.Length == 0))
            {
                SourceLocation row = document.Locate(rowStart);
                rows.Add(new SequenceNode(document, rowStart, row.Line, row.Column, [.. cells], isFlow: false));
            }

            cells.Clear();
            rowStart = i;
            if (i >= text.Length)
            {
                break;
            }
        }

        return rows;
    }
}
