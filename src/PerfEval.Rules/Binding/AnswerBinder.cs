using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Binding;

/// <summary>
/// Binds the evaluator's answers to what the standards ask. A question without an answer is an unknown that names it; an answer to what is
/// computed is refused; an answer that costs points or fills a range wants a reason.
/// </summary>
internal sealed class AnswerBinder(
    CheckedRuleSet ruleSet,
    IReadOnlyDictionary<CheckedIndicator, IReadOnlyList<RepeatedRow>> repeats,
    QuestionSheet sheet,
    IReadOnlyList<Evidence> evidence,
    bool allRowsKnown,
    DiagnosticBag diagnostics)
{
    private readonly AnswerReader _reader = new(sheet, diagnostics);
    private readonly Dictionary<(Question Question, int Row), Answer> _answers = [];

    public IReadOnlyDictionary<(Question Question, int Row), Answer> Answers => _answers;

    public void Bind(IReadOnlyList<MappingEntry> judgements, FeelValue[] slots)
    {
        foreach (MappingEntry entry in judgements)
        {
            foreach ((CheckedIndicator indicator, int row) in Resolve(entry.Key))
            {
                BindIndicator(indicator, row, entry.Value, entry.Key.Location, null);
            }
        }

        foreach (Question question in ruleSet.Questions)
        {
            slots[question.Slot] = SlotValue(question);
        }
    }

    // Repeated indicators have one answer for each row: a list in the slot.
    private FeelValue SlotValue(Question question)
    {
        if (question.Indicator.Repeated is not { } repeated)
        {
            return ValueOf(question, 0);
        }

        IReadOnlyList<RepeatedRow> rows = repeats.TryGetValue(repeated, out IReadOnlyList<RepeatedRow>? known) ? known : [];
        return FeelValue.ListOf([.. rows.Select((_, i) => ValueOf(question, i))]);
    }

    private FeelValue ValueOf(Question question, int row)
    {
        if (_answers.TryGetValue((question, row), out Answer? answer))
        {
            return answer.Value;
        }

        if (question.Kind == QuestionKind.Evidence)
        {
            return evidence.Any(e => e.Indicators.Contains(question.Indicator))
                ? FeelValue.True
                : FeelValue.Of(new Unknown(Missing.Of(new UnknownSource(UnknownSourceKind.Evidence, sheet.NameOf(question, row)))));
        }

        return sheet.Unanswered(question, row);
    }

    private List<(CheckedIndicator Indicator, int Row)> Resolve(ScalarNode key)
    {
        string path = key.Text.Trim();
        IReadOnlyList<CheckedIndicator> found = ruleSet.References.FindAll(path);
        (CheckedIndicator Indicator, int Row)[] titled =
            [.. repeats.SelectMany(r => r.Value.Select((row, i) => (r.Key, i, row.Title))).Where(r => r.Title == path).Select(r => (r.Key, r.i))];
        if (found.Count + titled.Length > 1)
        {
            string shown = string.Join('、', found.Select(i => i.Path).Take(5));
            string longer = found.Count > 0 ? ruleSet.References.ShortestUnique(found[0]) : path;
            diagnostics.Add(BindingErrors.AmbiguousJudgement.At(key.Location, path, shown, longer));
            return [];
        }

        if (titled.Length == 1)
        {
            return [titled[0]];
        }

        if (found.Count == 1)
        {
            // The name of the repeated indicator itself answers for all its rows.
            return found[0].Repeated is { } repeated && repeats.TryGetValue(repeated, out IReadOnlyList<RepeatedRow>? rows)
                ? [.. rows.Select((_, i) => (found[0], i))]
                : [(found[0], 0)];
        }

        if (!allRowsKnown && ruleSet.Indicators.Any(i => i.Repeat is not null))
        {
            return [];
        }

        IEnumerable<string> names = ruleSet.Indicators.Where(i => i.Parent is not null).Select(i => i.Name).Concat(repeats.Values.SelectMany(r => r.Select(x => x.Title)));
        diagnostics.Add(BindingErrors.UnknownJudgement.At(key.Location, path, Feel.Checking.Checker.DidYouMean(NearestName.Find(path, names))));
        return [];
    }

    private void BindIndicator(CheckedIndicator indicator, int row, DocumentNode node, SourceLocation at, string? reason)
    {
        if (indicator.IsSection)
        {
            diagnostics.Add(BindingErrors.JudgementOnSection.At(at, indicator.Name));
            return;
        }

        Question[] own = [.. ruleSet.Questions.Where(q => q.Indicator == indicator && q.Kind != QuestionKind.Evidence)];
        if (indicator.IsChecklist)
        {
            BindChecklist(indicator, own, row, node, at, reason);
            return;
        }

        switch (own.Length)
        {
            case 0:
                diagnostics.Add(BindingErrors.NothingAsked.At(at, indicator.Name));
                break;
            case 1:
                BindQuestion(own[0], row, node, at, reason);
                break;
            default:
                BindParts(indicator, own, row, node, at, reason);
                break;
        }
    }

    // A checklist takes one answer for all its items, or one for each by marker, place or text, with "otherwise" for the rest.
    private void BindChecklist(CheckedIndicator indicator, Question[] own, int row, DocumentNode node, SourceLocation at, string? reason)
    {
        CheckedIndicator[] asked = [.. indicator.Children.Where(IsAsked)];
        if (asked.Length == 0 && own.Length == 0)
        {
            diagnostics.Add(BindingErrors.NothingAsked.At(at, indicator.Name));
            return;
        }

        bool forAll = node is MappingNode one && one.Entries.Any(e => e.Key.Text == "met") && one.Entries.All(e => e.Key.Text is "met" or "reason");
        if (forAll || node is not MappingNode mapping)
        {
            foreach (CheckedIndicator item in asked)
            {
                BindIndicator(item, row, node, at, reason);
            }

            return;
        }

        string? shared = AnswerReader.ReasonOf(mapping) ?? reason;
        string[] labels = [.. indicator.Children.Select(c => c.Name)];
        var answered = new HashSet<CheckedIndicator>();
        DocumentNode? otherwise = null;
        foreach (MappingEntry entry in mapping.Entries)
        {
            string label = entry.Key.Text.Trim();
            if (label == "reason")
            {
                continue;
            }

            if (label == "otherwise")
            {
                otherwise = entry.Value;
                continue;
            }

            if (own.FirstOrDefault(q => q.Part?.Found == label) is { } part)
            {
                BindQuestion(part, row, entry.Value, entry.Key.Location, shared);
                continue;
            }

            int found = Labels.Find(labels, label);
            if (found < 0)
            {
                diagnostics.Add(BindingErrors.UnknownItem.At(entry.Key.Location, indicator.Name, label, string.Join('、', labels.Select(Labels.Short))));
                continue;
            }

            answered.Add(indicator.Children[found]);
            BindIndicator(indicator.Children[found], row, entry.Value, entry.Key.Location, shared);
        }

        foreach (CheckedIndicator item in asked)
        {
            if (otherwise is not null && !answered.Contains(item))
            {
                BindIndicator(item, row, otherwise, otherwise.Location, shared);
            }
        }
    }

    private bool IsAsked(CheckedIndicator item) =>
        ruleSet.Questions.Any(q => q.Kind != QuestionKind.Evidence && (q.Indicator == item || item.Children.Contains(q.Indicator)));

    // Several things are asked of one indicator: each is answered under its own label.
    private void BindParts(CheckedIndicator indicator, Question[] questions, int row, DocumentNode node, SourceLocation at, string? reason)
    {
        if (node is SequenceNode { Items: [] })
        {
            // Looked for, none found: of every kind.
            foreach (Question question in questions)
            {
                BindQuestion(question, row, node, at, reason);
            }

            return;
        }

        if (node is not MappingNode mapping)
        {
            string labels = string.Join('、', questions.Select(LabelOf));
            diagnostics.Add(BindingErrors.AnswerShape.At(
                node.Location, indicator.Name, new LocalText($"按项分别写（{labels}），其余可用 otherwise", $"one answer for each of {labels}, with 'otherwise' for the rest")));
            return;
        }

        string? shared = AnswerReader.ReasonOf(mapping) ?? reason;
        var answered = new HashSet<Question>();
        foreach (MappingEntry entry in mapping.Entries)
        {
            string label = entry.Key.Text.Trim();
            if (label is "reason" or "otherwise")
            {
                continue;
            }

            int found = Labels.Find([.. questions.Select(LabelOf)], label);
            if (found < 0)
            {
                diagnostics.Add(BindingErrors.UnknownItem.At(entry.Key.Location, indicator.Name, label, string.Join('、', questions.Select(LabelOf))));
                continue;
            }

            answered.Add(questions[found]);
            BindQuestion(questions[found], row, entry.Value, entry.Key.Location, shared);
        }

        if (mapping.Entries.FirstOrDefault(e => e.Key.Text.Trim() == "otherwise").Value is { } otherwise)
        {
            foreach (Question question in questions.Where(q => !answered.Contains(q)))
            {
                BindQuestion(question, row, otherwise, otherwise.Location, shared);
            }
        }
    }

    private static string LabelOf(Question question) => question.Part?.Found ?? question.Kind switch
    {
        QuestionKind.Level => "level",
        QuestionKind.Score => "score",
        _ => question.Indicator.Name,
    };

    private void BindQuestion(Question question, int row, DocumentNode node, SourceLocation at, string? reason)
    {
        if (_reader.Read(question, row, node, reason) is not { } answer)
        {
            return;
        }

        if (!_answers.TryAdd((question, row), answer))
        {
            diagnostics.Add(BindingErrors.AnsweredTwice.At(at, sheet.NameOf(question, row)));
            return;
        }

        AskForReason(question, row, answer, at);
    }

    private void AskForReason(Question question, int row, Answer answer, SourceLocation at)
    {
        if (answer.Reason is not null || answer.Occurrences.Any(o => o.Length > 0))
        {
            return;
        }

        decimal full = question.Kind == QuestionKind.Met ? 1 : sheet.PointsFor(question, row);
        bool loses = question.Kind == QuestionKind.Found
            ? answer.Value is { IsNumber: true, Number: > 0 }
            : answer.Value.IsNumber && Scalars.Settle(answer.Value.Number) < Scalars.Settle(full);
        if (loses)
        {
            diagnostics.Add(BindingErrors.ReasonMissing.At(at, sheet.NameOf(question, row), new LocalText("扣了分", "loses points")));
        }
        else if (answer.Discretion is not null)
        {
            diagnostics.Add(BindingErrors.ReasonMissing.At(at, sheet.NameOf(question, row), new LocalText("由评价人员在区间内定分", "is scored within a range by the evaluator")));
        }
    }
}
