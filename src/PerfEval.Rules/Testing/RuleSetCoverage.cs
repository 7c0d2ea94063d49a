using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Testing;

/// <summary>
/// What the cases of a rule set try out: which bands were taken, which items were met and not met, which rules fired and stayed silent, which
/// grades came. Fed case by case; used by one thread at a time.
/// </summary>
public sealed class RuleSetCoverage
{
    private readonly IReadOnlyList<CoverageSpot> _spots;

    /// <summary>Makes a coverage without cases.</summary>
    /// <param name="ruleSet">The rule set of all cases.</param>
    public RuleSetCoverage(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        RuleSet = ruleSet;
        _spots = CoverageSpots.Of(ruleSet.Plan.RuleSet);
    }

    /// <summary>The rule set by which the cases are scored.</summary>
    public RuleSet RuleSet { get; }

    /// <summary>How many cases were added.</summary>
    public int Cases { get; private set; }

    /// <summary>How many of the required outcomes came in some case.</summary>
    public int Tried => Entries.Sum(e => e.Outcomes.Count(o => o.IsRequired && o.Cases > 0));

    /// <summary>How many outcomes are required.</summary>
    public int All => Entries.Sum(e => e.Outcomes.Count(o => o.IsRequired));

    /// <summary>Whether every required outcome came in some case.</summary>
    public bool IsComplete => Tried == All;

    /// <summary>Everything that can come out differently: indicators in the order of the table, then rules, then the grades.</summary>
    public IReadOnlyList<CoverageEntry> Entries => [.. _spots.Select(s => s.ToEntry())];

    /// <summary>Adds a case.</summary>
    /// <param name="evaluation">The case, scored by <see cref="RuleSet"/>.</param>
    /// <exception cref="ArgumentException">The case was scored by another rule set, or by the same one loaded a second time.</exception>
    public void Add(CaseEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        if (!ReferenceEquals(evaluation.RuleSet, RuleSet))
        {
            throw new ArgumentException($"The case was scored by {evaluation.RuleSet.Id}@{evaluation.RuleSet.Version}, not by this rule set.", nameof(evaluation));
        }

        var reading = new CoverageReading(evaluation.Result);
        foreach (CoverageSpot spot in _spots)
        {
            spot.Count(reading);
        }

        Cases++;
    }

    /// <summary>How much was tried, and a table of what was not.</summary>
    /// <param name="language">The language; the rule set's own words stay as they are.</param>
    public string ToText(Language language = Language.Chinese) => TextRenderer.Render(CoverageReport.Of(this, language));

    /// <summary>Every place with its outcomes and in how many cases each came, as JSON (format version 1).</summary>
    /// <param name="indented">Whether it is laid out over many lines; otherwise it is one line.</param>
    public string ToJson(bool indented = true) => CoverageJson.Write(this, indented);
}
