using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>A figure of the report's text (<c>published.figures</c>) and what the stated facts give for it.</summary>
/// <param name="Name">What the figure is called.</param>
/// <param name="Printed">The figure as printed.</param>
/// <param name="Expression">The expression that it should equal, as written; <see langword="null"/> if the case gives none.</param>
/// <param name="Verdict">
/// <see cref="AuditVerdict.Agrees"/>, <see cref="AuditVerdict.Rounding"/>, <see cref="AuditVerdict.Differs"/>,
/// <see cref="AuditVerdict.Outside"/> (printed is no possible value, such as a date that no calendar has), or
/// <see cref="AuditVerdict.Unverifiable"/>.
/// </param>
/// <param name="Recomputed">What the expression gives, printed like the figures it comes from; <see langword="null"/> where it cannot be computed.</param>
/// <param name="Missing">What is missing to compute it.</param>
public sealed record AuditFigure(
    string Name, string Printed, string? Expression, AuditVerdict Verdict, LocalText? Recomputed, IReadOnlyList<LocalText> Missing)
{
    /// <summary>Whether the figure does not fit the stated facts.</summary>
    public bool IsDifference => Verdict is AuditVerdict.Differs or AuditVerdict.Outside;
}
