using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>Why a case cannot be audited: PE4201 to PE4299.</summary>
internal static class AuditErrors
{
    public static readonly DiagnosticDescriptor NothingPublished = new(
        "PE4201",
        Severity.Error,
        "案例“{0}”没有公布的结果，无从核对。在 published 里照报告写 total、grade、scores、figures 中的至少一项。",
        "The case '{0}' has no published result to audit. Repeat what the report printed under 'published': total, grade, scores or figures.");

    public static readonly DiagnosticDescriptor UnknownLine = new(
        "PE4202",
        Severity.Error,
        "公布的得分“{0}”对不上指标，或者不止一个指标叫这个名称。{1}",
        "The published score '{0}' belongs to no indicator, or to several. {1}");

    public static readonly DiagnosticDescriptor LineTwice = new(
        "PE4203",
        Severity.Error,
        "“{0}”的公布得分写了两次。",
        "The published score of '{0}' is there twice.");
}
