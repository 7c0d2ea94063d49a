using PerfEval.Feel.Functions.Spec;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

// Nodes that only spec mode has; what it shares with scoring mode is in ScalarNodes, ValueNodes and Sequence.

/// <summary>A name inside a filter: an entry of the item where it has one.</summary>
internal sealed class ItemNameNode(int item, string name, Node<FeelValue> outside) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        FeelValue value = frame.Locals[item];
        return value.Kind == FeelKind.Context && value.Context.TryGet(name, out FeelValue entry) ? entry : outside.Evaluate(frame);
    }
}

/// <summary>An entry or property, or that of each item of a list.</summary>
internal sealed class PathNode(Node<FeelValue> target, string name) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        FeelValue value = target.Evaluate(frame);
        if (value.Kind != FeelKind.List)
        {
            return Read(value);
        }

        var values = new FeelValue[value.List.Count];
        for (int i = 0; i < values.Length; i++)
        {
            frame.Step();
            values[i] = Read(value.List[i]);
        }

        return FeelValue.ListOf(values);
    }

    private FeelValue Read(in FeelValue value)
    {
        FeelValue result;
        if (value.Kind == FeelKind.Context)
        {
            return value.Context.TryGet(name, out result) ? result : FeelValue.Null;
        }

        return SpecProperties.TryRead(value, name, out result) ? result : FeelValue.Null;
    }
}

/// <summary>An item by its place, or the items that meet a condition.</summary>
/// <param name="target">What is filtered.</param>
/// <param name="item">The slot of the item.</param>
/// <param name="filter">The place or the condition.</param>
/// <param name="isCondition">Whether it is plain from its form that the filter is a condition.</param>
internal sealed class SelectionNode(Node<FeelValue> target, int item, Node<FeelValue> filter, bool isCondition) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        FeelValue value = target.Evaluate(frame);
        FeelList list = value.Kind switch
        {
            FeelKind.List => value.List,
            FeelKind.Null => FeelList.Empty,
            _ => new ArrayList([value]),
        };

        // A place is a number whatever the items are, so it is read outside of them.
        frame.Locals[item] = FeelValue.Null;
        if (!isCondition && filter.Evaluate(frame) is { IsNumber: true } place)
        {
            return At(list, place.Number);
        }

        var kept = new List<FeelValue>();
        for (int i = 0; i < list.Count; i++)
        {
            frame.Step();
            frame.Locals[item] = list[i];
            if (filter.Evaluate(frame).IsTrue)
            {
                kept.Add(list[i]);
            }
        }

        return FeelValue.ListOf([.. kept]);
    }

    private static FeelValue At(FeelList list, decimal place)
    {
        decimal index = place < 0 ? list.Count + place : place - 1;
        return index >= 0 && index < list.Count && index == decimal.Truncate(index) ? list[(int)index] : FeelValue.Null;
    }
}

/// <summary>Whether a value equals another, or is in a list or range; or whether a condition about it holds.</summary>
internal sealed class TestNode(Node<FeelValue> value, Node<FeelValue> test, bool isCondition, bool isRange) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        FeelValue wanted = test.Evaluate(frame);
        if (isCondition && wanted.Kind is FeelKind.Boolean or FeelKind.Null)
        {
            return wanted;
        }

        FeelValue tested = value.Evaluate(frame);
        switch (wanted.Kind)
        {
            case FeelKind.Range:
                return tested.Kind == FeelKind.Range && SpecEquality.Equal(tested, wanted, frame) is true ? FeelValue.True : Within(tested, wanted.Range, frame);
            case FeelKind.List:
                return AnyItem(tested, wanted, frame);
            case FeelKind.Null when isRange:
                return FeelValue.Null;
            default:
                return Spec.Compare(Checking.ComparisonOperator.Equal, tested, wanted, tolerant: false, frame);
        }
    }

    /// <summary>Whether a value lies in a range; null where they cannot be compared.</summary>
    private static FeelValue Within(in FeelValue value, FeelRange range, Frame frame)
    {
        FeelValue above = range.Low.IsNull ? FeelValue.True
            : Spec.Compare(range.LowIncluded ? Checking.ComparisonOperator.GreaterOrEqual : Checking.ComparisonOperator.Greater, value, range.Low, tolerant: false, frame);
        FeelValue below = range.High.IsNull ? FeelValue.True
            : Spec.Compare(range.HighIncluded ? Checking.ComparisonOperator.LessOrEqual : Checking.ComparisonOperator.Less, value, range.High, tolerant: false, frame);
        return Spec.And(above, below);
    }

    private static FeelValue AnyItem(in FeelValue tested, in FeelValue list, Frame frame)
    {
        if (tested.Kind == FeelKind.List && SpecEquality.Equal(tested, list, frame) is true)
        {
            return FeelValue.True;
        }

        for (int i = 0; i < list.List.Count; i++)
        {
            frame.Step();
            FeelValue item = list.List[i];
            bool holds = SpecEquality.Equal(tested, item, frame) is true || (item.Kind == FeelKind.Range && Within(tested, item.Range, frame).IsTrue);
            if (holds)
            {
                return FeelValue.True;
            }
        }

        return FeelValue.False;
    }
}

/// <summary>A range; null if an end that was written is null or the ends are of different kinds.</summary>
internal sealed class SpecRangeNode(bool lowIncluded, Node<FeelValue>? low, Node<FeelValue>? high, bool highIncluded) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        FeelValue from = low?.Evaluate(frame) ?? FeelValue.Null, to = high?.Evaluate(frame) ?? FeelValue.Null;
        bool fits = (low is null || IsEnd(from)) && (high is null || IsEnd(to)) && (low is null || high is null || from.Kind == to.Kind);
        return fits ? FeelValue.Of(new FeelRange(lowIncluded, from, to, highIncluded)) : FeelValue.Null;
    }

    private static bool IsEnd(in FeelValue value) => (Coercion.KindOf(value) & ParameterKind.Comparable) != ParameterKind.None;
}

/// <summary>Whether a value is of a type.</summary>
internal sealed class InstanceOfNode(Node<FeelValue> value, FeelType wanted) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        FeelValue tested = value.Evaluate(frame);
        return wanted == FeelType.Error ? FeelValue.Null : FeelValue.Of(Conformance.IsInstance(tested, wanted, frame));
    }
}

/// <summary>A loop whose body sees the results so far.</summary>
internal sealed class LoopNode(Sequence<FeelValue> items, int partial, Node<FeelValue> body) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        if (!items.Open(frame))
        {
            return FeelValue.Null;
        }

        var results = new List<FeelValue>();
        while (items.Next(frame, out _))
        {
            frame.Locals[partial] = FeelValue.Of(new PrefixList(results, results.Count));
            results.Add(body.Evaluate(frame));
        }

        return items.Complete(frame) ? FeelValue.ListOf([.. results]) : FeelValue.Null;
    }
}

/// <summary>The first items of a list that goes on growing behind them.</summary>
internal sealed class PrefixList(List<FeelValue> items, int count) : FeelList
{
    public override int Count => count;

    public override FeelValue this[int index] => items[index];
}

/// <summary><c>if</c>: whatever is not true takes the other branch.</summary>
internal sealed class ChoiceNode(Node<FeelValue> condition, Node<FeelValue> then, Node<FeelValue> otherwise) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame) => condition.Evaluate(frame).IsTrue ? then.Evaluate(frame) : otherwise.Evaluate(frame);
}
