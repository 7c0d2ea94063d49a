using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Reporting;

/// <summary>How an indicator earns and loses points, in the words of a scoring table; expressions stay as their author wrote them.</summary>
internal static class StandardWords
{
    /// <summary>The earning standard and the deductions, a sentence each; none for a section.</summary>
    public static IEnumerable<LocalText> Of(CheckedIndicator indicator)
    {
        if (Earns(indicator) is { } earns)
        {
            yield return earns;
        }

        foreach (DeductModel part in indicator.Model.Deduct ?? [])
        {
            yield return Deducts(part);
        }

        if (indicator.Model is { Deduct.Count: 0, Standard: null })
        {
            yield return new("满分起，按扣分规则扣分", "starts full; rules deduct");
        }
    }

    /// <summary>What a rule looks for and what it costs.</summary>
    public static LocalText Of(RuleModel rule)
    {
        var parts = new List<LocalText>();
        if (rule.For is { } rows)
        {
            parts.Add(Same(rows.Text, "对 {0} 逐行检查", "for each {0}"));
        }

        if (rule.When is { } when)
        {
            parts.Add(Same(when.Text, "{0}", "when {0}"));
        }

        if (rule.Unless is { } unless)
        {
            parts.Add(Same(unless.Text, "除非 {0}", "unless {0}"));
        }

        foreach (RuleDeductModel deduct in rule.Deduct)
        {
            string points = Points(deduct.Points), most = deduct.Max is { } max ? Points(max) : "";
            parts.Add(new(
                $"从“{deduct.From.Path}”扣 {points} 分" + (most.Length > 0 ? $"，最多扣 {most} 分" : ""),
                $"{points} off '{deduct.From.Path}'" + (most.Length > 0 ? $", at most {most}" : "")));
        }

        if (rule.GradeCap is { } cap)
        {
            parts.Add(Same(cap.Grade, "等级最高为“{0}”", "grade at most '{0}'"));
        }

        return Phrases.Join(parts, "；", "; ");
    }

    /// <summary>Points as their author wrote them.</summary>
    public static string Points(PointsModel points) => points switch
    {
        PointsModel.Number number => Phrases.Number(number.Value),
        PointsModel.Share { Denominator: 100 } share => Phrases.Number(share.Numerator) + "%",
        PointsModel.Share share => Phrases.Number(share.Numerator) + "/" + Phrases.Number(share.Denominator),
        PointsModel.Range { LowIncluded: true, HighIncluded: true } range => Points(range.Low) + ".." + Points(range.High),
        PointsModel.Range range => (range.LowIncluded ? "[" : "(") + Points(range.Low) + ".." + Points(range.High) + (range.HighIncluded ? "]" : ")"),
        PointsModel.Expression expression => expression.Source.Text.Trim(),
        _ => "",
    };

    // 5 分, 0..5 分; a share or an expression stands for itself.
    private static string WithUnit(PointsModel points) =>
        Points(points) + (points is PointsModel.Number or PointsModel.Range { Low: PointsModel.Number } ? " 分" : "");

    private static LocalText? Earns(CheckedIndicator indicator) => indicator.Model.Standard switch
    {
        StandardModel.Bands bands => Bands(bands.Of, bands.Lines, "得", "earns"),
        StandardModel.Levels levels => After(new("评价人员定等次：", "the evaluator chooses: "), Lines(levels.Lines.Select(l => (l.Name, l.Points)), "得", "earns")),
        StandardModel.Ratio ratio => Ratio(ratio),
        StandardModel.Judgement judgement => new($"评价人员在 {WithUnit(judgement.Range)} 内打分", $"the evaluator gives {Points(judgement.Range)}"),
        StandardModel.Formula formula => new(
            formula.Value.Text.Trim() + (formula.Of is { } of ? $"（value 为 {of.Text.Trim()}）" : ""),
            formula.Value.Text.Trim() + (formula.Of is { } value ? $" (value is {value.Text.Trim()})" : "")),
        null => Asked(indicator),
        _ => null,
    };

    // What has no standard of its own: an item, or an indicator that takes a letter.
    private static LocalText? Asked(CheckedIndicator indicator) => indicator.Standard switch
    {
        CheckedStandard.Item { Condition: not null } => Same(indicator.Model.When!.Text.Trim(), "满足 {0}", "met if {0}"),
        CheckedStandard.Item item => item.Needs.Count > 0
            ? new($"评价人员判断是否符合；前提：{Names(item.Needs, "、")}", $"the evaluator says whether it is met; rests on {Names(item.Needs, ", ")}")
            : new("评价人员判断是否符合", "the evaluator says whether it is met"),
        CheckedStandard.Asked { Question.Levels: { Count: > 0 } letters } =>
            After(new("评价人员定等第：", "the evaluator chooses: "), Lines(letters.Select(l => (l.Name, l.Points)), "得", "earns")),
        _ => null,
    };

