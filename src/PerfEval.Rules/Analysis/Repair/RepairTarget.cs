using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>One thing that a repair may change.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Slot">Its slot, or that of its table.</param>
/// <param name="Row">The row of a cell or of a repeated indicator's answer, from 0; -1 where there is none.</param>
/// <param name="Column">The column of a cell.</param>
internal sealed record RepairTarget(RepairKind Kind, int Slot, int Row = -1, string? Column = null)
{
    /// <summary>What asks, for answers and evidence of indicators.</summary>
    public Question? Question { get; init; }

    /// <summary>The smallest step between its values as people write them; 0 where they lie on no line.</summary>
    public decimal Step { get; init; }

    /// <summary>What a measure comes to; null for all others, whose values are in their slots.</summary>
    public FeelValue Computed { get; init; }

    /// <summary>The tables that would give a measure another value; they are taken as not known, so that the value stated for it counts.</summary>
    public IReadOnlyList<int> Inputs { get; init; } = [];

    public bool Equals(RepairTarget? other) => other is not null && (Kind, Slot, Row, Column) == (other.Kind, other.Slot, other.Row, other.Column);

    public override int GetHashCode() => HashCode.Combine(Kind, Slot, Row, Column);
}
