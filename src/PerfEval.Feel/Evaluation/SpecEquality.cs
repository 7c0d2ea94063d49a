using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>
/// Equality as the standard has it, three-valued: null equals null and nothing else; values of different kinds are neither equal nor
/// unequal; lists and contexts are equal item by item.
/// </summary>
internal static class SpecEquality
{
    /// <summary>Whether both are equal; null if that has no answer.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    /// <param name="frame">What counts the items that are compared; null where nothing does.</param>
    public static bool? Equal(in FeelValue a, in FeelValue b, Frame? frame = null) => new Walk(identity: false, frame).Equal(a, b);

    /// <summary>
    /// Whether both are the same element of the standard's domain: what <c>is</c> tells. Times that are equal in different zones are not.
    /// </summary>
    public static bool IsSame(in FeelValue a, in FeelValue b, Frame? frame = null) => new Walk(identity: true, frame).Equal(a, b) is true;

    private static bool? Both(bool? a, bool? b) => a == false || b == false ? false : a is null ? null : b;

    /// <summary>One comparison of two values with all that is in them.</summary>
    private ref struct Walk(bool identity, Frame? frame)
    {
        // Lists that share parts unfold to trees far larger than themselves: beyond this, pairs already compared are remembered.
        private const int PairsBeforeMemory = 10_000;

        private int _pairs;
        private Dictionary<(object A, object B), bool?>? _known;

        public bool? Equal(in FeelValue a, in FeelValue b)
        {
            FeelKind kind = a.Kind;
            if (kind != b.Kind)
            {
                return identity || a.IsNull || b.IsNull ? false : null;
            }

            return kind switch
            {
                FeelKind.List => Parts(a.List, b.List),
                FeelKind.Context => Parts(a.Context, b.Context),
                FeelKind.Range => Ends(a.Range, b.Range),
                FeelKind.Time when identity => a.Time.IsSame(b.Time),
                FeelKind.DateTime when identity => a.DateTime.IsSame(b.DateTime),
                FeelKind.Unknown or FeelKind.Failure => null,
                _ => a.Equals(b),
            };
        }

        private bool? Parts(object a, object b)
        {
            if (ReferenceEquals(a, b))
            {
                return true;
            }

            if (_known is not null && _known.TryGetValue((a, b), out bool? known))
            {
                return known;
            }

            if (!CallDepth.IsSafe)
            {
                return null;
            }

            frame?.Step(a is FeelList { Count: var count } ? count : ((FeelContext)a).Names.Count);
            bool? equal = a is FeelList list ? Items(list, (FeelList)b) : Entries((FeelContext)a, (FeelContext)b);
            if (++_pairs > PairsBeforeMemory)
            {
                (_known ??= [])[(a, b)] = equal;
            }

            return equal;
        }

        private bool? Items(FeelList a, FeelList b)
        {
            if (a.Count != b.Count)
            {
                return false;
            }

            bool? equal = true;
            for (int i = 0; i < a.Count && equal != false; i++)
            {
                equal = Both(equal, Equal(a[i], b[i]));
            }

            return equal;
        }

        private bool? Entries(FeelContext a, FeelContext b)
        {
            if (a.Names.Count != b.Names.Count)
            {
                return false;
            }

            bool? equal = true;
            foreach (string name in a.Names)
            {
                if (!a.TryGet(name, out FeelValue mine) || !b.TryGet(name, out FeelValue theirs))
                {
                    return false;
                }

                equal = Both(equal, Equal(mine, theirs));
            }

            return equal;
        }

        private bool? Ends(FeelRange a, FeelRange b) => a.LowIncluded != b.LowIncluded || a.HighIncluded != b.HighIncluded
            ? false
            : Both(Equal(a.Low, b.Low), Equal(a.High, b.High));
    }
}
