using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel;

/// <summary>How an expression came to its value.</summary>
/// <param name="Value">The value.</param>
/// <param name="Steps">The parts of the expression with their values, each before what it is part of. Bodies of loops, filters and functions have a value for each turn and are left out.</param>
public sealed record FeelTrace(FeelValue Value, IReadOnlyList<FeelStep> Steps);

/// <summary>A part of an expression and its value.</summary>
/// <param name="Text">The part as it was written.</param>
/// <param name="Span">Where it stands in the text of the expression.</param>
/// <param name="Depth">How deep it is nested; 0 for the whole expression.</param>
/// <param name="Type">Its static type.</param>
/// <param name="Value">Its value.</param>
public sealed record FeelStep(string Text, TextSpan Span, int Depth, FeelType Type, FeelValue Value);
