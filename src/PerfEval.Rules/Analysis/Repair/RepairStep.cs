using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>One step of a repair: a thing that changes, or some of several things that are alike. Immutable.</summary>
public sealed class RepairStep
{
    /// <summary>What kind of thing changes.</summary>
    public required RepairKind Kind { get; init; }

    /// <summary>The name of the fact, table, measure or question.</summary>
    public required string Name { get; init; }

    /// <summary>The column of a table's cells; otherwise <see langword="null"/>.</summary>
    public string? Column { get; init; }

    /// <summary>The rows of a table, from 1, any <see cref="Count"/> of which change; empty for what is no table.</summary>
    public IReadOnlyList<int> Rows { get; init; } = [];

    /// <summary>How many changes it is: rows that change, occurrences that are put right; otherwise 1.</summary>
    public required int Count { get; init; }

    /// <summary>What it is in the case.</summary>
    public required LocalText Before { get; init; }

    /// <summary>What it would be.</summary>
    public required LocalText After { get; init; }

    /// <summary>The step as a sentence.</summary>
    public required LocalText Text { get; init; }

    /// <summary>How many points it adds to the total, taken after the steps before it.</summary>
    public required decimal Points { get; init; }

    /// <summary>The total after it and all steps before it.</summary>
    public required ScoreRange Total { get; init; }

    /// <summary>The paths of the indicators whose scores it raises.</summary>
    public required IReadOnlyList<string> Indicators { get; init; }

    /// <summary>The titles of the rules that no longer fire by it.</summary>
    public required IReadOnlyList<string> Cured { get; init; }
}
