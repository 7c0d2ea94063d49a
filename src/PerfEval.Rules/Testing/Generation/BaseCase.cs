using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Testing.Generation;

/// <summary>Finds a case in which all is known and as well as can be: from usual values, fact by fact the one that scores most.</summary>
internal sealed class BaseCase(RuleSet ruleSet)
{
    private const int Rounds = 2;
    private const string UsualDay = "2021-06-30";

    private readonly CheckedRuleSet _checked = ruleSet.Plan.RuleSet;
    private readonly Landmarks _landmarks = new(ruleSet.Plan.RuleSet);

    /// <summary>The values worth trying for a fact, the plainest first.</summary>
    public IReadOnlyList<CaseValue> Candidates(CheckedFact fact)
    {
        FactModel model = fact.Model;
        switch (model.Type.Type)
        {
            case ListType { Item: ContextType } when OneRow(fact) is { } row:
                return [CaseValue.List([]), row];
            case ListType:
                return [CaseValue.List([])];
            case TextType { Choices: { } choices }:
                return [.. choices.Select(CaseValue.Name)];
            case TextType:
                return [.. _landmarks.Words(fact.Symbol.Index, model.Type).Reverse().Select(CaseValue.Name)];
            case { Kind: FeelKind.Boolean }:
                return [CaseValue.Of("是"), CaseValue.Of("否")];
            default:
                decimal step = ValueWriter.StepOf(model.Type);
                IEnumerable<decimal> ordinals = Plain(model.Type).Concat(_landmarks.Ordinals(fact.Symbol.Index, model.Type, model.Bounds).SelectMany(o => new[] { o, o - step, o + step }));
                return [.. ordinals.Distinct().Where(model.Bounds.Contains).Select(o => ValueWriter.Write(o, model.Type)).OfType<string>().Select(CaseValue.Of)];
        }
    }

    // A row of the plainest values.
    private CaseValue? OneRow(CheckedFact fact)
    {
        var cells = new List<CaseValue>();
        foreach (ColumnModel column in fact.Model.Columns)
        {
            var single = new CheckedFact(new FactModel(column.Name, column.Type, column.Location), fact.Symbol);
            if (column.Type.Type is ListType || Candidates(single) is not [var first, ..])
            {
                return null;
            }

            cells.Add(first);
        }

        return CaseValue.List([CaseValue.List(fact.Model.Columns.Select(c => CaseValue.Name(c.Name))), CaseValue.List(cells)]);
    }

    /// <summary>The case; null if no case with everything given can be scored.</summary>
    public CaseDraft? Find()
    {
        var facts = new Dictionary<string, CaseValue>();
        foreach (CheckedFact fact in _checked.Facts.Skip(1))
        {
            if (Candidates(fact) is [var first, ..])
            {
                facts[fact.Model.Name] = first;
            }
        }

        var draft = new CaseDraft
        {
            RuleSet = $"{ruleSet.Id}@{ruleSet.Version}",
            AsOf = AsOf(),
            Facts = facts,
            Judgements = Judgements(),
            Evidence = [.. _checked.Facts.Where(f => f.Model.NeedsEvidence).Select(f => f.Model.Name), .. _checked.Questions
                .Where(q => q.Kind == QuestionKind.Evidence).Select(q => _checked.References.ShortestUnique(q.Indicator))],
        };
        return TryScore(draft) is { } evaluation ? Improved(draft, evaluation) : null;
    }

    /// <summary>Scores a draft; null if it does not fit.</summary>
    public CaseEvaluation? TryScore(CaseDraft draft)
    {
        try
        {
            return ruleSet.Evaluate(draft.ToYaml());
        }
        catch (PerfEvalException)
        {
            return null;
        }
    }

    // Fewer failed computations, fewer findings, then a higher score.
    private CaseDraft Improved(CaseDraft draft, CaseEvaluation evaluation)
    {
        var best = WorthOf(evaluation);
        for (int round = 0; round < Rounds; round++)
        {
            foreach (CheckedFact fact in _checked.Facts.Skip(1))
            {
                foreach (CaseValue value in Candidates(fact))
                {
                    CaseDraft other = draft.WithFact(fact.Model.Name, value);
                    if (TryScore(other) is { } scored && WorthOf(scored) is var worth && worth.CompareTo(best) > 0)
                    {
                        (draft, best) = (other, worth);
                    }
                }
            }
        }

        return draft;
    }

    private static (int, decimal, int) WorthOf(CaseEvaluation evaluation) =>
        (-evaluation.Result.Failures.Count, evaluation.Total.Low, -evaluation.Result.Rules.Count(r => r.Fired));

    private Dictionary<string, CaseValue> Judgements()
    {
        var judgements = new Dictionary<string, CaseValue>();
        foreach (IGrouping<CheckedIndicator, Question> group in _checked.Questions.Where(q => q.Kind != QuestionKind.Evidence && q.Indicator.Repeated is null).GroupBy(q => q.Indicator))
        {
            Question[] questions = [.. group];
            judgements[_checked.References.ShortestUnique(group.Key)] = questions is [var only]
                ? Drafting.BestAnswer(only)
                : CaseValue.Named(questions.Select(q => KeyValuePair.Create(q.Part!.Found!, Drafting.BestAnswer(q))));
        }

        return judgements;
    }

    private string AsOf()
    {
        RuleSetModel model = _checked.Model;
        return !FeelDate.TryParse(UsualDay, out FeelDate usual) ? UsualDay : (model.EffectiveFrom is { } from && from > usual ? from : model.EffectiveTo is { } to && to < usual ? to : usual).ToString();
    }

    private static decimal[] Plain(ValueTypeModel type) => type.Type switch
    {
        NumberType { Dimension.IsRate: true } => [1],
        NumberType { Dimension.IsMoney: true } => [1_000_000],
        NumberType => [100 * (type.DefaultUnit?.Factor ?? 1)],
        _ => [],
    };
}
