using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Loading;

/// <summary>Reads case files, and finds the rule set that a case names.</summary>
internal static class CaseFiles
{
    /// <summary>Reads a case. Null after reporting why it cannot be read.</summary>
    public static CaseModel? Load(string path, DiagnosticBag diagnostics)
    {
        DocumentNode? root = DocumentLoader.LoadFile(path, diagnostics, new LocalText("案例文件", "a case file"));
        return root is null ? null : CaseReader.Read(root, diagnostics, Path.GetDirectoryName(Path.GetFullPath(path)));
    }

    /// <summary>
    /// The folder of the rule set that a case names: the one of that name above the case, or in a <c>rulesets</c> folder beside or above it,
    /// or else the one in whose <c>cases</c> the case lies, whatever its folder is called. Null if there is none.
    /// </summary>
    public static string? FindRuleSet(string id, string? startFolder)
    {
        for (string? folder = startFolder; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.GetFileName(folder) == id && HasRuleSet(folder))
            {
                return folder;
            }

            foreach (string candidate in (string[])[Path.Combine(folder, id), Path.Combine(folder, "rulesets", id)])
            {
                if (HasRuleSet(candidate))
                {
                    return candidate;
                }
            }
        }

        return startFolder is not null && Path.GetFileName(startFolder) == "cases" && Path.GetDirectoryName(startFolder) is { } above && HasRuleSet(above)
            ? above
            : null;
    }

    /// <summary>A path as a person would write it from here, for messages.</summary>
    public static string Relative(string path)
    {
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    /// <summary>Whether a folder is that of a rule set.</summary>
    public static bool HasRuleSet(string folder) => Directory.Exists(folder) && RuleSetFiles.In(folder).Count > 0;
}
