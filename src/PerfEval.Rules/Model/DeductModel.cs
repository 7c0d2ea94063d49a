using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Model;

/// <summary>One part of a deduction standard (扣分): what is counted, and what each count costs.</summary>
internal sealed class DeductModel
{
    public required SourceLocation Location { get; init; }

    /// <summary>The measured value, for <see cref="Over"/>, <see cref="Under"/> or <see cref="Bands"/>.</summary>
    public SourceText? Of { get; init; }

    public SourceText? Over { get; init; }

    public SourceText? Under { get; init; }

    public SourceText? Per { get; init; }

    public StepCounting? Steps { get; init; }

    /// <summary>Points lost by the first line that holds.</summary>
    public IReadOnlyList<BandModel>? Bands { get; init; }

    /// <summary>The rows that are counted.</summary>
    public SourceText? For { get; init; }

    public SourceText? When { get; init; }

    /// <summary>Occurrences of this are asked of the evaluator.</summary>
    public string? Found { get; init; }

    /// <summary>Requirements that an occurrence may violate.</summary>
    public IReadOnlyList<string> Among { get; init; } = [];

    /// <summary>What each count costs; null for bands.</summary>
    public PointsModel? Points { get; init; }

    /// <summary>The most that this part costs.</summary>
    public PointsModel? Max { get; init; }

    /// <summary>Whether what exceeds the indicator's points is taken from the total.</summary>
    public bool SpillsToTotal { get; init; }

    /// <summary>A sentence for each counted row, or for the condition, with values in it.</summary>
    public SourceText? Because { get; init; }

    public string? Wording { get; init; }

    public string? Reading { get; init; }

    public string? Reconstructed { get; init; }
}

/// <summary>How parts of a step are counted; printed standards rarely say, so the author must.</summary>
internal enum StepCounting
{
    /// <summary>Only whole steps: 3.9 counts as 3.</summary>
    Whole,

    /// <summary>Every step begun: 3.1 counts as 4.</summary>
    Started,

    /// <summary>In proportion: 3.5 counts as 3.5.</summary>
    Exact,
}
