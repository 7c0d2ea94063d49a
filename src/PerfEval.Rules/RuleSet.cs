using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Binding.Plain;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Loading.Overlays;
using PerfEval.Rules.Model;

namespace PerfEval.Rules;

/// <summary>
/// A rule set (规则集), read and checked: an indicator framework with its scoring standards and deduction rules. Immutable and safe for any
/// number of threads at once.
/// </summary>
public sealed class RuleSet
{
    private readonly PlainCases _plainCases;
    private readonly Evaluation.IRuleMatcher? _matcher;

    private RuleSet(EvaluationPlan plan, IReadOnlyList<Diagnostic> diagnostics, Evaluation.IRuleMatcher? matcher = null)
    {
        Plan = plan;
        _matcher = matcher;
        _plainCases = new PlainCases(plan.RuleSet);
        Diagnostics = diagnostics;
    }

    /// <summary>The id, such as <c>yueyang-department-overall</c>.</summary>
    public string Id => Plan.RuleSet.Model.Id;

    /// <summary>The version, such as <c>2021.1</c>.</summary>
    public string Version => Plan.RuleSet.Model.Version;

    /// <summary>Whether it is a framework without points (<c>abstract: true</c>), which others extend and which scores nothing itself.</summary>
    public bool IsAbstract => Plan.RuleSet.Model.IsAbstract;

    /// <summary>The rule sets that it is made of, as id@version, from the one that extends nothing to itself.</summary>
    public IReadOnlyList<string> Layers => Plan.RuleSet.Model.Layers;

    /// <summary>The name of the scoring table.</summary>
    public string Title => Plan.RuleSet.Model.Title;

    /// <summary>SHA-256 of the canonical form, in hexadecimal: the same for the same content, however it is laid out.</summary>
    public string Hash => Plan.RuleSet.Model.Hash;

    /// <summary>Warnings found while reading and checking; a rule set with errors is not made at all.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    internal EvaluationPlan Plan { get; }

    /// <summary>Reads and checks a rule set from a YAML or JSON file.</summary>
    /// <param name="path">The file, or a folder that holds a <c>ruleset.yaml</c>.</param>
    /// <returns>The rule set.</returns>
    /// <exception cref="PerfEvalException">The file cannot be read or has errors; all of them are in the exception.</exception>
    public static RuleSet Load(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new DiagnosticBag();
        return TryLoad(path, diagnostics) ?? throw new PerfEvalException(diagnostics.Sorted());
    }

