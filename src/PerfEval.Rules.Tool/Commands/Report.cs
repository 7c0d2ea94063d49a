using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Tool.Commands;

/// <summary>What a command has to tell about cases, for people and for programs; only what is asked for is made.</summary>
/// <param name="blocks">For people.</param>
/// <param name="json">For programs, without a line feed at the end.</param>
internal sealed class Report(Func<IReadOnlyList<ReportBlock>> blocks, Func<string> json)
{
    /// <summary>Writes it to the screen or to a file. False after reporting why it cannot be written.</summary>
    /// <param name="format"><c>text</c>, <c>md</c> or <c>json</c>.</param>
    /// <param name="output">The file; null for the screen, on which text may have colours.</param>
    /// <param name="inputs">The files that were read, which are never replaced.</param>
    /// <param name="language">The language of messages.</param>
    /// <param name="console">Where messages go.</param>
    public bool Write(string format, string? output, IReadOnlyList<string> inputs, Language language, ToolConsole console)
    {
        if (format == "text" && output is null)
        {
            console.WriteReport(blocks());
            return true;
        }

        string text = format switch
        {
            "json" => json() + "\n",
            "md" => MarkdownRenderer.Render(blocks()),
            _ => TextRenderer.Render(blocks()),
        };
        if (output is null)
        {
            console.Out.Write(text);
            return true;
        }

        if (WhyNot(output, inputs, text) is not { } why)
        {
            return true;
        }

        console.WriteDiagnostics([ToolErrors.CannotWrite.At(null, output, why)], language);
        return false;
    }

    private static LocalText? WhyNot(string output, IReadOnlyList<string> inputs, string text)
    {
        if (Directory.Exists(output))
        {
            return new("是文件夹", "it is a directory");
        }

        try
        {
            if (inputs.Any(i => Path.GetFullPath(i) == Path.GetFullPath(output)))
            {
                return new("会覆盖案例文件", "it would replace the case's file");
            }

            File.WriteAllText(output, text, new UTF8Encoding(false));
            return null;
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            return FileProblems.Describe(error);
        }
    }
}
