using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tool.Commands;

/// <summary>Writes a report about a case to the file that <c>-o</c> names.</summary>
internal static class ReportFile
{
    /// <summary>Writes it. False after reporting why it cannot be.</summary>
    /// <param name="output">The file.</param>
    /// <param name="caseFile">The case, which is never replaced.</param>
    /// <param name="text">What to write.</param>
    /// <param name="language">The language of messages.</param>
    /// <param name="console">Where messages go.</param>
    public static bool Write(string output, string caseFile, string text, Language language, ToolConsole console)
    {
        if (WhyNot(output, caseFile, text) is not { } why)
        {
            return true;
        }

        console.WriteDiagnostics([ToolErrors.CannotWrite.At(null, output, why)], language);
        return false;
    }

    private static LocalText? WhyNot(string output, string caseFile, string text)
    {
        if (Directory.Exists(output))
        {
            return new("是文件夹", "it is a directory");
        }

        try
        {
            if (Path.GetFullPath(output) == Path.GetFullPath(caseFile))
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
