using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Analysis.Comparison;

/// <summary>An indicator or section in two evaluations.</summary>
/// <param name="Path">Its path, by which the two are matched.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsSection">Whether it sums up others, so that its change follows from theirs.</param>
/// <param name="Before">Its score in the first evaluation; <see langword="null"/> if it is not there.</param>
/// <param name="After">Its score in the second; <see langword="null"/> if it is not there.</param>
/// <param name="PointsBefore">Its full marks in the first evaluation, if it is there.</param>
/// <param name="PointsAfter">Its full marks in the second, if it is there.</param>
/// <param name="Causes">
/// Of what its score is computed from, all that differs: facts, answers, evidence, definitions. Empty for an unchanged one, and for a section
/// that changed with its parts only.
/// </param>
public sealed record ScoreComparison(
    string Path, string Name, bool IsSection, ScoreRange? Before, ScoreRange? After, decimal? PointsBefore, decimal? PointsAfter, IReadOnlyList<Difference> Causes)
{
    /// <summary>Whether score or points differ, or only one evaluation has it.</summary>
    public bool IsChanged => Before != After || PointsBefore != PointsAfter;
}
