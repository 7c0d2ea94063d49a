namespace PerfEval.Feel.Values;

/// <summary>A range between two ends; an end that is null is open to that side (<c>&lt; 5</c> has no low end).</summary>
/// <param name="LowIncluded">Whether the low end belongs to it.</param>
/// <param name="Low">The low end.</param>
/// <param name="High">The high end.</param>
/// <param name="HighIncluded">Whether the high end belongs to it.</param>
public sealed record FeelRange(bool LowIncluded, FeelValue Low, FeelValue High, bool HighIncluded);
