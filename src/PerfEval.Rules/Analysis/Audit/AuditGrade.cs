namespace PerfEval.Rules.Analysis.Audit;

/// <summary>The printed grade and the grades of the printed total.</summary>
/// <param name="Printed">The grade as printed; it may be another name of one of the rule set's grades.</param>
/// <param name="Verdict">
/// <see cref="AuditVerdict.Agrees"/>; <see cref="AuditVerdict.GradeWrong"/> if the printed total has another grade;
/// <see cref="AuditVerdict.Unverifiable"/> if the rule set has no grades or no total is printed.
/// </param>
/// <param name="OfPrintedTotal">The grade that the printed total has; several while a rule that caps the grade is undecided.</param>
public sealed record AuditGrade(string Printed, AuditVerdict Verdict, IReadOnlyList<string> OfPrintedTotal);
