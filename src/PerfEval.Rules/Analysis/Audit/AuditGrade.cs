using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>The printed grade and the grades of the printed total.</summary>
/// <param name="Printed">The grade as printed; it may be another name of one of the rule set's grades.</param>
/// <param name="Verdict">
/// <see cref="AuditVerdict.Agrees"/>; <see cref="AuditVerdict.GradeWrong"/> if the printed total, or the corrected one where none is printed, has another grade;
/// <see cref="AuditVerdict.Unverifiable"/> if it is one of several that are possible, or the rule set has no grades.
/// </param>
/// <param name="OfPrintedTotal">
/// The grade that the printed total has, or the corrected one where none is printed; several while that total is open, or a rule that caps the grade is undecided.
/// </param>
public sealed record AuditGrade(string Printed, AuditVerdict Verdict, IReadOnlyList<string> OfPrintedTotal)
{
    /// <summary>What is missing to know the grade, where it cannot be verified.</summary>
    public IReadOnlyList<LocalText> Missing { get; init; } = [];
}
