namespace PerfEval.Rules.Analysis.Comparison;

/// <summary>What differs between two evaluations.</summary>
public enum DifferenceKind
{
    /// <summary>A fact, the as-of date among them, or a measure that a case states.</summary>
    Fact,

    /// <summary>An answer of the evaluators.</summary>
    Judgement,

    /// <summary>Whether required evidence is there.</summary>
    Evidence,

    /// <summary>The definition of a measure.</summary>
    Measure,

    /// <summary>The definition of a function.</summary>
    Function,

    /// <summary>The standard of an indicator: how it earns and loses points, when it applies, how it is rounded or summed up.</summary>
    Standard,

    /// <summary>The points of an indicator.</summary>
    Points,

    /// <summary>A deduction rule.</summary>
    Rule,

    /// <summary>The grades and their limits.</summary>
    Grades,

    /// <summary>How the total is rounded.</summary>
    Rounding,
}
