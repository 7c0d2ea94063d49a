using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions.Spec;

/// <summary>
/// Functions of lists. Positions start at 1, negative ones count from the end, and one that the list does not have makes the result null.
/// </summary>
internal static partial class SpecListFunctions
{
    /// <summary>How many items a list may have that is put together from others.</summary>
    private const int LongestList = 10_000_000;

    private const ParameterKind List = ParameterKind.List, Number = ParameterKind.Number, Any = ParameterKind.Any;

    public static readonly SpecFunction[] All =
    [
        .. Aggregates(),
        .. Orders(),
        new("list contains", InFrame(["list", "element"], [List, Any], (a, frame) => FeelValue.Of(Contains(a[0].List, a[1], frame)))),
        new("index of", InFrame(["list", "match"], [List, Any], (a, frame) => IndexOf(a[0].List, a[1], frame))),
        new("sublist", new Overload(["list", "start position", "length"], [List, Number, Number], Sublist) { Required = 2 }),
        new("append", new Overload(["list", "item"], [List, Any], a => FeelValue.ListOf([.. a[0].List, .. a[1..]])) { IsVariadic = true }),
        new("concatenate", new Overload(["list"], [List], a => Concatenate(a) is { } items ? FeelValue.ListOf(items) : FeelValue.Null) { IsVariadic = true }),
        new("union", new Overload(["list"], [List], a => Concatenate(a) is { } items ? Distinct(items, null) : FeelValue.Null)
        {
            IsVariadic = true,
            InvokeInFrame = (a, frame) => Concatenate(a) is { } items ? Distinct(items, frame) : FeelValue.Null,
        }),
        new("distinct values", InFrame(["list"], [List], (a, frame) => Distinct(ToArray(a[0].List), frame))),
        new("insert before", new Overload(["list", "position", "newItem"], [List, Number, Any], InsertBefore)),
        new("remove", new Overload(["list", "position"], [List, Number], Remove)),
        new("reverse", new Overload(["list"], [List], a => Reverse(a[0].List))),
        new("flatten", InFrame(["list"], [List], Flatten)),
        new(
            "list replace",
            new Overload(["list", "position", "newItem"], [List, Number, Any], ReplaceAt),
            InFrame(["list", "match", "newItem"], [List, ParameterKind.Function, Any], ReplaceMatches)),
    ];

    private static Overload InFrame(string[] parameters, ParameterKind[] kinds, FrameInvoke invoke) =>
        new(parameters, kinds, a => invoke(a, null)) { InvokeInFrame = invoke };

    private static FeelValue[] ToArray(FeelList list)
    {
        var items = new FeelValue[list.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = list[i];
        }

        return items;
    }

    /// <summary>The index from 0 of a position; the fraction of a position is dropped.</summary>
    private static bool TryIndex(FeelList list, decimal position, out int index)
    {
        decimal whole = decimal.Truncate(position);
        bool exists = whole != 0 && Math.Abs(whole) <= list.Count;
        index = !exists ? 0 : whole > 0 ? (int)whole - 1 : list.Count + (int)whole;
        return exists;
    }

