using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Analysis.Repair;

// The values at which a condition turns.
internal sealed partial class ChangeFinder
{
    private const int MostChoices = 12;

    // Offers every change of one thing that turns a condition; where it cannot be told now, those that settle it.
    private void Turn(Typed condition)
    {
        FeelValue now = _probe.Evaluate(condition);
        foreach (Driver driver in DriversOf(condition))
        {
            if (driver.Target.Question is not null)
            {
                Answer(driver.Target);
                continue;
            }

            if (OrderedValues.IsOrdered(driver.Type.Type) && condition is TypedComparison comparison)
            {
                // A month or a number that tells which row is meant is nothing to be changed.
                if (driver.Target.Kind == RepairKind.Cell && comparison.Operator is (ComparisonOperator.Equal or ComparisonOperator.NotEqual))
                {
                    continue;
                }

                OfferNearest(driver, v => Difference(driver, comparison.Left, comparison.Right, v), value =>
                    _probe.EvaluateWith(driver.Target, value, condition) is { IsBoolean: true } then && (!now.IsBoolean || then.IsTrue != now.IsTrue) ? then : FeelValue.Null);
                continue;
            }

            foreach (FeelValue value in ValuesOf(driver.Type))
            {
                FeelValue then = _probe.EvaluateWith(driver.Target, value, condition);
                bool turns = now.IsBoolean ? then.IsBoolean && then.IsTrue != now.IsTrue : then.IsBoolean || condition.Type.Kind != FeelKind.Boolean;
                if (turns)
                {
                    Offer(driver.Target, value);
                }
            }
        }
    }

    // Offers the values at which a figure reaches the end to which it is held: full marks, or no excess.
    private void Reach(TypedArithmetic limited)
    {
        foreach (Driver driver in DriversOf(limited).Where(d => d.Target.Question is null && OrderedValues.IsOrdered(d.Type.Type)))
        {
            decimal? now = Difference(limited.Left, limited.Right);
            OfferNearest(driver, v => Difference(driver, limited.Left, limited.Right, v), value =>
            {
                decimal? then = DifferenceWith(driver, limited.Left, limited.Right, value);
                return then is { } d && (now is null || Math.Sign(d) != Math.Sign(now.Value)) ? FeelValue.Of((decimal)Math.Sign(d)) : FeelValue.Null;
            });
        }
    }

    /// <summary>Offers, of the values around a limit, the nearest of each side that has another outcome than now.</summary>
    private void OfferNearest(Driver driver, Func<decimal, decimal?> difference, Func<FeelValue, FeelValue> outcome)
    {
        FeelValue current = CurrentOf(driver.Target);
        decimal? place = current.TryGetOrdinal(out decimal at) && at < 1e20m ? at : null;
        decimal start = place ?? StartOf(driver);

        // From where it is; what has not happened comes from later than all, and what is not known goes to the limit itself.
        IReadOnlyList<decimal> around = BoundarySolver.Around(difference, start, driver.Target.Step);
        foreach (FeelValue offered in around.Count == 0 && _found.TryGetValue(driver.Target, out List<FeelValue>? values) ? [.. values] : Array.Empty<FeelValue>())
        {
            // A formula with branches may be level where the figure is, and rise from one of its limits.
            around = around.Count == 0 && offered.TryGetOrdinal(out decimal limit) ? BoundarySolver.Around(difference, limit, driver.Target.Step) : around;
        }

        decimal from = place ?? (around.Count == 0 ? 0 : current.IsKnown ? around[^1] : around.Average());
        IEnumerable<decimal> near = around.OrderBy(v => Math.Abs(v - from));
        var seen = new List<FeelValue>();
        foreach (decimal v in near)
        {
            if (!driver.Bounds.Contains(v) || (place is not null && v == place) || OrderedValues.At(driver.Type.Type.Kind, v) is not { } value)
            {
                continue;
            }

            FeelValue then = outcome(value);
            if (!then.IsNull && !seen.Contains(then))
            {
                seen.Add(then);
                Offer(driver.Target, value);
            }
        }
    }

    private decimal? Difference(Driver driver, Typed left, Typed right, decimal place) =>
        OrderedValues.At(driver.Type.Type.Kind, place) is { } value ? DifferenceWith(driver, left, right, value) : null;

    private decimal? DifferenceWith(Driver driver, Typed left, Typed right, FeelValue value) =>
        Difference(_probe.EvaluateWith(driver.Target, value, left), _probe.EvaluateWith(driver.Target, value, right));

    private decimal? Difference(Typed left, Typed right) => Difference(_probe.Evaluate(left), _probe.Evaluate(right));

    private static decimal? Difference(in FeelValue left, in FeelValue right) =>
        left.TryGetOrdinal(out decimal a) && right.TryGetOrdinal(out decimal b) && Math.Abs(a) < 1e20m && Math.Abs(b) < 1e20m ? a - b : null;

