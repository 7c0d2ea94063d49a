using System.CommandLine;
using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Testing;
using PerfEval.Rules.Tool.Testing;

namespace PerfEval.Rules.Tool.Commands;

/// <summary><c>perfeval test RULESET...</c>: evaluates every case with <c>expect:</c> and compares; what the cases try out; JUnit XML.</summary>
internal static class TestCommand
{
    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var ruleSets = new Argument<string[]>(t("规则集", "RULESET"))
        {
            Arity = ArgumentArity.OneOrMore,
            Description = t("规则集的文件夹（案例在其 cases 文件夹里），或装着几套规则集的文件夹", "folders of rule sets, with cases in their 'cases' folders, or a folder that holds several"),
        };
        var coverage = new Option<bool>("--coverage")
        {
            Description = t("列出案例没有试到的档次、要点、规则和等级", "list the bands, items, rules and grades that no case tries"),
        };
        var junit = new Option<string?>("--junit")
        {
            HelpName = t("文件", "FILE"),
            Description = t("另写一份 JUnit XML，供持续集成使用", "also write JUnit XML, for continuous integration"),
        };
        var generate = new Option<string?>("--generate")
        {
            HelpName = t("文件夹", "FOLDER"),
            Description = t("不测试，改为生成案例：各档边界及其上下、要点、档次、规则、缺资料，写明现有得分，待核对", "instead of testing, write cases at and beside each band, item, level, rule, and with things missing, with their present scores to be confirmed"),
        };
        Option<string> format = Options.Format(t, "text", "json");
        var command = new Command("test", t("用带 expect 的案例测试规则集", "test rule sets by their cases with 'expect'")) { ruleSets, coverage, junit, generate, format };
        command.SetAction(parsed => parsed.GetValue(generate) is { } folder
            ? CaseGeneration.Run(parsed.GetValue(ruleSets)!, folder, language, console)
            : Run(new Request(parsed.GetValue(ruleSets)!, parsed.GetValue(coverage), parsed.GetValue(junit), parsed.GetValue(format)!), language, console));
        return command;
    }

    private static int Run(Request request, Language language, ToolConsole console)
    {
        var tested = new List<TestedRuleSet>();
        foreach (string path in RuleSetLocator.Expand(request.Paths))
        {
            var ruleSet = TestedRuleSet.Run(path);
            tested.Add(ruleSet);
            if (request.Format == "text")
            {
                Write(ruleSet, request.Coverage, language, console);
            }
        }

        console.Out.Write(request.Format == "text" ? Summary(tested, language) : TestJson.Write(tested, request.Coverage, language) + "\n");
        bool written = request.JUnit is not { } file || TryWrite(file, JUnitReport.Write(tested, language), language, console);
        return written ? tested.Max(ExitOf) : CommandLine.Unusable;
    }

    private static int ExitOf(TestedRuleSet tested) =>
        tested.IsUnreadable ? CommandLine.Unusable
        : tested.RuleSet is null || tested.Cases.Any(c => c.IsBad) ? CommandLine.FoundProblems
        : CommandLine.Done;

    private static void Write(TestedRuleSet tested, bool coverage, Language language, ToolConsole console)
    {
        console.WriteDiagnostics(tested.Diagnostics, language);
        if (tested is { RuleSet.IsAbstract: false, Cases.Count: 0 })
        {
            console.WriteDiagnostics([ToolErrors.NoCases.At(null, tested.Path)], language);
        }

        foreach (TestedCase one in tested.Cases)
        {
            console.WriteReport(TestText.Of(one, language));
            console.WriteDiagnostics(one.Diagnostics, language);
        }

        if (coverage && tested.Coverage() is { } tried)
        {
            console.WriteReport(CoverageReport.Of(tried, language));
            console.Out.Write("\n");
        }
    }

    private static string Summary(List<TestedRuleSet> tested, Language language)
    {
        int passed = tested.Sum(r => r.Count(TestOutcome.Passed)), failed = tested.Sum(r => r.Cases.Count(c => c.IsBad));
        return (language == Language.Chinese ? $"通过 {passed}，失败 {failed}" : $"{passed} passed, {failed} failed") + "\n";
    }

    private static bool TryWrite(string file, string text, Language language, ToolConsole console)
    {
        try
        {
            File.WriteAllText(file, text, new UTF8Encoding(false));
            return true;
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            console.WriteDiagnostics([ToolErrors.CannotWrite.At(null, file, FileProblems.Describe(error))], language);
            return false;
        }
    }

    private sealed record Request(string[] Paths, bool Coverage, string? JUnit, string Format);
}
