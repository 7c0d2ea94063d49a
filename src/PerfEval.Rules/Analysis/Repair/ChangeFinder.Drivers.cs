using PerfEval.Feel.Checking;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Analysis.Repair;

// What an expression reads that may be changed.
internal sealed partial class ChangeFinder
{
    private sealed record Driver(RepairTarget Target, ValueTypeModel Type, Interval Bounds);

    private IEnumerable<Driver> DriversOf(Typed typed)
    {
        var drivers = new List<Driver>();
        AddDrivers(typed, drivers);
        return drivers.DistinctBy(d => d.Target);
    }

    private void AddDrivers(Typed typed, List<Driver> drivers)
    {
        switch (typed)
        {
            case TypedFact fact:
                AddFact(fact, drivers);
                return;
            case TypedMeasure measure:
                AddMeasure(measure.Symbol, drivers);
                return;
            case TypedLocal local when _probe.Named(local.Symbol) is { } named:
                AddDrivers(named, drivers);
                return;
            case TypedField field when _probe.Evaluate(field.Target) is { IsRow: true } row:
                AddCell(field, row, drivers);
                return;

            // Single rows of what is summed up are looked at row by row.
            case TypedFilter or TypedFor or TypedQuantified:
                return;
        }

        foreach (Typed child in typed.Children)
        {
            AddDrivers(child, drivers);
        }
    }

    private void AddFact(TypedFact fact, List<Driver> drivers)
    {
        int slot = fact.Symbol.Index;
        if (Question.IsQuestion(fact.Symbol))
        {
            Question question = _ruleSet.Questions.First(q => q.Slot == slot);
            RepairKind kind = question.Kind == QuestionKind.Evidence ? RepairKind.Evidence : RepairKind.Judgement;
            drivers.Add(new Driver(new RepairTarget(kind, slot, _row) { Question = question }, new ValueTypeModel(fact.Type), Interval.Everything));
            return;
        }

        if (FactOf(slot) is { } model && fact.Type is not ListType)
        {
            decimal step = OrderedValues.Step(model.Type, _case.Written[slot]?.LastPlace ?? 0);
            drivers.Add(new Driver(new RepairTarget(RepairKind.Fact, slot) { Step = step }, model.Type, NotNegative(model.Bounds, model.Type)));
            OfferEvidence(model, slot);
        }
    }

    // What was stated counts as soon as there is evidence for it.
    private void OfferEvidence(FactModel fact, int slot)
    {
        if (fact.NeedsEvidence && _case.Written[slot] is { Value.IsKnown: true } written && _probe.SlotValue(slot).IsUnknown)
        {
            Offer(new RepairTarget(RepairKind.Fact, slot), written.Value);
        }
    }

    private void AddCell(TypedField field, in FeelValue row, List<Driver> drivers)
    {
        string table = row.Table.Name;
        if (_ruleSet.Scope.Find(table) is not FactSymbol symbol || FactOf(symbol.Index) is not { } fact
            || _probe.SlotValue(symbol.Index) is not { Kind: FeelKind.List, List: TableRows rows } || !ReferenceEquals(rows.Table, row.Table)
            || fact.Columns.FirstOrDefault(c => c.Name == field.Field.Name) is not { } column)
        {
            return;
        }

        decimal step = OrderedValues.Step(column.Type, rows.Table.Columns[rows.Table.IndexOf(column.Name)].LastPlace);
        var target = new RepairTarget(RepairKind.Cell, symbol.Index, row.RowIndex, column.Name) { Step = step };
        drivers.Add(new Driver(target, column.Type, NotNegative(Interval.Everything, column.Type)));
    }

    // The facts that a measure rests on, or the measure itself where those are tables.
    private void AddMeasure(MeasureSymbol measure, List<Driver> drivers)
    {
        int before = drivers.Count;
        bool isStated = measure.StatedSlot >= 0 && _case.Written[measure.StatedSlot] is not null && _probe.Evaluate(measure.Body).IsUnknown;
        if (!isStated)
        {
            AddDrivers(measure.Body, drivers);
        }

        if (drivers.Count > before || measure.StatedSlot < 0 || !OrderedValues.IsOrdered(measure.Type))
        {
            return;
        }

        // Stated, it counts only while it cannot be computed.
        int[] inputs = [.. TablesOf(measure.Body).Distinct()];
        if (isStated || _probe.Evaluate(measure.Body).IsUnknown || inputs.Length > 0)
        {
            var type = new ValueTypeModel(measure.Type);
            decimal step = OrderedValues.Step(type, measure.RoundingStep ?? _case.Written[measure.StatedSlot]?.LastPlace ?? 0);
            var target = new RepairTarget(RepairKind.Measure, measure.StatedSlot) { Inputs = _probe.Evaluate(measure.Body).IsUnknown ? [] : inputs, Step = step, Computed = isStated ? FeelValue.Null : _probe.Evaluate(measure.Body) };
            drivers.Add(new Driver(target, type, NotNegative(Interval.Everything, type)));
        }
    }

    private IEnumerable<int> TablesOf(Typed typed) => typed switch
    {
        TypedFact { Type: ListType } fact when FactOf(fact.Symbol.Index) is not null => [fact.Symbol.Index],
        TypedMeasure measure => TablesOf(measure.Symbol.Body),
        _ => typed.Children.SelectMany(TablesOf),
    };

    // No repair makes an amount, a rate or a number of things less than nothing.
    private static Interval NotNegative(Interval bounds, ValueTypeModel type) =>
        type.Type.Kind is FeelKind.Number or FeelKind.DaysDuration or FeelKind.MonthsDuration && !bounds.HasLow ? bounds.Intersect(Interval.From(0, open: false)) ?? bounds : bounds;
}
