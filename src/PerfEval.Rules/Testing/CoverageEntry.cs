namespace PerfEval.Rules.Testing;

/// <summary>One place of a rule set that can come out differently, and how often each outcome was tried.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The path of the indicator or item, or the name of the rule; empty for the grades.</param>
/// <param name="Part">Of a deduction in several parts, which one, from 1; <see langword="null"/> for all else.</param>
/// <param name="Outcomes">What can come out, in the order of the rule set.</param>
public sealed record CoverageEntry(CoverageKind Kind, string Name, int? Part, IReadOnlyList<CoverageOutcome> Outcomes);

/// <summary>One outcome of a place, and in how many cases it came.</summary>
/// <param name="Name">
/// The test of a band, the name of a level or a grade, as the rule set writes it; otherwise <c>met</c>, <c>unmet</c>, <c>partly</c>, <c>deducts</c>,
/// <c>nothing</c>, <c>applies</c>, <c>not-applicable</c>, <c>fired</c>, <c>silent</c>, and everywhere <c>unknown</c>, where something is missing.
/// </param>
/// <param name="Cases">In how many cases it came for certain; in one of several rows is enough.</param>
/// <param name="IsRequired">Whether a rule set is tried completely only with it; not so what is met in part or unknown.</param>
public sealed record CoverageOutcome(string Name, int Cases, bool IsRequired);
