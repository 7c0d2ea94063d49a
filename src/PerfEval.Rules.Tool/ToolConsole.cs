using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Reporting;
using Spectre.Console;

namespace PerfEval.Rules.Tool;

/// <summary>
/// Where results and messages go: results to one writer, messages to the other, each with colours or plain. Whoever makes it knows what the
/// writers are; nothing is looked up here.
/// </summary>
internal sealed class ToolConsole(TextWriter output, TextWriter errors, bool colourOutput = false, bool colourErrors = false)
{
    public TextWriter Out { get; } = output;

    public TextWriter Error { get; } = errors;

    /// <summary>Standard input; empty where nobody gave one.</summary>
    public Stream In { get; init; } = Stream.Null;

    /// <summary>What <see cref="Out"/> writes to, for results that are bytes already.</summary>
    public Stream OutBytes { get; init; } = Stream.Null;

    /// <summary>Whether results go to a terminal where nothing else says so.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Whether messages go to a terminal, on which a line can be drawn over itself.</summary>
    public bool IsErrorTerminal { get; init; }

    public void WriteReport(IReadOnlyList<ReportBlock> blocks)
    {
        if (colourOutput)
        {
            WriteColoured(Out, TextRenderer.Lines(blocks));
        }
        else
        {
            Out.Write(TextRenderer.Render(blocks));
        }
    }

    /// <summary>Writes why something cannot be used: the errors alone, without those that only follow from others.</summary>
    public void WriteErrors(DiagnosticBag diagnostics, Language language) =>
        WriteDiagnostics(YamlTraps.WithoutConsequences(diagnostics.Sorted()).Where(d => d.Severity == Severity.Error), language);

    /// <summary>Messages, each followed by its line with a mark below the place.</summary>
    /// <param name="diagnostics">The messages.</param>
    /// <param name="language">Their language.</param>
    /// <param name="typed">The text to which places without a file belong, as an expression on the command line.</param>
    public void WriteDiagnostics(IEnumerable<Diagnostic> diagnostics, Language language, string? typed = null)
    {
        var excerpts = new Excerpts(typed);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            string line = diagnostic.Format(language);
            IReadOnlyList<string> excerpt = excerpts.Of(diagnostic);
            if (colourErrors)
            {
                WriteColoured(
                    Error,
                    [
                        [new StyledText(line, diagnostic.Severity == Severity.Error ? TextStyle.Bad : TextStyle.Warning)],
                        .. excerpt.Select(l => (IReadOnlyList<StyledText>)[new StyledText(l, TextStyle.Dim)]),
                    ]);
            }
            else
            {
                Error.Write(string.Concat(excerpt.Prepend(line).Select(l => l + "\n")));
            }
        }
    }

    private static void WriteColoured(TextWriter writer, IEnumerable<IReadOnlyList<StyledText>> lines)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Out = new AnsiConsoleOutput(writer),
        });

        // Lines are laid out already; the terminal may wrap long ones.
        console.Profile.Width = 10_000;
        foreach (IReadOnlyList<StyledText> line in lines)
        {
            foreach (StyledText piece in line)
            {
                console.Write(new Text(piece.Text, StyleOf(piece.Style)));
            }

            console.WriteLine();
        }
    }

    private static Style StyleOf(TextStyle style) => style switch
    {
        TextStyle.Strong => new Style(decoration: Decoration.Bold),
        TextStyle.Dim => new Style(decoration: Decoration.Dim),
        TextStyle.Good => new Style(Color.Green),
        TextStyle.Bad => new Style(Color.Red),
        TextStyle.Warning => new Style(Color.Yellow),
        _ => Style.Plain,
    };
}
