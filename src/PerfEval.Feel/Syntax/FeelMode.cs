namespace PerfEval.Feel.Syntax;

/// <summary>How strictly an expression is read and checked. One evaluator serves both; the mode decides what is an error.</summary>
public enum FeelMode
{
    /// <summary>
    /// The strict profile for scoring, and the default: every name and type is checked, a missing input is an unknown that is named, and
    /// percentages, amounts with units, date literals and full-width punctuation are read.
    /// </summary>
    Scoring,

    /// <summary>The OMG DMN standard as it stands, with its null semantics; it exists to run the conformance kit.</summary>
    Spec,
}
