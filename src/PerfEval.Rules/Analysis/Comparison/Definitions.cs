using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Model;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Analysis.Comparison;

/// <summary>What one evaluation was made from, by name, in words that can be compared with another's and shown.</summary>
internal sealed class Definitions(EvaluationResult result)
{
    private readonly CheckedRuleSet _rules = result.Plan.RuleSet;
    private readonly BoundCase _case = result.Case;

    public IEnumerable<string> FactNames => _rules.Facts.Select(f => f.Model.Name);

    public IEnumerable<string> MeasureNames => _rules.Measures.Select(m => m.Model.Name);

    public IEnumerable<string> FunctionNames => _rules.Model.Functions.Select(f => f.Name);

    public IEnumerable<string> RuleNames => _rules.Rules.Select(r => r.Model.Name);

    /// <summary>The declared fact of a name; null if there is none.</summary>
    public CheckedFact? Fact(string name) => _rules.Facts.FirstOrDefault(f => f.Model.Name == name);

    /// <summary>The value of a fact.</summary>
    public FeelValue ValueOf(CheckedFact fact) => _case.Slots[fact.Symbol.Index];

    /// <summary>A fact as it was written, and that it does not count where its evidence is missing; of a table only how many rows it has.</summary>
    public LocalText TextOf(CheckedFact fact)
    {
        FeelValue value = ValueOf(fact);
        if (_case.Written[fact.Symbol.Index] is { } written)
        {
            bool counts = !fact.Model.NeedsEvidence || _case.EvidenceFor(fact.Model.Name).Any();
            return counts ? Phrases.Same(written.Text) : Phrases.InBrackets(Phrases.Same(written.Text), new("没有佐证", "no evidence"));
        }

        return value.Kind == FeelKind.List
            ? new($"{value.List.Count} 行", value.List.Count == 1 ? "1 row" : $"{value.List.Count} rows")
            : new("未知", "unknown");
    }

    /// <summary>What the case states for a measure; null if it states nothing.</summary>
    public LocalText? StatedOf(string measure)
    {
        CheckedMeasure? found = _rules.Measures.FirstOrDefault(m => m.Model.Name == measure);
        return found is not null && _case.Written[found.StatedSlot.Index] is { } written ? Phrases.Same(written.Text) : null;
    }

    /// <summary>The expression of a measure, and how it is rounded; null if there is none of that name.</summary>
    public LocalText? MeasureOf(string name)
    {
        MeasureModel? model = _rules.Measures.FirstOrDefault(m => m.Model.Name == name)?.Model;
        return model is null ? null : Followed(Phrases.Same(model.Value.Text.Trim()), RoundingOf(model.Round));
    }

    public LocalText? FunctionOf(string name) =>
        _rules.Model.Functions.FirstOrDefault(f => f.Name == name) is { } function ? Phrases.Same(function.Body.Text.Trim()) : null;

    public LocalText? RuleOf(string name) => _rules.Rules.FirstOrDefault(r => r.Model.Name == name) is { } rule ? StandardWords.Of(rule.Model) : null;

    public LocalText Grades => Phrases.Same(string.Join('，', _rules.Grades.Select(g => $"{g.Model.Test.Text.Trim()} {g.Model.Name}")));

    /// <summary>How the total is rounded.</summary>
    public LocalText RoundingOfTotal => _rules.Model.Rounding.Total is { } step ? RoundingOf(step) : new("不四舍五入", "not rounded");

    /// <summary>How the whole table is summed up; null if simply added.</summary>
    public LocalText? Summing => StandardOf(_rules.Root) is { Chinese.Length: > 0 } words ? words : null;

