using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Reporting;
using Spectre.Console;

namespace PerfEval.Rules.Tool;

/// <summary>Where results and messages go: results to one writer, messages to the other, with colours only on a terminal.</summary>
internal sealed class ToolConsole(TextWriter output, TextWriter errors, bool allowColours = true)
{
    public TextWriter Out { get; } = output;

    public TextWriter Error { get; } = errors;

    private bool ColourOut => allowColours && ReferenceEquals(Out, Console.Out) && !Console.IsOutputRedirected && !NoColour;

    private bool ColourError => allowColours && ReferenceEquals(Error, Console.Error) && !Console.IsErrorRedirected && !NoColour;

    // See no-color.org.
    private static bool NoColour => Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };

    public void WriteReport(IReadOnlyList<ReportBlock> blocks)
    {
        if (ColourOut)
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
            if (ColourError)
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
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer) });

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
