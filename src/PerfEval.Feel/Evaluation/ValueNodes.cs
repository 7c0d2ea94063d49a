using System.Runtime.CompilerServices;
using PerfEval.Feel.Checking;
using PerfEval.Feel.Functions;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

// Nodes that work on values of any kind, in the general domain only.

internal sealed class FactValue(int index) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame) =>
        frame.ReadFact is { } read ? read(index, frame.Facts[index]) : frame.Facts[index];
}

internal sealed class LocalValue(int slot) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame) => frame.Locals[slot];
}

/// <summary>Comparison of values other than numbers in the exact domain.</summary>
internal sealed class CompareValues(ComparisonOperator op, Node<FeelValue> left, Node<FeelValue> right) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame) => General.Compare(op, left.Evaluate(frame), right.Evaluate(frame), tolerant: false, frame);
}

internal sealed class FieldNode(Node<FeelValue> target, string name) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame) => Cells.Read(target.Evaluate(frame), name);
}

internal sealed class IndexNode(Node<FeelValue> list, Node<FeelValue> index, Typed site) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        FeelValue items = list.Evaluate(frame), at = index.Evaluate(frame);
        if (items.Kind != FeelKind.List || !at.IsNumber)
        {
            // The stretch of an unknown position says nothing of the item there.
            FeelValue gap = items.Kind == FeelKind.List ? at : items;
            return gap.IsUnknown ? FeelValue.Of(new Unknown(gap.AsUnknown.Missing)) : gap;
        }

        int count = items.List.Count;
        decimal position = at.Number < 0 ? count + at.Number : at.Number - 1;
        if (items.List.IsPartial)
        {
            return FeelValue.Of(new Unknown(Lists.MissingOf(items.List)));
        }

        return position >= 0 && position < count && position == decimal.Truncate(position)
            ? items.List[(int)position]
            : EvaluationErrors.Fail(EvaluationErrors.IndexOutOfRange, site, FeelText.Number(at.Number), count);
    }
}

internal sealed class ListNode(Node<FeelValue>[] items) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        var values = new FeelValue[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Evaluate(frame);
        }

        return FeelValue.ListOf(values);
    }
}

/// <summary>Makes a list of a sequence.</summary>
internal sealed class CollectNode(Sequence<FeelValue> items, Node<FeelValue> item, Typed site) : Node<FeelValue>
{
    /// <summary>The longest list that is made.</summary>
    public const int Limit = 2_000_000;

    public override FeelValue Evaluate(Frame frame)
    {
        if (!items.Open(frame))
        {
            return General.PendingNumber(frame);
        }

        var values = new List<FeelValue>();
        List<FeelValue>? presences = null;
        while (items.Next(frame, out FeelValue presence))
        {
            if (presence.IsFailure)
            {
                return presence;
            }

            if (values.Count >= Limit)
            {
                return EvaluationErrors.Fail(EvaluationErrors.TooManyItems, site, Limit);
            }

            values.Add(item.Evaluate(frame));
            if (!presence.IsTrue && presences is null)
            {
                presences = [.. Enumerable.Repeat(FeelValue.True, values.Count - 1)];
            }

            presences?.Add(presence);
        }

        return items.Complete(frame)
            ? FeelValue.Of(new ArrayList([.. values], presences?.ToArray()))
            : General.PendingNumber(frame);
    }
}

internal sealed class ContextNode(string[] names, int[] slots, Node<FeelValue>[] values) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        var entries = new KeyValuePair<string, FeelValue>[names.Length];
        for (int i = 0; i < names.Length; i++)
        {
            FeelValue value = values[i].Evaluate(frame);
            frame.Locals[slots[i]] = value;
            entries[i] = new(names[i], value);
        }

        return FeelValue.Of(FeelContext.Create(entries));
    }
}

internal sealed class RangeNode(bool lowIncluded, Node<FeelValue> low, Node<FeelValue> high, bool highIncluded) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame) =>
        FeelValue.Of(new FeelRange(lowIncluded, low.Evaluate(frame), high.Evaluate(frame), highIncluded));
}

internal sealed class InListNode(Node<FeelValue> value, Node<FeelValue> list) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        FeelValue wanted = value.Evaluate(frame), items = list.Evaluate(frame);
        if (items.Kind != FeelKind.List)
        {
            return items;
        }

        FeelValue found = FeelValue.False;
        for (int i = 0; i < items.List.Count && !found.IsTrue; i++)
        {
            frame.Step();
            FeelValue equal = General.Compare(ComparisonOperator.Equal, wanted, items.List[i], tolerant: false, frame);
            found = General.Or(found, General.And(items.List.Presence(i), equal));
        }

        return found;
    }
}

