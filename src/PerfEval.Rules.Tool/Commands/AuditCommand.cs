using System.CommandLine;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Audit;

namespace PerfEval.Rules.Tool.Commands;

/// <summary><c>perfeval audit CASE</c>: compares the published result of a case with its standards and stated facts.</summary>
internal static class AuditCommand
{
    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var file = new Argument<string>(t("案例", "CASE")) { Description = t("案例文件，published 里有公布的结果", "the case's file, with a 'published' result") };
        Option<string?> ruleSet = Options.RuleSet(t);
        Option<string> format = Options.Format(t, "text", "json", "md");
        Option<string?> output = Options.Output(t);
        var command = new Command("audit", t("核对公布的结果：逐项、合计、等级、数字", "audit a published result: scores, sums, grade, figures")) { file, ruleSet, format, output };
        command.SetAction(parsed => Run(
            new Request(parsed.GetValue(file)!, parsed.GetValue(ruleSet), parsed.GetValue(format)!, parsed.GetValue(output)), language, console));
        return command;
    }

    private static int Run(Request request, Language language, ToolConsole console)
    {
        var diagnostics = new DiagnosticBag();
        if (RuleSetLocator.Evaluate(request.File, request.RuleSet, diagnostics) is not { } evaluation)
        {
            console.WriteErrors(diagnostics, language);
            return CommandLine.Unusable;
        }

        // What cannot be audited comes as an exception, which the command line tells.
        ScoreAudit audit = evaluation.Audit();
        var report = new Report(() => AuditReport.Blocks(audit, language), () => audit.ToJson(language));
        if (!report.Write(request.Format, request.Output, [request.File], language, console))
        {
            return CommandLine.Unusable;
        }

        console.WriteDiagnostics(evaluation.RuleSet.Diagnostics, language);
        console.WriteDiagnostics(evaluation.Result.Failures, language);
        return audit.HasDifferences ? CommandLine.FoundProblems : CommandLine.Done;
    }

    private sealed record Request(string File, string? RuleSet, string Format, string? Output);
}
