using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>Something that keeps a case from a grade, whatever is changed. Immutable.</summary>
/// <param name="Indicator">The path of an indicator whose points cannot be had; <see langword="null"/> for a rule that caps the grade.</param>
/// <param name="Lost">The points that stay lost there; 0 for a rule.</param>
/// <param name="FixedFacts">The facts that are fixed and on which it hangs.</param>
/// <param name="Text">What it is, as a sentence.</param>
public sealed record RepairBlock(string? Indicator, decimal Lost, IReadOnlyList<string> FixedFacts, LocalText Text);
