using PerfEval.Feel.Checking;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Evaluation;

/// <summary>
/// Runs the cross-footing checks (勾稽). Equations compare at printed precision: one figure at two precisions agrees when the coarser is the
/// rounding of the finer, and a sum of n rounded figures within n/2 of their last place is rounding, not a difference.
/// </summary>
internal sealed class CheckRunner
{
    private readonly EvaluationPlan _plan;
    private readonly BoundCase _case;
    private readonly Func<FeelValue[], Frame> _newFrame;

    private CheckRunner(EvaluationPlan plan, BoundCase bound, Func<FeelValue[], Frame>? newFrame = null)
    {
        _plan = plan;
        _case = bound;
        _newFrame = newFrame ?? plan.NewFrame;
    }

    /// <summary>Compares a printed figure with an expression that is no part of the rule set, at printed precision.</summary>
    /// <param name="plan">The rule set.</param>
    /// <param name="bound">The case.</param>
    /// <param name="printed">The figure, the left side of the result.</param>
    /// <param name="typed">The expression, the right side.</param>
    /// <param name="node">What evaluates it.</param>
    /// <param name="newFrame">Makes working memory for it over some slots.</param>
    public static CheckResult Compare(
        EvaluationPlan plan, BoundCase bound, WrittenValue printed, Typed typed, Node<FeelValue> node, Func<FeelValue[], Frame> newFrame)
    {
        Figure computed = new CheckRunner(plan, bound, newFrame).Side(typed, node);
        if (printed.Value.IsUnknown && computed.Value.TryGetOrdinal(out decimal at))
        {
            CheckOutcome outcome = printed.Value.AsUnknown.Bounds.Contains(at) ? CheckOutcome.Agrees : CheckOutcome.Differs;
            return new CheckResult(null, null, outcome, printed.Value, computed.Value, Missing.Nothing);
        }

        return Compare(null, null, new Figure(printed.Value, printed.LastPlace, IsSingle: true, printed.Value.Bounds), computed);
    }

    public static CheckResult[] Run(EvaluationPlan plan, BoundCase bound)
    {
        if (plan.Checks.Count == 0 && !HasStatedMeasures(plan, bound))
        {
            return [];
        }

        var runner = new CheckRunner(plan, bound);
        return [.. plan.Checks.Select(runner.RunCheck), .. runner.CompareStatedMeasures()];
    }

    /// <summary>Runs some checks again; the others came out as they did before.</summary>
    public static IReadOnlyList<CheckResult> Run(EvaluationPlan plan, BoundCase bound, IReadOnlyList<CheckResult> before, int[] again)
    {
        if (again.Length == 0 && before.Count == plan.Checks.Count && !HasStatedMeasures(plan, bound))
        {
            return before;
        }

        var runner = new CheckRunner(plan, bound);
        CheckResult[] results = [.. before.Take(plan.Checks.Count), .. runner.CompareStatedMeasures()];
        foreach (int index in again)
        {
            results[index] = runner.RunCheck(plan.Checks[index]);
        }

        return results;
    }

    private static bool HasStatedMeasures(EvaluationPlan plan, BoundCase bound)
    {
        foreach (CheckedMeasure measure in plan.RuleSet.Measures)
        {
            if (!bound.Slots[measure.StatedSlot.Index].IsNull)
            {
                return true;
            }
        }

        return false;
    }

    private CheckResult RunCheck(CheckPlan plan)
    {
        try
        {
            if (plan.Left is null || plan.Right is null)
            {
                FeelValue holds = plan.That.Evaluate(NewFrame());
                CheckOutcome outcome = holds.IsTrue ? CheckOutcome.Agrees : holds.IsFalse ? CheckOutcome.Differs : holds.IsFailure ? CheckOutcome.Failed : CheckOutcome.Unknown;
                return new CheckResult(plan.Check, null, outcome, FeelValue.Null, FeelValue.Null, MissingOf(holds));
            }

            var equation = (TypedComparison)plan.Check.That;
            return Compare(plan.Check, null, Side(equation.Left, plan.Left), Side(equation.Right, plan.Right));
        }
        catch (EvaluationLimitException)
        {
            return new CheckResult(plan.Check, null, CheckOutcome.Failed, FeelValue.Null, FeelValue.Null, Missing.Nothing);
        }
    }

