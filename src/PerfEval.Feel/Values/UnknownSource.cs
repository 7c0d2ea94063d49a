namespace PerfEval.Feel.Values;

/// <summary>What a missing piece of information is.</summary>
public enum UnknownSourceKind
{
    /// <summary>A fact that the case does not give, or gives only as a range.</summary>
    Fact,

    /// <summary>A cell of a table.</summary>
    Cell,

    /// <summary>An evaluator's answer to what a standard asks.</summary>
    Answer,

    /// <summary>Evidence that a standard requires.</summary>
    Evidence,
}

/// <summary>One piece of information that is missing: a fact, a cell of a table, an answer, a piece of evidence.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name as people refer to it.</param>
/// <param name="Column">For a cell, the column; otherwise <see langword="null"/>.</param>
/// <param name="Row">For a cell, the row from 1; otherwise 0.</param>
public sealed record UnknownSource(UnknownSourceKind Kind, string Name, string? Column = null, int Row = 0)
{
    /// <summary>The canonical order in which missing pieces are listed.</summary>
    internal int CompareTo(UnknownSource other)
    {
        int result = Kind.CompareTo(other.Kind);
        result = result != 0 ? result : string.CompareOrdinal(Name, other.Name);
        result = result != 0 ? result : Row.CompareTo(other.Row);
        return result != 0 ? result : string.CompareOrdinal(Column, other.Column);
    }
}
