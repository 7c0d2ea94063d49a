using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.Model;

/// <summary>A fact that a case may give: its type, and what is asked of its value.</summary>
internal sealed record FactModel(string Name, ValueTypeModel Type, SourceLocation Location)
{
    /// <summary>Columns, if the fact is a table; <see cref="Type"/> is then the list of its rows.</summary>
    public IReadOnlyList<ColumnModel> Columns { get; init; } = [];

    /// <summary>Least and greatest value that makes sense, in the base unit.</summary>
    public Interval Bounds { get; init; }

    /// <summary>Whether no repair may change it: a missed deadline stays missed.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether the value counts only with evidence.</summary>
    public bool NeedsEvidence { get; init; }

    public string? Note { get; init; }
}

/// <summary>A column of a table.</summary>
internal sealed record ColumnModel(string Name, ValueTypeModel Type, SourceLocation Location);

/// <summary>The type of a value as declared: the static type, and how values are written.</summary>
/// <param name="Type">The static type.</param>
/// <param name="IsInteger">Whether only whole numbers are allowed.</param>
/// <param name="DefaultUnit">The unit that a bare number takes; null if a unit must be written.</param>
internal sealed record ValueTypeModel(FeelType Type, bool IsInteger = false, MeasureUnit? DefaultUnit = null);
