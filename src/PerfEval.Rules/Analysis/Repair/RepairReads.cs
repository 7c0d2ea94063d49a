using PerfEval.Feel.Checking;
using PerfEval.Feel.Types;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>What expressions read, down to the columns of tables, so that changes that cannot meet are looked at apart.</summary>
internal sealed class RepairReads(CheckedRuleSet ruleSet)
{
    private const string Whole = "*";

    private readonly HashSet<(int Slot, string Column)> _read = [];
    private readonly HashSet<int> _tables = [];
    private readonly HashSet<(Typed Body, bool Whole)> _measures = [];

    public void Add(Typed? typed, bool whole = true)
    {
        switch (typed)
        {
            case null or TypedConstant:
                return;
            case TypedFact { Type: ListType { Item: ContextType } } table:
                _tables.Add(table.Symbol.Index);
                if (whole)
                {
                    _read.Add((table.Symbol.Index, Whole));
                }

                return;
            case TypedFact fact:
                _read.Add((fact.Symbol.Index, Whole));
                return;
            case TypedLocal { Type: ContextType { Table: { } name } } when whole:
                AddColumn(name, Whole);
                return;
            case TypedField { Target: var target } field:
                AddColumn(target.Type is ContextType { Table: { } of } ? of : null, field.Field.Name);
                Add(target, whole: false);
                return;
            case TypedMeasure measure:
                if (_measures.Add((measure.Symbol.Body, whole)))
                {
                    _read.Add((measure.Symbol.StatedSlot, Whole));
                    Add(measure.Symbol.Body, whole);
                }

                return;
            case TypedFilter filter:
                Add(filter.List, whole);
                Add(filter.Condition);
                return;
            case TypedIndex index:
                Add(index.List, whole);
                Add(index.Index);
                return;
            case TypedAggregate aggregate:
                Add(aggregate.List, aggregate.Kind != AggregateKind.Count);
                return;
            case TypedFor loop:
                Add(loop.Iterators);
                Add(loop.Body);
                return;
            case TypedQuantified quantified:
                Add(quantified.Iterators);
                Add(quantified.Condition);
                return;

            // A row under another name is read where the name is.
            case TypedLet { Value: TypedLocal { Type: ContextType } } let:
                Add(let.Body, whole);
                return;
        }

        foreach (Typed child in typed.Children)
        {
            Add(child);
        }
    }

    public void Add(IEnumerable<TypedIterator> iterators)
    {
        foreach (TypedIterator iterator in iterators)
        {
            Add(iterator.Source, whole: false);
            Add(iterator.End);
        }
    }

    public void AddSlot(int slot) => _read.Add((slot, Whole));

    /// <summary>Whether a change of a thing can be seen.</summary>
    public bool Sees(RepairTarget target) => target.Kind == RepairKind.Row ? _tables.Contains(target.Slot)
        : target.Column is { } column
        ? _read.Contains((target.Slot, column)) || _read.Contains((target.Slot, Whole))
        : _read.Any(r => r.Slot == target.Slot || target.Inputs.Contains(r.Slot));

    /// <summary>The columns of a table that are read; null if its rows are read as wholes.</summary>
    public IReadOnlyList<string>? ColumnsOf(int slot) =>
        _read.Contains((slot, Whole)) ? null : [.. _read.Where(r => r.Slot == slot).Select(r => r.Column)];

    private void AddColumn(string? table, string column)
    {
        if (table is not null && ruleSet.Scope.Find(table) is FactSymbol symbol)
        {
            _read.Add((symbol.Index, column));
        }
    }
}
