using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Explanation;

/// <summary>What a line of a trail tells.</summary>
public enum TrailKind
{
    /// <summary>The score of an indicator, a section or an item.</summary>
    Score,

    /// <summary>The standard's words, how they were read, what was reconstructed, the document it rests on.</summary>
    Note,

    /// <summary>What was measured and which line of the standard it met.</summary>
    Step,

    /// <summary>A value and where it comes from.</summary>
    Value,

    /// <summary>A row of a table that counts.</summary>
    Row,

    /// <summary>Points lost.</summary>
    Loss,

    /// <summary>Points that a cap gave back, as a negative loss.</summary>
    Cap,

    /// <summary>What rounding, rescaling or summing up changed.</summary>
    Adjustment,

    /// <summary>A rule that did not fire, and on which value.</summary>
    NotFired,

    /// <summary>What is missing.</summary>
    Missing,

    /// <summary>A computation that failed.</summary>
    Failure,
}

/// <summary>A line of a trail (推导过程) with what it rests on below it.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="Text">The line.</param>
internal sealed record TrailNode(TrailKind Kind, LocalText Text)
{
    public List<TrailNode> Children { get; init; } = [];

    /// <summary>For losses, caps and adjustments: the points. Those of an indicator's own lines add up to the points it lost.</summary>
    public ScoreRange? Amount { get; init; }

    public TrailNode Add(TrailNode child)
    {
        Children.Add(child);
        return this;
    }
}
