using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Batch;

/// <summary>How often a rule, or the standard of an indicator, took points.</summary>
/// <param name="Name">The rule's title, or the indicator's path.</param>
/// <param name="IsRule">Whether it is a rule; otherwise it is an indicator's own standard.</param>
/// <param name="Cases">Cases that surely have the finding.</param>
/// <param name="Possible">Cases that may have it, while something is missing.</param>
/// <param name="Times">How often it was found in all, several times in a case where a rule matches several rows; certain ones only.</param>
/// <param name="Deducted">What it took in all, nominally: before caps.</param>
public sealed record FindingCount(string Name, bool IsRule, long Cases, long Possible, long Times, ScoreRange Deducted);
