using System.Runtime.CompilerServices;
using PerfEval.Feel.Checking;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Compilation;

/// <summary>
/// Makes evaluable nodes of a typed tree, for one domain. What differs between the domains is only how values that are neither numbers
/// nor truths are reached.
/// </summary>
/// <typeparam name="TNumber">A number of the domain.</typeparam>
/// <typeparam name="TTruth">A truth of the domain.</typeparam>
/// <typeparam name="TDomain">The domain.</typeparam>
internal abstract class Compiler<TNumber, TTruth, TDomain>(LocalSlots slots, LocalSlots cursors)
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    // Levels between the places of a deep tree where evaluation looks whether the stack has room for more; few enough for what is kept free.
    private const int GuardedLevels = 32;

    private readonly Dictionary<MeasureSymbol, Node<TNumber>> _numberMeasures = [];
    private int _depth;

    protected LocalSlots Slots { get; } = slots;

    /// <summary>A node for a number (in the general domain: for a value of any kind).</summary>
    /// <exception cref="InsufficientExecutionStackException">The tree is deeper than the stack bears.</exception>
    public Node<TNumber> Number(Typed typed)
    {
        Descend();
        return Guard(MakeNumber(typed));
    }

    /// <summary>A node for something that is true or false.</summary>
    /// <exception cref="InsufficientExecutionStackException">The tree is deeper than the stack bears.</exception>
    public Node<TTruth> Truth(Typed typed)
    {
        Descend();
        return Guard(MakeTruth(typed));
    }

    /// <summary>A node for a value of any kind.</summary>
    /// <exception cref="InsufficientExecutionStackException">The tree is deeper than the stack bears.</exception>
    public Node<FeelValue> Value(Typed typed)
    {
        Descend();
        return Guard(MakeValue(typed));
    }

    protected abstract Node<FeelValue> MakeValue(Typed typed);

    protected virtual Node<TNumber> MakeNumber(Typed typed) => typed switch
    {
        TypedConstant constant => new ConstantNode<TNumber>(TDomain.Number(constant.Value.Number)),
        TypedFact fact => new FactNumber<TNumber, TTruth, TDomain>(fact.Symbol.Index),
        TypedLocal local => new LocalNumber<TNumber, TTruth, TDomain>(local.Symbol.Slot),
        TypedMeasure measure => NumberMeasure(measure.Symbol),
        TypedNegate negate => new NegateNode<TNumber, TTruth, TDomain>(Number(negate.Operand)),
        TypedArithmetic { Left.Type.Kind: FeelKind.Number, Right.Type.Kind: FeelKind.Number } arithmetic =>
            new ArithmeticNode<TNumber, TTruth, TDomain>(arithmetic.Operation, Number(arithmetic.Left), Number(arithmetic.Right), arithmetic),
        TypedSteps steps => new StepsNode<TNumber, TTruth, TDomain>(steps.Started, Number(steps.Operand)),
        TypedIf choice => new IfNumber<TNumber, TTruth, TDomain>(Truth(choice.Condition), Number(choice.Then), Number(choice.Else)),
        TypedField { Target: TypedLocal row, Field: var field } => new CellNumber<TNumber, TTruth, TDomain>(row.Symbol.Slot, field.Name, PlaceOf(field, row)),
        TypedLet let => new LetNode<TNumber>(let.Variable.Slot, Value(let.Value), Number(let.Body)),
        TypedAggregate { Kind: AggregateKind.Sum } sum => Sum(sum),
        TypedAggregate { Kind: AggregateKind.Count } count => new CountNode<TNumber, TTruth, TDomain>(Items(count.List).Items, count),
        TypedAggregate { Kind: AggregateKind.Mean } mean => Mean(mean),
        TypedAggregate { Kind: AggregateKind.Min or AggregateKind.Max } extreme => Extreme(extreme),
        _ => new ValueNumber<TNumber, TTruth, TDomain>(Value(typed)),
    };

    protected virtual Node<TTruth> MakeTruth(Typed typed) => typed switch
    {
        TypedConstant constant => new ConstantNode<TTruth>(TDomain.Truth(constant.Value.IsTrue)),
        TypedFact fact => new FactTruth<TNumber, TTruth, TDomain>(fact.Symbol.Index),
        TypedLocal local => new LocalTruth<TNumber, TTruth, TDomain>(local.Symbol.Slot),
        TypedComparison { Left.Type.Kind: FeelKind.Number, Right.Type.Kind: FeelKind.Number } comparison =>
            new CompareNode<TNumber, TTruth, TDomain>(comparison.Operator, comparison.IsTolerant, Number(comparison.Left), Number(comparison.Right)),
        TypedLogic { IsAnd: true } logic => new AndNode<TNumber, TTruth, TDomain>(Truth(logic.Left), Truth(logic.Right)),
        TypedLogic logic => new OrNode<TNumber, TTruth, TDomain>(Truth(logic.Left), Truth(logic.Right)),
        TypedNot not => new NotNode<TNumber, TTruth, TDomain>(Truth(not.Operand)),
        TypedIf choice => new IfTruth<TNumber, TTruth, TDomain>(Truth(choice.Condition), Truth(choice.Then), Truth(choice.Else)),
        TypedField { Target: TypedLocal row, Field: var field } => new CellTruth<TNumber, TTruth, TDomain>(row.Symbol.Slot, field.Name, PlaceOf(field, row)),
        TypedLet let => new LetNode<TTruth>(let.Variable.Slot, Value(let.Value), Truth(let.Body)),
        TypedQuantified quantified =>
            new QuantifierNode<TNumber, TTruth, TDomain>(quantified.Every, Sequence(quantified.Iterators), Truth(quantified.Condition)),
        TypedAggregate { Kind: AggregateKind.All or AggregateKind.Any } aggregate => AllOrAny(aggregate),
        _ => new ValueTruth<TNumber, TTruth, TDomain>(Value(typed)),
    };

    /// <summary>A node for the condition of a filter, which is asked of every row.</summary>
    protected virtual Node<TTruth> Condition(Typed typed) => Truth(typed);

    /// <summary>A run through the items of iterators, which sets their variables.</summary>
    public Sequence<TTruth> Sequence(IReadOnlyList<TypedIterator> iterators)
    {
        Sequence<TTruth> result = Iterate(iterators[^1]);
        for (int i = iterators.Count - 2; i >= 0; i--)
        {
            int presence = Slots.Allocate("", FeelType.Boolean).Slot;
            result = new NestedSequence<TNumber, TTruth, TDomain>(Iterate(iterators[i]), result, Cursor(), presence);
        }

        return result;
    }

    /// <summary>A list taken apart into what is run through and what each turn gives.</summary>
    protected (Sequence<TTruth> Items, Typed? Body, int Slot) Items(Typed list)
    {
        if (list is TypedFor loop)
        {
            return (Sequence(loop.Iterators), loop.Body, -1);
        }

        int slot = Slots.Allocate("", FeelType.Any).Slot;
        return (Source(list, slot), null, slot);
    }

    /// <summary>Where a field stands among those of its row, which is where its column stands in the table.</summary>
    public static int PlaceOf(FeelField field, Typed row)
    {
        IReadOnlyList<FeelField> fields = ((ContextType)row.Type).Fields;
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields[i].Name == field.Name)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The sum of no values of a kind.</summary>
    protected virtual TNumber Nothing(FeelKind kind) => TDomain.Number(0);

    protected Node<TNumber> NumberOf(Typed? body, int slot) =>
        body is null ? new LocalNumber<TNumber, TTruth, TDomain>(slot) : Number(body);

    protected virtual Sequence<TTruth> Iterate(TypedIterator iterator) => iterator.End is null
        ? Source(iterator.Source, iterator.Variable.Slot)
        : new NumberSequence<TNumber, TTruth, TDomain>(Value(iterator.Source), Value(iterator.End), iterator.Variable.Slot, Cursor(), iterator.Source, iterator.End);

    private Sequence<TTruth> Source(Typed list, int slot)
    {
        switch (list)
        {
            case TypedFilter filter:
                return new FilterSequence<TNumber, TTruth, TDomain>(
                    Source(filter.List, filter.Item.Slot), filter.Item.Slot, Condition(filter.Condition), slot);
            case TypedFor loop:
                return new MapSequence<TTruth>(Sequence(loop.Iterators), Value(loop.Body), slot);
            default:
                return new ListSequence<TNumber, TTruth, TDomain>(Value(list), slot, Cursor());
        }
    }

    private void Descend()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        _depth++;
    }

    private Node<T> Guard<T>(Node<T> node) => _depth-- % GuardedLevels == 0 ? new DepthGuard<T>(node) : node;

    protected int Cursor() => cursors.Allocate("", FeelType.Any).Slot;

    private Node<TNumber> NumberMeasure(MeasureSymbol symbol)
    {
        if (!_numberMeasures.TryGetValue(symbol, out Node<TNumber>? node))
        {
            _numberMeasures[symbol] = node = new MeasureNumber<TNumber, TTruth, TDomain>(symbol.Index, Number(symbol.Body), symbol.RoundingStep, symbol.StatedSlot);
        }

        return node;
    }

    private SumNode<TNumber, TTruth, TDomain> Sum(TypedAggregate sum)
    {
        (Sequence<TTruth> items, Typed? body, int slot) = Items(sum.List);
        return new SumNode<TNumber, TTruth, TDomain>(items, NumberOf(body, slot), Nothing(sum.Type.Kind), sum);
    }

    private MeanNode<TNumber, TTruth, TDomain> Mean(TypedAggregate mean)
    {
        (Sequence<TTruth> items, Typed? body, int slot) = Items(mean.List);
        return new MeanNode<TNumber, TTruth, TDomain>(items, NumberOf(body, slot), Nothing(mean.Type.Kind), mean);
    }

    private ExtremeNumber<TNumber, TTruth, TDomain> Extreme(TypedAggregate extreme)
    {
        (Sequence<TTruth> items, Typed? body, int slot) = Items(extreme.List);
        return new ExtremeNumber<TNumber, TTruth, TDomain>(extreme.Kind == AggregateKind.Max, items, NumberOf(body, slot), extreme);
    }

    private QuantifierNode<TNumber, TTruth, TDomain> AllOrAny(TypedAggregate aggregate)
    {
        (Sequence<TTruth> items, Typed? body, int slot) = Items(aggregate.List);
        Node<TTruth> condition = body is null ? new LocalTruth<TNumber, TTruth, TDomain>(slot) : Truth(body);
        return new QuantifierNode<TNumber, TTruth, TDomain>(aggregate.Kind == AggregateKind.All, items, condition);
    }
}
