using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>Verdicts in words: for people, for programs, and how they stand out.</summary>
internal static class AuditWords
{
    /// <summary>The verdict on a score or a figure, in a table's cell.</summary>
    public static LocalText Of(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Agrees => new("相符", "agrees"),
        AuditVerdict.Judged => new("凭判断", "rests on judgement"),
        AuditVerdict.Rounding => new("四舍五入之差", "rounding"),
        AuditVerdict.Differs => new("不一致", "differs"),
        AuditVerdict.Outside => new("不可能", "not possible"),
        AuditVerdict.OutsideUnlessJudged => new("须另行认定", "possible only if judged so"),
        AuditVerdict.Unverifiable => new("无法核实", "cannot be verified"),
        AuditVerdict.SumWrong => new("合计不对", "sum is wrong"),
        _ => new("等级不对", "grade is wrong"),
    };

    /// <summary>The verdict in JSON, and in what a case expects of its audit.</summary>
    public static string Key(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Agrees => "agrees",
        AuditVerdict.Judged => "judged",
        AuditVerdict.Rounding => "rounding",
        AuditVerdict.Differs => "differs",
        AuditVerdict.Outside => "outside",
        AuditVerdict.OutsideUnlessJudged => "outside-unless-judged",
        AuditVerdict.Unverifiable => "unverifiable",
        AuditVerdict.SumWrong => "sum-wrong",
        _ => "grade-wrong",
    };

    /// <summary>The support of a judgement in JSON.</summary>
    public static string Key(JudgementSupport support) => support switch
    {
        JudgementSupport.Reason => "reason",
        JudgementSupport.Evidence => "evidence",
        _ => "none",
    };

    /// <summary>How a verdict stands out.</summary>
    public static TextStyle Style(AuditVerdict verdict) => verdict switch
    {
        AuditVerdict.Differs or AuditVerdict.Outside or AuditVerdict.SumWrong or AuditVerdict.GradeWrong => TextStyle.Bad,
        AuditVerdict.OutsideUnlessJudged or AuditVerdict.Unverifiable => TextStyle.Warning,
        AuditVerdict.Judged or AuditVerdict.Rounding => TextStyle.Dim,
        _ => TextStyle.Plain,
    };
}
