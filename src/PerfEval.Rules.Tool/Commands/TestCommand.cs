using System.CommandLine;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tool.Commands;

/// <summary><c>perfeval test RULESET...</c>: evaluates every case with <c>expect:</c> and compares.</summary>
internal static class TestCommand
{
    public static Command Make(Func<string, string, string> t, Language language, ToolConsole console)
    {
        var ruleSets = new Argument<string[]>(t("规则集", "RULESET"))
        {
            Arity = ArgumentArity.OneOrMore,
            Description = t("规则集的文件夹（案例在其 cases 文件夹里），或装着几套规则集的文件夹", "folders of rule sets, with cases in their 'cases' folders, or a folder that holds several"),
        };
        var command = new Command("test", t("用带 expect 的案例测试规则集", "test rule sets by their cases with 'expect'")) { ruleSets };
        command.SetAction(parsed => Run(parsed.GetValue(ruleSets)!, t, language, console));
        return command;
    }

    private static int Run(string[] paths, Func<string, string, string> t, Language language, ToolConsole console)
    {
        int passed = 0, failed = 0, exit = CommandLine.Done;
        foreach (string path in RuleSetLocator.Expand(paths))
        {
            var diagnostics = new DiagnosticBag();
            RuleSet? ruleSet = RuleSet.TryLoad(path, diagnostics);
            if (ruleSet is null)
            {
                console.WriteDiagnostics(diagnostics.Sorted(), language);
                bool unreadable = diagnostics.Items.Any(d => d.Descriptor == LoadingErrors.FileNotFound || d.Descriptor == LoadingErrors.CannotRead);
                exit = Math.Max(exit, unreadable ? CommandLine.Unusable : CommandLine.FoundProblems);
                continue;
            }

            string folder = Path.Combine(Directory.Exists(path) ? path : Path.GetDirectoryName(path) ?? ".", "cases");
            string[] cases = Directory.Exists(folder)
                ? [.. Directory.EnumerateFiles(folder).Where(f => (Path.GetExtension(f) is ".yaml" or ".yml" or ".json") && RuleSetLocator.IsFor(f, path)).Order(StringComparer.Ordinal)]
                : [];
            if (cases.Length == 0 && !ruleSet.IsAbstract)
            {
                console.WriteDiagnostics([ToolErrors.NoCases.At(null, path)], language);
            }

            foreach (string file in cases)
            {
                bool? ok = RunCase(ruleSet, file, t, language, console);
                passed += ok == true ? 1 : 0;
                failed += ok == false ? 1 : 0;
            }
        }

        console.Out.Write(t($"通过 {passed}，失败 {failed}", $"{passed} passed, {failed} failed") + "\n");
        return failed > 0 ? Math.Max(exit, CommandLine.FoundProblems) : exit;
    }

    // Null for a case that expects nothing.
    private static bool? RunCase(RuleSet ruleSet, string file, Func<string, string, string> t, Language language, ToolConsole console)
    {
        var diagnostics = new DiagnosticBag();
        CaseModel? model = CaseFiles.Load(file, diagnostics);
        CaseEvaluation? evaluation = model is null ? null : ruleSet.TryEvaluate(model, diagnostics);
        if (evaluation is null)
        {
            console.Out.Write(t($"失败 {file}：案例不能用", $"FAIL {file}: the case cannot be used") + "\n");
            console.WriteDiagnostics(YamlTraps.WithoutConsequences(diagnostics.Sorted()), language);
            return false;
        }

        if (model!.Expect is not { } expect)
        {
            console.Out.Write(t($"略过 {file}：没有 expect（总分 {evaluation.Total}）", $"skip {file}: it has no 'expect' (total {evaluation.Total})") + "\n");
            return null;
        }

        IReadOnlyList<LocalText> differences = Expectations.Compare(expect, evaluation.Result);
        console.Out.Write((differences.Count == 0 ? t("通过 ", "pass ") : t("失败 ", "FAIL ")) + file + "\n");
        foreach (LocalText difference in differences)
        {
            console.Out.Write("  " + difference.In(language) + "\n");
        }

        return differences.Count == 0;
    }
}
