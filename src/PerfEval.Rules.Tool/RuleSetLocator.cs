using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tool;

/// <summary>Finds and loads the rule set of a case: the one named on the command line, or the one that the case names.</summary>
internal static class RuleSetLocator
{
    public static RuleSet? Load(CaseModel model, string? named, DiagnosticBag diagnostics) =>
        Load(named ?? model.RuleSetId, named is not null, model.Folder, model, diagnostics);

    /// <summary>Scores a case by the rule set that is named, or that it names. Null after reporting why it cannot be.</summary>
    public static CaseEvaluation? Evaluate(string file, string? named, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        CaseModel? model = CaseFiles.Load(file, own);
        RuleSet? ruleSet = model is null || model.RuleSetId.Length == 0 ? null : Load(model, named, own);
        CaseEvaluation? evaluation = ruleSet?.TryEvaluate(model!, own);
        diagnostics.AddRange(own.Items);
        return evaluation;
    }

    /// <summary>The rule set of a path, or of an id that is looked for around a folder and around here.</summary>
    public static RuleSet? Load(string named, string? near, DiagnosticBag diagnostics) => Load(named, mayBePath: true, near, null, diagnostics);

    /// <summary>Whether a case is one for a rule set: it names this version, or this is the one in force for it.</summary>
    public static bool IsFor(string caseFile, string ruleSetFile)
    {
        string? folder = Path.GetDirectoryName(ruleSetFile);
        if (folder is null || RuleSetFiles.In(folder).Count < 2 || CaseFiles.Load(caseFile, new DiagnosticBag()) is not { } model)
        {
            return true;
        }

        // A case that no version fits is one for all of them, so that it is told.
        string? chosen = RuleSetFiles.Choose(folder, model.RuleSetVersion, model.AsOf, null, new DiagnosticBag());
        return chosen is null || Path.GetFileName(chosen) == Path.GetFileName(ruleSetFile);
    }

    private static RuleSet? Load(string id, bool mayBePath, string? near, CaseModel? model, DiagnosticBag diagnostics)
    {
        if (mayBePath && (Directory.Exists(id) || File.Exists(id)))
        {
            return RuleSet.TryLoad(id, diagnostics, model?.RuleSetVersion, model?.AsOf, model?.RuleSetLocation);
        }

        string? folder = CaseFiles.FindRuleSet(id, near) ?? CaseFiles.FindRuleSet(id, Directory.GetCurrentDirectory());
        if (folder is not null && (!mayBePath || Path.GetFileName(folder) == id))
        {
            return RuleSet.TryLoad(CaseFiles.Relative(folder), diagnostics, model?.RuleSetVersion, model?.AsOf, model?.RuleSetLocation);
        }

        diagnostics.Add(ToolErrors.RuleSetNotFound.At(null, id));
        return null;
    }

    /// <summary>The rule sets that paths on the command line mean: a folder of rule sets stands for all of them.</summary>
    public static IEnumerable<string> Expand(IEnumerable<string> paths) => paths.SelectMany(path =>
    {
        if (!Directory.Exists(path) || CaseFiles.HasRuleSet(path))
        {
            return Versions(path);
        }

        string[] inside = [.. Directory.EnumerateDirectories(path).Where(CaseFiles.HasRuleSet).Order(StringComparer.Ordinal)];
        return inside.Length > 0 ? inside.SelectMany(Versions) : [path];
    });

    // A folder stands for its rule set, or for all versions of it.
    private static IReadOnlyList<string> Versions(string path) =>
        Directory.Exists(path) && RuleSetFiles.In(path) is { Count: > 1 } files ? files : [path];
}
