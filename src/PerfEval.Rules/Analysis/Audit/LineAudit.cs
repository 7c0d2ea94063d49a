using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Analysis.Audit;

/// <summary>Compares a single printed score with what its own standard gives.</summary>
internal sealed class LineAudit(EvaluationResult result, PrintedTable table)
{
    private readonly AttainableScores _attainable = new(result);

    /// <summary>How a printed score compares with the stretch that is possible.</summary>
    public AuditVerdict VerdictOf(IndicatorResult line, decimal printed, ScoreRange possible)
    {
        if (!Contains(possible, printed))
        {
            return IsRounding(line, printed, possible) ? AuditVerdict.Rounding
                : possible.IsKnown ? AuditVerdict.Differs
                : AuditVerdict.Outside;
        }

        if (possible.IsKnown)
        {
            return AnswersOf(line).Any() ? AuditVerdict.Judged : AuditVerdict.Agrees;
        }

        // Within the stretch, and yet between two steps of the standard.
        if (_attainable.Of(line) is { } scores && !scores.Any(s => Contains(ScoreRange.Of(s), printed) || IsRounding(line, printed, ScoreRange.Of(s))))
        {
            return AuditVerdict.Outside;
        }

        return Contains(WithoutExcuses(line, possible), printed) ? AuditVerdict.Unverifiable : AuditVerdict.OutsideUnlessJudged;
    }

    /// <summary>Whether a score lies in a stretch, but for the digits that an endless share leaves behind.</summary>
    public static bool Contains(ScoreRange stretch, decimal score) =>
        Scalars.CompareTolerant(score, stretch.Low) >= 0 && Scalars.CompareTolerant(score, stretch.High) <= 0;

    /// <summary>The point of a stretch nearest to a score.</summary>
    public static decimal Nearest(ScoreRange stretch, decimal score) => Math.Clamp(score, stretch.Low, stretch.High);

    // 2.8 is the rounding of 2.83, and 1.667 is rounded to 1.67 where scores have steps of 0.01. A whole number is never taken for the rounding
    // of a fraction: half a point is a deduction.
    private bool IsRounding(IndicatorResult line, decimal printed, ScoreRange possible)
    {
        decimal nearest = Nearest(possible, printed);
        decimal finest = PrintedTable.PlaceOf(printed);
        bool coarser = table.Place < 1 && finest <= table.Place && Rounding.ToStep(nearest, table.Place) == printed;
        decimal? step = line.Indicator.Parent is null ? result.Plan.RuleSet.Model.Rounding.Total : line.Indicator.RoundingStep;
        return coarser || (step is { } own && finest < own && own < 1 && Rounding.ToStep(printed, own) == nearest);
    }

    /// <summary>The evaluators' answers from which a score was made, below it too; what does not apply has none.</summary>
    public IEnumerable<(IndicatorResult At, Answer Answer)> AnswersOf(IndicatorResult line)
    {
        if (line.Applies.IsFalse)
        {
            yield break;
        }

        foreach (Question question in result.Plan.RuleSet.Questions)
        {
            if (question.Indicator == line.Indicator && question.Kind != QuestionKind.Evidence && result.Case.AnswerTo(question, line.Row) is { } answer)
            {
                yield return (line, answer);
            }
        }

        foreach ((IndicatorResult, Answer) below in line.Children.SelectMany(AnswersOf))
        {
            yield return below;
        }
    }

    /// <summary>
    /// The stretch if no open question excuses what the stated facts show. A question excuses if it is only asked because of the facts, and
    /// would otherwise be worth full marks: whether the reason for a missed deadline is sufficient.
    /// </summary>
    public static ScoreRange WithoutExcuses(IndicatorResult line, ScoreRange possible) =>
        possible with { High = Math.Max(possible.Low, possible.High - Excused(line)) };

    private static decimal Excused(IndicatorResult node)
    {
        bool asked = node.Indicator.Applies is not null && node.Applies.IsTrue && node.Indicator.NotApplicable is (_, NotApplicableModel.Award);
        bool open = node.Children.Count == 0 && !node.Score.IsKnown && !node.Failed
            && node.Missing.Sources.Count > 0 && node.Missing.Sources.All(s => s.Kind == UnknownSourceKind.Answer);
        return asked && open ? node.Score.Width : node.Children.Sum(Excused);
    }
}
