using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Testing.Generators;

/// <summary>Answers to what standards ask of evaluators: every item and level, ends and insides of ranges, occurrences by list and by number.</summary>
internal static class AnswerGenerator
{
    public static Gen<CaseValue> Answers(Question[] questions) => questions is [var only]
        ? Answer(only)
        : Gen.CollectToArray(questions, q => Answer(q).Select(a => KeyValuePair.Create(q.Part!.Found!, a))).Select(parts => CaseValue.Named(parts));

    private static Gen<CaseValue> Answer(Question question)
    {
        decimal points = question.Indicator.FixedPoints ?? 0;
        switch (question.Kind)
        {
            case QuestionKind.Met:
                bool partly = question.Indicator.Model.Partly || question.Indicator.Parent!.Model.Partly;
                return Words(partly ? ["是", "否", "50%", "1/3"] : ["是", "否"]);
            case QuestionKind.Level:
                return Gen.Elements(question.Levels.ToArray()).SelectMany(l => Level(l, points));
            case QuestionKind.Score:
                return InRange(question.Range!, points);
            default:
                return question.Range is { } range
                    ? Gen.OneOf(Gen.Constant(CaseValue.List([])), InRange(range, points).Select(p => CaseValue.List([Occurrence(p)])))
                    : Gen.OneOf(Gen.Elements(0, 1, 2, 7).Select(n => CaseValue.List(Enumerable.Range(1, n).Select(i => CaseValue.Name(Numbered(i))))), Words(["3"]));
        }
    }

    private static CaseValue Occurrence(CaseValue points) => CaseValue.Named([new("text", CaseValue.Name(Numbered(1))), new("points", points)]);

    private static string Numbered(int number) => "问题" + number.ToString(CultureInfo.InvariantCulture);

    private static Gen<CaseValue> Words(string[] words) => Gen.Elements(words.Select(CaseValue.Of).ToArray());

    private static Gen<CaseValue> Level(LevelModel level, decimal points) => level.Points is PointsModel.Range range
        ? InRange(range, points).Select(p => CaseValue.Named([new("level", CaseValue.Name(level.Name)), new("score", p)]))
        : Gen.Constant(CaseValue.Name(level.Name));

    private static Gen<CaseValue> InRange(PointsModel.Range range, decimal points)
    {
        decimal low = End(range.Low, points), high = End(range.High, points);
        return Gen.Choose(range.LowIncluded ? 0 : 1, range.HighIncluded ? 10 : 9)
            .Select(n => CaseValue.Of((low + ((high - low) * n / 10)).ToString(CultureInfo.InvariantCulture)));
    }

    private static decimal End(PointsModel model, decimal points) => model switch
    {
        PointsModel.Number number => number.Value,
        PointsModel.Share share => points * share.Numerator / share.Denominator,
        _ => 0,
    };
}
