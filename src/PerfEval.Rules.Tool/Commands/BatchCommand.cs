using System.CommandLine;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Tool.Batch;

namespace PerfEval.Rules.Tool.Commands;

/// <summary><c>perfeval batch CASES</c>: scores any number of cases, a stream in and a stream out.</summary>
internal static class BatchCommand
{
    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var cases = new Argument<string>(t("案例集", "CASES"))
        {
            Description = t("NDJSON 文件（每行一个案例）、装着案例文件的文件夹，或 -（标准输入）", "an NDJSON file (a case on each line), a folder of case files, or - for standard input"),
        };
        var ruleSet = new Option<string?>("--ruleset") { HelpName = t("文件夹|编号", "DIR|ID"), Description = t("规则集；案例可以不写 ruleset", "the rule set; cases need not name it") };
        Option<string> format = Options.Format(t, "ndjson", "csv", "summary", "summary-json", "summary-csv");
        var output = new Option<string?>("--output", "-o") { HelpName = t("文件", "FILE"), Description = t("结果写入文件，旁边另有一个 .state 文件，供 --resume 用", "the file for the results; a .state file beside it is for --resume") };
        var errors = new Option<string?>("--errors") { HelpName = t("文件", "FILE"), Description = t("不能用的案例写入文件：行号、问题、原文", "the file for cases that cannot be used: number, problems, text") };
        var jobs = new Option<int>("--jobs", "-j") { HelpName = "N", Description = t("同时做几个案例，默认等于处理器核数", "how many cases at a time; as many as there are cores by default") };
        var resume = new Option<bool>("--resume") { Arity = ArgumentArity.Zero, Description = t("中断之后接着做", "go on where an interrupted run stopped") };
        var by = new Option<string?>("--by") { HelpName = t("属性", "ATTRIBUTE"), Description = t("按案例的属性分组汇总，如 地区；CSV 里是一列", "groups of a summary by an attribute of the cases, such as county; a column of CSV") };
        var top = new Option<int>("--top") { HelpName = "N", DefaultValueFactory = _ => 20, Description = t("汇总里的排名列出前几个，默认 20", "how many cases the ranking of a summary lists; 20 by default") };
        var noHeader = new Option<bool>("--no-header") { Arity = ArgumentArity.Zero, Description = t("CSV 不写表头", "CSV without headings") };
        var command = new Command("batch", t("批量打分：一行一个案例，一行一个结果", "score many cases: a line in, a line out"))
        {
            cases, ruleSet, format, output, errors, jobs, resume, by, top, noHeader,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            new BatchRequest
            {
                Input = parsed.GetValue(cases)!,
                RuleSet = parsed.GetValue(ruleSet),
                Format = FormatOf(parsed, format, parsed.GetValue(output)),
                Output = parsed.GetValue(output),
                Errors = parsed.GetValue(errors),
                Jobs = parsed.GetValue(jobs),
                Resume = parsed.GetValue(resume),
                WithoutHeader = parsed.GetValue(noHeader),
                By = parsed.GetValue(by),
                Top = parsed.GetValue(top),
                Language = language,
            },
            console,
            cancellation));
        return command;
    }

    // A file that is called .csv is meant as one.
    private static string FormatOf(ParseResult parsed, Option<string> format, string? output) =>
        parsed.GetResult(format) is null or { Implicit: true } && output?.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) == true
            ? "csv"
            : parsed.GetValue(format)!;

    private static async Task<int> RunAsync(BatchRequest request, ToolConsole console, CancellationToken cancellation)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(request.Problems());
        RuleSet? ruleSet = diagnostics.HasErrors ? null : LoadRuleSet(request, diagnostics);
        using BatchInput? input = diagnostics.HasErrors ? null : BatchInput.Open(request.Input, console, diagnostics);
        if (ruleSet is null || input is null)
        {
            console.WriteErrors(diagnostics, request.Language);
            return CommandLine.Unusable;
        }

        console.WriteDiagnostics(ruleSet.Diagnostics, request.Language);
        return request.IsSummary
            ? await new SummaryRun(request, ruleSet, input, console).RunAsync(cancellation)
            : await new BatchRun(request, ruleSet, input, console).RunAsync(cancellation);
    }

    // A folder of cases within a rule set's folder names it by where it lies.
    private static RuleSet? LoadRuleSet(BatchRequest request, DiagnosticBag diagnostics)
    {
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(request.Input));
        if (request.RuleSet is { } named)
        {
            return RuleSetLocator.Load(named, folder, diagnostics);
        }

        if (Path.GetDirectoryName(folder) is { } above && Directory.Exists(folder) && CaseFiles.HasRuleSet(above))
        {
            return RuleSet.TryLoad(CaseFiles.Relative(above), diagnostics);
        }

        diagnostics.Add(ToolErrors.BatchNeedsRuleSet.At(null));
        return null;
    }
}
