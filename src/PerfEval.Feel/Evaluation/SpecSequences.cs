using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>What a loop of spec mode runs over: a list, the whole numbers or days of a range, or a single value. Null is not run over.</summary>
internal sealed class ItemSequence(Node<FeelValue> source, int slot, int cursor) : Sequence<FeelValue>
{
    public override bool Open(Frame frame)
    {
        FeelValue value = source.Evaluate(frame);
        ref Frame.Cursor at = ref frame.Cursors[cursor];
        switch (value.Kind)
        {
            case FeelKind.Null:
                return false;
            case FeelKind.List:
                at.Source = value.List;
                break;
            case FeelKind.Range:
                if (SpanList.Of(value.Range) is not { } span)
                {
                    return false;
                }

                at.Source = span;
                break;
            default:
                at.Source = new ArrayList([value]);
                break;
        }

        at.Index = -1;
        at.End = ((FeelList)at.Source).Count;
        return true;
    }

    public override bool Next(Frame frame, out FeelValue presence)
    {
        presence = FeelValue.True;
        ref Frame.Cursor at = ref frame.Cursors[cursor];
        if (++at.Index >= at.End)
        {
            return false;
        }

        frame.Step();
        frame.Locals[slot] = ((FeelList)at.Source!)[at.Index];
        return true;
    }
}

/// <summary><c>a..b</c> of a loop: whole numbers or days, upwards or downwards.</summary>
internal sealed class SpanSequence(Node<FeelValue> from, Node<FeelValue> to, int slot, int cursor) : Sequence<FeelValue>
{
    public override bool Open(Frame frame)
    {
        FeelValue low = from.Evaluate(frame), high = to.Evaluate(frame);
        if (SpanList.Between(low, high) is not { } span)
        {
            return false;
        }

        ref Frame.Cursor at = ref frame.Cursors[cursor];
        at.Source = span;
        at.Index = -1;
        at.End = span.Count;
        return true;
    }

    public override bool Next(Frame frame, out FeelValue presence)
    {
        presence = FeelValue.True;
        ref Frame.Cursor at = ref frame.Cursors[cursor];
        if (++at.Index >= at.End)
        {
            return false;
        }

        frame.Step();
        frame.Locals[slot] = ((SpanList)at.Source!)[at.Index];
        return true;
    }
}

/// <summary>Whole numbers or days from one to another, made as they are asked for.</summary>
internal sealed class SpanList : FeelList
{
    private readonly decimal _from;
    private readonly int _step;
    private readonly bool _days;

    private SpanList(decimal from, int step, int count, bool days)
    {
        _from = from;
        _step = step;
        Count = count;
        _days = days;
    }

    public override int Count { get; }

    public override FeelValue this[int index]
    {
        get
        {
            decimal at = _from + (decimal)_step * index;
            return !_days ? FeelValue.Of(at) : FeelDate.TryFromDayNumber((long)at, out FeelDate date) ? FeelValue.Of(date) : FeelValue.Null;
        }
    }

    /// <summary>Both ends included, downwards if the second is less; null if they are neither whole numbers nor days.</summary>
    public static SpanList? Between(in FeelValue from, in FeelValue to)
    {
        bool numbers = from.IsNumber && to.IsNumber && IsWhole(from.Number) && IsWhole(to.Number);
        bool days = from.Kind == FeelKind.Date && to.Kind == FeelKind.Date;
        if (!numbers && !days)
        {
            return null;
        }

        decimal first = numbers ? from.Number : from.Date.DayNumber, last = numbers ? to.Number : to.Date.DayNumber;
        decimal count = Math.Abs(last - first) + 1;
        return count <= int.MaxValue ? new SpanList(first, last < first ? -1 : 1, (int)count, days) : null;
    }

    /// <summary>The whole numbers or days of a range with two ends.</summary>
    public static SpanList? Of(FeelRange range)
    {
        if (Between(range.Low, range.High) is not { _step: > 0 } all)
        {
            return null;
        }

        int skipped = range.LowIncluded ? 0 : 1, dropped = range.HighIncluded ? 0 : 1;
        return new SpanList(all._from + skipped, 1, Math.Max(0, all.Count - skipped - dropped), all._days);
    }

    private static bool IsWhole(decimal number) => number == decimal.Truncate(number);
}
