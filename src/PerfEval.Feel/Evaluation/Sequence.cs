using PerfEval.Feel.Checking;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>
/// A list that is run through item by item without being made. Opening sets its cursor in the frame; each turn puts the item into the
/// sequence's local slot and tells whether the item belongs to the list.
/// </summary>
/// <typeparam name="TTruth">Truth of the domain; in the exact domain an item that is given belongs.</typeparam>
internal abstract class Sequence<TTruth>
{
    /// <summary>Begins a run. False if the list is not known; then <see cref="Frame.Pending"/> says why.</summary>
    public abstract bool Open(Frame frame);

    /// <summary>Goes on to the next item. False at the end.</summary>
    public abstract bool Next(Frame frame, out TTruth presence);

    /// <summary>After the run: whether all items were seen. False if an inner list turned out not to be known; then <see cref="Frame.Pending"/> says why.</summary>
    public virtual bool Complete(Frame frame) => true;
}

/// <summary>The items of a list value: the rows of a table, most often.</summary>
internal sealed class ListSequence<TNumber, TTruth, TDomain>(Node<FeelValue> list, int slot, int cursor) : Sequence<TTruth>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override bool Open(Frame frame)
    {
        FeelValue value = list.Evaluate(frame);
        if (value.Kind != FeelKind.List)
        {
            frame.Pending = value;
            return false;
        }

        ref Frame.Cursor at = ref frame.Cursors[cursor];
        at.Source = value.List;
        at.Index = -1;
        at.End = value.List.Count;
        return true;
    }

    public override bool Next(Frame frame, out TTruth presence)
    {
        ref Frame.Cursor at = ref frame.Cursors[cursor];
        if (++at.Index >= at.End)
        {
            presence = TDomain.Truth(true);
            return false;
        }

        frame.Step();
        var items = (FeelList)at.Source!;
        frame.Locals[slot] = items[at.Index];
        presence = items.IsPartial ? TDomain.Truth(items.Presence(at.Index), frame) : TDomain.Truth(true);
        return true;
    }
}

/// <summary>The whole numbers from one to another, upwards or downwards.</summary>
internal sealed class NumberSequence<TNumber, TTruth, TDomain>(Node<FeelValue> from, Node<FeelValue> to, int slot, int cursor, Typed first, Typed last) : Sequence<TTruth>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override bool Open(Frame frame)
    {
        FeelValue low = from.Evaluate(frame), high = to.Evaluate(frame);
        if (!low.IsNumber || !high.IsNumber)
        {
            frame.Pending = low.IsNumber ? high : low;
            return false;
        }

        if (!IsIndex(low.Number) || !IsIndex(high.Number))
        {
            (Typed site, decimal number) = IsIndex(low.Number) ? (last, high.Number) : (first, low.Number);
            frame.Pending = EvaluationErrors.Fail(EvaluationErrors.NotAWholeNumber, site, Values.FeelText.Number(number));
            return false;
        }

        ref Frame.Cursor at = ref frame.Cursors[cursor];
        at.Index = (int)low.Number;
        at.End = (int)high.Number;
        at.Source = null;
        return true;
    }

    public override bool Next(Frame frame, out TTruth presence)
    {
        presence = TDomain.Truth(true);
        ref Frame.Cursor at = ref frame.Cursors[cursor];
        if (ReferenceEquals(at.Source, this))
        {
            return false;
        }

        frame.Step();
        frame.Locals[slot] = FeelValue.Of((decimal)at.Index);
        if (at.Index == at.End)
        {
            // The last one was given; the next call ends the run.
            at.Source = this;
        }

        at.Index += Math.Sign(at.End - at.Index);
        return true;
    }

    private static bool IsIndex(decimal number) => number == decimal.Truncate(number) && Math.Abs(number) < 1_000_000_000;
}

/// <summary>The items of another sequence that meet a condition.</summary>
internal sealed class FilterSequence<TNumber, TTruth, TDomain>(Sequence<TTruth> source, int sourceSlot, Node<TTruth> condition, int slot) : Sequence<TTruth>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override bool Open(Frame frame) => source.Open(frame);

    public override bool Next(Frame frame, out TTruth presence)
    {
        while (source.Next(frame, out presence))
        {
            presence = TDomain.And(presence, condition.Evaluate(frame));
            if (!TDomain.IsFalse(presence))
            {
                frame.Locals[slot] = frame.Locals[sourceSlot];
                return true;
            }
        }

        return false;
    }

    public override bool Complete(Frame frame) => source.Complete(frame);
}

/// <summary>What an expression gives for each item of another sequence.</summary>
internal sealed class MapSequence<TTruth>(Sequence<TTruth> source, Node<FeelValue> body, int slot) : Sequence<TTruth>
{
    public override bool Open(Frame frame) => source.Open(frame);

    public override bool Next(Frame frame, out TTruth presence)
    {
        if (!source.Next(frame, out presence))
        {
            return false;
        }

        frame.Locals[slot] = body.Evaluate(frame);
        return true;
    }

    public override bool Complete(Frame frame) => source.Complete(frame);
}

/// <summary>For each item of one sequence, all items of another, which may depend on it.</summary>
internal sealed class NestedSequence<TNumber, TTruth, TDomain>(Sequence<TTruth> outer, Sequence<TTruth> inner, int cursor, int presenceSlot) : Sequence<TTruth>
    where TDomain : struct, IDomain<TNumber, TTruth>
{
    public override bool Open(Frame frame)
    {
        frame.Cursors[cursor] = default;
        return outer.Open(frame);
    }

    public override bool Next(Frame frame, out TTruth presence)
    {
        ref Frame.Cursor at = ref frame.Cursors[cursor];
        while (true)
        {
            // Index 1 while the inner list is being run through.
            if (at.Index == 1)
            {
                if (inner.Next(frame, out TTruth innerPresence))
                {
                    presence = TDomain.And(TDomain.Truth(frame.Locals[presenceSlot], frame), innerPresence);
                    return true;
                }

                at.Index = 0;
                if (!inner.Complete(frame))
                {
                    return End(ref at, frame, out presence);
                }
            }

            if (!outer.Next(frame, out presence))
            {
                return false;
            }

            frame.Locals[presenceSlot] = TDomain.TruthValue(presence);
            if (!inner.Open(frame))
            {
                return End(ref at, frame, out presence);
            }

            at.Index = 1;
        }
    }

    public override bool Complete(Frame frame)
    {
        if (frame.Cursors[cursor].Source is Reason reason)
        {
            frame.Pending = reason.Value;
            return false;
        }

        return outer.Complete(frame);
    }

    private static bool End(ref Frame.Cursor at, Frame frame, out TTruth presence)
    {
        at.Source = new Reason(frame.Pending);
        presence = TDomain.Truth(true);
        return false;
    }

    private sealed record Reason(FeelValue Value);
}
