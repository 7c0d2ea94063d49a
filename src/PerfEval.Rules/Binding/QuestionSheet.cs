using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Binding;

/// <summary>What a case's questions are called and worth, where rows of repeated indicators have titles and points of their own.</summary>
internal sealed class QuestionSheet(CheckedRuleSet ruleSet, IReadOnlyDictionary<CheckedIndicator, IReadOnlyList<RepeatedRow>> repeats)
{
    /// <summary>What to call a question: the shortest path of its indicator, and the part that asks if there are several.</summary>
    public string NameOf(Question question, int row)
    {
        string name = RowOf(question, row) is { } repeated
            ? question.Indicator == question.Indicator.Repeated ? repeated.Title : repeated.Title + "/" + question.Indicator.Name
            : WithChecklist(question.Indicator);
        bool several = question.Part is not null && ruleSet.Questions.Count(q => q.Indicator == question.Indicator && q.Kind == QuestionKind.Found) > 1;
        return several ? name + "/" + question.Part!.Found : name;
    }

    /// <summary>The full marks of the asking indicator.</summary>
    public decimal PointsFor(Question question, int row) => RowOf(question, row)?.Points ?? question.Indicator.FixedPoints ?? 0;

    /// <summary>The range that is left to the evaluator; null where there is none.</summary>
    public Interval? RangeOf(Question question, int row) =>
        question.Range is { } range ? PointsOf(range, question, row) : null;

    /// <summary>Points of the rule set as a range; a share is one of the indicator's own points.</summary>
    public Interval PointsOf(PointsModel model, Question question, int row) => model switch
    {
        PointsModel.Number number => Interval.Point(number.Value),
        PointsModel.Share share => Interval.Point(PointsFor(question, row) * share.Numerator / share.Denominator),
        PointsModel.Range range => Interval.Between(
            PointsOf(range.Low, question, row).Low, !range.LowIncluded, PointsOf(range.High, question, row).Low, !range.HighIncluded),
        PointsModel.Expression expression =>
            Interval.Point(question.Indicator.Scale?.FirstOrDefault(l => l.Letter == expression.Source.Text.Trim())?.Value ?? 0),
        _ => Interval.Point(0),
    };

    /// <summary>A question without an answer: any value that an answer could give.</summary>
    public FeelValue Unanswered(Question question, int row) => Unanswered(question, row, BoundsOf(question, row));

    /// <summary>A question of whose answer only a range is known.</summary>
    public FeelValue Unanswered(Question question, int row, Interval bounds) =>
        FeelValue.Of(new Unknown(Missing.Of(new UnknownSource(UnknownSourceKind.Answer, NameOf(question, row))), bounds));

    private Interval BoundsOf(Question question, int row) => question.Kind switch
    {
        QuestionKind.Met => Interval.Closed(0, 1),
        QuestionKind.Level => question.Levels.Select(l => PointsOf(l.Points, question, row)).Aggregate((a, b) => a.Hull(b)),
        QuestionKind.Score => PointsOf(question.Range!, question, row),
        _ => Interval.From(0, open: false),
    };

    private RepeatedRow? RowOf(Question question, int row) =>
        question.Indicator.Repeated is { } repeated && repeats.TryGetValue(repeated, out IReadOnlyList<RepeatedRow>? rows) && row < rows.Count ? rows[row] : null;

    // An item by itself says little: its checklist goes before it.
    private string WithChecklist(CheckedIndicator indicator)
    {
        string shortest = ruleSet.References.ShortestUnique(indicator);
        return indicator is { Model.IsItem: true, Parent: { Parent: not null } list } && shortest == indicator.Name
            ? WithChecklist(list) + "/" + shortest
            : shortest;
    }
}
