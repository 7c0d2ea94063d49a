using System.Globalization;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Binding;

/// <summary>
/// Reads what an evaluator found: a list of occurrences, <c>[]</c> for none, a number, or a mapping from the violated requirement to any of
/// these.
/// </summary>
internal sealed class OccurrenceReader(QuestionSheet sheet, DiagnosticBag diagnostics)
{
    // More than anyone finds; a typing error such as 20000 is better refused.
    private const int MostOccurrences = 10_000;

    public Answer? Read(Question question, int row, DocumentNode node, string? reason)
    {
        var findings = new Findings(question, row, sheet.RangeOf(question, row));
        if (!ReadAny(findings, node, ""))
        {
            return null;
        }

        int count = findings.Texts.Count;
        FeelValue value = question.Range is null ? FeelValue.Of((decimal)count) : findings.Costs.Aggregate(FeelValue.Of(0m), Sum);
        string number = count.ToString(CultureInfo.InvariantCulture);
        LocalText text = count == 0 ? new("未发现", "none found") : new($"{number} 起", $"{number} found");
        return new Answer(value, text, findings.Reason ?? reason)
        {
            Occurrences = findings.Texts,
            Discretion = count > 0 ? findings.Range : null,
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

    private bool ReadAny(Findings findings, DocumentNode node, string requirement)
    {
        switch (node)
        {
            case SequenceNode list:
                bool valid = true;
                foreach (DocumentNode item in list.Items)
                {
                    valid &= ReadOne(findings, item, requirement);
                }

                return valid;
            case ScalarNode { IsEmpty: false } number when CountOf(number) is { } count:
                for (int i = 0; i < count; i++)
                {
                    findings.Texts.Add(requirement);
                    findings.Costs.Add(sheet.Unanswered(findings.Question, findings.Row, findings.Range ?? Interval.Everything));
                }

                return true;
            case MappingNode mapping when mapping.Entries.Any(e => e.Key.Text == "found"):
                var reader = new MappingReader(mapping, diagnostics);
                DocumentNode? found = reader.Node("found");
                findings.Reason ??= reader.Text("reason");
                reader.Finish();
                return found is not null && ReadAny(findings, found, requirement);
            case MappingNode mapping when findings.Question.Part!.Among.Count > 0:
                return ReadByRequirement(findings, mapping);
            default:
                diagnostics.Add(BindingErrors.AnswerShape.At(
                    node.Location, findings.Question.Indicator.Name, new LocalText("发现的情况的列表，没有发现就写 []", "a list of what was found, [] for nothing")));
                return false;
        }
    }

    private static int? CountOf(ScalarNode scalar)
    {
        string text = ValueReader.Normalize(scalar.Text.Trim()).TrimEnd('起', '例', '次', '处', '家', ' ');
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count <= MostOccurrences ? count : null;
    }

    private bool ReadByRequirement(Findings findings, MappingNode mapping)
    {
        bool valid = true;
        findings.Reason ??= AnswerReader.ReasonOf(mapping);
        foreach (MappingEntry entry in mapping.Entries)
        {
            string label = entry.Key.Text.Trim();
            if (label is "reason" or "otherwise")
            {
                continue;
            }

            IReadOnlyList<string> among = findings.Question.Part!.Among;
            int found = Labels.Find(among, label);
            if (found >= 0)
            {
                valid &= ReadAny(findings, entry.Value, among[found]);
                continue;
            }

            diagnostics.Add(BindingErrors.UnknownItem.At(
                entry.Key.Location, findings.Question.Indicator.Name, label, string.Join('、', among.Select(Labels.Short))));
            valid = false;
        }

        return valid;
    }

    private bool ReadOne(Findings findings, DocumentNode item, string requirement)
    {
        switch (item)
        {
            case ScalarNode { IsEmpty: false } text when findings.Range is { } wanted:
                diagnostics.Add(BindingErrors.OccurrencePoints.At(text.Location, findings.Label, AnswerReader.Print(wanted)));
                return false;
            case ScalarNode { IsEmpty: false } text:
                findings.Add(text.Text, requirement);
                return true;
            case MappingNode mapping:
                return ReadWithPoints(findings, mapping, requirement);
            default:
                diagnostics.Add(BindingErrors.AnswerShape.At(item.Location, findings.Question.Indicator.Name, new LocalText("一句话", "a sentence")));
                return false;
        }
    }

    private bool ReadWithPoints(Findings findings, MappingNode mapping, string requirement)
    {
        var reader = new MappingReader(mapping, diagnostics);
        string? what = reader.Text("text");
        ScalarNode? points = reader.Scalar("points");
        reader.Finish();
        if (what is null || (points is null && findings.Range is not null))
        {
            diagnostics.Add(findings.Range is { } needed
                ? BindingErrors.OccurrencePoints.At(mapping.Location, findings.Label, AnswerReader.Print(needed))
                : ModelErrors.MissingKey.At(mapping.Location, "text", new LocalText("发现的情况", "what was found")));
            return false;
        }

        if (findings.Range is not { } bounds)
        {
            if (points is not null)
            {
                diagnostics.Add(BindingErrors.AnswerShape.At(
                    points.Location, findings.Question.Indicator.Name, new LocalText("只写情况：每起扣分由标准规定", "what was found only: the standard fixes what it costs")));
                return false;
            }

            findings.Add(what, requirement);
            return true;
        }

        if (AnswerReader.ReadPoints(findings.Question, points!, bounds, diagnostics) is not { } cost)
        {
            return false;
        }

        findings.Add(what, requirement);
        findings.Costs.Add(FeelValue.Of(cost));
        return true;
    }

    // What is collected while an answer is read.
    private sealed class Findings(Question question, int row, Interval? range)
    {
        public Question Question { get; } = question;

        public int Row { get; } = row;

        public Interval? Range { get; } = range;

        public List<string> Texts { get; } = [];

        public List<FeelValue> Costs { get; } = [];

        public string? Reason { get; set; }

        public string Label => Question.Part?.Found ?? Question.Indicator.Name;

        // A marker alone means the requirement that it marks.
        public void Add(string text, string requirement)
        {
            text = text.Trim();
            int named = requirement.Length == 0 ? Labels.Find(Question.Part!.Among, text) : -1;
            Texts.Add(named >= 0 ? Question.Part!.Among[named] : requirement.Length == 0 ? text : Labels.Short(requirement) + "：" + text);
        }
    }
}
