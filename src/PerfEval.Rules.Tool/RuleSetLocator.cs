using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tool;

/// <summary>Finds and loads the rule set of a case: the one named on the command line, or the one that the case names.</summary>
internal static class RuleSetLocator
{
    public static RuleSet? Load(CaseModel model, string? named, DiagnosticBag diagnostics)
    {
        if (named is not null && (Directory.Exists(named) || File.Exists(named)))
        {
            return RuleSet.TryLoad(named, diagnostics);
        }

        string id = named ?? model.RuleSetId;
        string? folder = CaseFiles.FindRuleSet(id, model.Folder) ?? CaseFiles.FindRuleSet(id, Directory.GetCurrentDirectory());
        bool asNamed = named is null || (folder is not null && Path.GetFileName(folder) == named);
        if (folder is not null && asNamed)
        {
            return RuleSet.TryLoad(Relative(folder), diagnostics);
        }

        diagnostics.Add(ToolErrors.RuleSetNotFound.At(null, id));
        return null;
    }

    /// <summary>The rule sets that paths on the command line mean: a folder of rule sets stands for all of them.</summary>
    public static IEnumerable<string> Expand(IEnumerable<string> paths) => paths.SelectMany(path =>
    {
        if (!Directory.Exists(path) || CaseFiles.HasRuleSet(path))
        {
            return [path];
        }

        string[] inside = [.. Directory.EnumerateDirectories(path).Where(CaseFiles.HasRuleSet).Order(StringComparer.Ordinal)];
        return inside.Length > 0 ? inside : [path];
    });

    /// <summary>A path as a person would write it from here.</summary>
    public static string Relative(string path)
    {
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }
}
