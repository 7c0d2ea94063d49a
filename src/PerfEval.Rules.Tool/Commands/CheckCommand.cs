using System.CommandLine;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Tool.Commands;

/// <summary><c>perfeval check RULESET...</c>: all problems of rule sets, as text, JSON or SARIF.</summary>
internal static class CheckCommand
{
    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var ruleSets = new Argument<string[]>(t("规则集", "RULESET"))
        {
            Arity = ArgumentArity.OneOrMore,
            Description = t("规则集的文件夹或文件，或装着几套规则集的文件夹", "folders or files of rule sets, or a folder that holds several"),
        };
        Option<string> format = Options.Format(t, "text", "json", "sarif");
        var proofs = new Option<bool>("--proofs") { Description = t("逐条列出证明了什么、什么未能判定", "list what was proved and what could not be decided") };
        var command = new Command(
            "check",
            t("检查规则集：名称、类型、单位、分值、分档，并证明条件、扣分和得分在任何情况下都说得通",
                "check rule sets: names, types, units, points, bands; and prove that conditions, deductions and scores make sense in every case"))
        {
            ruleSets,
            format,
            proofs,
        };
        command.SetAction(parsed => Run(parsed.GetValue(ruleSets)!, parsed.GetValue(format)!, parsed.GetValue(proofs), t, language, console));
        return command;
    }

    private static int Run(string[] paths, string format, bool listProofs, Func<string, string, string> t, Language language, ToolConsole console)
    {
        var files = new List<CheckedFile>();
        foreach (string path in RuleSetLocator.Expand(paths))
        {
            var file = CheckedFile.Load(path);
            files.Add(file);
            if (format == "text")
            {
                console.WriteDiagnostics([.. file.Diagnostics.Where(d => listProofs || d.Severity != Severity.Info)], language);
                console.Out.Write(Summary(file, t) + "\n");
                if (file.Proofs is { } proofs)
                {
                    console.Out.Write(ProofReport.Write(proofs, listProofs, language));
                }
            }
        }

        if (format != "text")
        {
            string text = format == "json"
                ? DiagnosticLog.Write(files, language)
                : SarifLog.Write([.. files.SelectMany(f => f.Diagnostics)], language);
            console.Out.Write(text + "\n");
        }

        return files.Max(ExitOf);
    }

    private static int ExitOf(CheckedFile file) =>
        file.RuleSet is not null ? CommandLine.Done
        : file.Diagnostics.Any(d => d.Descriptor == LoadingErrors.FileNotFound || d.Descriptor == LoadingErrors.CannotRead) ? CommandLine.Unusable
        : CommandLine.FoundProblems;

    private static string Summary(CheckedFile file, Func<string, string, string> t) => file.RuleSet is { } ruleSet
        ? t($"{file.Path}：{ruleSet.Id}@{ruleSet.Version} 没有错误"
                + (file.Warnings > 0 ? $"，{file.Warnings} 个警告" : "") + (file.Hints > 0 ? $"，{file.Hints} 个提示（用 --proofs 列出）" : ""),
            $"{file.Path}: {ruleSet.Id}@{ruleSet.Version} has no errors"
                + (file.Warnings > 0 ? ", " + Counted(file.Warnings, "warning") : "") + (file.Hints > 0 ? ", " + Counted(file.Hints, "hint") + " (listed by --proofs)" : ""))
        : t($"{file.Path}：{file.Errors} 个错误", $"{file.Path}: {Counted(file.Errors, "error")}");

    private static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
