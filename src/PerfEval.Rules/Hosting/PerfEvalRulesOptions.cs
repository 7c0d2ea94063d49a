using System.Reflection;

namespace PerfEval.Rules.Hosting;

/// <summary>Where a host's rule sets come from.</summary>
public sealed class PerfEvalRulesOptions
{
    /// <summary>
    /// Folders of rule sets, or folders that hold several; relative ones are below the application. Default: <c>rulesets</c>, where packages put theirs, if it
    /// is there. Missing folders, files and empty entries are an error at start; a folder without rule sets is a warning in the log.
    /// </summary>
    public IList<string> Folders { get; } = [];

    /// <summary>Assemblies with rule sets as embedded resources: every resource whose name ends with <c>ruleset.yaml</c> or <c>ruleset-….yaml</c>. One without is a warning in the log.</summary>
    public IList<Assembly> Assemblies { get; } = [];

    /// <summary>What the host adds in code to rule sets, by their ids. An id that no rule set has is an error when they are read (PE2043). Default: nothing.</summary>
    public IDictionary<string, RuleSetExtensions> Extensions { get; } = new Dictionary<string, RuleSetExtensions>(StringComparer.Ordinal);

    /// <summary>
    /// Whether folders are watched, and rule sets that changed are taken over without a restart. That a folder is replaced by another one of its name, or that a link on the way to it gets another
    /// target, is a change too; that a folder further up is moved is not noticed. Default: false.
    /// </summary>
    public bool Watch { get; set; }

    /// <summary>How long a folder must be quiet before it is read again; between 10 ms and a minute. Default: 300 ms.</summary>
    public TimeSpan Quiet { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Whether the folder <c>rulesets</c> below the application is used if it is there, besides <see cref="Folders"/>. Default: true.</summary>
    public bool UseApplicationFolder { get; set; } = true;
}