    private FeelValue CurrentOf(RepairTarget target)
    {
        FeelValue value = target.Computed.IsNull ? _probe.SlotValue(target.Slot) : target.Computed;
        return target.Kind == RepairKind.Cell && value is { Kind: FeelKind.List, List: TableRows rows }
            ? rows.Table.Columns[rows.Table.IndexOf(target.Column!)].ValueAt(target.Row)
            : value;
    }

    // Where to begin with a figure that is not known.
    private decimal StartOf(Driver driver) => driver.Type.Type.Kind switch
    {
        FeelKind.Date => _case.Model.AsOf is { IsNever: false } day ? day.DayNumber : 18_000,
        FeelKind.Month => 2020 * 12,
        _ => driver.Bounds.HasLow ? driver.Bounds.Low : 0,
    };

    private static IEnumerable<FeelValue> ValuesOf(ValueTypeModel type) => type.Type switch
    {
        { Kind: FeelKind.Boolean } => [FeelValue.True, FeelValue.False],
        TextType { Choices: { } choices } => choices.Take(MostChoices).Select(c => FeelValue.Of(c)),
        _ => [],
    };

    // What an evaluator could have answered that is worth more.
    private void Answer(RepairTarget target)
    {
        Question question = target.Question!;
        int row = Math.Max(0, target.Row);
        var sheet = new QuestionSheet(_ruleSet, _case.Repeats);
        FeelValue now = _probe.SlotValue(question.Slot);
        switch (question.Kind)
        {
            case QuestionKind.Evidence:
                Offer(target, FeelValue.True);
                break;
            case QuestionKind.Met:
                Offer(target, FeelValue.Of(1m));
                break;
            case QuestionKind.Level:
                foreach (LevelModel level in question.Levels)
                {
                    Interval points = sheet.PointsOf(level.Points, question, row);
                    OfferPoints(target, now, points);
                }

                break;
            case QuestionKind.Score:
                OfferPoints(target, now, sheet.RangeOf(question, row)!.Value);
                break;
            case QuestionKind.Found when question.Range is not null || !now.IsNumber:
                Offer(target, FeelValue.Of(0m));
                break;
            case QuestionKind.Found:
                for (decimal left = now.Number - 1; left >= 0 && now.Number - left <= MostRows; left--)
                {
                    Offer(target, FeelValue.Of(left));
                }

                break;
        }
    }

    // The best of a range; just below an end that does not belong to it there is no best, so its other end is offered.
    private void OfferPoints(RepairTarget target, in FeelValue now, Interval points)
    {
        decimal best = points.IsHighOpen ? points.Low : points.High;
        if (!now.IsNumber || best > now.Number)
        {
            Offer(target, FeelValue.Of(best));
        }
    }

    // A row of which nothing else can be changed lists something that is wrong: put right, it goes.
    private void OfferRemoval(in FeelValue row)
    {
        if (!row.IsRow || _ruleSet.Scope.Find(row.Table.Name) is not FactSymbol { Index: var slot } || FactOf(slot) is null)
        {
            return;
        }

        int at = row.RowIndex;
        bool isOwn = _probe.SlotValue(slot) is { Kind: FeelKind.List, List: TableRows rows } && ReferenceEquals(rows.Table, row.Table);
        if (isOwn && !_found.Keys.Any(t => t.Kind == RepairKind.Cell && t.Slot == slot && t.Row == at))
        {
            Offer(new RepairTarget(RepairKind.Row, slot, at), FeelValue.Null);
        }
    }

    // A table that was not given: with nothing in it to be counted against the case.
    private void Supply(Typed source)
    {
        if (source is not TypedFact { Symbol: var symbol } || FactOf(symbol.Index) is not { } fact || !_probe.SlotValue(symbol.Index).IsUnknown)
        {
            return;
        }

        var diagnostics = new DiagnosticBag();
        if (WrittenFact.Entry(fact.Name, "[]", diagnostics) is { } none)
        {
            FeelValue value = fact.Columns is [{ Name: "" }] || fact.Type.Type is ListType { Item: not ContextType }
                ? FeelValue.ListOf()
                : FeelValue.Of(new TableRows(new TableBinder(fact, null, diagnostics).Bind(none.Value)!));
            Offer(new RepairTarget(RepairKind.Fact, symbol.Index), value);
        }
    }

    // A fact that may be changed; null for what is fixed, the day of the evaluation, and answers.
    private FactModel? FactOf(int slot) =>
        slot > 0 && slot < _ruleSet.Facts.Count && !_ruleSet.Facts[slot].Model.IsFixed ? _ruleSet.Facts[slot].Model : null;
}