    /// <summary>Reads and checks a rule set to which the host adds functions or findings of its own.</summary>
    /// <param name="path">The file, or a folder that holds a <c>ruleset.yaml</c>.</param>
    /// <param name="extensions">What the host adds.</param>
    /// <returns>The rule set; its hash tells the additions.</returns>
    /// <exception cref="PerfEvalException">The file cannot be read or has errors; what the host adds is checked like the rest.</exception>
    public static RuleSet Load(string path, RuleSetExtensions extensions)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(extensions);
        var diagnostics = new DiagnosticBag();
        return TryLoad(path, diagnostics, extensionsOf: _ => extensions) ?? throw new PerfEvalException(diagnostics.Sorted());
    }

    /// <summary>Reads and checks one version of a rule set, from a folder that has several (<c>ruleset-2020.1.yaml</c>, …).</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="version">The version, such as <c>2020.1</c>.</param>
    /// <returns>The rule set.</returns>
    /// <exception cref="PerfEvalException">There is no such version (PE3313), or it cannot be read or has errors.</exception>
    public static RuleSet Load(string folder, string version)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(version);
        return Chosen(folder, version, null);
    }

    /// <summary>Reads and checks the version of a rule set that is in force on a day, from a folder that has several.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="asOf">The day: a case's as-of date.</param>
    /// <returns>The rule set.</returns>
    /// <exception cref="PerfEvalException">No version is in force then (PE3311), several are (PE3312), or it cannot be read or has errors.</exception>
    public static RuleSet Load(string folder, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return Chosen(folder, null, Feel.Values.FeelDate.TryCreate(asOf.Year, asOf.Month, asOf.Day, out Feel.Values.FeelDate date) ? date : null);
    }

    // A folder with a single file gives it whatever is asked for; then it is the rule set that has to fit.
    private static RuleSet Chosen(string folder, string? version, Feel.Values.FeelDate? asOf)
    {
        var diagnostics = new DiagnosticBag();
        RuleSet? ruleSet = TryLoad(folder, diagnostics, version, asOf);
        ruleSet = ruleSet is null ? null : RuleSetVersions.Choose([(RuleSetHeader.Of(ruleSet.Plan.RuleSet.Model), ruleSet)], version, asOf, null, diagnostics);
        return ruleSet ?? throw new PerfEvalException(diagnostics.Sorted());
    }

    /// <summary>Reads and checks a rule set from a text.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="file">The name to print in messages, if any.</param>
    /// <returns>The rule set.</returns>
    /// <exception cref="PerfEvalException">The text has errors; all of them are in the exception.</exception>
    public static RuleSet Parse(string text, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var diagnostics = new DiagnosticBag();
        return TryParse(new DocumentText(file, text), diagnostics) ?? throw new PerfEvalException(diagnostics.Sorted());
    }

    /// <summary>Reads and checks a rule set from a text, to which the host adds functions or findings of its own.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="file">The name to print in messages, if any.</param>
    /// <param name="extensions">What the host adds.</param>
    /// <returns>The rule set; its hash tells the additions.</returns>
    /// <exception cref="PerfEvalException">The text has errors; what the host adds is checked like the rest.</exception>
    public static RuleSet Parse(string text, string? file, RuleSetExtensions extensions)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(extensions);
        var diagnostics = new DiagnosticBag();
        return TryParse(new DocumentText(file, text), diagnostics, extensionsOf: _ => extensions) ?? throw new PerfEvalException(diagnostics.Sorted());
    }

    /// <summary>Reads and checks a rule set from a text that extends others.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="file">The name to print in messages, if any.</param>
    /// <param name="bases">Gives the text of a rule set by what <c>extends</c> says, such as <c>mof-2020-project@1.0</c>; <see langword="null"/> if there is none.</param>
    /// <returns>The rule set.</returns>
    /// <exception cref="PerfEvalException">A text has errors, or one that is extended is not there; all problems are in the exception.</exception>
    public static RuleSet Parse(string text, string? file, Func<string, string?> bases)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(bases);
        var diagnostics = new DiagnosticBag();
        return TryParse(new DocumentText(file, text), diagnostics, RuleSetSource.From(bases)) ?? throw new PerfEvalException(diagnostics.Sorted());
    }

    /// <summary>Reads a case and scores it.</summary>
    /// <param name="path">The case's file.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">The case cannot be read or does not fit the rule set; all problems are in the exception.</exception>
    public CaseEvaluation EvaluateFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var diagnostics = new DiagnosticBag();
        CaseModel? model = CaseFiles.Load(path, diagnostics);
        CaseEvaluation? evaluation = model is null ? null : TryEvaluate(model, diagnostics);
        return evaluation ?? throw new PerfEvalException([.. YamlTraps.WithoutConsequences(diagnostics.Sorted())]);
    }

    /// <summary>Reads a case from a text and scores it.</summary>
    /// <param name="text">YAML or JSON; <c>ruleset</c> may be left out.</param>
    /// <param name="file">The name to print in messages, if any.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">The text has errors or does not fit the rule set; all problems are in the exception.</exception>
    public CaseEvaluation Evaluate(string text, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var diagnostics = new DiagnosticBag();
        DocumentNode? root = DocumentLoader.Read(new DocumentText(file, text), diagnostics);
        CaseModel? model = root is null ? null : CaseReader.Read(root, diagnostics, folder: null, Id);
        CaseEvaluation? evaluation = model is null ? null : TryEvaluate(model, diagnostics);
        return evaluation ?? throw new PerfEvalException([.. YamlTraps.WithoutConsequences(diagnostics.Sorted())]);
    }

    /// <summary>
    /// Proves what holds for all cases, from types and declared bounds alone: conditions that never or always hold, deductions that take nothing,
    /// full marks out of reach, rules that repeat or contradict each other, declarations that nothing reads. Takes milliseconds for a usual table.
    /// </summary>
    /// <param name="cancellationToken">Stops it; thousands of rules take seconds.</param>
    /// <returns>Every statement with its verdict, and the defects as diagnostics (PE32xx).</returns>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Proofs.RuleSetProofs Prove(CancellationToken cancellationToken = default) => Proofs.RuleSetProver.Prove(Plan, cancellationToken);

    /// <summary>Scores a case from the JSON of a case file, in UTF-8; <c>ruleset</c> may be left out. Plain cases go straight into typed slots.</summary>
    /// <param name="utf8">The JSON. The bytes must stay as they are as long as the evaluation is used.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">It is no case, or does not fit the rule set; all problems are in the exception.</exception>
    public CaseEvaluation EvaluateJson(ReadOnlyMemory<byte> utf8)
    {
        if (TryEvaluatePlain(new CaseDocument(utf8, () => ReadJson(utf8, new DiagnosticBag()) ?? throw new InvalidOperationException("The bytes of the case were changed."))) is { } plain)
        {
            return plain;
        }

        var diagnostics = new DiagnosticBag();
        CaseModel? model = ReadJson(utf8, diagnostics);
        CaseEvaluation? evaluation = model is null ? null : TryEvaluate(model, diagnostics);
        return evaluation ?? throw new PerfEvalException([.. YamlTraps.WithoutConsequences(diagnostics.Sorted())]);
    }

    /// <summary>Scores a case from a stream of the JSON of a case file, in UTF-8; <c>ruleset</c> may be left out. Streams of many cases are for <see cref="Batch.BatchEvaluator"/>.</summary>
    /// <param name="utf8">The stream; read to its end from where it stands, at most 64 MB, and not closed.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">It is no case, is too long (PE2005), or does not fit the rule set; all problems are in the exception.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<CaseEvaluation> EvaluateJsonAsync(Stream utf8, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        var diagnostics = new DiagnosticBag();
        ReadOnlyMemory<byte>? text = await Utf8Stream.ReadAsync(utf8, diagnostics, cancellationToken).ConfigureAwait(false);
        return text is { } whole ? EvaluateJson(whole) : throw new PerfEvalException(diagnostics.Sorted());
    }

    private CaseModel? ReadJson(ReadOnlyMemory<byte> utf8, DiagnosticBag diagnostics)
    {
        DocumentText? text = DocumentText.Decode(null, utf8.Span, diagnostics);
        DocumentNode? root = text is null ? null : JsonDocumentReader.Read(text, diagnostics);
        return root is null ? null : CaseReader.Read(root, diagnostics, null, Id);
    }

    /// <summary>The same rule set, for which another engine finds the rows for which rules hold.</summary>
    internal RuleSet MatchedBy(Evaluation.IRuleMatcher matcher) => new(Plan, Diagnostics, matcher);

    internal static RuleSet? TryLoad(
        string path,
        DiagnosticBag diagnostics,
        string? version = null,
        Feel.Values.FeelDate? asOf = null,
        SourceLocation? at = null,
        Func<string, RuleSetExtensions?>? extensionsOf = null)
    {
        string? file = Directory.Exists(path) ? RuleSetFiles.Choose(path, version, asOf, at, diagnostics) : path;
        DocumentText? text = file is null ? null : DocumentLoader.LoadText(file, diagnostics, new LocalText("规则集文件", "a rule set file"));
        return text is null ? null : TryParse(text, diagnostics, RuleSetSource.Around(Path.GetDirectoryName(Path.GetFullPath(file!))), extensionsOf);
    }

    internal static RuleSet? TryParse(DocumentText text, DiagnosticBag diagnostics, RuleSetSource? source = null, Func<string, RuleSetExtensions?>? extensionsOf = null)
    {
        var own = new DiagnosticBag();
        DocumentNode? root = DocumentLoader.Read(text, own);
        RuleSet? ruleSet = root switch
        {
            null => null,
            MappingNode overlay when OverlayMerger.ValueOf(overlay, "extends") is ScalarNode { IsEmpty: false } extends =>
                Extend(overlay, extends, text, own, source ?? RuleSetSource.Around(null), extensionsOf),
            _ => RuleSetReader.Read(root, own) is { } model ? FromModel(model, own, extensionsOf?.Invoke(model.Id)) : null,
        };
        diagnostics.AddRange(YamlTraps.WithoutConsequences(own.Items));
        return ruleSet;
    }

    private static RuleSet? Extend(MappingNode overlay, ScalarNode extends, DocumentText text, DiagnosticBag diagnostics, RuleSetSource source, Func<string, RuleSetExtensions?>? extensionsOf)
    {
        string id = (OverlayMerger.ValueOf(overlay, "ruleset") as ScalarNode)?.Text ?? "";
        if (source.Load(extends, id, diagnostics, extensionsOf?.Invoke(id)) is not { } below)
        {
            return null;
        }

        // From here on everything tells which of the texts it comes from.
        RuleSetModel known = below.Plan.RuleSet.Model;
        known.Document.Document.Layer ??= known.Layers[^1];
        text.Layer = id + "@" + ((OverlayMerger.ValueOf(overlay, "version") as ScalarNode)?.Text ?? "");
        MappingNode? merged = OverlayMerger.Merge(known.Document, overlay, diagnostics);
        return merged is not null && RuleSetReader.Read(merged, diagnostics, known.Layers) is { } model ? FromModel(model, diagnostics, extensionsOf?.Invoke(id)) : null;
    }

    /// <summary>Checks and compiles a model. Null if it, or what was found while reading it, has errors.</summary>
    internal static RuleSet? FromModel(RuleSetModel model, DiagnosticBag diagnostics, RuleSetExtensions? extensions = null)
    {
        HostExtensions added = extensions?.Model ?? HostExtensions.None;
        CheckedRuleSet checkedSet = RuleSetChecker.Check(added.Identity.Length == 0 ? model : model.With(added), diagnostics, added);
        return diagnostics.HasErrors ? null : new RuleSet(PlanCompiler.Compile(checkedSet), diagnostics.Sorted());
    }

    /// <summary>Reads, binds and scores a case that is plain JSON. Null if it is not, or if there is anything to tell about it.</summary>
    internal CaseEvaluation? TryEvaluatePlain(CaseDocument document)
    {
        if (_plainCases.Read(document) is not { } plain)
        {
            return null;
        }

        var diagnostics = new DiagnosticBag();
        Binding.BoundCase? bound = Binding.CaseBinder.Bind(Plan, plain, diagnostics);
        return bound is null || diagnostics.Items.Count > 0 ? null : new CaseEvaluation(this, Evaluation.Evaluator.Evaluate(Plan, bound, _matcher), []);
    }

    /// <summary>Binds and scores a case. Null if it has errors, those found while reading it included; binding reports its own all the same.</summary>
    internal CaseEvaluation? TryEvaluate(CaseModel model, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        Binding.BoundCase? bound = Binding.CaseBinder.Bind(Plan, model, own);
        diagnostics.AddRange(own.Items);
        return bound is null || diagnostics.HasErrors ? null : new CaseEvaluation(this, Evaluation.Evaluator.Evaluate(Plan, bound, _matcher), own.Sorted());
    }
}
