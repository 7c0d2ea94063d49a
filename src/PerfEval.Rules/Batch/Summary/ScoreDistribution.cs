using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Batch;

/// <summary>How scores are spread. Where scores are stretches, so are these: whatever the missing facts turn out to be, the figure lies within.</summary>
public sealed record ScoreDistribution
{
    /// <summary>How many scores there are; at least 1.</summary>
    public required long Count { get; init; }

    /// <summary>The lowest.</summary>
    public required ScoreRange Minimum { get; init; }

    /// <summary>A quarter of the way up, between two neighbours in proportion, as spreadsheets count (QUARTILE.INC).</summary>
    public required ScoreRange LowerQuartile { get; init; }

    /// <summary>The middle one, or half-way between the two middle ones.</summary>
    public required ScoreRange Median { get; init; }

    /// <summary>Three quarters of the way up.</summary>
    public required ScoreRange UpperQuartile { get; init; }

    /// <summary>The highest.</summary>
    public required ScoreRange Maximum { get; init; }

    /// <summary>The mean, unrounded.</summary>
    public required ScoreRange Mean { get; init; }

    /// <summary>
    /// The step to which scores had to be rounded to be counted in bounded memory, the low ends down and the high ends up; 0 if all figures are
    /// exact, as they are where the rule set rounds its totals.
    /// </summary>
    public required decimal Precision { get; init; }

    /// <summary>Ten equal parts from 0 to the full marks.</summary>
    public required IReadOnlyList<HistogramBin> Histogram { get; init; }
}
