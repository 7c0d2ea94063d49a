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

        List<Header> headers = [.. files.Select(f => HeaderOf(f, diagnostics)).OfType<Header>()];
        if (headers.Count < files.Count || TwoAlike(headers, diagnostics))
        {
            return null;
        }

        string id = headers[0].Id, versions = string.Join('、', headers.Select(h => h.Version));
        if (version is not null)
        {
            Header? named = headers.Find(h => h.Version == version);
            if (named is null)
            {
                diagnostics.Add(OverlayErrors.VersionNotFound.At(at, id, version, versions));
            }

            return named?.File;
        }

        if (asOf is not { } day)
        {
            diagnostics.Add(OverlayErrors.AsOfNeeded.At(at, id, versions, headers[^1].Version));
            return null;
        }

        List<Header> inForce = headers.FindAll(h => !(day < h.From) && !(day > h.To));
        if (inForce.Count == 1)
        {
            return inForce[0].File;
        }

        diagnostics.Add(inForce.Count == 0
            ? OverlayErrors.NoVersionInForce.At(at, id, day.ToString(), string.Join('；', headers.Select(h => h.Describe())))
            : OverlayErrors.SeveralInForce.At(at, id, day.ToString(), string.Join('、', inForce.Select(h => h.Describe()))));
        return null;
    }

    private static bool TwoAlike(List<Header> headers, DiagnosticBag diagnostics)
    {
        var known = new Dictionary<(string, string), Header>();
        foreach (Header header in headers)
        {
            if (!known.TryAdd((header.Id, header.Version), header))
            {
                diagnostics.Add(OverlayErrors.SameVersionTwice.At(new SourceLocation(header.File, 1, 1), header.Id, header.Version, known[(header.Id, header.Version)].File));
                return true;
            }
        }

        return false;
    }

    private static Header? HeaderOf(string file, DiagnosticBag diagnostics)
    {
        if (DocumentLoader.LoadFile(file, diagnostics, new LocalText("规则集文件", "a rule set file")) is not MappingNode root)
        {
            return null;
        }

        var effective = OverlayMerger.ValueOf(root, "effective") as MappingNode;
        return new Header(file, TextOf(root, "ruleset"), TextOf(root, "version"), DateOf(effective, "from"), DateOf(effective, "to"));
    }

    private static string TextOf(MappingNode root, string key) => (OverlayMerger.ValueOf(root, key) as ScalarNode)?.Text.Trim() ?? "";

    private static FeelDate? DateOf(MappingNode? effective, string key) =>
        effective is not null && FeelDate.TryParse(TextOf(effective, key), out FeelDate date) ? date : null;

    private sealed record Header(string File, string Id, string Version, FeelDate? From, FeelDate? To)
    {
        public string Describe() => $"{Version}（{From?.ToString() ?? "…"} – {To?.ToString() ?? "…"}）";
    }
}
