using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Hosting;

/// <summary>
/// The rule sets of a host. Reads them when first asked for, watches their folders if told to, and swaps the whole catalogue at once: whoever holds a catalogue
/// or a rule set keeps it as it was. What does not check is logged, and the old rule sets stay. Safe for any number of threads.
/// </summary>
public sealed partial class RuleSetStore : IDisposable
{
    /// <summary>The name of the <see cref="ActivitySource"/> and the <see cref="Meter"/>.</summary>
    public const string InstrumentationName = "PerfEval.Rules";

    private static readonly ActivitySource s_activities = new(InstrumentationName);
    private static readonly Meter s_meter = new(InstrumentationName);
    private static readonly Counter<long> s_evaluations = s_meter.CreateCounter<long>("perfeval.evaluations", "{case}", "Cases that were scored.");
    private static readonly Counter<long> s_open = s_meter.CreateCounter<long>("perfeval.evaluations.open", "{case}", "Scored cases whose total is a range, since something is missing.");
    private static readonly Counter<long> s_failed = s_meter.CreateCounter<long>("perfeval.evaluations.failed", "{case}", "Scored cases in which a computation failed.");
    private static readonly Counter<long> s_reloads = s_meter.CreateCounter<long>("perfeval.reloads", "{reload}", "Readings of rule sets, with their outcome.");

    private readonly ILogger<RuleSetStore> _logger;
    private readonly PerfEvalRulesOptions _options;
    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly Timer? _timer;
    private readonly Lock _loading = new();
    private volatile RuleSetCatalog? _current;
    private bool _disposed;

    /// <summary>Makes the store; nothing is read yet.</summary>
    /// <param name="options">Where rule sets come from.</param>
    /// <param name="logger">Where problems go.</param>
    public RuleSetStore(IOptions<PerfEvalRulesOptions> options, ILogger<RuleSetStore> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(logger);
        _options = options.Value;
        _logger = logger;
        if (_options.Watch)
        {
            _timer = new Timer(_ => TryReload());
            Watch();
        }
    }

    /// <summary>Raised after another catalogue has taken the place of the old one, on the thread that read it.</summary>
    public event EventHandler? Changed;

    /// <summary>The rule sets as they are now.</summary>
    /// <exception cref="PerfEvalException">They have never been read without errors.</exception>
    public RuleSetCatalog Current => _current ?? LoadFirst();

    /// <summary>Scores a case file by the rule set in the catalogue that it names, or the version in force on its as-of date.</summary>
    /// <param name="path">The case's file.</param>
    /// <returns>The evaluation.</returns>
    /// <exception cref="PerfEvalException">The case cannot be read or scored; all problems are in the exception.</exception>
    public CaseEvaluation EvaluateFile(string path)
    {
        RuleSetCatalog catalog = Current;
        using Activity? activity = s_activities.StartActivity("perfeval.evaluate");
        CaseEvaluation evaluation = catalog.EvaluateFile(path);
        Note(evaluation, activity);
        return evaluation;
    }

    /// <summary>Reads all rule sets again.</summary>
    /// <returns>Whether they were taken over; if not, the old ones stay and the problems are in the log.</returns>
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
            s_reloads.Add(1, new KeyValuePair<string, object?>("outcome", catalog is null ? "refused" : "taken"));
            if (catalog is null)
            {
                LogRefused(_logger, string.Join(Environment.NewLine, diagnostics.Sorted().Select(d => d.Format(Language.English))));
                return false;
            }