    // A measure that is stated although its inputs are given: the computed value counts, and must agree with the stated one.
    private IEnumerable<CheckResult> CompareStatedMeasures()
    {
        foreach (CheckedMeasure measure in _plan.RuleSet.Measures.OrderBy(m => m.Model.Name, StringComparer.Ordinal))
        {
            FeelValue stated = _case.Slots[measure.StatedSlot.Index];
            if (stated.IsNull)
            {
                continue;
            }

            if (ComputedOf(measure) is not { Value.IsKnown: true } computed)
            {
                continue;
            }

            if (stated.IsUnknown)
            {
                bool inside = computed.Value.TryGetOrdinal(out decimal at) && stated.AsUnknown.Bounds.Contains(at);
                CheckOutcome outcome = inside ? CheckOutcome.Agrees : CheckOutcome.Differs;
                yield return new CheckResult(null, measure, outcome, stated, computed.Value, Missing.Nothing);
                continue;
            }

            decimal place = _case.Written[measure.StatedSlot.Index]?.LastPlace ?? 0;
            yield return Compare(null, measure, new Figure(stated, place, IsSingle: true, stated.Bounds), computed);
        }
    }

    // Null if it takes too many steps; whatever uses it says so.
    private Figure? ComputedOf(CheckedMeasure measure)
    {
        try
        {
            return Side(measure.Symbol.Body, _plan.MeasureBodies[measure.Symbol.Index]);
        }
        catch (EvaluationLimitException)
        {
            return null;
        }
    }

    private Frame NewFrame() => _newFrame(_case.Slots);

    private static CheckResult Compare(CheckedCheck? check, CheckedMeasure? measure, Figure left, Figure right)
    {
        if (!left.Value.IsKnown || !right.Value.IsKnown)
        {
            FeelValue gap = General.Unsettled(left.Value.IsKnown ? right.Value : left.Value, right.Value.IsKnown ? left.Value : right.Value);
            return new CheckResult(check, measure, gap.IsFailure ? CheckOutcome.Failed : CheckOutcome.Unknown, left.Value, right.Value, MissingOf(gap));
        }

        CheckOutcome outcome = Agree(left, right) ? CheckOutcome.Agrees
            : WithinRounding(left, right) ? CheckOutcome.Rounding
            : CheckOutcome.Differs;
        return new CheckResult(check, measure, outcome, left.Value, right.Value, Missing.Nothing);
    }

    private static bool Agree(Figure left, Figure right)
    {
        if (!left.Value.IsNumber || !right.Value.IsNumber)
        {
            return left.Value.Equals(right.Value);
        }

        decimal a = left.Value.Number, b = right.Value.Number;
        if (Scalars.CompareTolerant(a, b) == 0)
        {
            return true;
        }

        // The coarser figure must be the rounding of the finer; a computed side without places is as fine as can be.
        decimal coarser = Math.Max(left.LastPlace, right.LastPlace);
        if (coarser == 0)
        {
            return false;
        }

        return left.LastPlace >= right.LastPlace
            ? Rounding.ToStep(b, coarser) == a
            : Rounding.ToStep(a, coarser) == b;
    }

    private static bool WithinRounding(Figure left, Figure right)
    {
        if (!left.Value.IsNumber || !right.Value.IsNumber)
        {
            return false;
        }

        Interval a = left.IsSingle ? left.Value.Bounds : left.Spread, b = right.IsSingle ? right.Value.Bounds : right.Spread;
        return (!left.IsSingle || !right.IsSingle) && a.Intersect(b) is not null;
    }

    private static Missing MissingOf(in FeelValue value) => value.IsUnknown ? value.AsUnknown.Missing : Missing.Nothing;

    // The value of a side, the last place to which it is written, and the stretch in which it lies if every figure in it was rounded.
    private Figure Side(Typed typed, Node<FeelValue> node)
    {
        FeelValue value = node.Evaluate(NewFrame());
        if (!value.IsKnown)
        {
            return new Figure(value, 0, IsSingle: true, default);
        }

        bool single = typed is TypedFact;
        decimal place = LastPlace(typed, IsAdditive(typed));
        Frame spread = _newFrame(Widened());
        return new Figure(value, place, single, node.Evaluate(spread).Bounds);
    }

    private FeelValue[]? _widened;

