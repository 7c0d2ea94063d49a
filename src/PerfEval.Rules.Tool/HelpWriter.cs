using System.CommandLine;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Tool;

/// <summary>Writes a command's help in either language, aligned for Chinese text.</summary>
internal static class HelpWriter
{
    public static void Write(Command command, Language language, TextWriter output)
    {
        string T(string chinese, string english) => language == Language.Chinese ? chinese : english;
        string path = command is RootCommand ? "perfeval" : "perfeval " + command.Name;
        string arguments = string.Concat(command.Arguments.Select(a => " " + (a.Arity.MaximumNumberOfValues > 1 ? a.Name + "..." : a.Name)));
        string commands = command.Subcommands.Count > 0 ? T(" 命令", " COMMAND") : "";
        IEnumerable<Option> options = command.Options.Concat(command.Parents.OfType<Command>().SelectMany(p => p.Options).Where(o => o.Recursive));
        output.Write(command.Description + "\n\n" + T("用法：", "Usage: ") + path + commands + arguments + T(" [选项]", " [options]") + "\n");
        WriteList(output, T("命令", "Commands"), command.Subcommands.Select(c => (c.Name, c.Description)));
        WriteList(output, T("参数", "Arguments"), command.Arguments.Select(a => (a.Name, a.Description)));
        WriteList(output, T("选项", "Options"), options.Select(o => (NamesOf(o), o.Description)));
        output.Write("\n" + T(
            "退出码：0 完成；1 已运行，但发现问题；2 输入或参数不能用。\n",
            "Exit codes: 0 done; 1 it ran and found problems; 2 unusable input or arguments.\n"));
    }

    private static string NamesOf(Option option)
    {
        string names = string.Join(", ", option.Aliases.Append(option.Name).OrderBy(n => n.Length));
        return option.HelpName is { } value ? names + " " + value : names;
    }

    private static void WriteList(TextWriter output, string title, IEnumerable<(string Name, string? Description)> lines)
    {
        (string Name, string? Description)[] all = [.. lines];
        if (all.Length == 0)
        {
            return;
        }

        int width = all.Max(l => DisplayWidth.Of(l.Name));
        output.Write("\n" + title + "\n");
        foreach ((string name, string? description) in all)
        {
            output.Write("  " + name + new string(' ', width - DisplayWidth.Of(name) + 2) + description + "\n");
        }
    }
}
