using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Loading.Overlays;

namespace PerfEval.Rules.Loading;

/// <summary>
/// The files of a rule set's folder: <c>ruleset.yaml</c>, or one file for each version, <c>ruleset-2020.1.yaml</c> and so on. Chooses the version that is
/// named, or the one in force on a day.
/// </summary>
internal static class RuleSetFiles
{
    /// <summary>The files of a folder, in order of their names.</summary>
    public static IReadOnlyList<string> In(string folder)
    {
        try
        {
            return
            [
                .. Directory.EnumerateFiles(folder, "ruleset*")
                    .Where(f => Path.GetExtension(f) is ".yaml" or ".json" && Path.GetFileNameWithoutExtension(f) is var name && (name == "ruleset" || name.StartsWith("ruleset-", StringComparison.Ordinal)))
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            return [];
        }
    }

    /// <summary>The file to read. Null after reporting that no version fits, or several do.</summary>
    /// <param name="folder">The rule set's folder.</param>
    /// <param name="version">The version that is wanted; null for the one in force.</param>
    /// <param name="asOf">The day on which it must be in force; null if none is known.</param>
    /// <param name="at">Where the rule set is named, if it is.</param>
    /// <param name="diagnostics">Where to report.</param>
    public static string? Choose(string folder, string? version, FeelDate? asOf, SourceLocation? at, DiagnosticBag diagnostics)
    {
        IReadOnlyList<string> files = In(folder);
        if (files.Count <= 1)
        {
            return files.Count == 1 ? files[0] : Path.Combine(folder, "ruleset.yaml");
        }

        List<(RuleSetHeader Header, string File)> versions = [];
        foreach (string file in files)
        {
            if (DocumentLoader.LoadFile(file, diagnostics, new LocalText("规则集文件", "a rule set file")) is MappingNode root)
            {
                versions.Add((RuleSetHeader.Of(root), file));
            }
        }

        return versions.Count < files.Count || TwoAlike(versions, diagnostics) ? null : RuleSetVersions.Choose(versions, version, asOf, at, diagnostics);
    }

    private static bool TwoAlike(List<(RuleSetHeader Header, string File)> versions, DiagnosticBag diagnostics)
    {
        var known = new Dictionary<(string, string), string>();
        foreach ((RuleSetHeader header, string file) in versions)
        {
            if (!known.TryAdd((header.Id, header.Version), file))
            {
                diagnostics.Add(OverlayErrors.SameVersionTwice.At(new SourceLocation(file, 1, 1), header.Id, header.Version, known[(header.Id, header.Version)]));
                return true;
            }
        }

        return false;
    }
}
