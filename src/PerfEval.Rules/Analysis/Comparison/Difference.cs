using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Analysis.Comparison;

/// <summary>One thing that two evaluations have in different form.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name of the fact, measure, function or rule; the path of the indicator; empty for what the table has as a whole.</param>
/// <param name="Before">What it was; <see langword="null"/> where the first evaluation has no such thing.</param>
/// <param name="After">What it is; <see langword="null"/> where the second has no such thing.</param>
public sealed record Difference(DifferenceKind Kind, string Name, LocalText? Before, LocalText? After);
