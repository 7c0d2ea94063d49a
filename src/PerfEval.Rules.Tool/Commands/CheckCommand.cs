using System.CommandLine;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Diagnostics;
using PerfEval.Rules.Loading;

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
        var command = new Command("check", t("检查规则集：名称、类型、单位、分值、分档", "check rule sets: names, types, units, points, bands")) { ruleSets, format };
        command.SetAction(parsed => Run(parsed.GetValue(ruleSets)!, parsed.GetValue(format)!, t, language, console));
        return command;
    }

    private static int Run(string[] paths, string format, Func<string, string, string> t, Language language, ToolConsole console)
    {
        var files = new List<CheckedFile>();
        foreach (string path in RuleSetLocator.Expand(paths))
        {
            var diagnostics = new DiagnosticBag();
            var file = new CheckedFile(path, RuleSet.TryLoad(path, diagnostics), diagnostics.Sorted());
            files.Add(file);
            if (format == "text")
            {
                console.WriteDiagnostics(file.Diagnostics, language);
                console.Out.Write(Summary(file, t) + "\n");
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
        ? t($"{file.Path}：{ruleSet.Id}@{ruleSet.Version} 没有错误" + (file.Warnings > 0 ? $"，{file.Warnings} 个警告" : ""),
            $"{file.Path}: {ruleSet.Id}@{ruleSet.Version} has no errors" + (file.Warnings > 0 ? ", " + Counted(file.Warnings, "warning") : ""))
        : t($"{file.Path}：{file.Errors} 个错误", $"{file.Path}: {Counted(file.Errors, "error")}");

    private static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
