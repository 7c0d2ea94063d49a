using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Explanation;

/// <summary>Why an indicator lost points by its own standard, in one sentence: what was measured and the line it missed.</summary>
internal sealed class StandardSentences(BoundCase bound, ExpressionReader reader, Derivations derivations, StandardTrail trail)
{
    private const int RowsShown = 10;

    /// <summary>The sentence for an indicator's earning standard.</summary>
    public LocalText Of(IndicatorResult result) => result.Indicator.Standard switch
    {
        CheckedStandard.Bands bands => Bands(bands.Of, bands.Lines, deducts: false),
        CheckedStandard.Item item => Item(result, item),
        CheckedStandard.Asked asked => Asked(result, asked.Question),
        CheckedStandard.Ratio ratio => Gives(derivations.Brief(ratio.Value), result, "按比例", "in proportion"),
        CheckedStandard.Formula formula => Gives(derivations.Brief(formula.Of ?? formula.Value), result, "按计算式", "by the formula"),
        _ => Phrases.Nothing,
    };

    /// <summary>The sentence for one part of a deduction.</summary>
    public LocalText Of(IndicatorResult result, CheckedDeduct part)
    {
        switch (part)
        {
            case { Question: { } question }:
                return Found(result, part, question);
            case { Lines.Count: > 0 }:
                return Bands(part.Of, part.Lines, deducts: true);
            case { Of: { } of }:
                LocalText measured = derivations.Brief(of), by = trail.MeasuredText(part);
                return reader.Words.Of($"{measured.Chinese}，{by.Chinese}", $"{measured.English}, {by.English}");
            case { Iterators.Count: 0 }:
                return part.Because is { } because
                    ? reader.Template(because)
                    : reader.Words.InBrackets(reader.Words.Of($"“{part.When!.Written}”成立", $"'{part.When!.Written}' holds"), derivations.BriefSources(part.When!));
            default:
                return Rows(part);
        }
    }

    private LocalText Bands(Feel.Checking.Typed? of, IReadOnlyList<CheckedBand> lines, bool deducts)
    {
        IReadOnlyList<BandStep> steps = reader.BandSteps(of, lines);
        BandStep decided = steps[^1];
        LocalText points = reader.Text(decided.Line.Points);
        LocalText gives = deducts ? reader.Words.Of($"扣 {points.Chinese} 分", $"{points.English} lost") : reader.Words.Of($"得 {points.Chinese} 分", $"{points.English} earned");
        var parts = new List<LocalText>();
        if (of is not null)
        {
            parts.Add(derivations.Brief(of));
        }

        if (steps.Count > 1 && steps[^2].Line is { Test: { } missed, Model.Test: { } words })
        {
            parts.Add(reader.Words.InBrackets(
                reader.Words.Of($"不满足“{words.Text.Trim()}”", $"which misses '{words.Text.Trim()}'"), derivations.BriefSources(missed)));
        }

        string? line = decided.Line.Model.Test?.Text.Trim();
        parts.Add(line is null ? gives : reader.Words.Of($"按“{line}”{gives.Chinese}", $"by '{line}' {gives.English}"));
        return reader.Words.Join(parts, "，", ", ");
    }

    private LocalText Item(IndicatorResult result, CheckedStandard.Item item)
    {
        if (item.Condition is { } condition)
        {
            return reader.Words.InBrackets(reader.Words.Of($"“{condition.Written}”不成立", $"'{condition.Written}' does not hold"), derivations.BriefSources(condition));
        }

        LocalText answer = trail.Answer(result, item.Question!);
        CheckedIndicator? needed = item.Needs is [var first, ..] ? first : null;
        return bound.AnswerTo(item.Question!, result.Row) is { Value: { IsNumber: true, Number: 1 } } && needed is not null
            ? reader.Words.Of($"前提“{needed.Name}”不符合", $"'{needed.Name}' is not met, on which it rests")
            : answer;
    }

    private LocalText Asked(IndicatorResult result, Question question)
    {
        LocalText answer = trail.Answer(result, question);
        return question.Kind == QuestionKind.Level && bound.AnswerTo(question, result.Row) is { Discretion: null }
            ? Gives(answer, result, "", "")
            : answer;
    }

    private LocalText Gives(LocalText what, IndicatorResult result, string how, string howEnglish)
    {
        LocalText points = reader.Words.Points(result.Unrounded);
        return reader.Words.Of($"{what.Chinese}，{how}得 {points.Chinese}", $"{what.English}, {howEnglish}{(howEnglish.Length > 0 ? " " : "")}{points.English}");
    }

    private LocalText Found(IndicatorResult result, CheckedDeduct part, Question question)
    {
        if (bound.AnswerTo(question, result.Row) is not { } answer)
        {
            return Phrases.Nothing;
        }

        LocalText what = StandardTrail.WithOccurrences(answer);
        LocalText each = part.Points is { } points ? reader.Text(points) : Phrases.Nothing;
        LocalText cost = each.Chinese.Length == 0 ? Phrases.Nothing : reader.Words.Of($"，每起扣 {each.Chinese} 分", $", {each.English} each");
        LocalText reason = answer.Reason is { } because ? reader.Words.Of($"，理由：{because}", $", reason: {because}") : Phrases.Nothing;
        return reader.Words.Of($"{part.Model.Found} {what.Chinese}{cost.Chinese}{reason.Chinese}", $"{part.Model.Found}: {what.English}{cost.English}{reason.English}");
    }

    private LocalText Rows(CheckedDeduct part)
    {
        MatchingRows matching = trail.RowsOf(part);
        string more = matching.Texts.Count > RowsShown ? "……" : "";
        LocalText rows = reader.Words.Join([.. matching.Texts.Take(RowsShown)], "；", "; ");
        LocalText each = part.Points is Feel.Checking.TypedConstant ? reader.Text(part.Points) : Phrases.Nothing;
        LocalText cost = each.Chinese.Length == 0 ? Phrases.Nothing : reader.Words.Of($"，每项扣 {each.Chinese} 分", $", {each.English} each");
        return reader.Words.Of($"{matching.Sure} 项{cost.Chinese}：{rows.Chinese}{more}", $"{matching.Sure} items{cost.English}: {rows.English}{more}");
    }
}
