using PerfEval.Feel.Checking;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Compilation;

/// <summary>Makes nodes of the general domain: every value, known or not, is a FEEL value.</summary>
/// <param name="slots">Gives slots for the variables that compiling itself needs.</param>
/// <param name="cursors">Gives cursors for loops.</param>
/// <param name="recording">Whether the nodes note their values for an explanation.</param>
internal sealed class GeneralCompiler(LocalSlots slots, LocalSlots cursors, bool recording = false)
    : Compiler<FeelValue, FeelValue, General>(slots, cursors)
{
    private readonly Dictionary<MeasureSymbol, Node<FeelValue>> _measures = [];

    /// <summary>Where conditions of filters are tried first; null to stay in the general domain throughout.</summary>
    public ExactCompiler? Exact { get; set; }

    protected override Node<FeelValue> MakeNumber(Typed typed) => MakeValue(typed);

    protected override Node<FeelValue> MakeTruth(Typed typed) => MakeValue(typed);

    protected override FeelValue Nothing(FeelKind kind) => kind switch
    {
        FeelKind.DaysDuration => FeelValue.Of(DaysDuration.Zero),
        FeelKind.MonthsDuration => FeelValue.Of(new MonthsDuration(0)),
        _ => FeelValue.Of(0m),
    };

    protected override Node<FeelValue> MakeValue(Typed typed)
    {
        Node<FeelValue> node = Make(typed);
        return recording ? new RecordNode(typed, node) : node;
    }

    protected override Node<FeelValue> Condition(Typed typed) =>
        Exact is null || recording ? Value(typed) : new ConditionPlan(Value(typed), Exact.Truth(typed));

    private Node<FeelValue> Make(Typed typed)
    {
        switch (typed)
        {
            case TypedConstant constant:
                return new ConstantNode<FeelValue>(constant.Value);
            case TypedFact fact:
                return new FactValue(fact.Symbol.Index);
            case TypedLocal local:
                return new LocalValue(local.Symbol.Slot);
            case TypedMeasure measure:
                return Measure(measure.Symbol);
            case TypedArithmetic arithmetic:
                return new ArithmeticNode<FeelValue, FeelValue, General>(
                    arithmetic.Operation, Value(arithmetic.Left), Value(arithmetic.Right), arithmetic);
            case TypedComparison comparison:
                return new CompareNode<FeelValue, FeelValue, General>(
                    comparison.Operator, comparison.IsTolerant, Value(comparison.Left), Value(comparison.Right));
            case TypedField { Target: TypedLocal row } cell when !recording:
                return new CellValue(row.Symbol.Slot, cell.Field.Name, PlaceOf(cell.Field, row));
            case TypedField field:
                return new FieldNode(Value(field.Target), field.Field.Name);
            case TypedIndex index:
                return new IndexNode(Value(index.List), Value(index.Index), index);
            case TypedFor or TypedFilter:
                (Sequence<FeelValue> items, Typed? body, int slot) = Items(typed);
                var collected = new CollectNode(items, NumberOf(body, slot), typed);
                return typed is TypedFilter && !recording && Exact?.RowTests.Scan(typed) is { } scan ? new FilteredRows(new SelectRows(scan), collected) : collected;
            case TypedList list:
                return new ListNode([.. list.Items.Select(Value)]);
            case TypedContext context:
                return new ContextNode(
                    [.. ((Types.ContextType)context.Type).Fields.Select(f => f.Name)],
                    [.. context.Variables.Select(v => v.Slot)],
                    [.. context.Values.Select(Value)]);
            case TypedRange range:
                return new RangeNode(range.LowIncluded, Value(range.Low), Value(range.High), range.HighIncluded);
            case TypedInList inList:
                return new InListNode(Value(inList.Value), Value(inList.List));
            case TypedCall call:
                return new CallNode(call.Function, [.. call.Arguments.Select(Value)], call.IsTolerant, call);
            case TypedTemplate template:
                return new TemplateNode(
                    [.. template.Parts.Select(p => (p.Text, p.Value is null ? null : Value(p.Value), p.Value?.Type, p.Unit))]);
            case TypedError:
                throw new InvalidOperationException("A tree with errors is not compiled.");
            default:
                return typed.Type.Kind == FeelKind.Boolean ? base.MakeTruth(typed) : base.MakeNumber(typed);
        }
    }

    private Node<FeelValue> Measure(MeasureSymbol symbol)
    {
        if (!_measures.TryGetValue(symbol, out Node<FeelValue>? node))
        {
            node = symbol.Type.Kind == FeelKind.Number
                ? new MeasureNumber<FeelValue, FeelValue, General>(symbol.Index, Value(symbol.Body), symbol.RoundingStep, symbol.StatedSlot)
                : new MeasureValue(symbol.Index, Value(symbol.Body), symbol.StatedSlot);
            _measures[symbol] = node;
        }

        return node;
    }
}