    // Every stated figure as all the values that round to it: half a last place either way.
    private FeelValue[] Widened()
    {
        if (_widened is not null)
        {
            return _widened;
        }

        var slots = (FeelValue[])_case.Slots.Clone();
        foreach (CheckedFact fact in _plan.RuleSet.Facts)
        {
            int slot = fact.Symbol.Index;
            if (slots[slot].IsNumber && _case.Written[slot] is { LastPlace: > 0 } written)
            {
                slots[slot] = Widen(slots[slot].Number, written.LastPlace);
            }
            else if (slots[slot].Kind == FeelKind.List && slots[slot].List is TableRows rows)
            {
                slots[slot] = FeelValue.Of(new TableRows(Widen(rows.Table)));
            }
        }

        return _widened = slots;
    }

    private static FeelTable Widen(FeelTable table)
    {
        var columns = new List<FeelColumn>(table.Columns.Length);
        foreach (FeelColumn column in table.Columns)
        {
            if (column is not NumberColumn { LastPlace: > 0 } numbers)
            {
                columns.Add(column);
                continue;
            }

            var wide = new NumberColumn(column.Name, numbers.Values) { Written = column.Written, LastPlace = column.LastPlace };
            for (int row = 0; row < table.RowCount; row++)
            {
                FeelValue cell = column.ValueAt(row);
                wide.SetSpecial(row, cell.IsNumber ? Widen(cell.Number, column.LastPlace) : cell);
            }

            columns.Add(wide);
        }

        return new FeelTable(table.Name, columns, table.RowCount);
    }

    private static FeelValue Widen(decimal value, decimal place) =>
        FeelValue.Of(new Unknown(Missing.Nothing, Interval.Closed(value - place / 2, value + place / 2)));

    // Whether a side is a figure or a sum of figures, so that it has a last place at all.
    private bool IsAdditive(Typed typed) => typed switch
    {
        TypedFact or TypedField or TypedLocal => true,
        TypedMeasure measure => IsAdditiveMeasure(measure.Symbol),
        TypedArithmetic { Operation: ArithmeticOperation.Add or ArithmeticOperation.Subtract } sum => IsAdditive(sum.Left) && IsAdditive(sum.Right),
        TypedNegate negate => IsAdditive(negate.Operand),
        TypedAggregate { Kind: AggregateKind.Sum } sum => IsAdditive(sum.List),
        TypedFor loop => IsAdditive(loop.Body),
        TypedFilter filter => IsAdditive(filter.List),
        TypedList list => list.Items.All(IsAdditive),
        TypedLet let => IsAdditive(let.Body),
        _ => false,
    };

    private readonly Dictionary<MeasureSymbol, bool> _additive = [];

    private bool IsAdditiveMeasure(MeasureSymbol measure)
    {
        if (!_additive.TryGetValue(measure, out bool additive))
        {
            _additive[measure] = additive = IsAdditive(measure.Body);
        }

        return additive;
    }

    // The finest place among the figures of a sum; 0 for what is computed otherwise.
    private decimal LastPlace(Typed typed, bool additive)
    {
        if (!additive)
        {
            return 0;
        }

        decimal finest = 0;
        foreach (decimal place in Places(typed, []))
        {
            finest = place > 0 && (finest == 0 || place < finest) ? place : finest;
        }

        return finest;
    }

    private IEnumerable<decimal> Places(Typed typed, HashSet<MeasureSymbol> seen)
    {
        switch (typed)
        {
            case TypedFact fact:
                return [_case.Written[fact.Symbol.Index]?.LastPlace ?? 0];
            case TypedMeasure measure:
                return seen.Add(measure.Symbol) ? Places(measure.Symbol.Body, seen) : [];
            case TypedField { Target.Type: Feel.Types.ContextType { Table: { } table } } field:
                CheckedFact? source = _plan.RuleSet.Facts.FirstOrDefault(f => f.Model.Name == table);
                return source is not null && _case.Slots[source.Symbol.Index] is { Kind: FeelKind.List, List: TableRows rows } && rows.Table.IndexOf(field.Field.Name) is >= 0 and var at
                    ? [rows.Table.Columns[at].LastPlace]
                    : [];
            default:
                return typed.Children.SelectMany(c => Places(c, seen));
        }
    }

    private readonly record struct Figure(FeelValue Value, decimal LastPlace, bool IsSingle, Interval Spread);
}
