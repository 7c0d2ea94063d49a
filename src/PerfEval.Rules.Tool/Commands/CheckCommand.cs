using System.CommandLine;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tool.Commands;

/// <summary><c>perfeval check RULESET...</c>: all problems of rule sets.</summary>
internal static class CheckCommand
{
    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var ruleSets = new Argument<string[]>(t("规则集", "RULESET"))
        {
            Arity = ArgumentArity.OneOrMore,
            Description = t("规则集的文件夹或文件，或装着几套规则集的文件夹", "folders or files of rule sets, or a folder that holds several"),
        };
        var command = new Command("check", t("检查规则集：名称、类型、单位、分值、分档", "check rule sets: names, types, units, points, bands")) { ruleSets };
        command.SetAction(parsed => Run(parsed.GetValue(ruleSets)!, t, language, console));
        return command;
    }

    private static int Run(string[] paths, Func<string, string, string> t, Language language, ToolConsole console)
    {
        int exit = CommandLine.Done;
        foreach (string path in RuleSetLocator.Expand(paths))
        {
            var diagnostics = new DiagnosticBag();
            RuleSet? ruleSet = RuleSet.TryLoad(path, diagnostics);
            console.WriteDiagnostics(diagnostics.Sorted(), language);
            int errors = diagnostics.Items.Count(d => d.Severity == Severity.Error), warnings = diagnostics.Items.Count - errors;
            console.Out.Write(ruleSet is not null
                ? t($"{path}：{ruleSet.Id}@{ruleSet.Version} 没有错误" + (warnings > 0 ? $"，{warnings} 个警告" : ""),
                    $"{path}: {ruleSet.Id}@{ruleSet.Version} has no errors" + (warnings > 0 ? ", " + Counted(warnings, "warning") : "")) + "\n"
                : t($"{path}：{errors} 个错误", $"{path}: {Counted(errors, "error")}") + "\n");
            if (ruleSet is null)
            {
                bool unreadable = diagnostics.Items.Any(d => d.Descriptor == LoadingErrors.FileNotFound || d.Descriptor == LoadingErrors.CannotRead);
                exit = Math.Max(exit, unreadable ? CommandLine.Unusable : CommandLine.FoundProblems);
            }
        }

        return exit;
    }

    private static string Counted(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
