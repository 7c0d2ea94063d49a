using System.CommandLine;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Diagnostics;

namespace PerfEval.Rules.Tool.Commands;

/// <summary><c>perfeval explain [CODE]</c>: what a code means and what to do; without a code, all of them by block.</summary>
internal static class ExplainCommand
{
    private static readonly DiagnosticDescriptor[] s_all =
        [.. DiagnosticCatalogue.Libraries.Concat(DiagnosticCatalogue.Of(typeof(ToolErrors))).OrderBy(d => d.Id, StringComparer.Ordinal)];

    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var code = new Argument<string?>(t("代码", "CODE"))
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = t("错误代码，如 PE3101；不写就列出全部代码", "a code such as PE3101; without one all are listed"),
        };
        var command = new Command("explain", t("说明一个错误代码：意思、例子、怎么办", "what a code means, with an example and what to do")) { code };
        command.SetAction(parsed => parsed.GetValue(code) is { } wanted ? Explain(wanted, t, language, console) : List(language, console));
        return command;
    }

    private static int List(Language language, ToolConsole console)
    {
        foreach ((string start, LocalText title) in DiagnosticCatalogue.Blocks)
        {
            console.Out.Write((start == DiagnosticCatalogue.Blocks[0].Start ? "" : "\n") + title.In(language) + "\n");
            foreach (DiagnosticDescriptor descriptor in s_all.Where(d => d.Id.StartsWith(start, StringComparison.Ordinal)))
            {
                console.Out.Write($"  {descriptor.Id}  {DiagnosticPages.Find(descriptor.Id)?.Title.In(language)}\n");
            }
        }

        return CommandLine.Done;
    }

    private static int Explain(string wanted, Func<string, string, string> t, Language language, ToolConsole console)
    {
        // pe3101 and 3101 are clear enough.
        string code = wanted.Trim().ToUpperInvariant();
        code = code.All(char.IsAsciiDigit) ? "PE" + code : code;
        DiagnosticDescriptor? descriptor = s_all.FirstOrDefault(d => d.Id == code);
        if (descriptor is null || DiagnosticPages.Find(code) is not { } page)
        {
            string? nearest = NearestName.Find(code, s_all.Select(d => d.Id));
            LocalText hint = nearest is null ? new("", "") : new($"是不是“{nearest}”？", $"Did you mean '{nearest}'? ");
            console.WriteDiagnostics([ToolErrors.UnknownCode.At(null, wanted, hint)], language);
            return CommandLine.Unusable;
        }

        string severity = page.Severity switch { Severity.Error => t("错误", "error"), Severity.Warning => t("警告", "warning"), _ => t("提示", "info") };
        console.Out.Write($"{page.Code}　{severity}　{page.Title.In(language)}\n\n");
        console.Out.Write(t("提示的样子：", "Message: ") + Sentence(descriptor, language) + "\n\n");
        console.Out.Write(page.Meaning.In(language) + "\n" + t("怎么办：", "What to do: ") + page.Remedy.In(language) + "\n");
        WriteExample(page, t, language, console);
        return CommandLine.Done;
    }

    private static void WriteExample(DiagnosticPage page, Func<string, string, string> t, Language language, ToolConsole console)
    {
        if (page.Example == ExampleKind.None)
        {
            console.Out.Write("\n" + t("没有例子：", "No example: ") + page.WhyNoExample.In(language) + "\n");
            return;
        }

        WriteBlock(console, t("规则集里：", "With the rule set:"), page.RuleSet);
        WriteBlock(console, t("错误的写法：", "Wrong:"), page.Wrong);
        WriteBlock(console, t("正确的写法：", "Right:"), page.Right);
    }

    private static void WriteBlock(ToolConsole console, string title, string? text)
    {
        if (text is null)
        {
            return;
        }

        console.Out.Write("\n" + title + "\n" + string.Concat(text.TrimEnd('\n').Split('\n').Select(l => ("    " + l).TrimEnd() + "\n")));
    }

    // What a message says, with "…" for what it names.
    private static string Sentence(DiagnosticDescriptor descriptor, Language language)
    {
        object[] dots = [.. Enumerable.Repeat<object>("…", 10)];
        return descriptor.At(null, dots).Message(language);
    }
}
