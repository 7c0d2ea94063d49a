using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel.Values;

/// <summary>Why a computation has no value: a division by zero, a conversion that cannot be, an index past the end.</summary>
/// <param name="Diagnostic">What to tell a person, with the place in the expression.</param>
public sealed record Failure(Diagnostic Diagnostic);