    /// <summary>How an indicator earns and loses points, its items included.</summary>
    public static LocalText StandardOf(CheckedIndicator indicator)
    {
        List<LocalText> parts = [.. StandardWords.Of(indicator)];
        IndicatorModel model = indicator.Model;
        if (model.Applies is { } applies)
        {
            parts.Add(new($"适用条件 {applies.Text.Trim()}", $"applies if {applies.Text.Trim()}"));
            parts.Add(indicator.NotApplicable?.Policy switch
            {
                NotApplicableModel.Award => new("不适用按满分", "full marks if not"),
                NotApplicableModel.Move => new($"不适用移给“{indicator.MoveTarget?.Name}”", $"moves to '{indicator.MoveTarget?.Name}' if not"),
                _ => new("不适用则折算", "the others are scaled up if not"),
            });
        }

        if (indicator.Children.Count > 0 && model is { NotApplicable: NotApplicableModel.Rescale, Applies: null })
        {
            parts.Add(new("其中不适用的，由其余的折算", "what does not apply in it is made up by scaling the rest"));
        }

        if (model.Aggregate is { } aggregate)
        {
            parts.Add(new($"汇总 {aggregate.Text.Trim()}", $"summed up by {aggregate.Text.Trim()}"));
        }

        if (model.NeedsEvidence)
        {
            parts.Add(new("要有佐证", "needs evidence"));
        }

        if (RoundingOf(indicator.RoundingStep) is { Chinese.Length: > 0 } rounding)
        {
            parts.Add(rounding);
        }

        foreach (CheckedIndicator item in indicator.Children.Where(c => c.Model.IsItem))
        {
            string points = item.Model.Points is { } written ? StandardWords.Points(written) : "";
            LocalText words = StandardOf(item);
            parts.Add(new($"{item.Name} {points} 分（{words.Chinese}）", $"{item.Name} {points} ({words.English})"));
        }

        return Phrases.Join(parts, "；", "; ");
    }

    /// <summary>The answers to the questions of an indicator and its items, by what is asked.</summary>
    public IEnumerable<(string Name, LocalText Answer)> AnswersOf(IndicatorResult line)
    {
        foreach (Question question in _rules.Questions.Where(q => q.Indicator == line.Indicator && q.Kind != QuestionKind.Evidence))
        {
            string name = question.Part?.Found is { } found ? line.Path + "：" + found : line.Path;
            yield return (name, _case.AnswerTo(question, line.Row) is { } answer ? TextOf(question, answer) : new("没有回答", "not answered"));
        }

        foreach ((string, LocalText) below in line.Children.Where(c => c.Indicator.Model.IsItem).SelectMany(AnswersOf))
        {
            yield return below;
        }
    }

    /// <summary>The reasons that were given with answers, in the order of the table.</summary>
    public IEnumerable<string?> Reasons => result.Indicators.SelectMany(
        i => _rules.Questions.Where(q => q.Indicator == i.Indicator), (i, question) => _case.AnswerTo(question, i.Row)?.Reason);

    /// <summary>Whether required evidence of an indicator and its items is there, by path.</summary>
    public IEnumerable<(string Name, LocalText There)> EvidenceOf(IndicatorResult line)
    {
        if (line.Indicator.Evidence is { } question)
        {
            bool missing = _case.Slots[question.Slot].IsUnknown;
            yield return (line.Path, missing ? new("没有佐证", "no evidence") : new("有佐证", "with evidence"));
        }

        foreach ((string, LocalText) below in line.Children.Where(c => c.Indicator.Model.IsItem).SelectMany(EvidenceOf))
        {
            yield return below;
        }
    }

    // Where the evaluator says what each occurrence costs, that is part of the answer; so is a score that several gave the mean of.
    private static LocalText TextOf(Question question, Answer answer)
    {
        LocalText text = StandardTrail.WithOccurrences(answer);
        return answer.Value.IsNumber && (question.Range is not null || answer.By.Count > 0)
            ? Phrases.InBrackets(text, Phrases.Points(answer.Value.Number))
            : text;
    }

    private static LocalText RoundingOf(decimal? step) =>
        step is { } to ? new($"四舍五入到 {Phrases.Number(to)}", $"rounded to {Phrases.Number(to)}") : Phrases.Nothing;

    private static LocalText Followed(LocalText text, LocalText more) =>
        more.Chinese.Length == 0 ? text : new($"{text.Chinese}，{more.Chinese}", $"{text.English}, {more.English}");
}
