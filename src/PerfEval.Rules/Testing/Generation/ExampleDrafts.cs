using PerfEval.Feel.Checking;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Proofs;

namespace PerfEval.Rules.Testing.Generation;

/// <summary>Changes a draft so that a condition holds or does not, by the facts and rows that an example needs.</summary>
internal sealed class ExampleDrafts(RuleSet ruleSet)
{
    private readonly ExampleSearch _search = new(ruleSet.Plan);

    /// <summary>The changed draft; null if no example was found, or it cannot be written.</summary>
    public CaseDraft? With(CaseDraft draft, Typed condition, bool wanted, IReadOnlyList<TypedIterator> rows)
    {
        if (_search.Find(condition, wanted, rows) is not { } example)
        {
            return null;
        }

        // The rows stand first, in the order of their variables; several over one table become its rows.
        var tables = new Dictionary<CheckedFact, List<FeelValue>>();
        for (int i = 0; i < rows.Count; i++)
        {
            if (TableOf(rows[i]) is not { } table)
            {
                return null;
            }

            tables.TryAdd(table, []);
            tables[table].Add(example.Values[i].Value);
        }

        foreach ((CheckedFact table, List<FeelValue> values) in tables)
        {
            draft = draft.WithFact(table.Model.Name, Drafting.Table(table.Model, values));
        }

        foreach ((string name, FeelValue value, _) in example.Values.Skip(rows.Count))
        {
            CheckedFact? fact = ruleSet.Plan.RuleSet.Facts.Skip(1).FirstOrDefault(f => f.Model.Name == name);
            if (fact is not null && !tables.ContainsKey(fact) && Drafting.Fact(value, fact.Model) is { } written)
            {
                draft = draft.WithFact(name, written);
            }
        }

        return draft;
    }

    // The table that a row comes from, straight or through a filter.
    private CheckedFact? TableOf(TypedIterator row) =>
        new ExpressionReads([row.Source]).Facts
            .Select(s => ruleSet.Plan.RuleSet.Facts.FirstOrDefault(f => f.Symbol == s))
            .FirstOrDefault(f => f is { Model.Columns.Count: > 0 });
}
