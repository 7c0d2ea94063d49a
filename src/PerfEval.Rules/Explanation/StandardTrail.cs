using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Explanation;

/// <summary>Tells how a standard came to its points: what was measured, which line it met, what the evaluator answered.</summary>
internal sealed class StandardTrail(BoundCase bound, ExpressionReader reader, Derivations derivations)
{
    /// <summary>The steps of an indicator's earning standard.</summary>
    public IReadOnlyList<TrailNode> Of(IndicatorResult result)
    {
        switch (result.Indicator.Standard)
        {
            case CheckedStandard.Bands bands:
                return [Bands(bands.Of, bands.Lines, deducts: false)];
            case CheckedStandard.Item item:
                return [Item(result, item)];
            case CheckedStandard.Asked asked:
                return [Asked(result, asked.Question)];
            case CheckedStandard.Ratio ratio:
                return [Ratio(result, ratio)];
            case CheckedStandard.Formula formula:
                return [Formula(formula)];
            default:
                return [];
        }
    }

    /// <summary>The steps of one part of a deduction.</summary>
    public TrailNode Of(IndicatorResult result, CheckedDeduct part)
    {
        if (part.Question is { } question)
        {
            return Found(result, part, question);
        }

        if (part.Lines.Count > 0)
        {
            return Bands(part.Of, part.Lines, deducts: true);
        }

        return part.Of is not null ? Measured(part) : Rows(part);
    }

    /// <summary>The evaluator's answer to a question, with reason and evidence.</summary>
    public LocalText Answer(IndicatorResult result, Question question)
    {
        if (bound.AnswerTo(question, result.Row) is not { } answer)
        {
            return new("评价人员没有回答", "the evaluator has not answered");
        }

        string reason = answer.Reason is { } because ? $"，理由：{because}" : "";
        string reasonEnglish = answer.Reason is { } why ? $"; reason: {why}" : "";
        string occurrences = string.Join("；", answer.Occurrences.Where(o => o.Length > 0));
        string what = occurrences.Length == 0 ? answer.Text : $"{answer.Text}：{occurrences}";
        return new($"评价人员：{what}{reason}", $"evaluator: {English(answer, occurrences)}{reasonEnglish}");
    }

    private static string English(Answer answer, string occurrences)
    {
        string text = answer.Text switch
        {
            "是" => "met",
            "否" => "not met",
            "未发现" => "none found",
            _ when answer.Occurrences.Count > 0 => $"{answer.Occurrences.Count} found",
            _ => answer.Text,
        };
        return occurrences.Length == 0 ? text : $"{text}: {occurrences}";
    }

    // The measured value, then each line with whether it holds, up to the one that counts.
    private TrailNode Bands(Typed? of, IReadOnlyList<CheckedBand> lines, bool deducts)
    {
        var head = of is null
            ? new TrailNode(TrailKind.Step, new("自上而下，取第一个成立的档", "from the top, the first line that holds"))
            : derivations.Of(of) with { Kind = TrailKind.Step };
        if (of is TypedLet measured)
        {
            reader.Set(measured.Variable, reader.Evaluate(measured.Value));
        }

        foreach (CheckedBand line in lines)
        {
            string test = line.Model.Test?.Text.Trim() ?? "otherwise";
            FeelValue holds = line.Test is null ? FeelValue.True : reader.Evaluate(line.Test);
            LocalText points = reader.Text(line.Points);
            LocalText gives = deducts
                ? new($"扣 {points.Chinese} 分", $"costs {points.English}")
                : new($"得 {points.Chinese} 分", $"gives {points.English}");
            LocalText verdict = holds.IsTrue ? new("成立", "holds") : holds.IsFalse ? new("不成立", "does not hold") : new("不能确定", "cannot be told");
            var step = new TrailNode(TrailKind.Step, holds.IsFalse
                ? new($"“{test}”{verdict.Chinese}", $"'{test}' {verdict.English}")
                : new($"“{test}”{verdict.Chinese}，{gives.Chinese}", $"'{test}' {verdict.English}, {gives.English}"));
            if (line.Test is not null)
            {
                derivations.AddSources(step, line.Test);
            }

            head.Add(step);
            if (holds.IsTrue)
            {
                break;
            }
        }

        return head;
    }

