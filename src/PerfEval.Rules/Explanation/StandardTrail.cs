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
    /// <summary>The steps of an indicator's earning standard; none for sums.</summary>
    public TrailNode? Of(IndicatorResult result) => result.Indicator.Standard switch
    {
        CheckedStandard.Bands bands => Bands(bands.Of, bands.Lines, deducts: false),
        CheckedStandard.Item item => Item(result, item),
        CheckedStandard.Asked asked => Asked(result, asked.Question),
        CheckedStandard.Ratio ratio => Ratio(result, ratio),
        CheckedStandard.Formula formula => Formula(formula),
        _ => null,
    };

    /// <summary>The steps of one part of a deduction.</summary>
    public TrailNode Of(IndicatorResult result, CheckedDeduct part)
    {
        TrailNode node = part switch
        {
            { Question: { } question } => Found(result, part, question),
            { Lines.Count: > 0 } => Bands(part.Of, part.Lines, deducts: true),
            { Of: not null } => Measured(part),
            { Iterators.Count: 0 } => Condition(part),
            _ => Rows(part),
        };
        if (part.Max is { } max)
        {
            LocalText most = reader.Text(max);
            node.Add(new TrailNode(TrailKind.Note, reader.Words.Of($"最多扣 {most.Chinese} 分", $"at most {most.English}")));
        }

        TrailNotes.Add(node, part.Model.Wording, part.Model.Reading, part.Model.Reconstructed, []);
        return node;
    }

    // The measured value, then each line with whether it holds, up to the one that counts.
    private TrailNode Bands(Typed? of, IReadOnlyList<CheckedBand> lines, bool deducts)
    {
        TrailNode head = of is null
            ? new TrailNode(TrailKind.Step, new("自上而下，取第一个成立的档", "from the top, the first line that holds"))
            : derivations.Of(of) with { Kind = TrailKind.Step };
        bool settled = true;
        foreach (BandStep step in reader.BandSteps(of, lines))
        {
            var node = new TrailNode(TrailKind.Step, LineText(step, deducts, settled));
            settled &= !step.Holds.IsUnknown;
            if (step.Line.Test is not null)
            {
                derivations.AddSources(node, step.Line.Test);
            }

            head.Add(node);
        }

        return head;
    }

    private LocalText LineText(BandStep step, bool deducts, bool settled)
    {
        LocalText points = reader.Text(step.Line.Points);
        LocalText gives = deducts ? reader.Words.Of($"扣 {points.Chinese} 分", $"costs {points.English}") : reader.Words.Of($"得 {points.Chinese} 分", $"gives {points.English}");
        if (step.Line.Model.Test is not { } test)
        {
            return reader.Words.Of($"{Phrases.Otherwise.Chinese}，{gives.Chinese}", $"{Phrases.Otherwise.English}, {gives.English}");
        }

        string written = test.Text.Trim();
        LocalText verdict = Phrases.Verdict(step.Holds);
        return step.Holds switch
        {
            { IsFalse: true } => reader.Words.Of($"“{written}”{verdict.Chinese}", $"'{written}' {verdict.English}"),
            { IsTrue: true } when settled => reader.Words.Of($"“{written}”{verdict.Chinese}，{gives.Chinese}", $"'{written}' {verdict.English}, {gives.English}"),
            { IsTrue: true } => reader.Words.Of($"否则“{written}”，{gives.Chinese}", $"otherwise '{written}', {gives.English}"),
            _ => reader.Words.Of($"“{written}”{verdict.Chinese}，若成立则{gives.Chinese}", $"'{written}' {verdict.English}; if it holds, {gives.English}"),
        };
    }

    private TrailNode Item(IndicatorResult result, CheckedStandard.Item item)
    {
        TrailNode node;
        if (item.Condition is { } condition)
        {
            FeelValue met = reader.Evaluate(condition);
            LocalText verdict = met.IsTrue ? new("符合", "met") : met.IsFalse ? new("不符合", "not met") : Phrases.Verdict(met);
            node = new TrailNode(TrailKind.Step, reader.Words.Of($"“{condition.Written}”：{verdict.Chinese}", $"'{condition.Written}': {verdict.English}"));
            derivations.AddSources(node, condition);
        }
        else
        {
            node = new TrailNode(TrailKind.Step, Answer(result, item.Question!));
        }

        foreach (CheckedIndicator needed in item.Needs)
        {
            node.Add(new TrailNode(TrailKind.Note, reader.Words.Of($"以“{needed.Name}”符合为前提", $"only if '{needed.Name}' is met")));
        }

        return node;
    }

    private TrailNode Asked(IndicatorResult result, Question question)
    {
        var node = new TrailNode(TrailKind.Step, Answer(result, question));
        if (bound.AnswerTo(question, result.Row)?.Discretion is { } range)
        {
            string shown = ValueText.Plain(range.Low) + ".." + ValueText.Plain(range.High);
            node.Add(new TrailNode(TrailKind.Note, reader.Words.Of($"标准把 {shown} 分之间的取值留给评价人员", $"the standard leaves {shown} points to the evaluator")));
        }

        return node;
    }

    /// <summary>The evaluator's answer to a question, with its reason.</summary>
    public LocalText Answer(IndicatorResult result, Question question)
    {
        if (bound.AnswerTo(question, result.Row) is not { } answer)
        {
            return new("评价人员没有回答", "the evaluator has not answered");
        }

        LocalText what = WithOccurrences(answer);
        return answer.Reason is { } reason
            ? reader.Words.Of($"评价人员：{what.Chinese}，理由：{reason}", $"evaluator: {what.English}, reason: {reason}")
            : reader.Words.Of($"评价人员：{what.Chinese}", $"evaluator: {what.English}");
    }

    /// <summary>An answer with what was found.</summary>
    public static LocalText WithOccurrences(Answer answer)
    {
        string occurrences = string.Join("；", answer.Occurrences.Where(o => o.Length > 0));
        return occurrences.Length == 0
            ? answer.Text
            : new($"{answer.Text.Chinese}（{occurrences}）", $"{answer.Text.English} ({occurrences})");
    }

    private TrailNode Ratio(IndicatorResult result, CheckedStandard.Ratio ratio)
    {
        LocalText value = reader.Text(ratio.Value);
        string points = Phrases.Number(result.Points);
        LocalText formula = ratio.Reverse switch
        {
            ReverseRatio.TargetByActual => reader.Words.Of($"{points} ÷ {value.Chinese}", $"{points} ÷ {value.English}"),
            ReverseRatio.LinearExcess => reader.Words.Of($"{points} ×（2 − {value.Chinese}）", $"{points} × (2 − {value.English})"),
            _ => reader.Words.Of($"{points} × {value.Chinese}", $"{points} × {value.English}"),
        };
        return new TrailNode(TrailKind.Step, reader.Words.Of($"{formula.Chinese}，最高 {points} 分", $"{formula.English}, at most {points}"))
            .Add(derivations.Of(ratio.Value));
    }

    private TrailNode Formula(CheckedStandard.Formula formula)
    {
        if (formula.Of is not { } of)
        {
            return derivations.Of(formula.Value) with { Kind = TrailKind.Step };
        }

        LocalText text = reader.Text(formula.Value);
        return new TrailNode(TrailKind.Step, reader.Words.Of($"计算式得 {text.Chinese}", $"the formula gives {text.English}")).Add(derivations.Of(of));
    }

    private TrailNode Found(IndicatorResult result, CheckedDeduct part, Question question)
    {
        LocalText answer = Answer(result, question), each = Each(part, question);
        return new TrailNode(TrailKind.Step, reader.Words.Of(
            $"{part.Model.Found}（每起扣 {each.Chinese} 分）——{answer.Chinese}", $"{part.Model.Found} ({each.English} each) — {answer.English}"));
    }

    private LocalText Each(CheckedDeduct part, Question question)
    {
        if (part.Points is { } points)
        {
            return reader.Text(points);
        }

        string range = question.Range is { Low: PointsModel.Number low, High: PointsModel.Number high }
            ? Phrases.Number(low.Value) + ".." + Phrases.Number(high.Value)
            : "";
        return Phrases.Same(range);
    }

    /// <summary>By how much a measured value passes its limit, in a sentence.</summary>
    public LocalText MeasuredText(CheckedDeduct part)
    {
        LocalText limit = reader.Text(part.Limit!), points = reader.Text(part.Points!);
        bool over = part.Model.Over is not null;
        string side = over ? "超过" : "低于", sideEnglish = over ? "above" : "below";
        if (part.Count is not { } countOf)
        {
            FeelValue loss = reader.Evaluate(part.Nominal);
            return loss switch
            {
                { IsNumber: true, Number: 0 } => reader.Words.Of($"没有{side} {limit.Chinese}，不扣分", $"not {sideEnglish} {limit.English}: nothing lost"),
                { IsNumber: true } => reader.Words.Of($"{side} {limit.Chinese}，扣 {points.Chinese} 分", $"{sideEnglish} {limit.English}: {points.English} lost"),
                _ => reader.Words.Of($"{side} {limit.Chinese} 时扣 {points.Chinese} 分", $"{points.English} lost if {sideEnglish} {limit.English}"),
            };
        }

        string per = part.Model.Per!.Text.Trim();
        LocalText how = part.Model.Steps switch
        {
            StepCounting.Whole => new("不足一个不计", "parts of a step do not count"),
            StepCounting.Started => new("不足一个按一个计", "a step begun counts"),
            _ => new("按比例计", "in proportion"),
        };
        LocalText each = reader.Words.Of($"每 {per} 扣 {points.Chinese} 分，{how.Chinese}", $"{points.English} for each {per}, {how.English}");
        return reader.Evaluate(countOf) switch
        {
            { IsNumber: true, Number: 0 } => reader.Words.Of($"没有{side} {limit.Chinese}，不扣分", $"not {sideEnglish} {limit.English}: nothing lost"),
            { IsNumber: true } when IsEndless(part.Of!) => reader.Words.Of($"{side} {limit.Chinese}，没有期限（{each.Chinese}）", $"{sideEnglish} {limit.English} without end ({each.English})"),
            { IsNumber: true } count => reader.Words.Of(
                $"{side} {limit.Chinese}，计 {Phrases.Number(count.Number)} × {per}（{each.Chinese}）",
                $"{sideEnglish} {limit.English} by {Phrases.Number(count.Number)} × {per} ({each.English})"),
            _ => reader.Words.Of($"{side} {limit.Chinese} 时，{each.Chinese}", $"{sideEnglish} {limit.English}: {each.English}"),
        };
    }

    // The time to what has not happened has no number of steps.
    private bool IsEndless(Typed of) => reader.Evaluate(of) is { Kind: FeelKind.DaysDuration, Days.IsUnbounded: true };

    private TrailNode Measured(CheckedDeduct part)
    {
        TrailNode head = derivations.Of(part.Of!) with { Kind = TrailKind.Step };
        var step = new TrailNode(TrailKind.Step, MeasuredText(part));
        if (part.Limit is not TypedConstant)
        {
            derivations.AddSources(step, part.Limit!);
        }

        return head.Add(step);
    }

    private TrailNode Condition(CheckedDeduct part)
    {
        LocalText verdict = Phrases.Verdict(reader.Evaluate(part.When!)), points = reader.Text(part.Points!);
        string condition = part.When!.Written;
        var node = new TrailNode(TrailKind.Step, reader.Words.Of($"“{condition}”{verdict.Chinese}（成立扣 {points.Chinese} 分）", $"'{condition}' {verdict.English} ({points.English} if it does)"));
        derivations.AddSources(node, part.When);
        return node;
    }

    private TrailNode Rows(CheckedDeduct part)
    {
        MatchingRows matching = RowsOf(part);
        string condition = part.When?.Written ?? "";
        string tables = string.Join('、', part.Iterators.Select(i => i.Source.Written));
        LocalText points = reader.Text(part.Points!);
        LocalText each = part.Points is TypedConstant ? reader.Words.Of($"，每行扣 {points.Chinese} 分", $", {points.English} each") : Phrases.Nothing;
        LocalText open = matching.Unsure > 0 ? reader.Words.Of($"，另有 {matching.Unsure} 行不能确定", $", {matching.Unsure} more cannot be told") : Phrases.Nothing;
        LocalText such = condition.Length == 0 ? Phrases.Nothing : reader.Words.Of($"符合“{condition}”的", $" with '{condition}'");
        var node = new TrailNode(TrailKind.Step, matching.IsKnown
            ? reader.Words.Of($"“{tables}”中{such.Chinese}有 {matching.Sure} 行{open.Chinese}{each.Chinese}", $"{matching.Sure} rows of '{tables}'{such.English}{open.English}{each.English}")
            : reader.Words.Of($"“{tables}”未知{each.Chinese}", $"'{tables}' is unknown{each.English}"));
        foreach (TypedIterator iterator in part.Iterators)
        {
            foreach (string fact in Derivations.FactsOf(iterator.Source).Distinct(StringComparer.Ordinal))
            {
                LocalText evidence = derivations.EvidenceOf(fact);
                if (evidence.Chinese.Length > 0)
                {
                    node.Add(new TrailNode(TrailKind.Value, new(fact + evidence.Chinese, fact + evidence.English)));
                }
            }
        }

        node.Children.AddRange(matching.Texts.Select(t => new TrailNode(TrailKind.Row, t)));
        return node;
    }

    /// <summary>The rows that a part counts, each in words; those past the fiftieth are only counted.</summary>
    public MatchingRows RowsOf(CheckedDeduct part)
    {
        const int Shown = 50;
        var texts = new List<LocalText>();
        int sure = 0, unsure = 0;
        if (part.Iterators is not [{ End: null } iterator] || reader.Evaluate(iterator.Source) is not { Kind: FeelKind.List } rows)
        {
            return new MatchingRows(part.Iterators.Count > 1, texts, 0, 0);
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
            if (texts.Count < Shown)
            {
                LocalText row = part.Because is { } because
                    ? reader.Template(because)
                    : Phrases.Same(ValuePrinter.Row(rows.List[i], iterator.Variable.Type));
                texts.Add(holds.IsTrue ? row : reader.Words.Of($"{row.Chinese}（不能确定）", $"{row.English} (cannot be told)"));
            }
        }

        return new MatchingRows(IsKnown: true, texts, sure, unsure);
    }
}

/// <summary>A line of bands and whether it holds.</summary>
internal readonly record struct BandStep(CheckedBand Line, FeelValue Holds);

/// <summary>The rows that a deduction counts.</summary>
internal sealed record MatchingRows(bool IsKnown, IReadOnlyList<LocalText> Texts, int Sure, int Unsure);
