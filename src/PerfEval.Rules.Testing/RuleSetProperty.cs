namespace PerfEval.Rules.Testing;

/// <summary>What must hold of every case of a rule set.</summary>
public enum RuleSetProperty
{
    /// <summary>No score is below 0 or above its points.</summary>
    ScoresWithinPoints,

    /// <summary>Sections are the sums of their parts, and the points lost are the sum of what is told about them.</summary>
    SectionsAddUp,

    /// <summary>The same case gives the same bytes, evaluated again and on several threads at once.</summary>
    SameBytes,

    /// <summary>Without a fact, an answer or evidence, a score is nowhere narrower. Of cases in which no computation fails.</summary>
    KnowingMoreNeverWidens,

    /// <summary>The score of an open case holds the score of the same case with everything filled in. Of cases in which no computation fails.</summary>
    OpenScoreHoldsCompleted,

    /// <summary>
    /// What is said of a missing fact or piece of evidence comes true: supplied alone, it settles the grade only as one of those that it was said it may, and always if it was said it would.
    /// Of cases in which no computation fails.
    /// </summary>
    MissingPiecesSettleAsTold,

    /// <summary>A what-if is the evaluation of the changed case.</summary>
    WhatIfIsEvaluation,

    /// <summary>The order of facts, of answers and of a table's rows changes no score. A rule set that means the order of rows leaves this out.</summary>
    OrderChangesNothing,

    /// <summary>A text that is no value is refused with a code and a place, or read as one; nothing breaks.</summary>
    HostileTextsAreAnswered,
}
