using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions;

/// <summary>Functions of lists. Positions start at 1; negative ones count from the end.</summary>
internal static class ListFunctions
{
    public static readonly Builtin[] All =
    [
        new("list contains", ["list", "element"], 2, a => a.List(0) && a.FitsItemsOf(0, 1) ? FeelType.Boolean : null, Contains) { ComparesItems = true },
        new("distinct values", ["list"], 1, SameList, a => Distinct(a[0].List)) { ComparesItems = true },
        new("reverse", ["list"], 1, SameList, a => FeelValue.ListOf([.. a[0].List.Reverse()])),
        new("concatenate", ["list"], 1, SameLists, a => Concatenate(a)) { IsVariadic = true },
        new("union", ["list"], 1, SameLists, a => Distinct(Concatenate(a).List)) { IsVariadic = true, ComparesItems = true },
        new("append", ["list", "item"], 2, AppendCheck, a => FeelValue.ListOf([.. a[0].List, .. a[1..]])) { IsVariadic = true },
        new("flatten", ["list"], 1, FlattenCheck, Flatten),
        new("index of", ["list", "match"], 2, a => a.List(0) && a.FitsItemsOf(0, 1) ? new ListType(FeelType.Number) : null, IndexOf) { ComparesItems = true },
        new("sublist", ["list", "start position", "length"], 2, SublistCheck, Sublist),
    ];

    private static FeelType? SameList(ArgumentCheck a) => a.List(0) ? a.TypeOf(0) : null;

    private static FeelType? SameLists(ArgumentCheck a)
    {
        for (int i = 0; i < a.Count; i++)
        {
            if (!a.List(i) || (i > 0 && ((ListType)a.TypeOf(i)).Item.Kind != ((ListType)a.TypeOf(0)).Item.Kind && !a.Fail(i, a.TypeOf(0).Describe())))
            {
                return null;
            }
        }

        return a.TypeOf(0);
    }

    private static FeelType? AppendCheck(ArgumentCheck a)
    {
        if (!a.List(0))
        {
            return null;
        }

        for (int i = 1; i < a.Count; i++)
        {
            if (!a.FitsItemsOf(0, i))
            {
                return null;
            }
        }

        return a.TypeOf(0);
    }

    private static FeelType? FlattenCheck(ArgumentCheck a)
    {
        if (!a.List(0))
        {
            return null;
        }

        FeelType item = a.TypeOf(0);
        while (item is ListType list)
        {
            item = list.Item;
        }

        return new ListType(item);
    }

    private static FeelType? SublistCheck(ArgumentCheck a) =>
        a.List(0) && a.Number(1, plain: true) && a.Number(2, plain: true) ? a.TypeOf(0) : null;

    private static FeelValue Contains(ReadOnlySpan<FeelValue> a)
    {
        FeelList list = a[0].List;
        for (int i = 0; i < list.Count; i++)
        {
            if (list[i].Equals(a[1]))
            {
                return FeelValue.True;
            }
        }

        return FeelValue.False;
    }

    private static FeelValue Distinct(FeelList list)
    {
        var seen = new HashSet<FeelValue>();
        var result = new List<FeelValue>();
        for (int i = 0; i < list.Count; i++)
        {
            FeelValue item = list[i];
            if (seen.Add(item))
            {
                result.Add(item);
            }
        }

        return FeelValue.ListOf([.. result]);
    }

    private static FeelValue Concatenate(ReadOnlySpan<FeelValue> lists)
    {
        var result = new List<FeelValue>();
        foreach (FeelValue list in lists)
        {
            result.AddRange(list.List);
        }

        return FeelValue.ListOf([.. result]);
    }

    private static FeelValue Flatten(ReadOnlySpan<FeelValue> a)
    {
        var result = new List<FeelValue>();
        var open = new Stack<(FeelList List, int Next)>();
        open.Push((a[0].List, 0));
        while (open.TryPop(out (FeelList List, int Next) at))
        {
            if (at.Next >= at.List.Count)
            {
                continue;
            }

            open.Push((at.List, at.Next + 1));
            FeelValue item = at.List[at.Next];
            if (item.Kind == FeelKind.List)
            {
                open.Push((item.List, 0));
            }
            else
            {
                result.Add(item);
            }
        }

        return FeelValue.ListOf([.. result]);
    }

    private static FeelValue IndexOf(ReadOnlySpan<FeelValue> a)
    {
        var result = new List<FeelValue>();
        int position = 0;
        foreach (FeelValue item in a[0].List)
        {
            position++;
            if (item.Equals(a[1]))
            {
                result.Add(FeelValue.Of((decimal)position));
            }
        }

        return FeelValue.ListOf([.. result]);
    }

    private static FeelValue Sublist(ReadOnlySpan<FeelValue> a)
    {
        FeelList list = a[0].List;
        decimal start = a[1].Number;
        if (start != decimal.Truncate(start) || start == 0 || Math.Abs(start) > list.Count)
        {
            return FeelValue.Null;
        }

        int from = start > 0 ? (int)start - 1 : list.Count + (int)start;
        int length = list.Count - from;
        if (a.Length > 2)
        {
            decimal wanted = a[2].Number;
            if (wanted != decimal.Truncate(wanted) || wanted < 1 || wanted > length)
            {
                return FeelValue.Null;
            }

            length = (int)wanted;
        }

        return FeelValue.ListOf([.. list.Skip(from).Take(length)]);
    }
}
