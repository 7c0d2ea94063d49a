using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Analysis.Comparison;

/// <summary>The findings by one rule or standard in one indicator, where two evaluations differ in them. Immutable.</summary>
/// <param name="Title">The title of the rule, or the name of the indicator where its own standard takes the points.</param>
/// <param name="IsByRule">Whether a rule found it; otherwise the indicator's own standard, which makes one finding at most.</param>
/// <param name="Indicator">The path of the indicator that loses points; <see langword="null"/> for a finding without points.</param>
/// <param name="CountBefore">How many findings the first evaluation has, possible ones included.</param>
/// <param name="CountAfter">How many the second has.</param>
/// <param name="DeductedBefore">The points that they cost by themselves in the first evaluation, before any maximum.</param>
/// <param name="DeductedAfter">The points that they cost by themselves in the second.</param>
/// <param name="Gone">What only the first evaluation finds, or finds at another cost.</param>
/// <param name="Come">What only the second finds, or finds at another cost.</param>
public sealed record FindingComparison(
    string Title,
    bool IsByRule,
    string? Indicator,
    int CountBefore,
    int CountAfter,
    ScoreRange DeductedBefore,
    ScoreRange DeductedAfter,
    IReadOnlyList<LocalText> Gone,
    IReadOnlyList<LocalText> Come);
