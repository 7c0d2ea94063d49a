using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>Why no repair can be looked for: PE4401 to PE4499.</summary>
internal static class RepairErrors
{
    public static readonly DiagnosticDescriptor UnknownGrade = new(
        "PE4401",
        Severity.Error,
        "规则集没有等级“{0}”。它的等级：{1}。",
        "The rule set has no grade '{0}'. Its grades: {1}.");

    public static readonly DiagnosticDescriptor NoGrades = new(
        "PE4402",
        Severity.Error,
        "规则集没有写等级（grades），没有“{0}”可以达到。",
        "The rule set has no grades, so there is no '{0}' to reach.");
}
