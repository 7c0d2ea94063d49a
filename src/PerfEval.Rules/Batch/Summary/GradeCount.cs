namespace PerfEval.Rules.Batch;

/// <summary>How many cases have a grade.</summary>
/// <param name="Grade">The grade's name.</param>
/// <param name="Cases">Cases that surely have it.</param>
/// <param name="Possible">Cases that may have it or another, while something is missing.</param>
public sealed record GradeCount(string Grade, long Cases, long Possible);
