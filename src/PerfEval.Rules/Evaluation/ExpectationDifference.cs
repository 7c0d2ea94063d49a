using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Evaluation;

/// <summary>One thing that came out differently from what a case expects.</summary>
internal sealed record ExpectationDifference
{
    /// <summary>The difference in a sentence.</summary>
    public required LocalText Sentence { get; init; }

    /// <summary>What differs: the total, an indicator; empty where there is only the sentence.</summary>
    public LocalText What { get; init; }

    /// <summary>What was expected; null where there is only the sentence.</summary>
    public LocalText? Expected { get; init; }

    /// <summary>What came out.</summary>
    public LocalText? Actual { get; init; }

    /// <summary>By how many points it is more, where both are known.</summary>
    public decimal? Points { get; init; }

    /// <summary>The indicator that differs, if it is one.</summary>
    public IndicatorResult? Indicator { get; init; }

    public static ExpectationDifference Between(LocalText what, LocalText expected, LocalText actual) => new()
    {
        What = what,
        Expected = expected,
        Actual = actual,
        Sentence = new(
            $"{what.Chinese}：应为 {expected.Chinese}，实为 {actual.Chinese}", $"{what.English}: expected {expected.English}, found {actual.English}"),
    };

    public static ExpectationDifference Told(LocalText sentence) => new() { Sentence = sentence };
}
