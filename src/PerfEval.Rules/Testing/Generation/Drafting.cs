using System.Globalization;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Testing.Generation;

/// <summary>Writes values and answers into drafts.</summary>
internal static class Drafting
{
    private static readonly CaseValue s_unknown = CaseValue.Of("未知");

    /// <summary>A value of a fact as a case writes it; null where it cannot be written.</summary>
    public static CaseValue? Fact(FeelValue value, FactModel fact)
    {
        if (!value.IsKnown)
        {
            return null;
        }

        switch (fact.Type.Type)
        {
            case ListType { Item: ContextType } when value.Kind == FeelKind.List:
                return Table(fact, [.. Enumerable.Range(0, value.List.Count).Select(i => value.List[i])]);
            case ListType when value.Kind == FeelKind.List:
                CaseValue?[] items = [.. Enumerable.Range(0, value.List.Count).Select(i => Single(value.List[i], fact.Columns[0].Type))];
                return items.All(i => i is not null) ? CaseValue.List(items!) : null;
            default:
                return Single(value, fact.Type);
        }
    }

    /// <summary>A table of some rows, heading first.</summary>
    public static CaseValue Table(FactModel fact, params IEnumerable<FeelValue> rows)
    {
        CaseValue heading = CaseValue.List(fact.Columns.Select(c => CaseValue.Name(c.Name)));
        CaseValue[] written = [.. rows.Select(row => CaseValue.List(fact.Columns.Select(c => Cell(Cells.Read(row, c.Name), c.Type))))];
        return written.Length == 0 ? CaseValue.List([]) : CaseValue.List(written.Prepend(heading));
    }

    /// <summary>What would earn the most: an item met, the best level, the most points, nothing found.</summary>
    public static CaseValue BestAnswer(Question question) => question.Kind switch
    {
        QuestionKind.Met => CaseValue.Of("是"),
        QuestionKind.Level => Level(question.Levels.MaxBy(l => HighOf(l.Points, question))!, high: true, question),
        QuestionKind.Score => CaseValue.Of(Plain(HighOf(question.Range!, question))),
        _ => CaseValue.List([]),
    };

    /// <summary>A level, and where it has a range, one of its ends.</summary>
    public static CaseValue Level(LevelModel level, bool high, Question question)
    {
        if (level.Points is not PointsModel.Range range)
        {
            return CaseValue.Name(level.Name);
        }

        return CaseValue.Named([new("level", CaseValue.Name(level.Name)), new("score", CaseValue.Of(Plain(high ? HighOf(range, question) : LowOf(range, question))))]);
    }

    /// <summary>The highest number of points of a range that belongs to it.</summary>
    public static decimal HighOf(PointsModel model, Question question) =>
        model is PointsModel.Range range ? End(range.High, question) - (range.HighIncluded ? 0 : 0.01m) : End(model, question);

    /// <summary>The lowest number of points of a range that belongs to it.</summary>
    public static decimal LowOf(PointsModel model, Question question) =>
        model is PointsModel.Range range ? End(range.Low, question) + (range.LowIncluded ? 0 : 0.01m) : End(model, question);

    public static string Plain(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private static decimal End(PointsModel model, Question question) => model switch
    {
        PointsModel.Number number => number.Value,
        PointsModel.Share share => (question.Indicator.FixedPoints ?? 0) * share.Numerator / share.Denominator,
        PointsModel.Expression letter => question.Indicator.Scale?.FirstOrDefault(l => l.Letter == letter.Source.Text.Trim())?.Value ?? 0,
        _ => 0,
    };

    private static CaseValue Cell(FeelValue value, ValueTypeModel type) =>
        Single(value, type) ?? (type.Type is TextType { Choices: null } ? CaseValue.Name("甲") : s_unknown);

    private static CaseValue? Single(FeelValue value, ValueTypeModel type) =>
        ValueWriter.Write(value, type) is not { } text ? null : value.Kind == FeelKind.Text ? CaseValue.Name(text) : CaseValue.Of(text);
}