    private TrailNode Item(IndicatorResult result, CheckedStandard.Item item)
    {
        TrailNode node;
        if (item.Condition is { } condition)
        {
            FeelValue met = reader.Evaluate(condition);
            LocalText verdict = met.IsTrue ? new("符合", "met") : met.IsFalse ? new("不符合", "not met") : met.IsFailure ? new("无法计算", "cannot be computed") : new("不能确定", "cannot be told");
            node = new TrailNode(TrailKind.Step, new($"“{condition.Written}”：{verdict.Chinese}", $"'{condition.Written}': {verdict.English}"));
            derivations.AddSources(node, condition);
        }
        else
        {
            LocalText source = derivations.EvidenceOf(result.Indicator);
            LocalText answer = Answer(result, item.Question!);
            node = new TrailNode(TrailKind.Step, new(answer.Chinese + source.Chinese, answer.English + source.English));
        }

        foreach (CheckedIndicator needed in item.Needs)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"以“{needed.Name}”符合为前提", $"only if '{needed.Name}' is met")));
        }

        return node;
    }

    private TrailNode Asked(IndicatorResult result, Question question)
    {
        LocalText answer = Answer(result, question), source = derivations.EvidenceOf(result.Indicator);
        var node = new TrailNode(TrailKind.Step, new(answer.Chinese + source.Chinese, answer.English + source.English));
        if (bound.AnswerTo(question, result.Row)?.Discretion is { } range)
        {
            string shown = ValueText.Plain(range.Low) + ".." + ValueText.Plain(range.High);
            node.Add(new TrailNode(TrailKind.Note, new($"标准把 {shown} 分之间的取值留给评价人员", $"the standard leaves {shown} points to the evaluator")));
        }

        return node;
    }

    private TrailNode Ratio(IndicatorResult result, CheckedStandard.Ratio ratio)
    {
        LocalText value = reader.Text(ratio.Value);
        string points = Phrases.Number(result.Points);
        (string Formula, string Note) rule = ratio.Reverse switch
        {
            ReverseRatio.TargetByActual => ($"{points} ÷ {value.Chinese}", "t/x"),
            ReverseRatio.LinearExcess => ($"{points} × (2 − {value.Chinese})", "1-(x-t)/t"),
            _ => ($"{points} × {value.Chinese}", ""),
        };
        LocalText held = new($"{rule.Formula}，以 {points} 分为限", $"{rule.Formula}, at most {points}");
        TrailNode derivation = derivations.Of(ratio.Value);
        return new TrailNode(TrailKind.Step, held).Add(derivation);
    }

    private TrailNode Formula(CheckedStandard.Formula formula)
    {
        if (formula.Of is not { } of)
        {
            return derivations.Of(formula.Value) with { Kind = TrailKind.Step };
        }

        LocalText text = reader.Text(formula.Value);
        return new TrailNode(TrailKind.Step, new($"计算式得 {text.Chinese}", $"the formula gives {text.English}")).Add(derivations.Of(of));
    }

    private TrailNode Found(IndicatorResult result, CheckedDeduct part, Question question)
    {
        LocalText answer = Answer(result, question), source = derivations.EvidenceOf(result.Indicator);
        string each = part.Points is null ? "" : $"，每起扣 {reader.Text(part.Points).Chinese} 分";
        string eachEnglish = part.Points is null ? "" : $"; {reader.Text(part.Points).English} each";
        return new TrailNode(TrailKind.Step, new(
            $"{part.Model.Found}：{answer.Chinese}{each}{source.Chinese}", $"{part.Model.Found}: {answer.English}{eachEnglish}{source.English}"));
    }

    private TrailNode Measured(CheckedDeduct part)
    {
        LocalText value = reader.Text(part.Of!), limit = reader.Text(part.Limit!), points = reader.Text(part.Points!);
        bool over = part.Model.Over is not null;
        TrailNode head = derivations.Of(part.Of!) with { Kind = TrailKind.Step };
        if (part.Count is not { } countOf)
        {
            FeelValue loss = reader.Evaluate(part.Nominal);
            LocalText verdict = loss is { IsNumber: true, Number: 0 } ? new("没有", "not") : loss.IsNumber ? new("", "") : new("可能", "possibly");
            string sign = over ? "超过" : "低于", signEnglish = over ? "above" : "below";
            head.Add(new TrailNode(TrailKind.Step, new(
                $"{verdict.Chinese}{sign} {limit.Chinese}，{sign}即扣 {points.Chinese} 分", $"{(verdict.English.Length > 0 ? verdict.English + " " : "")}{signEnglish} {limit.English}, which costs {points.English}")));
            return head;
        }

        FeelValue count = reader.Evaluate(countOf);
        string per = part.Model.Per!.Text.Trim();
        LocalText how = part.Model.Steps switch
        {
            StepCounting.Whole => new("不足一个不计", "parts of a step do not count"),
            StepCounting.Started => new("不足一个按一个计", "a step begun counts"),
            _ => new("按比例计", "in proportion"),
        };
        string side = over ? "超过" : "低于", sideEnglish = over ? "above" : "below";
        LocalText each = new($"每“{per}”扣 {points.Chinese} 分（{how.Chinese}）", $"{points.English} for each '{per}' ({how.English})");
        head.Add(new TrailNode(TrailKind.Step, count switch
        {
            { IsNumber: true, Number: 0 } => new($"没有{side} {limit.Chinese}，不扣分", $"not {sideEnglish} {limit.English}: nothing lost"),
            { IsNumber: true } => new(
                $"{value.Chinese} {side} {limit.Chinese}，计 {Phrases.Number(count.Number)} 个，{each.Chinese}",
                $"{value.English} is {sideEnglish} {limit.English}, {Phrases.Number(count.Number)} steps, {each.English}"),
            _ => new($"{side} {limit.Chinese} 时，{each.Chinese}", $"{sideEnglish} {limit.English}: {each.English}"),
        }));
        if (part.Limit is not TypedConstant)
        {
            derivations.AddSources(head, part.Limit!);
        }

        return head;
    }

    private TrailNode Rows(CheckedDeduct part)
    {
        LocalText points = reader.Text(part.Points!);
        string condition = part.When?.Written ?? "";
        if (part.Iterators.Count == 0)
        {
            FeelValue holds = reader.Evaluate(part.When!);
            LocalText verdict = holds.IsTrue ? new("成立", "holds") : holds.IsFalse ? new("不成立", "does not hold") : new("不能确定", "cannot be told");
            var single = new TrailNode(TrailKind.Step, new($"“{condition}”{verdict.Chinese}，成立扣 {points.Chinese} 分", $"'{condition}' {verdict.English}; it costs {points.English}"));
            derivations.AddSources(single, part.When!);
            return single;
        }

        List<TrailNode> rows = MatchingRows(part, out int sure, out int unsure);
        string tables = string.Join('、', part.Iterators.Select(i => i.Source.Written));
        string each = part.Points is TypedConstant ? $"，每行扣 {points.Chinese} 分" : "";
        string eachEnglish = part.Points is TypedConstant ? $", {points.English} each" : "";
        LocalText open = unsure > 0 ? new($"，另有 {unsure} 行不能确定", $", {unsure} more cannot be told") : new("", "");
        string such = condition.Length == 0 ? "" : $"符合“{condition}”的";
        string suchEnglish = condition.Length == 0 ? "" : $" with '{condition}'";
        bool known = reader.Evaluate(part.Iterators[0].Source).IsKnown;
        var node = new TrailNode(TrailKind.Step, known
            ? new($"“{tables}”中{such}有 {sure} 行{open.Chinese}{each}", $"{sure} rows of '{tables}'{suchEnglish}{open.English}{eachEnglish}")
            : new($"“{tables}”未知{each}", $"'{tables}' is unknown{eachEnglish}"));
        foreach (TypedIterator iterator in part.Iterators)
        {
            derivations.AddSources(node, iterator.Source);
        }

        node.Children.AddRange(rows);
        return node;
    }

    // The rows that cost points, each with what it says; those past the fiftieth are only counted.
    private List<TrailNode> MatchingRows(CheckedDeduct part, out int sure, out int unsure)
    {
        const int Shown = 50;
        var nodes = new List<TrailNode>();
        sure = 0;
        unsure = 0;
        if (part.Iterators is not [{ End: null } iterator] || reader.Evaluate(iterator.Source) is not { Kind: FeelKind.List } rows)
        {
            return nodes;
        }

        for (int i = 0; i < rows.List.Count; i++)
        {
            reader.Set(iterator.Variable, rows.List[i]);
            FeelValue holds = General.And(rows.List.Presence(i), part.When is null ? FeelValue.True : reader.Evaluate(part.When));
            if (holds.IsFalse)
            {
                continue;
            }

            sure += holds.IsTrue ? 1 : 0;
            unsure += holds.IsTrue ? 0 : 1;
            if (nodes.Count < Shown)
            {
                string row = ValuePrinter.Row(rows.List[i]);
                nodes.Add(new TrailNode(TrailKind.Row, holds.IsTrue ? Phrases.Same(row) : new($"{row}：不能确定", $"{row}: cannot be told")));
            }
        }

        return nodes;
    }
}
