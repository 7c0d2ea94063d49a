using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Checking;

/// <summary>What can be wrong with the meaning of a rule set: PE3101 to PE3199.</summary>
internal static class RuleSetErrors
{
    public static readonly DiagnosticDescriptor PointsDoNotAddUp = new(
        "PE3101",
        Severity.Error,
        "“{0}”的分值是 {1}，但下级分值之和是 {2}（{3}）。",
        "'{0}' has {1} points, but its parts add up to {2} ({3}).");

    public static readonly DiagnosticDescriptor PointsMissing = new(
        "PE3102",
        Severity.Error,
        "“{0}”没有写分值（points）。",
        "'{0}' has no points.");

    public static readonly DiagnosticDescriptor NoStandard = new(
        "PE3103",
        Severity.Error,
        "“{0}”没有评分标准：请写 bands、checklist、levels、ratio、judgement、formula 之一，或写 deduct（deduct: [] 表示满分起、只由规则扣分）。",
        "'{0}' has no scoring standard: write one of bands, checklist, levels, ratio, judgement, formula, or 'deduct' ('deduct: []' starts full and leaves it to the rules).");

    public static readonly DiagnosticDescriptor StandardOnSection = new(
        "PE3104",
        Severity.Error,
        "“{0}”有下级指标，不能再有自己的评分标准（{1}）。",
        "'{0}' has indicators below it and cannot have a standard of its own ({1}).");

    public static readonly DiagnosticDescriptor NestedTooDeeply = new(
        "PE3190",
        Severity.Error,
        "“{0}”层层嵌套过深：计算项套计算项过多，或分档、要点过多。请拆开写。",
        "'{0}' nests too deeply: measures within measures, or too many lines or items. Split it up.");

    public static readonly DiagnosticDescriptor UnknownReference = new(
        "PE3105",
        Severity.Error,
        "没有名为“{0}”的{1}。{2}",
        "There is no {1} named '{0}'. {2}");

    public static readonly DiagnosticDescriptor AmbiguousReference = new(
        "PE3106",
        Severity.Error,
        "“{0}”不止一个：{1}。请写长一些，例如“{2}”。",
        "'{0}' may mean several: {1}. Write a longer path, such as '{2}'.");

    public static readonly DiagnosticDescriptor MeasureCycle = new(
        "PE3107",
        Severity.Error,
        "计算项互相引用成了环：{0}。",
        "The measures refer to each other in a circle: {0}.");

    public static readonly DiagnosticDescriptor UnreachableBand = new(
        "PE3108",
        Severity.Error,
        "这一档“{0}”永远用不到：它的值都已被前面的档取走。",
        "The line '{0}' is never reached: earlier lines take all its values.");

    public static readonly DiagnosticDescriptor BandGap = new(
        "PE3109",
        Severity.Error,
        "分档有空档：{0} 不落在任何一档。请补一档，或用 otherwise 收尾。",
        "The lines leave a gap: {0} falls in none. Add a line, or end with 'otherwise'.");

    public static readonly DiagnosticDescriptor BandsMeet = new(
        "PE3110",
        Severity.Error,
        "“{0}”这一档两端都写明，却与前面的档在 {1} 处重叠。请写成半开区间，如 [80%..90%)。",
        "The line '{0}' has both ends and overlaps an earlier line at {1}. Write a half-open range, such as [80%..90%).");

    public static readonly DiagnosticDescriptor CoverageUnclear = new(
        "PE3111",
        Severity.Error,
        "看不出各档是否覆盖了所有情况，请用 otherwise 收尾。",
        "It cannot be seen that the lines cover every case; end with 'otherwise'.");

    public static readonly DiagnosticDescriptor GradeGap = new(
        "PE3112",
        Severity.Error,
        "等级有空档：总分 {0} 不属于任何等级。",
        "The grades leave a gap: a total of {0} has no grade.");

    public static readonly DiagnosticDescriptor GradeTestNotConstant = new(
        "PE3113",
        Severity.Error,
        "等级的条件只能是与固定分数的比较，如 ≥ 90。",
        "The test of a grade compares with fixed scores, as in ≥ 90.");

    public static readonly DiagnosticDescriptor PointsOutOfRange = new(
        "PE3114",
        Severity.Error,
        "“{0}”给的分 {1} 超过了满分 {2}。",
        "'{0}' gives {1}, more than the full marks {2}.");

    public static readonly DiagnosticDescriptor UnknownGrade = new(
        "PE3115",
        Severity.Error,
        "没有等级“{0}”。等级有：{1}。",
        "There is no grade '{0}'. The grades are: {1}.");

