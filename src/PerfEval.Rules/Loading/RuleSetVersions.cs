using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Loading.Overlays;

namespace PerfEval.Rules.Loading;

/// <summary>Chooses among the versions of a rule set: the one that is named, or the one in force on a day.</summary>
internal static class RuleSetVersions
{
    /// <summary>The version to use. Null after reporting that none fits, or several do.</summary>
    /// <param name="versions">The versions of one rule set, at least one, each with what it is a version of.</param>
    /// <param name="version">The version that is wanted; null for the one in force.</param>
    /// <param name="asOf">The day on which it must be in force; null if none is known.</param>
    /// <param name="at">Where the rule set is named, if it is.</param>
    /// <param name="diagnostics">Where to report.</param>
    public static T? Choose<T>(
        IReadOnlyList<(RuleSetHeader Header, T Item)> versions, string? version, FeelDate? asOf, SourceLocation? at, DiagnosticBag diagnostics)
        where T : class
    {
        string id = versions[0].Header.Id, all = string.Join('、', versions.Select(v => v.Header.Version));
        if (version is not null)
        {
            T? named = versions.FirstOrDefault(v => v.Header.Version == version).Item;
            if (named is null)
            {
                diagnostics.Add(OverlayErrors.VersionNotFound.At(at, id, version, all));
            }

            return named;
        }

        if (asOf is not { } day)
        {
            diagnostics.Add(OverlayErrors.AsOfNeeded.At(at, id, all, versions[^1].Header.Version));
            return null;
        }

        (RuleSetHeader Header, T Item)[] inForce = [.. versions.Where(v => !(day < v.Header.From) && !(day > v.Header.To))];
        if (inForce.Length == 1)
        {
            return inForce[0].Item;
        }

        diagnostics.Add(inForce.Length == 0
            ? OverlayErrors.NoVersionInForce.At(at, id, day.ToString(), string.Join('；', versions.Select(v => Describe(v.Header))))
            : OverlayErrors.SeveralInForce.At(at, id, day.ToString(), string.Join('、', inForce.Select(v => Describe(v.Header)))));
        return null;
    }

    private static string Describe(RuleSetHeader header) => $"{header.Version}（{header.From?.ToString() ?? "…"} – {header.To?.ToString() ?? "…"}）";
}
