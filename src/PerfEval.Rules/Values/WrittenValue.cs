using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.Values;

/// <summary>A value as a person wrote it: what it is, and how it was written, for printing and for comparing at printed precision.</summary>
internal sealed record WrittenValue
{
    /// <summary>The value in base units; an unknown with bounds for a range; null where it was written as not known, or on an error.</summary>
    public FeelValue Value { get; init; }

    /// <summary>The text to print for it.</summary>
    public string Text { get; init; } = "";

    /// <summary>One unit of the last written place, in the base unit: 100 元 for 1044.04 万元. 0 where that has no meaning.</summary>
    public decimal LastPlace { get; init; }

    /// <summary>The unit in which it was written, if any.</summary>
    public MeasureUnit? Unit { get; init; }

    /// <summary>Makes the diagnostic for a text that is no such value, given its place and the name of the fact; null if all is well.</summary>
    public Func<SourceLocation, string, Diagnostic>? Error { get; init; }

    /// <summary>Whether it was written as not known.</summary>
    public bool IsNotGiven { get; init; }
}
