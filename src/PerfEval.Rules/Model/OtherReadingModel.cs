using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Model;

/// <summary>
/// Another reading (另一种读法) of the words of an indicator, an item or a measure: what the audit computes beside the reading by which cases
/// are scored. It changes no score.
/// </summary>
/// <param name="Reading">How the words are read, in words.</param>
/// <param name="Value">The score, or the measure's value, under that reading.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record OtherReadingModel(string Reading, SourceText Value, SourceLocation Location);
