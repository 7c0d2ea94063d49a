using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Batch;

/// <summary>A case in the ranking. Cases with the same total share the better rank.</summary>
/// <param name="BestRank">The best rank that it can have among all cases of the batch, from 1.</param>
/// <param name="WorstRank">The worst; the same where all totals that matter are settled.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Group">Its group; <see langword="null"/> if it has none, or nothing is grouped.</param>
/// <param name="Total">Its total.</param>
/// <param name="Grades">Its grade, or those not excluded, best first.</param>
public sealed record RankedCase(long BestRank, long WorstRank, string CaseId, string? Group, ScoreRange Total, IReadOnlyList<string> Grades);