    public static readonly DiagnosticDescriptor AppliesWithoutPolicy = new(
        "PE3116",
        Severity.Error,
        "“{0}”可能不适用，但没有写明不适用时怎么办。请在它或上级写 not-applicable: rescale、award 或 {{ move: … }}。",
        "'{0}' may not apply, but nothing says what happens then. Write not-applicable: rescale, award or {{ move: … }} on it or above it.");

    public static readonly DiagnosticDescriptor NestedRepeat = new(
        "PE3117",
        Severity.Error,
        "“{0}”在一个已经按行展开（for）的指标里面，不能再展开。",
        "'{0}' is inside an indicator that is repeated already ('for') and cannot be repeated again.");

    public static readonly DiagnosticDescriptor UnknownBasis = new(
        "PE3118",
        Severity.Error,
        "basis 里没有“{0}”。{1}",
        "There is no '{0}' under 'basis'. {1}");

    public static readonly DiagnosticDescriptor DeductFromRepeated = new(
        "PE3119",
        Severity.Error,
        "“{0}”按行展开成多个指标，规则不能从它扣分；请从它的上级扣。",
        "'{0}' is repeated for each row; a rule cannot deduct from it. Deduct from what is above it.");

    public static readonly DiagnosticDescriptor RangeNeedsJudgement = new(
        "PE3120",
        Severity.Error,
        "“{0}”这里不能用区间分值：区间要由评价人员在打分时选定，只用于 judgement、levels 和 found。",
        "A range of points cannot stand at '{0}': a range is left to the evaluator, in judgement, levels and found only.");

    public static readonly DiagnosticDescriptor ShareNeedsWhole = new(
        "PE3121",
        Severity.Error,
        "“{0}”用了份额（如 1/3、5%），但它所属的上级没有分值。",
        "'{0}' is a share (1/3, 5%), but what it belongs to has no points.");

    public static readonly DiagnosticDescriptor AggregateOnLeaf = new(
        "PE3122",
        Severity.Error,
        "“{0}”没有下级指标，不能写 aggregate。",
        "'{0}' has no indicators below it; 'aggregate' means nothing there.");

    public static readonly DiagnosticDescriptor RulesetHasNoPoints = new(
        "PE3123",
        Severity.Error,
        "指标体系里一个指标也没有。",
        "The framework has no indicators.");

    public static readonly DiagnosticDescriptor LetterScaleEmpty = new(
        "PE3124",
        Severity.Error,
        "scale 里一个等第也没有。",
        "The scale has no letters.");

    public static readonly DiagnosticDescriptor UnitForMeasure = new(
        "PE3125",
        Severity.Error,
        "计算项“{0}”是{1}，不能以“{2}”为单位显示。",
        "The measure '{0}' is {1}; it cannot be printed in the unit '{2}'.");

    public static readonly DiagnosticDescriptor CheckIsNotCondition = new(
        "PE3126",
        Severity.Error,
        "核对项应当是等式或条件，“{0}”是{1}。",
        "A check is an equation or a condition; '{0}' is {1}.");

    public static readonly DiagnosticDescriptor ChildOfScaleNeedsLetters = new(
        "PE3127",
        Severity.Error,
        "“{0}”不是 scale 里的等第，也不是分数。等第有：{1}。",
        "'{0}' is neither a letter of the scale nor a number. The letters are: {1}.");

    public static readonly DiagnosticDescriptor MoveIntoItself = new(
        "PE3128",
        Severity.Error,
        "“{0}”的分值不能移给它自己、它的上级或下级。",
        "The points of '{0}' cannot move to itself, to what is above it or below it.");

    public static readonly DiagnosticDescriptor LevelsWithoutFullMarks = new(
        "PE3129",
        Severity.Warning,
        "“{0}”的各档最高只有 {1} 分，满分 {2} 永远得不到。",
        "The best line of '{0}' gives {1}; its full marks {2} can never be earned.");

    public static readonly DiagnosticDescriptor NeedsOnlySiblings = new(
        "PE3130",
        Severity.Error,
        "needs 只能指同一份清单里别的要点，“{0}”不是。",
        "'needs' names other items of the same checklist; '{0}' is none.");

    public static readonly DiagnosticDescriptor AggregateNeedsPoints = new(
        "PE3131",
        Severity.Error,
        "“{0}”用 aggregate 汇总，但满分算不出来，请写明 points。",
        "'{0}' is summed up by 'aggregate', but its full marks cannot be computed; write 'points'.");
}