            _current = catalog;
            LogLoaded(_logger, catalog.RuleSets.Count);
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return true;
    }

    /// <summary>Stops watching.</summary>
    public void Dispose()
    {
        lock (_loading)
        {
            _disposed = true;
        }

        foreach (FileSystemWatcher watcher in _watchers)
        {
            watcher.Dispose();
        }

        _timer?.Dispose();
    }

    /// <summary>What is wrong with options; null if nothing is.</summary>
    internal static string? Check(PerfEvalRulesOptions options)
    {
        if (options.Quiet < TimeSpan.FromMilliseconds(10) || options.Quiet > TimeSpan.FromMinutes(1))
        {
            return $"PerfEvalRulesOptions.Quiet is {options.Quiet}; it lies between 10 ms and a minute.";
        }

        string? missing = options.Folders.FirstOrDefault(f => !Directory.Exists(Whole(f)));
        return missing is not null ? $"The folder '{missing}' of PerfEvalRulesOptions.Folders does not exist."
            : Folders(options).Count == 0 && options.Assemblies.Count == 0
                ? "There are no rule sets: name a folder or an assembly in PerfEvalRulesOptions, or put rule sets into the folder 'rulesets' below the application."
            : null;
    }

    internal static void Note(CaseEvaluation evaluation, Activity? activity)
    {
        var ruleSet = new KeyValuePair<string, object?>("ruleset", evaluation.RuleSet.Id);
        s_evaluations.Add(1, ruleSet);
        if (!evaluation.Total.IsKnown)
        {
            s_open.Add(1, ruleSet);
        }

        if (evaluation.HasFailures)
        {
            s_failed.Add(1, ruleSet);
        }

        activity?.SetTag("perfeval.ruleset", evaluation.RuleSet.Id + "@" + evaluation.RuleSet.Version);
        activity?.SetTag("perfeval.case", evaluation.CaseId);
        activity?.SetTag("perfeval.total", evaluation.Total.ToString());
    }

    private static string Whole(string folder) => Path.GetFullPath(folder, AppContext.BaseDirectory);

    private static List<string> Folders(PerfEvalRulesOptions options)
    {
        List<string> folders = [.. options.Folders.Select(Whole)];
        string own = Whole("rulesets");
        if (options.UseApplicationFolder && Directory.Exists(own) && !folders.Contains(own))
        {
            folders.Add(own);
        }

        return folders;
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
        RuleSetCatalog? files = RuleSetCatalog.TryLoad(Folders(_options), diagnostics, ExtensionsOf);
        List<RuleSet> embedded = [.. _options.Assemblies.Distinct().SelectMany(a => ReadEmbedded(a, diagnostics))];
        return files is null || diagnostics.HasErrors ? null : RuleSetCatalog.Of(files.RuleSets.Concat(embedded), diagnostics);
    }

    private IEnumerable<RuleSet> ReadEmbedded(Assembly assembly, DiagnosticBag diagnostics)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            string file = name.Split('/', '\\')[^1];
            bool isRuleSet = file.EndsWith("ruleset.yaml", StringComparison.Ordinal) || (file.Contains("ruleset-", StringComparison.Ordinal) && file.EndsWith(".yaml", StringComparison.Ordinal));
            if (isRuleSet && assembly.GetManifestResourceStream(name) is { } stream)
            {
                using var reader = new StreamReader(stream);
                texts[name] = reader.ReadToEnd();
            }
        }

        // One resource may extend another; they are known by what they say of themselves.
        (RuleSetHeader Header, string Text)[] known =
        [
            .. from text in texts
               let root = DocumentLoader.Read(new DocumentText(text.Key, text.Value), new DiagnosticBag()) as MappingNode
               where root is not null
               select (RuleSetHeader.Of(root), text.Value),
        ];
        var source = RuleSetSource.From(wanted => known.FirstOrDefault(k => k.Header.Id == wanted || k.Header.Id + "@" + k.Header.Version == wanted).Text);
        foreach ((string name, string text) in texts)
        {
            if (RuleSet.TryParse(new DocumentText($"{assembly.GetName().Name}:{name}", text), diagnostics, source, ExtensionsOf) is { } ruleSet)
            {
                yield return ruleSet;
            }
        }
    }

    private RuleSetExtensions? ExtensionsOf(string id) => _options.Extensions.TryGetValue(id, out RuleSetExtensions? extensions) ? extensions : null;

    private void Watch()
    {
        foreach (string folder in Folders(_options).Where(Directory.Exists))
        {
            var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
            watcher.Changed += Touched;
            watcher.Created += Touched;
            watcher.Deleted += Touched;
            watcher.Renamed += Touched;
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
    }

    // Writers touch a file several times; it is read when they are done.
    private void Touched(object sender, FileSystemEventArgs change)
    {
        if (Path.GetExtension(change.Name) is ".yaml" or ".json" or "" or null && !_disposed)
        {
            _timer!.Change(_options.Quiet, Timeout.InfiniteTimeSpan);
        }
    }

    [LoggerMessage(2041, LogLevel.Information, "Rule sets in use: {Count}.")]
    private static partial void LogLoaded(ILogger logger, int count);

    [LoggerMessage(2042, LogLevel.Error, "The rule sets have errors since they changed; the old ones stay in use.\n{Problems}")]
    private static partial void LogRefused(ILogger logger, string problems);
}
