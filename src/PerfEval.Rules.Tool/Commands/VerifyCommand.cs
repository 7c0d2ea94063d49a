using System.CommandLine;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Verification;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Tool.Verification;

namespace PerfEval.Rules.Tool.Commands;

/// <summary><c>perfeval verify RESULT [CASE]</c>: scores the case of a stored result again, and says whether the result still comes out byte for byte.</summary>
internal static class VerifyCommand
{
    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var result = new Argument<string>(t("结果", "RESULT"))
        {
            Description = t("evaluate --format json 或 batch 存下来的结果", "a result as 'evaluate --format json' or 'batch' wrote it"),
        };
        var cases = new Argument<string>(t("案例", "CASE"))
        {
            Description = t("案例文件，或在其中按编号和哈希查找案例的文件夹；默认当前文件夹", "the case's file, or a folder in which cases are found by id and hash; by default this folder"),
            DefaultValueFactory = _ => ".",
        };
        Option<string?> ruleSet = Options.RuleSet(t);
        Option<string> format = Options.Format(t, "text", "json", "md");
        Option<string?> output = Options.Output(t);
        var command = new Command("verify", t("核验存下来的结果还能不能逐字节算出来", "score a stored result again: does it still come out byte for byte?")) { result, cases, ruleSet, format, output };
        command.SetAction(parsed => Run(
            new Request(parsed.GetValue(result)!, parsed.GetValue(cases)!, parsed.GetValue(ruleSet), parsed.GetValue(format)!, parsed.GetValue(output)), language, console));
        return command;
    }

    private static int Run(Request request, Language language, ToolConsole console)
    {
        var diagnostics = new DiagnosticBag();
        IReadOnlyList<ResultVerification> verifications = Verify(request, diagnostics);
        console.WriteErrors(diagnostics, language);
        if (verifications.Count == 0)
        {
            return CommandLine.Unusable;
        }

        var report = new Report(() => VerificationReport.Blocks(verifications, language), () => VerificationReport.Json(verifications, indented: true));
        return !report.Write(request.Format, request.Output, [request.Result, request.Case], language, console) || diagnostics.HasErrors ? CommandLine.Unusable
            : verifications.All(v => v.IsSame) ? CommandLine.Done
            : CommandLine.FoundProblems;
    }

    // What cannot be verified is reported, and does not stop the others.
    private static List<ResultVerification> Verify(Request request, DiagnosticBag diagnostics)
    {
        var verifications = new List<ResultVerification>();
        IReadOnlyList<StoredResult> stored = StoredResults.Read(request.Result, diagnostics);
        CaseArchive? archive = stored.Count == 0 ? null : CaseArchive.Read(request.Case, stored, diagnostics);
        var ruleSets = new Dictionary<(string, string), RuleSet?>();
        foreach (StoredResult result in archive is null ? [] : stored)
        {
            if (archive!.Find(result) is not { } model)
            {
                diagnostics.Add(ToolErrors.CaseNotFound.At(null, result.CaseId, CaseFiles.Relative(Path.GetFullPath(request.Case))));
                continue;
            }

            if (!ruleSets.TryGetValue((result.RuleSetId, result.RuleSetVersion), out RuleSet? ruleSet))
            {
                var loading = new DiagnosticBag();
                ruleSet = LoadRuleSet(request.RuleSet, result, model, loading);
                diagnostics.AddRange(loading.Items);
                ruleSets[(result.RuleSetId, result.RuleSetVersion)] = ruleSet;
            }

            // What is wrong with one result says nothing of the next.
            var own = new DiagnosticBag();
            if (ruleSet?.TryEvaluate(model, own) is { } again)
            {
                verifications.Add(result.Verify(again));
            }

            diagnostics.AddRange(own.Items);
        }

        return verifications;
    }

    // The version that the result records, whatever the case would choose today.
    private static RuleSet? LoadRuleSet(string? named, StoredResult result, CaseModel model, DiagnosticBag diagnostics)
    {
        string? path = named is not null && (Directory.Exists(named) || File.Exists(named))
            ? named
            : CaseFiles.FindRuleSet(named ?? result.RuleSetId, model.Folder) ?? CaseFiles.FindRuleSet(named ?? result.RuleSetId, Directory.GetCurrentDirectory());
        RuleSet? ruleSet = path is null ? null : RuleSet.TryLoad(CaseFiles.Relative(path), diagnostics, result.RuleSetVersion);
        if (path is null || (ruleSet is not null && ruleSet.Id != result.RuleSetId))
        {
            diagnostics.Add(ToolErrors.RuleSetNotFound.At(null, named ?? result.RuleSetId));
            return null;
        }

        return ruleSet is null ? null : RuleSetVersions.Choose([(RuleSetHeader.Of(ruleSet.Plan.RuleSet.Model), ruleSet)], result.RuleSetVersion, null, null, diagnostics);
    }

    private sealed record Request(string Result, string Case, string? RuleSet, string Format, string? Output);
}
