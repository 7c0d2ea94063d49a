namespace PerfEval.Rules.Batch;

/// <summary>What a summary keeps.</summary>
public sealed record BatchSummaryOptions
{
    /// <summary>How many cases the ranking lists, the highest first; 20 unless told. Memory grows with this number, not with the cases.</summary>
    public int Top { get; init; } = 20;

    /// <summary>The attribute by which cases are grouped, such as <c>county</c>; none unless told.</summary>
    public string? By { get; init; }

    /// <summary>How many groups are kept apart; 1000 unless told. The cases of groups that come up later are put together in one.</summary>
    public int GroupLimit { get; init; } = 1000;
}
