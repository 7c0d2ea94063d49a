using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules;

/// <summary>
/// Rule sets by id, version and as-of date. Immutable and safe for any number of threads at once; a folder that changes makes a new catalogue.
/// </summary>
public sealed class RuleSetCatalog
{
    private readonly Dictionary<string, RuleSet[]> _byId;

    private RuleSetCatalog(IReadOnlyList<RuleSet> ruleSets)
    {
        RuleSets = ruleSets;
        _byId = ruleSets.GroupBy(r => r.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The catalogue without rule sets.</summary>
    public static RuleSetCatalog Empty { get; } = new([]);

    /// <summary>All rule sets, by id and version.</summary>
    public IReadOnlyList<RuleSet> RuleSets { get; }

    /// <summary>The ids, in order.</summary>
    public IEnumerable<string> Ids => RuleSets.Select(r => r.Id).Distinct(StringComparer.Ordinal);

    /// <summary>Makes a catalogue of rule sets that are loaded.</summary>
    /// <param name="ruleSets">The rule sets, in any order.</param>
    /// <returns>The catalogue.</returns>
    /// <exception cref="PerfEvalException">One version of a rule set comes twice with different content (PE2041).</exception>
    public static RuleSetCatalog Of(params IEnumerable<RuleSet> ruleSets)
    {
        ArgumentNullException.ThrowIfNull(ruleSets);
        var diagnostics = new DiagnosticBag();
        return Of(ruleSets, diagnostics) ?? throw new PerfEvalException(diagnostics.Sorted());
    }

    /// <summary>Loads all rule sets of folders, with all their versions.</summary>
    /// <param name="folders">Folders of rule sets, or folders that hold several.</param>
    /// <returns>The catalogue.</returns>
    /// <exception cref="PerfEvalException">A folder cannot be read, or a rule set has errors; all problems of all rule sets are in the exception.</exception>
    public static RuleSetCatalog Load(params IEnumerable<string> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        var diagnostics = new DiagnosticBag();
        return TryLoad(folders, diagnostics) ?? throw new PerfEvalException(diagnostics.Sorted());
    }

    /// <summary>Finds one version of a rule set.</summary>
    /// <param name="id">The id.</param>
    /// <param name="version">The version.</param>
    /// <returns>The rule set; <see langword="null"/> if there is none.</returns>
    public RuleSet? Find(string id, string version) =>
        _byId.GetValueOrDefault(id ?? throw new ArgumentNullException(nameof(id)))?.FirstOrDefault(r => string.Equals(r.Version, version, StringComparison.Ordinal));

    /// <summary>Finds the version of a rule set that is in force on a day.</summary>
    /// <param name="id">The id.</param>
    /// <param name="asOf">The day: a case's as-of date.</param>
    /// <returns>The rule set.</returns>
    /// <exception cref="PerfEvalException">There is no such rule set (PE2042), no version is in force then (PE3311), or several are (PE3312).</exception>
    public RuleSet InForce(string id, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(id);
        FeelDate? day = FeelDate.TryCreate(asOf.Year, asOf.Month, asOf.Day, out FeelDate date) ? date : null;
        var diagnostics = new DiagnosticBag();
        RuleSet? chosen = VersionsOf(id, null, diagnostics) is { } versions ? RuleSetVersions.Choose(WithHeaders(versions), null, day, null, diagnostics) : null;
        return chosen ?? throw new PerfEvalException(diagnostics.Sorted());
    }

    /// <summary>Reads a case file and scores it by the rule set, and the version of it, that it names or that is in force on its as-of date.</summary>
    /// <param name="path">The case's file.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">The case cannot be read, no rule set is there for it, or it does not fit; all problems are in the exception.</exception>
    public CaseEvaluation EvaluateFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new DiagnosticBag();
        return Evaluate(CaseFiles.Load(path, diagnostics), diagnostics);
    }

    /// <summary>Reads a case from a text and scores it by the rule set, and the version of it, that it names or that is in force on its as-of date.</summary>
    /// <param name="text">YAML or JSON, with its <c>ruleset</c>.</param>
    /// <param name="file">The name to print in messages, if any.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">The text has errors, no rule set is there for it (PE2042), or it does not fit; all problems are in the exception.</exception>
    public CaseEvaluation Evaluate(string text, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var diagnostics = new DiagnosticBag();
        DocumentNode? root = DocumentLoader.Read(new DocumentText(file, text), diagnostics);
        return Evaluate(root is null ? null : CaseReader.Read(root, diagnostics), diagnostics);
    }

    /// <summary>Scores a case from the JSON of a case file, in UTF-8, by the rule set, and the version of it, that it names or that is in force on its as-of date.</summary>
    /// <param name="utf8">The JSON, with its <c>ruleset</c>.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">It is no case, no rule set is there for it (PE2042), or it does not fit; all problems are in the exception.</exception>
    public CaseEvaluation EvaluateJson(ReadOnlyMemory<byte> utf8)
    {
        var diagnostics = new DiagnosticBag();
        DocumentText? text = DocumentText.Decode(null, utf8.Span, diagnostics);
        DocumentNode? root = text is null ? null : JsonDocumentReader.Read(text, diagnostics);
        return Evaluate(root is null ? null : CaseReader.Read(root, diagnostics), diagnostics);
    }

    internal static RuleSetCatalog? TryLoad(
        IEnumerable<string> folders, DiagnosticBag diagnostics, Func<string, RuleSetExtensions?>? extensionsOf = null)
    {
        var loaded = new List<RuleSet>();
        foreach (string file in folders.SelectMany(f => FilesOf(f, diagnostics)))
        {
            if (RuleSet.TryLoad(file, diagnostics, extensionsOf: extensionsOf) is { } ruleSet)
            {
                loaded.Add(ruleSet);
            }
        }

        return diagnostics.HasErrors ? null : Of(loaded, diagnostics);
    }

    internal static RuleSetCatalog? Of(IEnumerable<RuleSet> ruleSets, DiagnosticBag diagnostics)
    {
        var known = new Dictionary<(string, string), RuleSet>();
        foreach (RuleSet ruleSet in ruleSets)
        {
            // The same content from two places is no conflict: a package and a folder may both have it.
            if (!known.TryAdd((ruleSet.Id, ruleSet.Version), ruleSet) && known[(ruleSet.Id, ruleSet.Version)] is var other && other.Hash != ruleSet.Hash)
            {
                SourceLocation at = ruleSet.Plan.RuleSet.Model.Location;
                diagnostics.Add(CatalogErrors.TwoOfOneVersion.At(at, ruleSet.Id, ruleSet.Version, other.Plan.RuleSet.Model.Location.File ?? ""));
            }
        }

        return diagnostics.HasErrors ? null
            : new RuleSetCatalog([.. known.Values.OrderBy(r => r.Id, StringComparer.Ordinal).ThenBy(r => r.Version, StringComparer.Ordinal)]);
    }

    internal RuleSet? Choose(string id, string? version, FeelDate? asOf, SourceLocation? at, DiagnosticBag diagnostics)
    {
        // With a single version the case itself is told whether it is in force.
        RuleSet[]? versions = VersionsOf(id, at, diagnostics);
        return versions is null ? null
            : version is null && versions.Length == 1 ? versions[0]
            : RuleSetVersions.Choose(WithHeaders(versions), version, asOf, at, diagnostics);
    }

    // Null after reporting that there are none.
    private RuleSet[]? VersionsOf(string id, SourceLocation? at, DiagnosticBag diagnostics)
    {
        if (_byId.TryGetValue(id, out RuleSet[]? versions))
        {
            return versions;
        }

        diagnostics.Add(CatalogErrors.NoSuchRuleSet.At(at, id, Feel.Checking.Checker.DidYouMean(NearestName.Find(id, _byId.Keys))));
        return null;
    }

    private static (RuleSetHeader Header, RuleSet RuleSet)[] WithHeaders(RuleSet[] versions) => [.. versions.Select(v => (RuleSetHeader.Of(v.Plan.RuleSet.Model), v))];

    /// <summary>The files of the rule sets of a folder, or of the folders in it. Empty after reporting why it cannot be read.</summary>
    internal static IReadOnlyList<string> FilesOf(string folder, DiagnosticBag diagnostics)
    {
        if (!Directory.Exists(folder))
        {
            // A file, or nothing; loading it says which.
            return [folder];
        }

        try
        {
            return CaseFiles.HasRuleSet(folder)
                ? RuleSetFiles.In(folder)
                : [.. Directory.EnumerateDirectories(folder).Where(CaseFiles.HasRuleSet).Order(StringComparer.Ordinal).SelectMany(RuleSetFiles.In)];
        }
        catch (Exception error) when (FileProblems.Covers(error))
        {
            diagnostics.Add(LoadingErrors.CannotRead.At(null, folder, FileProblems.Describe(error)));
            return [];
        }
    }

    private CaseEvaluation Evaluate(CaseModel? model, DiagnosticBag diagnostics)
    {
        RuleSet? ruleSet = model is null || diagnostics.HasErrors ? null : Choose(model.RuleSetId, model.RuleSetVersion, model.AsOf, model.RuleSetLocation, diagnostics);
        return ruleSet?.TryEvaluate(model!, diagnostics) ?? throw new PerfEvalException([.. YamlTraps.WithoutConsequences(diagnostics.Sorted())]);
    }
}
