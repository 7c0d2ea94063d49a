namespace PerfEval.Rules.Testing;

/// <summary>What can come out differently from case to case.</summary>
public enum CoverageKind
{
    /// <summary>The lines of <c>bands</c>, of a standard or of a deduction.</summary>
    Bands,

    /// <summary>A checklist's item, or one standard that is met or not.</summary>
    Item,

    /// <summary>The levels of <c>levels</c>.</summary>
    Levels,

    /// <summary>A part of <c>deduct</c> that counts steps, rows or occurrences.</summary>
    Deduction,

    /// <summary>Whether what has <c>applies</c> applies.</summary>
    Applicability,

    /// <summary>A rule.</summary>
    Rule,

    /// <summary>The grades of the total.</summary>
    Grades,
}
