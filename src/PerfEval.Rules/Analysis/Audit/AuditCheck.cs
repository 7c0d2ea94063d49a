using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>A cross-footing check (勾稽) that does not hold exactly.</summary>
/// <param name="That">What should hold, as written in the rule set; the name of the measure where a stated measure differs from the computed one.</param>
/// <param name="Verdict">
/// <see cref="AuditVerdict.Differs"/>; <see cref="AuditVerdict.Rounding"/>; <see cref="AuditVerdict.Unverifiable"/> if its computation failed.
/// </param>
/// <param name="Text">What the check found, with both figures.</param>
public sealed record AuditCheck(string That, AuditVerdict Verdict, LocalText Text);
