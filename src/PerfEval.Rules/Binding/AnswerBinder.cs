using System.Globalization;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Binding;

/// <summary>
/// Binds the evaluator's answers to what the standards ask. A question without an answer is an unknown that names it; an answer to what is
/// computed is refused; an answer that costs points or fills a range wants a reason.
/// </summary>
internal sealed class AnswerBinder(
    CheckedRuleSet ruleSet,
    IReadOnlyDictionary<CheckedIndicator, IReadOnlyList<RepeatedRow>> repeats,
    IReadOnlyList<Evidence> evidence,
    bool allRowsKnown,
    DiagnosticBag diagnostics)
{
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
            return ValueOf(question, 0, question.Indicator.FixedPoints ?? 0);
        }

        IReadOnlyList<RepeatedRow> rows = repeats.TryGetValue(repeated, out IReadOnlyList<RepeatedRow>? known) ? known : [];
        return FeelValue.ListOf([.. rows.Select((r, i) => ValueOf(question, i, r.Points))]);
    }

    private FeelValue ValueOf(Question question, int row, decimal points)
    {
        if (_answers.TryGetValue((question, row), out Answer? answer))
        {
            return answer.Value;
        }

        if (question.Kind == QuestionKind.Evidence)
        {
            return evidence.Any(e => e.Indicators.Contains(question.Indicator))
                ? FeelValue.True
                : FeelValue.Of(new Unknown(Missing.Of(new UnknownSource(UnknownSourceKind.Evidence, NameOf(question, row)))));
        }

        return Unanswered(question, row, BoundsOf(question, points));
    }

    private FeelValue Unanswered(Question question, int row, Interval bounds) =>
        FeelValue.Of(new Unknown(Missing.Of(new UnknownSource(UnknownSourceKind.Answer, NameOf(question, row))), bounds));

    /// <summary>What to call a question: the shortest path of its indicator, and the part that asks if there are several.</summary>
    private string NameOf(Question question, int row)
    {
        string name = question.Indicator.Repeated is { } repeated && repeats.TryGetValue(repeated, out IReadOnlyList<RepeatedRow>? rows) && row < rows.Count
            ? question.Indicator == repeated ? rows[row].Title : rows[row].Title + "/" + question.Indicator.Name
            : ruleSet.References.ShortestUnique(question.Indicator);
        bool several = question.Part is not null && ruleSet.Questions.Count(q => q.Indicator == question.Indicator && q.Kind == QuestionKind.Found) > 1;
        return several ? name + "/" + question.Part!.Found : name;
    }

    private static Interval BoundsOf(Question question, decimal points)
    {
        switch (question.Kind)
        {
            case QuestionKind.Met:
                return Interval.Closed(0, 1);
            case QuestionKind.Level:
                IEnumerable<Interval> levels = question.Levels.Select(l => PointsOf(l.Points, question.Indicator, points));
                return levels.Aggregate((a, b) => a.Hull(b));
            case QuestionKind.Score:
                return PointsOf(question.Range!, question.Indicator, points);
            default:
                return Interval.From(0, open: false);
        }
    }

    private static Interval PointsOf(PointsModel model, CheckedIndicator indicator, decimal points) => model switch
    {
        PointsModel.Number number => Interval.Point(number.Value),
        PointsModel.Share share => Interval.Point(points * share.Numerator / share.Denominator),
        PointsModel.Range range => Interval.Between(
            PointsOf(range.Low, indicator, points).Low, !range.LowIncluded, PointsOf(range.High, indicator, points).Low, !range.HighIncluded),
        PointsModel.Expression expression =>
            Interval.Point(indicator.Scale?.FirstOrDefault(l => l.Letter == expression.Source.Text.Trim())?.Value ?? 0),
        _ => Interval.Point(0),
    };

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

        if (node is not MappingNode mapping)
        {
            foreach (CheckedIndicator item in asked)
            {
                BindIndicator(item, row, node, at, reason);
            }

            return;
        }

        string? shared = ReasonOf(mapping) ?? reason;
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
                diagnostics.Add(BindingErrors.UnknownItem.At(entry.Key.Location, indicator.Name, label, string.Join('、', labels.Select(Short))));
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

    private static string Short(string text) => text.Length <= 12 ? text : text[..11] + "…";

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

        string? shared = ReasonOf(mapping) ?? reason;
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

    private static string? ReasonOf(MappingNode mapping) =>
        mapping.Entries.FirstOrDefault(e => e.Key.Text == "reason").Value is ScalarNode { IsEmpty: false } reason ? reason.Text : null;

    private void BindQuestion(Question question, int row, DocumentNode node, SourceLocation at, string? reason)
    {
        Answer? answer = node is SequenceNode { Items: [MappingNode first, ..] } several && first.Entries.Any(e => e.Key.Text == "by")
            ? ReadSeveral(question, row, several, reason)
            : ReadAnswer(question, row, node, at, reason);
        if (answer is null)
        {
            return;
        }

        if (!_answers.TryAdd((question, row), answer))
        {
            diagnostics.Add(BindingErrors.AnsweredTwice.At(at, NameOf(question, row)));
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

        decimal full = question.Kind == QuestionKind.Met ? 1 : PointsFor(question, row);
        bool loses = question.Kind == QuestionKind.Found
            ? answer.Value is { IsNumber: true, Number: > 0 }
            : answer.Value.IsNumber && Scalars.Settle(answer.Value.Number) < Scalars.Settle(full);
        if (loses)
        {
            diagnostics.Add(BindingErrors.ReasonMissing.At(at, NameOf(question, row), new LocalText("扣了分", "loses points")));
        }
        else if (answer.Discretion is not null)
        {
            diagnostics.Add(BindingErrors.ReasonMissing.At(at, NameOf(question, row), new LocalText("由评价人员在区间内定分", "is scored within a range by the evaluator")));
        }
    }

    private decimal PointsFor(Question question, int row) =>
        question.Indicator.Repeated is { } repeated && repeats.TryGetValue(repeated, out IReadOnlyList<RepeatedRow>? rows) && row < rows.Count
            ? rows[row].Points
            : question.Indicator.FixedPoints ?? 0;

    // The answers of several evaluators give their mean.
    private Answer? ReadSeveral(Question question, int row, SequenceNode list, string? reason)
    {
        var answers = new List<(string By, Answer Answer)>();
        foreach (DocumentNode item in list.Items)
        {
            if (item is not MappingNode mapping || mapping.Entries.FirstOrDefault(e => e.Key.Text == "by").Value is not ScalarNode by)
            {
                diagnostics.Add(BindingErrors.AnswerShape.At(item.Location, question.Indicator.Name, new LocalText("每位评价人员一项，写明 by", "an entry with 'by' for each evaluator")));
                return null;
            }

            var rest = new MappingNode(mapping.Document, mapping.Start, mapping.Line, mapping.Column, [.. mapping.Entries.Where(e => e.Key.Text != "by")]);
            if (ReadAnswer(question, row, rest, mapping.Location, reason) is not { } one)
            {
                return null;
            }

            answers.Add((by.Text, one));
        }

        if (answers.Exists(a => !a.Answer.Value.IsNumber))
        {
            return answers.First(a => !a.Answer.Value.IsNumber).Answer;
        }

        decimal mean = answers.Sum(a => a.Answer.Value.Number) / answers.Count;
        string text = string.Join('，', answers.Select(a => $"{a.By}：{a.Answer.Text}"));
        string reasons = string.Join("；", answers.Where(a => a.Answer.Reason is not null).Select(a => $"{a.By}：{a.Answer.Reason}"));
        return new Answer(FeelValue.Of(mean), text, reasons.Length > 0 ? reasons : null)
        {
            Discretion = answers[0].Answer.Discretion,
            By = [.. answers.Select(a => a.By)],
        };
    }

    private Answer? ReadAnswer(Question question, int row, DocumentNode node, SourceLocation at, string? reason) => question.Kind switch
    {
        QuestionKind.Met => ReadMet(question, node, at, reason),
        QuestionKind.Level => ReadLevel(question, row, node, at, reason),
        QuestionKind.Score => ReadScore(question, row, node, at, reason),
        _ => ReadFound(question, row, node, at, reason),
    };

    // 是, 否, a share where parts are allowed, or a mapping { met: …, reason: … }.
    private Answer? ReadMet(Question question, DocumentNode node, SourceLocation at, string? reason)
    {
        (ScalarNode? scalar, string? own) = Unwrap(node, "met", question.Indicator.Name);
        if (scalar is null)
        {
            Shape(node, question, new LocalText("“是”或“否”", "是 or 否 (true or false)"));
            return null;
        }

        string text = scalar.Text.Trim();
        decimal? share = text switch
        {
            "是" or "true" => 1,
            "否" or "false" => 0,
            _ => ReadShare(text),
        };
        if (share is not { } met)
        {
            Shape(scalar, question, new LocalText("“是”或“否”", "是 or 否 (true or false)"));
            return null;
        }

        bool partly = question.Indicator.Model.Partly || question.Indicator.Parent is { Model.Partly: true };
        if (met is > 0 and < 1 && !partly)
        {
            diagnostics.Add(BindingErrors.PartlyNotAllowed.At(scalar.Location, question.Indicator.Name));
            return null;
        }

        string shown = met == 1 ? "是" : met == 0 ? "否" : text;
        // A reason given for several items explains those that lose points.
        return new Answer(FeelValue.Of(met), shown, own ?? (met < 1 ? reason : null)) { Discretion = met is > 0 and < 1 ? Interval.Closed(0, 1) : null };
    }

    private static decimal? ReadShare(string text)
    {
        string plain = ValueReader.Normalize(text);
        if (plain.EndsWith('%') && MappingReader.TryNumber(plain[..^1], out decimal percent) && percent is >= 0 and <= 100)
        {
            return percent / 100;
        }

        string[] parts = plain.Split('/');
        return parts.Length == 2 && MappingReader.TryNumber(parts[0], out decimal a) && MappingReader.TryNumber(parts[1], out decimal b) && b > 0 && a >= 0 && a <= b
            ? a / b
            : null;
    }

    private (ScalarNode? Scalar, string? Reason) Unwrap(DocumentNode node, string key, string indicator)
    {
        if (node is not MappingNode mapping)
        {
            return (node as ScalarNode, null);
        }

        var reader = new MappingReader(mapping, diagnostics);
        ScalarNode? scalar = reader.Scalar(key);
        string? reason = reader.Text("reason");
        reader.Finish();
        if (scalar is null && !reader.Has(key))
        {
            diagnostics.Add(ModelErrors.MissingKey.At(mapping.Location, key, new LocalText($"“{indicator}”的答案", $"the answer for '{indicator}'")));
        }

        return (scalar, reason);
    }

    // Reports unless the reading of a mapping already has.
    private void Shape(DocumentNode node, Question question, LocalText expected)
    {
        if (node is not MappingNode)
        {
            diagnostics.Add(BindingErrors.AnswerShape.At(node.Location, question.Indicator.Name, expected));
        }
    }

    private Answer? ReadLevel(Question question, int row, DocumentNode node, SourceLocation at, string? reason)
    {
        string[] names = [.. question.Levels.Select(l => l.Name)];
        ScalarNode? label = node as ScalarNode, score = null;
        string? own = null;
        if (node is MappingNode mapping)
        {
            var reader = new MappingReader(mapping, diagnostics);
            label = reader.Scalar("level");
            score = reader.Scalar("score");
            own = reader.Text("reason");
            reader.Finish();
        }

        if (label is null)
        {
            diagnostics.Add(BindingErrors.AnswerShape.At(node.Location, question.Indicator.Name, new LocalText("档次名：" + string.Join('、', names), "one of: " + string.Join(", ", names))));
            return null;
        }

        int found = Labels.Find(names, label.Text);
        if (found < 0)
        {
            diagnostics.Add(BindingErrors.UnknownLevel.At(label.Location, question.Indicator.Name, label.Text, string.Join('、', names)));
            return null;
        }

        Interval range = PointsOf(question.Levels[found].Points, question.Indicator, PointsFor(question, row));
        if (range.IsPoint)
        {
            if (score is not null && (!MappingReader.TryNumber(score.Text, out decimal given) || given != range.Low))
            {
                diagnostics.Add(BindingErrors.ScoreOutOfRange.At(score.Location, question.Indicator.Name, score.Text, ValueText.Plain(range.Low)));
                return null;
            }

            return new Answer(FeelValue.Of(range.Low), names[found], own ?? reason);
        }

        if (score is null)
        {
            // The level is known, the points within it are not.
            return new Answer(Unanswered(question, row, range), names[found], own ?? reason) { Discretion = range };
        }

        return ReadPoints(question, score, range) is { } points
            ? new Answer(FeelValue.Of(points), $"{names[found]}，{ValueText.Plain(points)} 分", own ?? reason) { Discretion = range }
            : null;
    }

    private Answer? ReadScore(Question question, int row, DocumentNode node, SourceLocation at, string? reason)
    {
        (ScalarNode? scalar, string? own) = Unwrap(node, "score", question.Indicator.Name);
        Interval range = PointsOf(question.Range!, question.Indicator, PointsFor(question, row));
        if (scalar is null)
        {
            Shape(node, question, new LocalText("分数，或 { score: 分数, reason: 理由 }", "a score, or { score: …, reason: … }"));
            return null;
        }

        return ReadPoints(question, scalar, range) is { } points
            ? new Answer(FeelValue.Of(points), ValueText.Plain(points) + " 分", own ?? reason) { Discretion = range }
            : null;
    }

    private decimal? ReadPoints(Question question, ScalarNode scalar, Interval range)
    {
        string text = ValueReader.Normalize(scalar.Text.Trim());
        text = text.EndsWith('分') ? text[..^1] : text;
        if (!MappingReader.TryNumber(text, out decimal points))
        {
            diagnostics.Add(BindingErrors.AnswerShape.At(scalar.Location, question.Indicator.Name, new LocalText("分数", "a score")));
            return null;
        }

        if (range.Contains(points))
        {
            return points;
        }

        diagnostics.Add(BindingErrors.ScoreOutOfRange.At(scalar.Location, question.Indicator.Name, ValueText.Plain(points), Print(range)));
        return null;
    }

    private static string Print(Interval range) =>
        (range.IsLowOpen ? "(" : "[") + ValueText.Plain(range.Low) + ".." + ValueText.Plain(range.High) + (range.IsHighOpen ? ")" : "]");

    // A list of what was found, [] for none; a number; or a mapping from the requirement that was violated to a list.
    private Answer? ReadFound(Question question, int row, DocumentNode node, SourceLocation at, string? reason)
    {
        var occurrences = new List<string>();
        var costs = new List<FeelValue>();
        string? own = null;
        if (!ReadOccurrences(question, row, node, "", occurrences, costs, ref own))
        {
            return null;
        }

        FeelValue value = question.Range is null
            ? FeelValue.Of((decimal)occurrences.Count)
            : costs.Aggregate(FeelValue.Of(0m), Sum);
        string text = occurrences.Count == 0
            ? "未发现"
            : string.Create(CultureInfo.InvariantCulture, $"{occurrences.Count} 起");
        return new Answer(value, text, own ?? reason)
        {
            Occurrences = occurrences,
            Discretion = question.Range is { } range && occurrences.Count > 0 ? PointsOf(range, question.Indicator, PointsFor(question, row)) : null,
        };
    }

    private static FeelValue Sum(FeelValue a, FeelValue b)
    {
        if (a.IsNumber && b.IsNumber)
        {
            return FeelValue.Of(a.Number + b.Number);
        }

        Missing missing = (a.IsUnknown ? a.AsUnknown.Missing : Missing.Nothing).Union(b.IsUnknown ? b.AsUnknown.Missing : Missing.Nothing);
        return FeelValue.Of(new Unknown(missing, a.Bounds.Add(b.Bounds)));
    }

    private bool ReadOccurrences(
        Question question, int row, DocumentNode node, string requirement, List<string> occurrences, List<FeelValue> costs, ref string? reason)
    {
        string prefix = requirement.Length == 0 ? "" : Short(requirement) + "：";
        switch (node)
        {
            case SequenceNode list:
                bool valid = true;
                foreach (DocumentNode item in list.Items)
                {
                    valid &= ReadOccurrence(question, row, item, prefix, occurrences, costs);
                }

                return valid;
            case ScalarNode { IsEmpty: false } number when int.TryParse(ValueReader.Normalize(number.Text.Trim()).TrimEnd('起', '例', '次', '处', '家', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count <= 10_000:
                for (int i = 0; i < count; i++)
                {
                    occurrences.Add(prefix.TrimEnd('：'));
                    costs.Add(Unanswered(question, row, question.Range is { } range ? PointsOf(range, question.Indicator, PointsFor(question, row)) : Interval.Everything));
                }

                return true;
            case MappingNode mapping when mapping.Entries.Any(e => e.Key.Text == "found"):
                var reader = new MappingReader(mapping, diagnostics);
                DocumentNode? found = reader.Node("found");
                reason = reader.Text("reason");
                reader.Finish();
                return found is not null && ReadOccurrences(question, row, found, requirement, occurrences, costs, ref reason);
            case MappingNode mapping when question.Part!.Among.Count > 0:
                return ReadByRequirement(question, row, mapping, occurrences, costs, ref reason);
            default:
                diagnostics.Add(BindingErrors.AnswerShape.At(
                    node.Location, question.Indicator.Name, new LocalText("发现的情况的列表，没有发现就写 []", "a list of what was found, [] for nothing")));
                return false;
        }
    }

    private bool ReadByRequirement(Question question, int row, MappingNode mapping, List<string> occurrences, List<FeelValue> costs, ref string? reason)
    {
        bool valid = true;
        reason = ReasonOf(mapping);
        foreach (MappingEntry entry in mapping.Entries)
        {
            string label = entry.Key.Text.Trim();
            if (label is "reason" or "otherwise")
            {
                continue;
            }

            int found = Labels.Find(question.Part!.Among, label);
            if (found < 0)
            {
                diagnostics.Add(BindingErrors.UnknownItem.At(
                    entry.Key.Location, question.Indicator.Name, label, string.Join('、', question.Part.Among.Select(Short))));
                valid = false;
                continue;
            }

            string? inner = null;
            valid &= ReadOccurrences(question, row, entry.Value, question.Part.Among[found], occurrences, costs, ref inner);
            reason ??= inner;
        }

        return valid;
    }

    private bool ReadOccurrence(Question question, int row, DocumentNode item, string prefix, List<string> occurrences, List<FeelValue> costs)
    {
        Interval? range = question.Range is { } model ? PointsOf(model, question.Indicator, PointsFor(question, row)) : null;
        switch (item)
        {
            case ScalarNode { IsEmpty: false } text:
                occurrences.Add(prefix + text.Text.Trim());
                costs.Add(range is { } open ? Unanswered(question, row, open) : FeelValue.Null);
                if (range is { } wanted)
                {
                    diagnostics.Add(BindingErrors.OccurrencePoints.At(text.Location, LabelOf(question), Print(wanted)));
                    return false;
                }

                return true;
            case MappingNode mapping:
                var reader = new MappingReader(mapping, diagnostics);
                string? what = reader.Text("text");
                ScalarNode? points = reader.Scalar("points");
                reader.Finish();
                if (what is null || (points is null && range is not null))
                {
                    diagnostics.Add(range is { } needed
                        ? BindingErrors.OccurrencePoints.At(mapping.Location, LabelOf(question), Print(needed))
                        : ModelErrors.MissingKey.At(mapping.Location, "text", new LocalText("发现的情况", "what was found")));
                    return false;
                }

                if (range is null && points is not null)
                {
                    diagnostics.Add(BindingErrors.AnswerShape.At(points.Location, question.Indicator.Name, new LocalText("只写情况：每起扣分由标准规定", "what was found only: the standard fixes what it costs")));
                    return false;
                }

                occurrences.Add(prefix + what.Trim());
                if (range is { } bounds)
                {
                    if (ReadPoints(question, points!, bounds) is not { } cost)
                    {
                        return false;
                    }

                    costs.Add(FeelValue.Of(cost));
                }

                return true;
            default:
                diagnostics.Add(BindingErrors.AnswerShape.At(item.Location, question.Indicator.Name, new LocalText("一句话", "a sentence")));
                return false;
        }
    }
}
