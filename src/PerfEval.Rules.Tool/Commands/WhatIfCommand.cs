using System.CommandLine;
using System.Globalization;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Comparison;
using PerfEval.Rules.Analysis.Repair;

namespace PerfEval.Rules.Tool.Commands;

/// <summary>
/// <c>perfeval whatif CASE</c>: what other values would change (<c>--set</c>), or what would have to change to reach a grade (<c>--reach</c>).
/// </summary>
internal static class WhatIfCommand
{
    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var file = new Argument<string>(t("案例", "CASE")) { Description = t("案例文件（.yaml 或 .json）", "the case's file (.yaml or .json)") };
        var set = new Option<string[]>("--set")
        {
            HelpName = t("'事实=值'", "'FACT=VALUE'"),
            Description = t("假设事实是这个值，可以写几次；值写成“未知”表示没有提供", "suppose a fact to have this value; may be given several times; 未知 for a fact that is not given"),
        };
        var reach = new Option<string?>("--reach") { HelpName = t("等级", "GRADE"), Description = t("怎样达到这个等级，改动少的在前", "how to reach this grade, the fewest changes first") };
        string most = RepairReport.UsualSets.ToString(CultureInfo.InvariantCulture);
        var top = new Option<int>("--top") { HelpName = "N", DefaultValueFactory = _ => RepairReport.UsualSets, Description = t($"最多列出几种办法，默认 {most}", $"how many ways to show at most; {most} by default") };
        Option<string?> ruleSet = Options.RuleSet(t);
        Option<string> format = Options.Format(t, "text", "json", "md");
        Option<string?> output = Options.Output(t);
        var command = new Command("whatif", t("换一个数会怎样；怎样才能达到一个等级", "what another value would change; how a grade would be reached")) { file, set, reach, top, ruleSet, format, output };
        command.SetAction(parsed => Run(
            new Request(
                parsed.GetValue(file)!, parsed.GetValue(set) ?? [], parsed.GetValue(reach), parsed.GetValue(top), parsed.GetValue(ruleSet), parsed.GetValue(format)!, parsed.GetValue(output)),
            language,
            console));
        return command;
    }

    private static int Run(Request request, Language language, ToolConsole console)
    {
        if (Problem(request) is { } problem)
        {
            console.WriteDiagnostics([problem], language);
            return CommandLine.Unusable;
        }

        var diagnostics = new DiagnosticBag();
        if (RuleSetLocator.Evaluate(request.File, request.RuleSet, diagnostics) is not { } evaluation)
        {
            console.WriteErrors(diagnostics, language);
            return CommandLine.Unusable;
        }

        CaseEvaluation supposed = request.Set.Count == 0 ? evaluation : evaluation.WhatIf(request.Set.Select(Split));
        Report report;
        bool isReachable = true;
        if (request.Reach is { } grade)
        {
            CaseRepair repair = supposed.Repair(grade, Math.Max(request.Top, CaseRepairing.UsualSets));
            isReachable = repair.IsReachable;
            report = new Report(() => RepairReport.Blocks(repair, language, request.Top), () => repair.ToJson(language));
        }
        else
        {
            EvaluationComparison comparison = evaluation.CompareWith(supposed);
            report = new Report(() => ComparisonReport.Blocks(comparison, language), () => comparison.ToJson(language));
        }

        if (!report.Write(request.Format, request.Output, [request.File], language, console))
        {
            return CommandLine.Unusable;
        }

        console.WriteDiagnostics(supposed.Result.Failures, language);
        return isReachable && !supposed.HasFailures ? CommandLine.Done : CommandLine.FoundProblems;
    }

    private static Diagnostic? Problem(Request request)
    {
        if (request.Set.Count == 0 && request.Reach is null)
        {
            return ToolErrors.NothingSupposed.At(null);
        }

        if (request.Set.FirstOrDefault(s => s.IndexOf('=', StringComparison.Ordinal) is var at && (at <= 0 || s[(at + 1)..].Trim().Length == 0)) is { } without)
        {
            return ToolErrors.SetWithoutValue.At(null, without);
        }

        return request.Top < 1
            ? ToolErrors.InvalidOption.At(null, "--top", request.Top.ToString(CultureInfo.InvariantCulture), new LocalText("1、2、3……", "1, 2, 3 …"))
            : null;
    }

    private static KeyValuePair<string, string> Split(string set)
    {
        int at = set.IndexOf('=', StringComparison.Ordinal);
        return KeyValuePair.Create(set[..at].Trim(), set[(at + 1)..].Trim());
    }

    private sealed record Request(string File, IReadOnlyList<string> Set, string? Reach, int Top, string? RuleSet, string Format, string? Output);
}
