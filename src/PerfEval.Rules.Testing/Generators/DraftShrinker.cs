using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Testing.Generators;

/// <summary>Simpler cases than a given one: with less in them, or with plainer values.</summary>
internal sealed class DraftShrinker(CheckedRuleSet ruleSet, IReadOnlyCollection<string> given)
{
    private readonly Dictionary<string, string[]> _plain = ruleSet.Facts.Skip(1).ToDictionary(f => f.Model.Name, f => PlainOf(f.Model.Type));

    public IEnumerable<CaseDraft> Shrink(CaseDraft draft)
    {
        foreach (string fact in draft.Facts.Keys.Where(f => !given.Contains(f)))
        {
            yield return draft.WithoutFact(fact);
        }

        foreach (string indicator in draft.Judgements.Keys)
        {
            yield return draft.WithoutJudgement(indicator);
        }

        if (draft.Evidence.Count > 0)
        {
            yield return draft with { Evidence = [] };
        }

        foreach ((string fact, CaseValue value) in draft.Facts.Where(f => !given.Contains(f.Key)))
        {
            foreach (CaseValue simpler in Simpler(value, _plain.GetValueOrDefault(fact, [])))
            {
                yield return draft.WithFact(fact, simpler);
            }
        }

        foreach ((string indicator, CaseValue value) in draft.Judgements)
        {
            foreach (CaseValue simpler in Simpler(value, []))
            {
                yield return draft.WithJudgement(indicator, simpler);
            }
        }
    }

    private static IEnumerable<CaseValue> Simpler(CaseValue value, string[] plain)
    {
        if (value.Items is { } items)
        {
            // The heading of a table stays.
            int first = items is [{ Items: not null }, ..] ? 1 : 0;
            for (int i = first; i < items.Count; i++)
            {
                yield return CaseValue.List([.. items.Where((_, at) => at != i)]);
            }
        }
        else if (value.Entries is { Count: > 1 } entries && entries.All(e => e.Value.Items is not null))
        {
            foreach (KeyValuePair<string, CaseValue> entry in entries)
            {
                yield return CaseValue.Named(entries.Where(e => e.Key != entry.Key));
            }
        }
        else if (value.Text is { } text)
        {
            int rank = Array.IndexOf(plain, text);
            foreach (string plainer in rank < 0 ? plain : plain[..rank])
            {
                yield return CaseValue.Name(plainer) is var name && name.ToString() == plainer ? name : CaseValue.Of(plainer);
            }
        }
    }

    private static string[] PlainOf(Model.ValueTypeModel type) => type.Type switch
    {
        NumberType { Dimension.IsRate: true } => ["0%", "100%"],
        NumberType { Dimension.IsMoney: true } => ["0 元", "1 元", "100 元"],
        NumberType => ["0", "1"],
        TextType { Choices: [var first, ..] } => [first],
        TextType => ["甲"],
        { Kind: FeelKind.Boolean } => ["否"],
        { Kind: FeelKind.Date } => ["2021-06-30"],
        _ => [],
    };
}
