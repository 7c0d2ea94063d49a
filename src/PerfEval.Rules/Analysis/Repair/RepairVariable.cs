using PerfEval.Feel.Values;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>A thing that may be changed, or several that are interchangeable, with the values that it may take.</summary>
/// <param name="Levels">The values; none lies within an earlier one.</param>
/// <param name="Members">How many things it stands for; more than 1 for rows of which any may be taken.</param>
internal sealed record RepairVariable(IReadOnlyList<RepairLevel> Levels, IReadOnlyList<RepairTarget> Members)
{
    public RepairTarget First => Members[0];
}

/// <summary>One value of a variable, or that some of its members change.</summary>
/// <param name="Changes">What is changed.</param>
/// <param name="Direction">Values of different directions cannot be compared.</param>
/// <param name="Distance">How far it is from what the case has, within its direction.</param>
/// <param name="Cost">How many changes it is.</param>
internal sealed record RepairLevel(IReadOnlyList<RepairChange> Changes, int Direction, decimal Distance, int Cost)
{
    /// <summary>Whether who goes so far as the other has gone so far as this.</summary>
    public bool IsWithin(RepairLevel other) => Direction == other.Direction && Distance <= other.Distance;
}

/// <summary>A thing that may be changed and a value for it.</summary>
internal readonly record struct RepairChange(RepairTarget Target, FeelValue Value);
