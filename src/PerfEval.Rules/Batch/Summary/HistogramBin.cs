namespace PerfEval.Rules.Batch;

/// <summary>How many scores lie from one bound (inclusive) to another (exclusive, but for the last bin).</summary>
/// <param name="From">The lower bound.</param>
/// <param name="To">The upper bound.</param>
/// <param name="Cases">Scores that surely lie here.</param>
/// <param name="Possible">Scores that may lie here or elsewhere, while something is missing.</param>
public sealed record HistogramBin(decimal From, decimal To, long Cases, long Possible);