    private static bool Contains(FeelList list, in FeelValue element, Frame? frame)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (SpecEquality.Equal(list[i], element, frame) == true)
            {
                return true;
            }
        }

        return false;
    }

    private static FeelValue IndexOf(FeelList list, in FeelValue match, Frame? frame)
    {
        var positions = new List<FeelValue>();
        for (int i = 0; i < list.Count; i++)
        {
            if (SpecEquality.Equal(list[i], match, frame) == true)
            {
                positions.Add(FeelValue.Of(i + 1m));
            }
        }

        return FeelValue.ListOf([.. positions]);
    }

    private static FeelValue Sublist(ReadOnlySpan<FeelValue> a)
    {
        FeelList list = a[0].List;
        if (!TryIndex(list, a[1].Number, out int start))
        {
            return FeelValue.Null;
        }

        decimal length = a.Length > 2 ? decimal.Truncate(a[2].Number) : list.Count - start;
        return length < 1 || length > list.Count - start
            ? FeelValue.Null
            : FeelValue.ListOf(ToArray(list).AsSpan(start, (int)length).ToArray());
    }

    // Doubling a list again and again must not eat the memory; null then.
    private static FeelValue[]? Concatenate(ReadOnlySpan<FeelValue> lists)
    {
        long count = 0;
        foreach (FeelValue list in lists)
        {
            count += list.List.Count;
        }

        if (count > LongestList)
        {
            return null;
        }

        var items = new FeelValue[count];
        int at = 0;
        foreach (FeelValue list in lists)
        {
            for (int i = 0; i < list.List.Count; i++)
            {
                items[at++] = list.List[i];
            }
        }

        return items;
    }

    private static FeelValue Distinct(FeelValue[] items, Frame? frame)
    {
        var classes = new SpecClasses(frame);
        var seen = new HashSet<int>();
        return FeelValue.ListOf([.. items.Where(item => seen.Add(classes.Of(item)))]);
    }

    private static FeelValue InsertBefore(ReadOnlySpan<FeelValue> a)
    {
        if (!TryIndex(a[0].List, a[1].Number, out int index))
        {
            return FeelValue.Null;
        }

        ReadOnlySpan<FeelValue> items = ToArray(a[0].List);
        return FeelValue.ListOf([.. items[..index], a[2], .. items[index..]]);
    }

    private static FeelValue Remove(ReadOnlySpan<FeelValue> a)
    {
        if (!TryIndex(a[0].List, a[1].Number, out int index))
        {
            return FeelValue.Null;
        }

        ReadOnlySpan<FeelValue> items = ToArray(a[0].List);
        return FeelValue.ListOf([.. items[..index], .. items[(index + 1)..]]);
    }

    private static FeelValue Reverse(FeelList list)
    {
        FeelValue[] items = ToArray(list);
        Array.Reverse(items);
        return FeelValue.ListOf(items);
    }

    // Lists that share parts may unfold to far more items than they take in memory, so every item is a step.
    private static FeelValue Flatten(ReadOnlySpan<FeelValue> a, Frame? frame)
    {
        var items = new List<FeelValue>();
        var open = new Stack<(FeelList List, int Next)>();
        open.Push((a[0].List, 0));
        while (open.TryPop(out (FeelList List, int Next) at))
        {
            if (at.Next == at.List.Count)
            {
                continue;
            }

            frame?.Step();
            open.Push((at.List, at.Next + 1));
            FeelValue item = at.List[at.Next];
            if (item.Kind == FeelKind.List)
            {
                open.Push((item.List, 0));
            }
            else
            {
                items.Add(item);
            }
        }

        return FeelValue.ListOf([.. items]);
    }

    private static FeelValue ReplaceAt(ReadOnlySpan<FeelValue> a)
    {
        if (!TryIndex(a[0].List, a[1].Number, out int index))
        {
            return FeelValue.Null;
        }

        FeelValue[] items = ToArray(a[0].List);
        items[index] = a[2];
        return FeelValue.ListOf(items);
    }

    private static FeelValue ReplaceMatches(ReadOnlySpan<FeelValue> a, Frame? frame)
    {
        FeelFunction match = a[1].Function;
        if (match.Parameters.Count != 2)
        {
            return FeelValue.Null;
        }

        FeelValue[] items = ToArray(a[0].List);
        for (int i = 0; i < items.Length; i++)
        {
            FeelValue matches = match.Invoke([items[i], a[2]], frame);
            if (!matches.IsBoolean && !matches.IsNull)
            {
                return FeelValue.Null;
            }

            items[i] = matches.IsTrue ? a[2] : items[i];
        }

        return FeelValue.ListOf(items);
    }
}
