using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Batch;

/// <summary>What an indicator lost over all cases to which it applies. The rows of a repeated indicator are added up.</summary>
/// <param name="Path">The indicator's path.</param>
/// <param name="Cases">Cases to which it applies, or may.</param>
/// <param name="Losing">Cases in which it surely lost something.</param>
/// <param name="Points">Its points in all these cases together.</param>
/// <param name="Lost">What it lost in all these cases together.</param>
public sealed record IndicatorLoss(string Path, long Cases, long Losing, decimal Points, ScoreRange Lost)
{
    /// <summary>The share of its points that it lost, from 0 to 1.</summary>
    public ScoreRange Share => Points > 0 ? new ScoreRange(Lost.Low / Points, Lost.High / Points) : default;

    /// <summary>What it lost in a case on average.</summary>
    public ScoreRange Mean => Cases > 0 ? new ScoreRange(Lost.Low / Cases, Lost.High / Cases) : default;
}
