using PerfEval.Feel.Checking;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>Looks for what is not known inside lists and rows.</summary>
internal static class Lists
{
    /// <summary>What is missing to know which items belong to a partial list.</summary>
    public static Missing MissingOf(FeelList list)
    {
        Missing missing = Missing.Nothing;
        for (int i = 0; i < list.Count; i++)
        {
            FeelValue presence = list.Presence(i);
            missing = presence.IsUnknown ? missing.Union(presence.AsUnknown.Missing) : missing;
        }

        return missing;
    }

    /// <summary>The value itself if it is unknown or failed; for a list what its items lack, or the first that failed; null if all is known.</summary>
    /// <param name="value">The value.</param>
    /// <param name="rows">Whether the cells of rows count too, which otherwise are known as rows whatever their cells.</param>
    public static FeelValue Gap(in FeelValue value, bool rows = false)
    {
        if (!value.IsKnown)
        {
            return value;
        }

        if (value.Kind == FeelKind.Context && rows)
        {
            return GapOf(CellsOf(value.Context), rows);
        }

        if (value.Kind != FeelKind.List || (value.List is TableRows table && (!rows || table.Table.Columns.All(c => c.IsKnown))))
        {
            return FeelValue.Null;
        }

        return value.List.IsPartial ? FeelValue.Of(new Unknown(MissingOf(value.List))) : GapOf(value.List, rows);
    }

    /// <summary>Whether two known values are equal; unknown where that hangs on what is not known inside them.</summary>
    public static FeelValue AreEqual(in FeelValue left, in FeelValue right)
    {
        switch (left.Kind, right.Kind)
        {
            case (FeelKind.List, FeelKind.List):
                FeelList a = left.List, b = right.List;
                if (a.IsPartial || b.IsPartial)
                {
                    return FeelValue.Of(new Unknown(MissingOf(a).Union(MissingOf(b))));
                }

                return a.Count != b.Count ? FeelValue.False : AllEqual(a, b);
            case (FeelKind.Context, FeelKind.Context):
                FeelContext x = left.Context, y = right.Context;
                return x.Names.Count != y.Names.Count || !x.Names.All(n => y.TryGet(n, out _))
                    ? FeelValue.False
                    : AllEqual(CellsOf(x), x.Names.Select(n => y.TryGet(n, out FeelValue cell) ? cell : default));
            default:
                return FeelValue.Of(left.Equals(right));
        }
    }

    private static IEnumerable<FeelValue> CellsOf(FeelContext context) => context.Names.Select(n => context.TryGet(n, out FeelValue cell) ? cell : default);

    private static FeelValue AllEqual(IEnumerable<FeelValue> left, IEnumerable<FeelValue> right)
    {
        FeelValue all = FeelValue.True;
        foreach ((FeelValue a, FeelValue b) in left.Zip(right))
        {
            all = General.And(all, General.Compare(ComparisonOperator.Equal, a, b, tolerant: false));
            if (all.IsFalse)
            {
                break;
            }
        }

        return all;
    }

    private static FeelValue GapOf(FeelList list, bool rows)
    {
        FeelValue gap = FeelValue.Null;
        for (int i = 0; i < list.Count; i++)
        {
            FeelValue item = list[i];
            if (item.IsKnown && !rows)
            {
                continue;
            }

            FeelValue own = Gap(item, rows);
            if (own.IsFailure)
            {
                return own;
            }

            gap = own.IsNull ? gap : gap.IsNull ? own : General.Unsettled(gap, own);
        }

        return gap;
    }

    private static FeelValue GapOf(IEnumerable<FeelValue> items, bool rows)
    {
        FeelValue gap = FeelValue.Null;
        foreach (FeelValue item in items)
        {
            FeelValue own = item.IsKnown && !rows ? FeelValue.Null : Gap(item, rows);
            if (own.IsFailure)
            {
                return own;
            }

            gap = own.IsNull ? gap : gap.IsNull ? own : General.Unsettled(gap, own);
        }

        return gap;
    }
}
