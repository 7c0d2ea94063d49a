using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Testing;

namespace PerfEval.Rules.Tool.Testing;

/// <summary><c>perfeval test RULESET --generate FOLDER</c>: writes cases that try the rule set place by place. Files that are there already stay as they are.</summary>
internal static class CaseGeneration
{
    public static int Run(string[] paths, string folder, Language language, ToolConsole console)
    {
        string T(string chinese, string english) => language == Language.Chinese ? chinese : english;
        string[] ruleSets = [.. RuleSetLocator.Expand(paths)];
        if (ruleSets is not [var path])
        {
            console.WriteDiagnostics([ToolErrors.GeneratesForOne.At(null, ruleSets.Length)], language);
            return CommandLine.Unusable;
        }

        var tested = TestedRuleSet.Run(path);
        if (tested.RuleSet is not { } ruleSet || tested.Coverage() is not { } coverage)
        {
            console.WriteDiagnostics(tested.Diagnostics, language);
            return tested.IsUnreadable ? CommandLine.Unusable : CommandLine.FoundProblems;
        }

        IReadOnlyList<BoundaryCase> cases = ruleSet.IsAbstract ? [] : BoundaryCases.Of(ruleSet, language);
        if (cases.Count == 0)
        {
            console.WriteDiagnostics([ToolErrors.NothingToGenerate.At(null, path, WhyNone(ruleSet))], language);
            return CommandLine.Unusable;
        }

        int before = coverage.Tried;
        BoundaryCase[] written;
        try
        {
            Directory.CreateDirectory(folder);
            written = [.. cases.Where(c => TryWrite(folder, c))];
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            console.WriteDiagnostics([ToolErrors.CannotWrite.At(null, folder, FileProblems.Describe(error))], language);
            return CommandLine.Unusable;
        }

        foreach (BoundaryCase one in written)
        {
            coverage.Add(one.Evaluation);
        }

        int kept = cases.Count - written.Length;
        string keptNote = kept == 0 ? "" : T($"，{kept} 个同名文件已有，没有动", $", {kept} that were there stay as they are");
        console.Out.Write(T(
            $"写了 {written.Length} 个案例到 {folder}{keptNote}。\n试到的情形：原有案例 {before} / {coverage.All}，加上这些 {coverage.Tried} / {coverage.All}。\n"
            + "其中的得分是按现行规则集算出的，请对照评分标准核对后再采用。\n",
            $"{written.Length} cases written to {folder}{keptNote}.\nOutcomes tried: {before} of {coverage.All} by the cases before, {coverage.Tried} of {coverage.All} with these.\n"
            + "Their scores are computed by the rule set as it stands; compare them with the printed standards before you rely on them.\n"));
        return CommandLine.Done;
    }

    private static LocalText WhyNone(RuleSet ruleSet) =>
        ruleSet.IsAbstract ? new("它是没有分值的框架", "it is a framework without points")
        : ruleSet.Plan.Repeats.Count > 0 ? new("它的指标按案例的表格逐行设立，要由作者给出表格", "the rows of a case's table become its indicators, and only its author can give that table")
        : new("没有找到资料齐全而能打分的案例", "no case was found in which everything is given and can be scored");

    private static bool TryWrite(string folder, BoundaryCase one)
    {
        string file = Path.Combine(folder, one.Name + ".yaml");
        if (File.Exists(file))
        {
            return false;
        }

        File.WriteAllText(file, one.ToYaml(), new UTF8Encoding(false));
        return true;
    }
}
