using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Facts;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Hosting;

/// <summary>
/// The rule sets of a host. Reads them when first asked for, watches their folders if told to, and swaps the whole catalogue at once: whoever holds a catalogue
/// or a rule set keeps it as it was. What does not check is logged, and the old rule sets stay. Cases that the store scores are counted by its <see cref="Meter"/> and traced by
/// its <see cref="ActivitySource"/>; those that a catalogue or a rule set scores by itself are not. Safe for any number of threads.
/// </summary>
public sealed partial class RuleSetStore : IDisposable
{
    /// <summary>The name of the <see cref="ActivitySource"/> and the <see cref="Meter"/>.</summary>
    public const string InstrumentationName = "PerfEval.Rules";

    private readonly ILogger<RuleSetStore> _logger;
    private readonly PerfEvalRulesOptions _options;
    private readonly List<string> _folders = [];
    private readonly FolderWatch? _watch;
    private readonly Timer? _timer;
    private readonly Lock _waiting = new();
    private readonly Lock _loading = new();
    private volatile RuleSetCatalog? _current;
    private volatile bool _disposed;

    /// <summary>Makes the store; nothing is read yet.</summary>
    /// <param name="options">Where rule sets come from.</param>
    /// <param name="logger">Where problems go.</param>
    /// <exception cref="OptionsValidationException">The options name what is not there, or nothing.</exception>
    public RuleSetStore(IOptions<PerfEvalRulesOptions> options, ILogger<RuleSetStore> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(logger);
        _options = options.Value;
        _logger = logger;
        if (new OptionsCheck().Validate(null, _options) is { Failed: true } refused)
        {
            throw new OptionsValidationException(Options.DefaultName, typeof(PerfEvalRulesOptions), refused.Failures);
        }

        if (_options.Watch)
        {
            // The application's folder may be put there later.
            IEnumerable<string> watched = OptionsCheck.FoldersOf(_options);
            watched = _options.UseApplicationFolder ? watched.Append(OptionsCheck.ApplicationFolder) : watched;
            _timer = new Timer(_ => Reread());
            _watch = new FolderWatch([.. watched.Distinct(StringComparer.Ordinal)], Touched, folder => LogGone(_logger, folder), (folder, error) => LogNotWatched(_logger, folder, error));
            _watch.Arm();
        }
    }

    /// <summary>
    /// Raised after another catalogue has taken the place of the old one, on the thread that read it. A handler that throws is logged; the others are called all the same, and the new catalogue
    /// stays.
    /// </summary>
    public event EventHandler? Changed;

    /// <summary>The rule sets as they are now.</summary>
    /// <exception cref="PerfEvalException">They have never been read without errors.</exception>
    public RuleSetCatalog Current => _current ?? LoadFirst();

    /// <summary>Scores a case file by the rule set in the catalogue that it names, or the version in force on its as-of date.</summary>
    /// <param name="path">The case's file.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">The case cannot be read or scored; all problems are in the exception.</exception>
    public CaseEvaluation EvaluateFile(string path) => Measured(path, static (catalog, path) => catalog.EvaluateFile(path));

    /// <summary>Scores a case from a text by the rule set in the catalogue that it names, or the version in force on its as-of date.</summary>
    /// <param name="text">YAML or JSON, with its <c>ruleset</c>.</param>
    /// <param name="file">The name to print in messages, if any.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">The case cannot be read or scored; all problems are in the exception.</exception>
    public CaseEvaluation Evaluate(string text, string? file = null) => Measured(
        (Text: text ?? throw new ArgumentNullException(nameof(text)), File: file), static (catalog, from) => catalog.Evaluate(from.Text, from.File));

    /// <summary>Scores a case that was put together in code by the rule set in the catalogue that it names, or the version in force on its as-of date.</summary>
    /// <param name="made">The case, with its <see cref="CaseBuilder.RuleSet"/>.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">The case cannot be scored; all problems are in the exception, with places in the JSON of the case.</exception>
    public CaseEvaluation Evaluate(CaseBuilder made) => Measured(made, static (catalog, made) => catalog.Evaluate(made));

