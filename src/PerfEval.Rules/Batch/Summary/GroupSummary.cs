namespace PerfEval.Rules.Batch;

/// <summary>The cases with one value of the attribute by which a batch is grouped.</summary>
/// <param name="Name">The value; <see langword="null"/> for cases without the attribute.</param>
/// <param name="IsRest">Whether it stands for all groups beyond the limit.</param>
/// <param name="Totals">How the totals are spread.</param>
/// <param name="Grades">How many cases have each grade, best first.</param>
public sealed record GroupSummary(string? Name, bool IsRest, ScoreDistribution Totals, IReadOnlyList<GradeCount> Grades);
