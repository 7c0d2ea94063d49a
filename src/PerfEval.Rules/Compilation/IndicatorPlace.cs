using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Compilation;

/// <summary>A line of the scoring table: an indicator, section or item, where it stands and what it is worth. Shared by all cases where it is the same for all.</summary>
internal sealed class IndicatorPlace
{
    public required CheckedIndicator Indicator { get; init; }

    /// <summary>Its place among all lines, from 0.</summary>
    public required int Place { get; init; }

    /// <summary>The row of a repeated indicator, from 0; 0 for all others.</summary>
    public required int Row { get; init; }

    /// <summary>What it is called: its name, or the title of its row.</summary>
    public required string Name { get; init; }

    public required string Path { get; init; }

    /// <summary>Its points as the framework states them.</summary>
    public required decimal Points { get; set; }

    /// <summary>The places of the lines right below it.</summary>
    public int[] Children { get; set; } = [];
}
