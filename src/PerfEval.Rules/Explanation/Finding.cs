using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Explanation;

/// <summary>A finding (问题): what cost points, by which rule or standard, on what evidence.</summary>
internal sealed class Finding
{
    /// <summary>The rule; null for a loss by an indicator's own standard.</summary>
    public required CheckedRule? Rule { get; init; }

    public required string Title { get; init; }

    /// <summary>The indicator that lost points; null for a finding without points.</summary>
    public required IndicatorResult? Indicator { get; init; }

    /// <summary>Nominal points: what caps swallow is told apart.</summary>
    public required ScoreRange Deducted { get; init; }

    /// <summary>Whether it surely holds; otherwise it hangs on what is missing.</summary>
    public required bool IsCertain { get; init; }

    public required LocalText Text { get; init; }

    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    public IReadOnlyList<BasisModel> Basis { get; init; } = [];

    public string? Advice { get; init; }

    public string? Reading { get; init; }

    public string? Reconstructed { get; init; }
}