/// <summary>A call of a built-in function. Unknown arguments make it unknown, failed ones make it fail.</summary>
internal sealed class CallNode(Builtin function, Node<FeelValue>[] arguments, bool tolerant, Typed site) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        frame.Step();
        var values = new Arguments();
        FeelValue[]? many = arguments.Length > Arguments.Capacity ? new FeelValue[arguments.Length] : null;
        FeelValue unknown = default;
        bool anyUnknown = false;
        for (int i = 0; i < arguments.Length; i++)
        {
            FeelValue value = arguments[i].Evaluate(frame);
            if (value.IsFailure)
            {
                return value;
            }

            FeelValue gap = Lists.Gap(value, function.ComparesItems);
            if (gap.IsUnknown)
            {
                unknown = anyUnknown ? General.Unsettled(unknown, gap) : gap;
                anyUnknown = true;
            }

            if (gap.IsFailure)
            {
                return gap;
            }

            // A call costs what it reads.
            frame.Step(StepCost.Of(value));
            if (many is not null)
            {
                many[i] = value;
            }

            if (i < Arguments.Capacity)
            {
                values[i] = value;
            }
        }

        if (anyUnknown)
        {
            return function.IsRounding
                ? General.Number(unknown.AsUnknown.Missing, BoundsOf(values))
                : FeelValue.Of(new Unknown(unknown.AsUnknown.Missing, BoundsOf(values)));
        }

        if (tolerant && values[0].IsNumber)
        {
            values[0] = FeelValue.Of(Scalars.Settle(values[0].Number));
        }

        try
        {
            ReadOnlySpan<FeelValue> span = values;
            ReadOnlySpan<FeelValue> given = many ?? span[..arguments.Length];
            FeelValue result = function.InvokeInFrame is { } invoke ? invoke(given, frame) : function.Invoke(given);
            if (result.IsNull)
            {
                return EvaluationErrors.Fail(EvaluationErrors.NoResult, site);
            }

            return result.Kind == FeelKind.List && result.List.Count > CollectNode.Limit
                ? EvaluationErrors.Fail(EvaluationErrors.TooManyItems, site, CollectNode.Limit)
                : result;
        }
        catch (OverflowException)
        {
            return EvaluationErrors.Fail(EvaluationErrors.Overflow, site);
        }
    }

    private Interval BoundsOf(Arguments values)
    {
        if (!values[0].IsUnknown)
        {
            return Interval.Everything;
        }

        Interval given = values[0].AsUnknown.Bounds;
        if (function.Bounds is { } bounds)
        {
            return bounds(given);
        }

        // A rounding never falls, so the ends of the stretch round to the ends of the result.
        bool scaled = arguments.Length == 1 || (arguments.Length == 2 && values[1].IsNumber);
        return function.IsRounding && scaled && (RoundedEnd(given.HasLow, given.Low, values), RoundedEnd(given.HasHigh, given.High, values)) is ({ } low, { } high)
            ? (given.HasLow, given.HasHigh) switch
            {
                (true, true) => Interval.Closed(low, high),
                (true, false) => Interval.From(low, open: false),
                (false, true) => Interval.UpTo(high, open: false),
                _ => Interval.Everything,
            }
            : Interval.Everything;
    }

    private decimal? RoundedEnd(bool exists, decimal end, Arguments values)
    {
        if (!exists)
        {
            return 0;
        }

        values[0] = FeelValue.Of(tolerant ? Scalars.Settle(end) : end);
        try
        {
            ReadOnlySpan<FeelValue> span = values;
            FeelValue rounded = function.Invoke(span[..arguments.Length]);
            return rounded.IsNumber ? rounded.Number : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    [InlineArray(Capacity)]
    private struct Arguments
    {
        public const int Capacity = 4;

        private FeelValue _first;
    }
}

/// <summary>A text with values in it.</summary>
internal sealed class TemplateNode((string? Text, Node<FeelValue>? Value, FeelType? Type, MeasureUnit? Unit)[] parts) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        var text = new System.Text.StringBuilder();
        foreach ((string? plain, Node<FeelValue>? value, FeelType? type, MeasureUnit? unit) in parts)
        {
            text.Append(plain ?? ValueText.Write(value!.Evaluate(frame), type!, unit));
        }

        return FeelValue.Of(text.ToString());
    }
}

/// <summary>Notes the value of a node for an explanation.</summary>
internal sealed class RecordNode(Typed typed, Node<FeelValue> inner) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        FeelValue value = inner.Evaluate(frame);
        if (frame.Record is { } record)
        {
            record[typed] = value;
        }

        return value;
    }
}
