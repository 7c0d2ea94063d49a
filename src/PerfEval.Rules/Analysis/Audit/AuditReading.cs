using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>What would come out if the words of a standard or a measure were read in another way that the rule set states (<c>other-readings</c>).</summary>
/// <param name="Of">The path of the indicator or item, or the name of the measure.</param>
/// <param name="Reading">The other reading, in the rule set's words.</param>
/// <param name="Score">For an indicator its score under that reading, within its points; <see langword="null"/> for a measure.</param>
/// <param name="LineScore">For an item the score of its whole indicator under that reading, otherwise the same as <paramref name="Score"/>.</param>
/// <param name="Value">For a measure its value under that reading, as text.</param>
/// <param name="Taken">For a measure its value under the reading by which cases are scored, as text.</param>
public sealed record AuditReading(string Of, string Reading, ScoreRange? Score, ScoreRange? LineScore, LocalText? Value, LocalText? Taken);
