using System.CommandLine;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Comparison;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Tool.Commands;

/// <summary><c>perfeval diff BEFORE AFTER [CASE...]</c>: compares two cases, or cases by two versions of a rule set.</summary>
internal static class DiffCommand
{
    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var before = new Argument<string>(t("前", "BEFORE")) { Description = t("案例文件；后面写了案例时，是规则集的文件夹或文件", "a case's file; the folder or file of a rule set where cases follow") };
        var after = new Argument<string>(t("后", "AFTER")) { Description = t("与它比较的另一个", "the other one, of the same kind") };
        var cases = new Argument<string[]>(t("案例", "CASE"))
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = t("用两套规则集（或两个版本）各打一次分的案例", "the cases to score by both rule sets"),
        };
        var ruleSet = new Option<string?>("--ruleset") { HelpName = t("文件夹|编号", "DIR|ID"), Description = t("两个案例的规则集；默认按案例的 ruleset 查找", "the rule set of two cases; by default the one that each names") };
        Option<string> format = Options.Format(t, "text", "json", "md");
        Option<string?> output = Options.Output(t);
        var command = new Command("diff", t("比较两个案例，或同一案例按两个版本的规则集", "compare two cases, or a case by two versions of a rule set")) { before, after, cases, ruleSet, format, output };
        command.SetAction(parsed => Run(
            new Request(
                parsed.GetValue(before)!, parsed.GetValue(after)!, parsed.GetValue(cases) ?? [], parsed.GetValue(ruleSet), parsed.GetValue(format)!, parsed.GetValue(output)),
            language,
            console));
        return command;
    }

    private static int Run(Request request, Language language, ToolConsole console)
    {
        var diagnostics = new DiagnosticBag();
        List<EvaluationComparison>? comparisons = request.Cases.Count == 0 ? OfCases(request, diagnostics) : OfRuleSets(request, diagnostics);
        if (comparisons is null)
        {
            console.WriteErrors(diagnostics, language);
            return CommandLine.Unusable;
        }

        var report = new Report(() => Blocks(comparisons, language), () => ComparisonJson.Write(comparisons, language, indented: true));
        if (!report.Write(request.Format, request.Output, [request.Before, request.After, .. request.Cases], language, console))
        {
            return CommandLine.Unusable;
        }

        return comparisons.All(c => c.IsSame) ? CommandLine.Done : CommandLine.FoundProblems;
    }

    private static List<EvaluationComparison>? OfCases(Request request, DiagnosticBag diagnostics)
    {
        CaseEvaluation? before = RuleSetLocator.Evaluate(request.Before, request.RuleSet, diagnostics), after = RuleSetLocator.Evaluate(request.After, request.RuleSet, diagnostics);
        return before is null || after is null ? null : [before.CompareWith(after)];
    }

    // The version that a case names is that of one of the two.
    private static List<EvaluationComparison>? OfRuleSets(Request request, DiagnosticBag diagnostics)
    {
        RuleSet? before = RuleSet.TryLoad(request.Before, diagnostics), after = RuleSet.TryLoad(request.After, diagnostics);
        if (before is null || after is null)
        {
            return null;
        }

        var comparisons = new List<EvaluationComparison>();
        foreach (string file in request.Cases)
        {
            CaseModel? model = CaseFiles.Load(file, diagnostics);
            CaseEvaluation? was = Evaluate(before, model, diagnostics), now = Evaluate(after, model, diagnostics);
            if (was is not null && now is not null)
            {
                comparisons.Add(was.CompareWith(now));
            }
        }

        return comparisons.Count == request.Cases.Count ? comparisons : null;
    }

    private static CaseEvaluation? Evaluate(RuleSet ruleSet, CaseModel? model, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        CaseEvaluation? evaluation = model is null ? null : ruleSet.TryEvaluate(model with { RuleSetId = ruleSet.Id, RuleSetVersion = null }, own);
        diagnostics.AddRange(own.Items);
        return evaluation;
    }

    private static IReadOnlyList<ReportBlock> Blocks(List<EvaluationComparison> comparisons, Language language) =>
        [.. comparisons.SelectMany(c => ComparisonReport.Blocks(c, language))];

    private sealed record Request(string Before, string After, IReadOnlyList<string> Cases, string? RuleSet, string Format, string? Output);
}