    private static string Names(IReadOnlyList<CheckedIndicator> indicators, string separator) => string.Join(separator, indicators.Select(i => i.Name));

    private static LocalText Ratio(StandardModel.Ratio ratio)
    {
        string value = ratio.Value.Text.Trim();
        return ratio.Reverse switch
        {
            ReverseRatio.TargetByActual => new($"分值 ÷（{value}），不超过满分", $"points / ({value}), at most full marks"),
            ReverseRatio.LinearExcess => new($"分值 ×（1 − 超出目标的比例），实际与目标之比为 {value}", $"points × (1 − the excess over the target); actual to target is {value}"),
            _ => new($"分值 × {value}，不超过满分", $"points × {value}, at most full marks"),
        };
    }

    private static LocalText Deducts(DeductModel part)
    {
        string points = part.Points is { } each ? Points(each) : "", most = part.Max is { } max ? Points(max) : "";
        LocalText what = part switch
        {
            { Bands: { } bands } => Bands(part.Of, bands, "扣", "loses"),
            { Of: { } of } => Measured(part, of.Text.Trim(), points),
            { Found: { } found } => new(
                $"{found}：每起扣 {points} 分，由评价人员查找" + (part.Among.Count > 0 ? $"；要求：{string.Join("、", part.Among)}" : ""),
                $"{found}: {points} off for each that the evaluator finds" + (part.Among.Count > 0 ? $"; required: {string.Join(", ", part.Among)}" : "")),
            _ => Rows(part, points),
        };
        LocalText limit = most.Length == 0 ? Phrases.Nothing : new($"，最多扣 {most} 分", $", at most {most}");
        LocalText spill = part.SpillsToTotal ? new("；扣完后从总分继续扣", "; what exceeds the points is taken from the total") : Phrases.Nothing;
        LocalText words = part.Wording is { } wording ? new($"（{wording}）", $" ({wording})") : Phrases.Nothing;
        return new(what.Chinese + limit.Chinese + spill.Chinese + words.Chinese, what.English + limit.English + spill.English + words.English);
    }

    private static LocalText Measured(DeductModel part, string of, string points)
    {
        string limit = (part.Over ?? part.Under)!.Text.Trim();
        (string chinese, string english) = part.Over is not null ? ("超过", "over") : ("低于", "under");
        LocalText parts = part.Steps switch
        {
            StepCounting.Whole => new("不足一次的不计", "parts of a step do not count"),
            StepCounting.Started => new("不足一次的按一次计", "a step begun counts"),
            _ => new("按比例计", "in proportion"),
        };
        return part.Per is { } per
            ? new($"{of} {chinese} {limit}，每 {per.Text.Trim()} 扣 {points} 分（{parts.Chinese}）", $"{of} {english} {limit}: {points} off for each {per.Text.Trim()} ({parts.English})")
            : new($"{of} {chinese} {limit} 扣 {points} 分", $"{of} {english} {limit}: {points} off");
    }

    private static LocalText Rows(DeductModel part, string points)
    {
        string when = part.When?.Text.Trim() ?? "", rows = part.For?.Text.Trim() ?? "";
        return rows.Length == 0
            ? new($"{when} 扣 {points} 分", $"{when}: {points} off")
            : new($"对 {rows} 逐行检查，" + (when.Length > 0 ? when + " 的，" : "") + $"每项扣 {points} 分", $"for each {rows}" + (when.Length > 0 ? $" with {when}" : "") + $": {points} off");
    }

    private static LocalText Bands(SourceText? of, IReadOnlyList<BandModel> lines, string chinese, string english)
    {
        LocalText all = Lines(lines.Select(l => (l.Test?.Text.Trim() ?? "otherwise", l.Points)), chinese, english);
        return of is null ? all : After(new($"按 {of.Text.Trim()}：", $"by {of.Text.Trim()}: "), all);
    }

    private static LocalText Lines(IEnumerable<(string Name, PointsModel Points)> lines, string chinese, string english) =>
        Phrases.Join(
            lines.Select(l => new LocalText(
                $"{(l.Name == "otherwise" ? "其余" : l.Name)} {chinese} {WithUnit(l.Points)}", $"{l.Name} {english} {Points(l.Points)}")),
            "；",
            "; ");

    private static LocalText After(LocalText first, LocalText second) => new(first.Chinese + second.Chinese, first.English + second.English);

    private static LocalText Same(string value, string chinese, string english) =>
        new(chinese.Replace("{0}", value.Trim(), StringComparison.Ordinal), english.Replace("{0}", value.Trim(), StringComparison.Ordinal));
}
