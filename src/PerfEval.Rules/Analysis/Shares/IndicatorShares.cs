namespace PerfEval.Rules.Analysis.Shares;

/// <summary>How the points that an indicator lost share out over its findings. Immutable.</summary>
public sealed class IndicatorShares
{
    /// <summary>The path of the indicator.</summary>
    public required string Path { get; init; }

    /// <summary>The points that it lost.</summary>
    public required decimal Lost { get; init; }

    /// <summary>Its findings, in the order of the report.</summary>
    public required IReadOnlyList<LossShare> Findings { get; init; }

    /// <summary>What the findings cost by themselves, in all.</summary>
    public decimal Nominal => Findings.Sum(f => f.Nominal);

    /// <summary>
    /// What goes on from the total, since a deduction that spills over exceeds the indicator's points; 0 for most. The total itself does not fall below 0.
    /// </summary>
    public decimal Spilled { get; init; }

    /// <summary>What maxima, the end at 0 and rounding took off what the findings cost; below 0 where rounding added to it.</summary>
    public decimal Swallowed => Nominal - Lost - Spilled;

    /// <summary>Whether the shares were computed; not beyond 20,000 combinations of unlike findings.</summary>
    public bool IsShared => Findings.All(f => f.Share is not null);
}
