using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Results;

/// <summary>A line of a trail (推导过程): a score, a step, a value, a loss, with what it rests on below it. Immutable.</summary>
public sealed class TrailLine
{
    internal TrailLine(TrailNode node)
    {
        Kind = node.Kind;
        Text = node.Text;
        Amount = node.Amount;
        Below = [.. node.Children.Select(c => new TrailLine(c))];
    }

    /// <summary>What the line tells.</summary>
    public TrailKind Kind { get; }

    /// <summary>The line.</summary>
    public LocalText Text { get; }

    /// <summary>
    /// The points of losses, caps and adjustments; <see langword="null"/> for all others. Those directly below a known score add up to the points it lost.
    /// </summary>
    public ScoreRange? Amount { get; }

    /// <summary>What it rests on.</summary>
    public IReadOnlyList<TrailLine> Below { get; }
}
