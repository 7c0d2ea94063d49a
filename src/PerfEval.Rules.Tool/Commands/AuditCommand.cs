using System.CommandLine;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Audit;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tool.Commands;

/// <summary><c>perfeval audit CASE</c>: compares the published result of a case with its standards and stated facts.</summary>
internal static class AuditCommand
{
    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var file = new Argument<string>(t("案例", "CASE")) { Description = t("案例文件，published 里有公布的结果", "the case's file, with a 'published' result") };
        var ruleSet = new Option<string?>("--ruleset") { HelpName = t("文件夹|编号", "DIR|ID"), Description = t("规则集；默认按案例的 ruleset 查找", "the rule set; by default the one that the case names") };
        Option<string> format = Options.Format(t, "text", "json", "md");
        var output = new Option<string?>("--output", "-o") { HelpName = t("文件", "FILE"), Description = t("写入文件而不是屏幕", "write to a file instead of the screen") };
        var command = new Command("audit", t("核对公布的结果：逐项、合计、等级、数字", "audit a published result: scores, sums, grade, figures")) { file, ruleSet, format, output };
        command.SetAction(parsed => Run(
            new Request(parsed.GetValue(file)!, parsed.GetValue(ruleSet), parsed.GetValue(format)!, parsed.GetValue(output)), language, console));
        return command;
    }

    private static int Run(Request request, Language language, ToolConsole console)
    {
        var diagnostics = new DiagnosticBag();
        CaseModel? model = CaseFiles.Load(request.File, diagnostics);
        RuleSet? ruleSet = model is null || model.RuleSetId.Length == 0 ? null : RuleSetLocator.Load(model, request.RuleSet, diagnostics);
        CaseEvaluation? evaluation = ruleSet is null || model is null ? null : ruleSet.TryEvaluate(model, diagnostics);
        if (evaluation is null)
        {
            console.WriteDiagnostics(YamlTraps.WithoutConsequences(diagnostics.Sorted()).Where(d => d.Severity == Severity.Error), language);
            return CommandLine.Unusable;
        }

        // What cannot be audited comes as an exception, which the command line tells.
        ScoreAudit audit = evaluation.Audit();
        if (!Write(request, audit, language, console))
        {
            return CommandLine.Unusable;
        }

        console.WriteDiagnostics(ruleSet!.Diagnostics, language);
        console.WriteDiagnostics(evaluation.Result.Failures, language);
        return audit.HasDifferences ? CommandLine.FoundProblems : CommandLine.Done;
    }

    private static bool Write(Request request, ScoreAudit audit, Language language, ToolConsole console)
    {
        if (request.Format == "text" && request.Output is null)
        {
            console.WriteReport(AuditReport.Blocks(audit, language));
            return true;
        }

        string text = request.Format switch
        {
            "json" => audit.ToJson(language) + "\n",
            "md" => audit.ToMarkdown(language),
            _ => audit.ToText(language),
        };
        if (request.Output is { } output)
        {
            return ReportFile.Write(output, request.File, text, language, console);
        }

        console.Out.Write(text);
        return true;
    }

    private sealed record Request(string File, string? RuleSet, string Format, string? Output);
}
