using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Binding;

/// <summary>Reads one answer: met or not, a level, a score, occurrences, or those of several evaluators.</summary>
internal sealed class AnswerReader(QuestionSheet sheet, DiagnosticBag diagnostics)
{
    private readonly OccurrenceReader _occurrences = new(sheet, diagnostics);

    /// <summary>Reads an answer; null if it is none, which was reported. <paramref name="reason"/> holds unless the answer gives its own.</summary>
    public Answer? Read(Question question, int row, DocumentNode node, string? reason) =>
        node is SequenceNode { Items: [MappingNode first, ..] } several && first.Entries.Any(e => e.Key.Text == "by")
            ? ReadSeveral(question, row, several, reason)
            : ReadOne(question, row, node, reason);

    /// <summary>The reason that a mapping of answers gives for all of them.</summary>
    public static string? ReasonOf(MappingNode mapping) =>
        mapping.Entries.FirstOrDefault(e => e.Key.Text == "reason").Value is ScalarNode { IsEmpty: false } reason ? reason.Text : null;

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
            if (ReadOne(question, row, rest, reason) is not { } one)
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
        var text = new LocalText(
            string.Join('，', answers.Select(a => $"{a.By}：{a.Answer.Text.Chinese}")), string.Join(", ", answers.Select(a => $"{a.By}: {a.Answer.Text.English}")));
        string reasons = string.Join("；", answers.Where(a => a.Answer.Reason is not null).Select(a => $"{a.By}：{a.Answer.Reason}"));
        return new Answer(FeelValue.Of(mean), text, reasons.Length > 0 ? reasons : null)
        {
            Discretion = answers[0].Answer.Discretion,
            By = [.. answers.Select(a => a.By)],
            Levels = [.. answers.SelectMany(a => a.Answer.Levels)],
        };
    }

    /// <summary>Whether an answer says whether, or to what share, something is met.</summary>
    public static bool IsMetOrNot(string answer) => ShareOf(answer.Trim()) is not null;

    private Answer? ReadOne(Question question, int row, DocumentNode node, string? reason) => question.Kind switch
    {
        QuestionKind.Met => ReadMet(question, node, reason),
        QuestionKind.Level => ReadLevel(question, row, node, reason),
        QuestionKind.Score => ReadScore(question, row, node, reason),
        _ => _occurrences.Read(question, row, node, reason),
    };

    // 是, 否, a share where parts are allowed, or a mapping { met: …, reason: … }.
    private Answer? ReadMet(Question question, DocumentNode node, string? reason)
    {
        (ScalarNode? scalar, string? own) = Unwrap(node, "met", question.Indicator.Name);
        if (scalar is null)
        {
            Shape(node, question, new LocalText("“是”或“否”", "是 or 否 (true or false)"));
            return null;
        }

        string text = scalar.Text.Trim();
        if (ShareOf(text) is not { } met)
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

        LocalText shown = met == 1 ? new("符合", "met") : met == 0 ? new("不符合", "not met") : new($"符合 {text}", $"{text} met");

        // A reason given for several items explains those that lose points.
        return new Answer(FeelValue.Of(met), shown, own ?? (met < 1 ? reason : null)) { Discretion = met is > 0 and < 1 ? Interval.Closed(0, 1) : null };
    }

    private static decimal? ShareOf(string text) => text switch
    {
        "是" or "true" => 1,
        "否" or "false" => 0,
        _ => ReadShare(text),
    };

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
        if (scalar is null && !reader.Has(key) && !reader.Suggested.Contains(key))
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

    private Answer? ReadLevel(Question question, int row, DocumentNode node, string? reason)
    {
        string[] names = [.. question.Levels.Select(l => l.Name)];
        ScalarNode? label = node as ScalarNode, score = null;
        string? own = null;
        if (node is MappingNode mapping)
        {
            var reader = new MappingReader(mapping, diagnostics);

            // A level may be called 是 or 否; who does not know the rule set calls that "met".
            label = reader.Has("met") && !reader.Has("level") ? reader.Scalar("met") : reader.Scalar("level");
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

        Interval range = sheet.PointsOf(question.Levels[found].Points, question, row);
        var name = new LocalText(names[found], names[found]);
        if (range.IsPoint)
        {
            if (score is not null && (!MappingReader.TryNumber(score.Text, out decimal given) || given != range.Low))
            {
                diagnostics.Add(BindingErrors.ScoreOutOfRange.At(score.Location, question.Indicator.Name, score.Text, ValueText.Plain(range.Low)));
                return null;
            }

            return new Answer(FeelValue.Of(range.Low), name, own ?? reason) { Levels = [names[found]] };
        }

        if (score is null)
        {
            // The level is known, the points within it are not.
            return new Answer(sheet.Unanswered(question, row, range), name, own ?? reason) { Discretion = range, Levels = [names[found]] };
        }

        if (ReadPoints(question, score, range, diagnostics) is not { } points)
        {
            return null;
        }

        LocalText worth = WithUnit(points);
        return new Answer(FeelValue.Of(points), new($"{names[found]}，{worth.Chinese}", $"{names[found]}, {worth.English}"), own ?? reason) { Discretion = range, Levels = [names[found]] };
    }

    private Answer? ReadScore(Question question, int row, DocumentNode node, string? reason)
    {
        (ScalarNode? scalar, string? own) = Unwrap(node, "score", question.Indicator.Name);
        Interval range = sheet.RangeOf(question, row)!.Value;
        if (scalar is null)
        {
            Shape(node, question, new LocalText("分数，或 { score: 分数, reason: 理由 }", "a score, or { score: …, reason: … }"));
            return null;
        }

        return ReadPoints(question, scalar, range, diagnostics) is { } points
            ? new Answer(FeelValue.Of(points), WithUnit(points), own ?? reason) { Discretion = range }
            : null;
    }

    private static LocalText WithUnit(decimal points)
    {
        string text = ValueText.Plain(points);
        return new(text + " 分", text + (points == 1 ? " point" : " points"));
    }

    /// <summary>Reads points within a range; null if they are none, which was reported.</summary>
    public static decimal? ReadPoints(Question question, ScalarNode scalar, Interval range, DiagnosticBag diagnostics)
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

    /// <summary>A range of points: <c>[0..5]</c>, <c>(0..5]</c>.</summary>
    public static string Print(Interval range) =>
        (range.IsLowOpen ? "(" : "[") + ValueText.Plain(range.Low) + ".." + ValueText.Plain(range.High) + (range.IsHighOpen ? ")" : "]");
}
