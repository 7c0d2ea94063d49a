using System.CommandLine;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Tool.Commands;

/// <summary><c>perfeval describe RULESET</c>: the scoring table as people know it, or a blank case to fill in.</summary>
internal static class DescribeCommand
{
    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var ruleSet = new Argument<string>(t("规则集", "RULESET")) { Description = t("规则集的文件夹或文件", "the folder or file of a rule set") };
        Option<string> format = Options.Format(t, "text", "md");
        var facts = new Option<bool>("--facts") { Arity = ArgumentArity.Zero, Description = t("空白案例：要填的全部事实和要作的判断", "a blank case: all facts to fill in, and the judgements asked") };
        var command = new Command("describe", t("把规则集排成评分表，或给出空白的案例", "show a rule set as a scoring table, or a blank case")) { ruleSet, format, facts };
        command.SetAction(parsed => Run(parsed.GetValue(ruleSet)!, parsed.GetValue(format)!, parsed.GetValue(facts), language, console));
        return command;
    }

    private static int Run(string path, string format, bool facts, Language language, ToolConsole console)
    {
        var diagnostics = new DiagnosticBag();
        if (RuleSet.TryLoad(path, diagnostics) is not { } ruleSet)
        {
            console.WriteDiagnostics(diagnostics.Sorted(), language);
            return CommandLine.Unusable;
        }

        if (facts)
        {
            console.Out.Write(FactSheet.Write(ruleSet.Plan.RuleSet, language));
            return CommandLine.Done;
        }

        IReadOnlyList<ReportBlock> blocks = RuleSetReport.Blocks(ruleSet.Plan.RuleSet, language, asTable: format == "md");
        if (format == "md")
        {
            console.Out.Write(MarkdownRenderer.Render(blocks));
        }
        else
        {
            console.WriteReport(blocks);
        }

        return CommandLine.Done;
    }
}