    /// <summary>Scores a case from the JSON of a case file, in UTF-8, by the rule set in the catalogue that it names, or the version in force on its as-of date.</summary>
    /// <param name="utf8">The JSON, with its <c>ruleset</c>.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">It is no case, or cannot be scored; all problems are in the exception.</exception>
    public CaseEvaluation EvaluateJson(ReadOnlyMemory<byte> utf8) => Measured(utf8, static (catalog, utf8) => catalog.EvaluateJson(utf8));

    /// <summary>Scores a case from a stream of the JSON of a case file, in UTF-8, by the rule set in the catalogue that it names, or the version in force on its as-of date.</summary>
    /// <param name="utf8">The stream; read to its end from where it stands, at most 64 MB, and not closed.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">It is no case, is too long (PE2005), or cannot be scored; all problems are in the exception.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<CaseEvaluation> EvaluateJsonAsync(Stream utf8, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        RuleSetCatalog catalog = Current;
        using Activity? activity = Instruments.Start();
        try
        {
            var diagnostics = new DiagnosticBag();
            ReadOnlyMemory<byte>? text = await Utf8Stream.ReadAsync(utf8, diagnostics, cancellationToken).ConfigureAwait(false);
            CaseEvaluation evaluation = text is { } whole ? catalog.EvaluateJson(whole) : throw new PerfEvalException(diagnostics.Sorted());
            Instruments.Scored(evaluation, activity);
            return evaluation;
        }
        catch (Exception error)
        {
            Instruments.Refused(error, activity);
            throw;
        }
    }

    /// <summary>Reads all rule sets again.</summary>
    /// <returns>
    /// Whether they were taken over; if not, the old ones stay and the problems are in the log. After <see cref="Dispose"/> nothing is read: false, without a word in the log.
    /// </returns>
    public bool TryReload()
    {
        lock (_loading)
        {
            if (_disposed)
            {
                return false;
            }

            var diagnostics = new DiagnosticBag();
            RuleSetCatalog? catalog = Read(diagnostics);
            Instruments.Reloaded(taken: catalog is not null);
            if (catalog is null)
            {
                LogRefused(_logger, string.Join(Environment.NewLine, diagnostics.Sorted().Select(d => d.Format(Language.English))));
                return false;
            }

            _current = catalog;
            LogLoaded(_logger, catalog.RuleSets.Count);
        }

        foreach (EventHandler handler in Delegate.EnumerateInvocationList(Changed))
        {
            try
            {
                handler(this, EventArgs.Empty);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                LogHandlerFailed(_logger, error);
            }
        }

        return true;
    }

    /// <summary>Stops watching; the rule sets stay in use. <see cref="TryReload"/> does nothing from here on.</summary>
    public void Dispose()
    {
        lock (_loading)
        {
            _disposed = true;
        }

        _watch?.Dispose();
        lock (_waiting)
        {
            _timer?.Dispose();
        }
    }

    private CaseEvaluation Measured<T>(T from, Func<RuleSetCatalog, T, CaseEvaluation> evaluate)
    {
        ArgumentNullException.ThrowIfNull(from);
        RuleSetCatalog catalog = Current;
        using Activity? activity = Instruments.Start();
        try
        {
            CaseEvaluation evaluation = evaluate(catalog, from);
            Instruments.Scored(evaluation, activity);
            return evaluation;
        }
        catch (Exception error)
        {
            Instruments.Refused(error, activity);
            throw;
        }
    }

    private RuleSetCatalog LoadFirst()
    {
        lock (_loading)
        {
            if (_current is { } there)
            {
                return there;
            }

            var diagnostics = new DiagnosticBag();
            RuleSetCatalog catalog = Read(diagnostics) ?? throw new PerfEvalException(diagnostics.Sorted());
            _current = catalog;
            LogLoaded(_logger, catalog.RuleSets.Count);
            return catalog;
        }
    }

    private RuleSetCatalog? Read(DiagnosticBag diagnostics)
    {
        // A folder that was there once is missed when it is gone; it never passes for one without rule sets.
        _folders.AddRange(OptionsCheck.FoldersOf(_options).Except(_folders, StringComparer.Ordinal).ToList());
        RuleSetCatalog? files = RuleSetCatalog.TryLoad(_folders.SelectMany(f => FilesOf(f, diagnostics)), diagnostics, ExtensionsOf);
        List<RuleSet> embedded = [.. _options.Assemblies.Distinct().SelectMany(a => EmbeddedIn(a, diagnostics))];
        RuleSetCatalog? catalog = files is null || diagnostics.HasErrors ? null : RuleSetCatalog.Of(files.RuleSets.Concat(embedded), diagnostics);
        if (catalog is null)
        {
            return null;
        }

        foreach (string id in _options.Extensions.Keys.Except(catalog.Ids, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            diagnostics.Add(CatalogErrors.NothingToExtend.At(null, id, Feel.Checking.Checker.DidYouMean(NearestName.Find(id, catalog.Ids))));
        }

        return diagnostics.HasErrors ? null : catalog;
    }

    private IReadOnlyList<string> FilesOf(string folder, DiagnosticBag diagnostics)
    {
        var own = new DiagnosticBag();
        IReadOnlyList<string> files = RuleSetCatalog.FilesOf(folder, own);
        diagnostics.AddRange(own.Items);
        if (files.Count == 0 && !own.HasErrors)
        {
            LogEmptyFolder(_logger, folder);
        }

        return files;
    }

    private IEnumerable<RuleSet> EmbeddedIn(Assembly assembly, DiagnosticBag diagnostics)
    {
        IReadOnlyDictionary<string, string> texts = EmbeddedRuleSets.TextsOf(assembly);
        if (texts.Count == 0)
        {
            LogEmptyAssembly(_logger, assembly.GetName().Name);
        }

        return EmbeddedRuleSets.Read(assembly, texts, diagnostics, ExtensionsOf);
    }

    private RuleSetExtensions? ExtensionsOf(string id) => _options.Extensions.TryGetValue(id, out RuleSetExtensions? extensions) ? extensions : null;

    // Writers touch a file several times; it is read when they are done.
    private void Touched()
    {
        lock (_waiting)
        {
            if (!_disposed)
            {
                _timer!.Change(_options.Quiet, Timeout.InfiniteTimeSpan);
            }
        }
    }

    // Nobody is there to catch what the timer's thread throws.
    private void Reread()
    {
        try
        {
            _watch!.Arm();
            TryReload();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            LogBroke(_logger, error);
        }
    }

    [LoggerMessage(2041, LogLevel.Information, "Rule sets in use: {Count}.")]
    private static partial void LogLoaded(ILogger logger, int count);

    [LoggerMessage(2042, LogLevel.Error, "The rule sets have errors since they changed; the old ones stay in use.\n{Problems}")]
    private static partial void LogRefused(ILogger logger, string problems);

    [LoggerMessage(2043, LogLevel.Error, "A handler of RuleSetStore.Changed failed; the new rule sets are in use.")]
    private static partial void LogHandlerFailed(ILogger logger, Exception error);

    [LoggerMessage(2044, LogLevel.Warning, "The watched folder '{Folder}' is gone; it is read again when it is back.")]
    private static partial void LogGone(ILogger logger, string folder);

    [LoggerMessage(2045, LogLevel.Warning, "The folder '{Folder}' has no rule sets: neither a ruleset.yaml, nor folders that have one.")]
    private static partial void LogEmptyFolder(ILogger logger, string folder);

    [LoggerMessage(2046, LogLevel.Warning, "The assembly '{Assembly}' has no rule sets: no resource whose name ends with ruleset.yaml or ruleset-….yaml.")]
    private static partial void LogEmptyAssembly(ILogger logger, string? assembly);

    [LoggerMessage(2047, LogLevel.Warning, "Watching the folder '{Folder}' failed; changes in it may go unnoticed.")]
    private static partial void LogNotWatched(ILogger logger, string folder, Exception error);

    [LoggerMessage(2048, LogLevel.Error, "The rule sets could not be read again; the old ones stay in use.")]
    private static partial void LogBroke(ILogger logger, Exception error);
}
