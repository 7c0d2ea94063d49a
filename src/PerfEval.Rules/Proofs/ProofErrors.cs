using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Proofs;

/// <summary>What a proof may show of a rule set that can be used all the same: PE3201 to PE3299.</summary>
internal static class ProofErrors
{
    public static readonly DiagnosticDescriptor NeverHolds = new(
        "PE3201",
        Severity.Warning,
        "{0}的条件“{1}”在任何情况下都不成立。请检查条件里的界限和方向。",
        "The condition '{1}' of {0} never holds, whatever the facts are. Check its limits and directions.");

    public static readonly DiagnosticDescriptor AlwaysHolds = new(
        "PE3202",
        Severity.Warning,
        "{0}的条件“{1}”在任何情况下都成立，等于没有条件。",
        "The condition '{1}' of {0} always holds, whatever the facts are; it is no condition.");

    public static readonly DiagnosticDescriptor UnlessNeverMatters = new(
        "PE3203",
        Severity.Warning,
        "{0}的 unless“{1}”从不起作用：它与 when 不能同时成立。",
        "The 'unless' of {0}, '{1}', never matters: it cannot hold together with 'when'.");

    public static readonly DiagnosticDescriptor NeverBites = new(
        "PE3204",
        Severity.Warning,
        "{0}永远扣不到分：{1}。",
        "{0} never takes any points: {1}.");

    public static readonly DiagnosticDescriptor SwallowedByPoints = new(
        "PE3205",
        Severity.Warning,
        "{0}一次扣 {1} 分，而“{2}”满分只有 {3} 分，多出的部分扣不到。请核对扣分，或写 spill: total。",
        "{0} takes {1} points at a time, but '{2}' has only {3}; the rest is never taken. Check the points, or write 'spill: total'.");

    public static readonly DiagnosticDescriptor CapBelowOne = new(
        "PE3206",
        Severity.Warning,
        "{0}一次扣 {1} 分，max 却只有 {2} 分，每次都被封顶。",
        "{0} takes {1} points at a time, but its 'max' is {2}; every single one is capped.");

    public static readonly DiagnosticDescriptor CapNeverBinds = new(
        "PE3207",
        Severity.Info,
        "{0}的 max {1} 分超过“{2}”的满分 {3} 分，不起作用。",
        "The 'max' of {0}, {1} points, is more than the {3} points of '{2}'; it never binds.");

    public static readonly DiagnosticDescriptor FullMarksUnreachable = new(
        "PE3208",
        Severity.Warning,
        "“{0}”满分 {1} 分，但无论如何最多只能得 {2} 分。",
        "'{0}' has {1} points, but can earn {2} at most, whatever the facts are.");

    public static readonly DiagnosticDescriptor AlwaysSameScore = new(
        "PE3209",
        Severity.Warning,
        "“{0}”无论事实如何都得 {1} 分，它的评分标准不起作用。",
        "'{0}' scores {1}, whatever the facts are; its standard decides nothing.");

    public static readonly DiagnosticDescriptor SameFinding = new(
        "PE3210",
        Severity.Warning,
        "规则“{0}”和“{1}”的条件同真同假，又都扣“{2}”：同一件事扣两次。",
        "The rules '{0}' and '{1}' always fire together, and both take points from '{2}': one thing is deducted twice.");

    public static readonly DiagnosticDescriptor OneAlwaysFires = new(
        "PE3211",
        Severity.Warning,
        "规则“{0}”和“{1}”互相矛盾：无论事实如何，总有一条会从“{2}”扣分。",
        "The rules '{0}' and '{1}' contradict each other: whatever the facts are, one of them takes points from '{2}'.");

    public static readonly DiagnosticDescriptor NothingReads = new(
        "PE3212",
        Severity.Info,
        "{0}“{1}”没有被任何评分标准、规则或核对用到。",
        "{0} '{1}' is read by no standard, rule or check.");

    public static readonly DiagnosticDescriptor NotInWording = new(
        "PE3213",
        Severity.Info,
        "“{0}”的标准用了 {1}，但 wording 和 reading 里都没有这个数。请核对，或用 reading 说明它的来历。",
        "The standard of '{0}' uses {1}, which stands neither in its 'wording' nor in its 'reading'. Check it, or say in 'reading' where it comes from.");

    public static readonly DiagnosticDescriptor ReadingDoesNotMatch = new(
        "PE3214",
        Severity.Warning,
        "“{0}”的 reading 说的是“{1}”，而标准写的是 steps: {2}。请改成一致。",
        "The 'reading' of '{0}' says '{1}', but the standard has 'steps: {2}'. Make them agree.");

    public static readonly DiagnosticDescriptor LineNeverReached = new(
        "PE3215",
        Severity.Warning,
        "“{0}”的这一档“{1}”永远用不到：前面的档都不成立时，它也不成立。",
        "The line '{1}' of '{0}' is never reached: it cannot hold where all lines before it do not.");

    public static readonly DiagnosticDescriptor NothingTakes = new(
        "PE3216",
        Severity.Info,
        "“{0}”满分起算，但没有任何规则扣它的分，总是满分。",
        "'{0}' starts full and no rule takes points from it; it always has full marks.");
}
