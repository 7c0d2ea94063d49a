using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Testing;

/// <summary>How the properties of a rule set are checked.</summary>
public sealed record RuleSetPropertyOptions
{
    /// <summary>How many cases each property is tried with; at least 1. Default: 60.</summary>
    public int Runs { get; init; } = 60;

    /// <summary>From what the cases are made: the same number makes the same cases on every machine.</summary>
    public ulong Seed { get; init; } = 20_211_231;

    /// <summary>Properties that <see cref="RuleSetProperties.CheckAll"/> leaves out.</summary>
    public IReadOnlySet<RuleSetProperty> Without { get; init; } = new HashSet<RuleSetProperty>();

    /// <summary>
    /// Facts that every case has as they stand here. Where indicators are repeated by the rows of a table, that table: made-up rows seldom have points
    /// that add up. A name that the rule set has no fact for is refused.
    /// </summary>
    public IReadOnlyDictionary<string, CaseValue> Given { get; init; } = new Dictionary<string, CaseValue>();

    /// <summary>The language of messages.</summary>
    public Language Language { get; init; } = Language.Chinese;
}
