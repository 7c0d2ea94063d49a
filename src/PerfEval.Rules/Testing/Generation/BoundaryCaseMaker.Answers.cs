using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Testing.Generation;

/// <summary>What evaluators answer: each item alone not met, each level, both ends of ranges, something found, nothing answered.</summary>
internal sealed partial class BoundaryCaseMaker
{
    private void AddAnswers(CaseDraft start)
    {
        Question[] asked = [.. _checked.Questions.Where(q => q.Kind != QuestionKind.Evidence && q.Indicator.Repeated is null)];
        foreach (Question question in asked)
        {
            switch (question.Kind)
            {
                case QuestionKind.Met:
                    AddItem(start, question);
                    break;
                case QuestionKind.Level:
                    AddLevels(start, question);
                    break;
                case QuestionKind.Score:
                    AddAnswer(start, question, CaseValue.Of(Drafting.Plain(Drafting.LowOf(question.Range!, question))), T("最低分", "lowest"));
                    AddAnswer(start, question, CaseValue.Of(Drafting.Plain(Drafting.HighOf(question.Range!, question))), T("最高分", "highest"));
                    break;
                default:
                    AddFound(start, question);
                    break;
            }
        }

        foreach (CheckedIndicator indicator in asked.Select(Asker).Distinct())
        {
            CaseDraft silent = start, unmet = start;
            foreach (Question question in asked.Where(q => Asker(q) == indicator))
            {
                silent = silent.WithoutJudgement(KeyOf(question));
                unmet = question.Kind == QuestionKind.Met ? unmet.WithJudgement(KeyOf(question), CaseValue.Of("否")) : unmet;
            }

            Add(unmet, indicator.Path, T("全部不符合", "none met"));
            Add(silent, indicator.Path, T("未判断", "not judged"));
        }
    }

    // An item is told by its checklist.
    private static CheckedIndicator Asker(Question question) => question.Kind == QuestionKind.Met ? question.Indicator.Parent! : question.Indicator;

    private string KeyOf(Question question) => _checked.References.ShortestUnique(question.Indicator);

    private void AddItem(CaseDraft start, Question question)
    {
        CheckedIndicator item = question.Indicator;
        Add(start.WithJudgement(KeyOf(question), CaseValue.Of("否")), item.Parent!.Path, item.Name, T("不符合", "not met"));
        if (item.Model.Partly || item.Parent.Model.Partly)
        {
            Add(start.WithJudgement(KeyOf(question), CaseValue.Of("50%")), item.Parent.Path, item.Name, T("符合一半", "half met"));
        }
    }

    private void AddLevels(CaseDraft start, Question question)
    {
        foreach (LevelModel level in question.Levels)
        {
            if (level.Points is PointsModel.Range)
            {
                AddAnswer(start, question, Drafting.Level(level, high: true, question), level.Name, T("高端", "high end"));
                AddAnswer(start, question, Drafting.Level(level, high: false, question), level.Name, T("低端", "low end"));
            }
            else
            {
                AddAnswer(start, question, Drafting.Level(level, high: true, question), level.Name);
            }
        }
    }

    private void AddFound(CaseDraft start, Question question)
    {
        CaseValue one = question.Range is { } range
            ? CaseValue.List([CaseValue.Named([new("text", CaseValue.Name(T("问题一", "a problem"))), new("points", CaseValue.Of(Drafting.Plain(Drafting.HighOf(range, question))))])])
            : CaseValue.List([CaseValue.Name(T("问题一", "a problem"))]);
        AddAnswer(start, question, one, question.Part!.Found!, T("发现一起", "one found"));
    }

    private void AddAnswer(CaseDraft start, Question question, CaseValue answer, params string[] words)
    {
        string key = KeyOf(question);
        CaseValue whole = start.Judgements.GetValueOrDefault(key)?.Entries is { } parts && question.Part is { Found: { } found }
            ? CaseValue.Named(parts.Select(p => p.Key == found ? new(found, answer) : p))
            : answer;
        Add(start.WithJudgement(key, whole), question.Indicator.Path, words);
    }
}
