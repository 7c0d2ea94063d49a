using System.CommandLine;
using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Shares;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Reporting;
using PerfEval.Rules.Results;

namespace PerfEval.Rules.Tool.Commands;

/// <summary><c>perfeval evaluate CASE</c>: scores a case and explains the score.</summary>
internal static class EvaluateCommand
{
    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var file = new Argument<string>(t("案例", "CASE")) { Description = t("案例文件（.yaml 或 .json）", "the case's file (.yaml or .json)") };
        Option<string?> ruleSet = Options.RuleSet(t);
        Option<string> format = Options.Format(t, "text", "json", "md");
        Option<string?> output = Options.Output(t);
        var explain = new Option<string?>("--explain")
        {
            HelpName = t("[指标]", "[INDICATOR]"),
            Arity = ArgumentArity.ZeroOrOne,
            Description = t("推导过程：全部，或一个指标的", "how the score comes about: all of it, or of one indicator"),
        };
        var shares = new Option<bool>("--shares")
        {
            Arity = ArgumentArity.Zero,
            Description = t("扣到上限的指标，实扣的分怎样分摊到各个问题", "how the points lost share out over findings where a maximum is reached"),
        };
        var command = new Command("evaluate", t("给案例打分，说明每一分的由来", "score a case and account for every point"))
        {
            file, ruleSet, format, output, explain, shares,
        };
        command.SetAction(parsed => Run(
            new Request(
                parsed.GetValue(file)!,
                parsed.GetValue(ruleSet),
                parsed.GetValue(format)!,
                parsed.GetValue(output),
                parsed.GetResult(explain) is not null,
                parsed.GetValue(explain),
                parsed.GetValue(shares)),
            language,
            console));
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

        IndicatorResult? indicator = null;
        if (request.Indicator is { } name && !TryFind(evaluation.Result, name, out indicator, out Diagnostic? problem))
        {
            console.WriteDiagnostics([problem!], language);
            return CommandLine.Unusable;
        }

        var report = new Report(
            () => Blocks(request, evaluation, indicator, language),
            () => EvaluationJson.Write(evaluation, language, indented: true, request.Explain, indicator, SharesJson(request, evaluation, language)));
        if (!report.Write(request.Format, request.Output, [request.File], language, console))
        {
            return CommandLine.Unusable;
        }

        console.WriteDiagnostics(evaluation.RuleSet.Diagnostics, language);
        if (evaluation.Result.Failures.Count > 0)
        {
            console.WriteDiagnostics(evaluation.Result.Failures, language);
            return CommandLine.FoundProblems;
        }

        return CommandLine.Done;
    }

    // The trail of one indicator stands alone; that of the whole follows the summary.
    private static IReadOnlyList<ReportBlock> Blocks(Request request, CaseEvaluation evaluation, IndicatorResult? indicator, Language language)
    {
        if (indicator is not null)
        {
            return EvaluationReport.Trail(evaluation, indicator, language);
        }

        IReadOnlyList<ReportBlock> summary = EvaluationReport.Summary(evaluation, language);
        IReadOnlyList<ReportBlock> shares = request.Shares ? LossShareReport.Blocks(evaluation.ShareLosses(), language) : [];
        return [.. summary, .. shares, .. request.Explain ? EvaluationReport.Trail(evaluation, null, language) : []];
    }

    private static Action<Utf8JsonWriter>? SharesJson(Request request, CaseEvaluation evaluation, Language language) =>
        request.Shares ? json => LossShareReport.WriteJson(json, evaluation.ShareLosses(), language) : null;

    private static bool TryFind(EvaluationResult result, string name, out IndicatorResult? indicator, out Diagnostic? problem)
    {
        problem = null;
        IReadOnlyList<IndicatorResult> found = IndicatorSearch.FindAll(result, name);
        indicator = found is [var only] ? only : null;
        if (indicator is null)
        {
            problem = found.Count > 1
                ? ToolErrors.SeveralIndicators.At(null, name, PathsOf(found))
                : ToolErrors.UnknownIndicator.At(null, name, Hint(result, name.Trim().Trim('/')));
        }

        return indicator is not null;
    }

    // A path with a level left out: what ends in its last name is likely meant.
    private static LocalText Hint(EvaluationResult result, string wanted)
    {
        string last = wanted[(wanted.LastIndexOf('/') + 1)..];
        IndicatorResult[] alike = [.. result.Indicators.Where(i => i.Name == last)];
        return alike.Length > 0 && last != wanted
            ? new($"是不是 {PathsOf(alike)}？", $"Did you mean {PathsOf(alike)}?")
            : Feel.Checking.Checker.DidYouMean(NearestName.Find(wanted, result.Indicators.Select(i => i.Name)));
    }

    private static string PathsOf(IEnumerable<IndicatorResult> indicators) => string.Join('、', indicators.Take(5).Select(i => i.Path));

    private sealed record Request(string File, string? RuleSet, string Format, string? Output, bool Explain, string? Indicator, bool Shares);
}
