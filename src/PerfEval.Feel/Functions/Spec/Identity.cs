using System.Runtime.CompilerServices;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions.Spec;

/// <summary>
/// Whether two values are the same element of the standard's domain. That is equality, except that two times which are the same moment
/// in different zones are not the same element. It never is null.
/// </summary>
internal static class Identity
{
    public static bool IsSame(in FeelValue left, in FeelValue right)
    {
        if (left.Kind != right.Kind)
        {
            return false;
        }

        return left.Kind switch
        {
            FeelKind.Time => left.Time.IsSame(right.Time),
            FeelKind.DateTime => left.DateTime.IsSame(right.DateTime),
            FeelKind.List => ListsAreSame(left.List, right.List),
            FeelKind.Context => ContextsAreSame(left.Context, right.Context),
            FeelKind.Range => RangesAreSame(left.Range, right.Range),
            _ => left == right,
        };
    }

    private static bool ListsAreSame(FeelList left, FeelList right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Count != right.Count || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return false;
        }

        for (int i = 0; i < left.Count; i++)
        {
            if (!IsSame(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ContextsAreSame(FeelContext left, FeelContext right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Names.Count != right.Names.Count || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return false;
        }

        foreach (string name in left.Names)
        {
            if (!left.TryGet(name, out FeelValue mine) || !right.TryGet(name, out FeelValue theirs) || !IsSame(mine, theirs))
            {
                return false;
            }
        }

        return true;
    }

    private static bool RangesAreSame(FeelRange left, FeelRange right) =>
        left.LowIncluded == right.LowIncluded
        && left.HighIncluded == right.HighIncluded
        && IsSame(left.Low, right.Low)
        && IsSame(left.High, right.High);
}
