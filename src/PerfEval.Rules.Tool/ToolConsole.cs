using PerfEval.Feel.Diagnostics;
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

    public void WriteDiagnostics(IEnumerable<Diagnostic> diagnostics, Language language)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            string line = diagnostic.Format(language);
            if (colourErrors)
            {
                WriteColoured(Error, [[new StyledText(line, diagnostic.Severity == Severity.Error ? TextStyle.Bad : TextStyle.Warning)]]);
            }
            else
            {
                Error.Write(line + "\n");
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
