using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions.Spec;

/// <summary>How points and ranges lie to each other. An end that a range lacks lies past every value.</summary>
internal static class SpecRangeFunctions
{
    private const ParameterKind Point = ParameterKind.Comparable, Range = ParameterKind.Range;

    public static readonly SpecFunction[] All =
    [
        Relation("before", Forms.All, (a, b) => Before(a, b)),
        Relation("after", Forms.All, (a, b) => Before(b, a)),
        Relation("meets", Forms.Ranges, (a, b) => Meets(a, b)),
        Relation("met by", Forms.Ranges, (a, b) => Meets(b, a)),
        Relation("overlaps", Forms.Ranges, (a, b) => Overlaps(a, b)),
        Relation("overlaps before", Forms.Ranges, (a, b) => OverlapsBefore(a, b)),
        Relation("overlaps after", Forms.Ranges, (a, b) => OverlapsBefore(b, a)),
        Relation("finishes", Forms.Ranges | Forms.PointFirst, (a, b) => Finishes(a, b)),
        Relation("finished by", Forms.Ranges | Forms.RangeFirst, (a, b) => Finishes(b, a)),
        Relation("includes", Forms.Ranges | Forms.RangeFirst, (a, b) => During(b, a)),
        Relation("during", Forms.Ranges | Forms.PointFirst, (a, b) => During(a, b)),
        Relation("starts", Forms.Ranges | Forms.PointFirst, (a, b) => Starts(a, b)),
        Relation("started by", Forms.Ranges | Forms.RangeFirst, (a, b) => Starts(b, a)),
        Relation("coincides", Forms.Ranges | Forms.Points, (a, b) => Same(a.Low, b.Low) && Same(a.High, b.High)),
        new("range", new Overload(["from"], [ParameterKind.Text], a => RangeText.Read(a[0].Text))),
    ];

    /// <summary>In which forms a relation is asked for.</summary>
    [Flags]
    private enum Forms
    {
        Points = 1,
        PointFirst = 2,
        RangeFirst = 4,
        Ranges = 8,
        All = Points | PointFirst | RangeFirst | Ranges,
    }

    private static SpecFunction Relation(string name, Forms forms, Func<Stretch, Stretch, bool> holds)
    {
        FeelValue Invoke(ReadOnlySpan<FeelValue> a) =>
            Rank(a[0], a[1]) is { } stretches ? FeelValue.Of(holds(stretches.First, stretches.Second)) : FeelValue.Null;

        (Forms Form, Overload Overload)[] overloads =
        [
            (Forms.Points, new Overload(["point1", "point2"], [Point, Point], Invoke)),
            (Forms.PointFirst, new Overload(["point", "range"], [Point, Range], Invoke)),
            (Forms.RangeFirst, new Overload(["range", "point"], [Range, Point], Invoke)),
            (Forms.Ranges, new Overload(["range1", "range2"], [Range, Range], Invoke)),
        ];
        return new SpecFunction(name, [.. overloads.Where(o => forms.HasFlag(o.Form)).Select(o => o.Overload)]);
    }

    /// <summary>An end as its rank among the ends that are compared, so that relations need no values.</summary>
    private readonly record struct End(int Rank, bool Included);

    private readonly record struct Stretch(End Low, End High);

    /// <summary>Ranks the ends of two points or ranges; null if they cannot all be compared with each other.</summary>
    private static (Stretch First, Stretch Second)? Rank(in FeelValue first, in FeelValue second)
    {
        FeelRange a = ToRange(first), b = ToRange(second);
        Span<FeelValue> values = [a.Low, a.High, b.Low, b.High];
        Span<int> ranks = [int.MinValue, int.MaxValue, int.MinValue, int.MaxValue];
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i].IsNull)
            {
                continue;
            }

            ranks[i] = 0;
            foreach (FeelValue other in values)
            {
                if (other.IsNull)
                {
                    continue;
                }

                if (SpecOrder.Compare(values[i], other) is not { } order)
                {
                    return null;
                }

                ranks[i] += order > 0 ? 1 : 0;
            }
        }

        return (
            new Stretch(At(ranks[0], a.LowIncluded), At(ranks[1], a.HighIncluded)),
            new Stretch(At(ranks[2], b.LowIncluded), At(ranks[3], b.HighIncluded)));
    }

    private static End At(int rank, bool included) => new(rank, included && rank is not (int.MinValue or int.MaxValue));

    private static FeelRange ToRange(in FeelValue value) =>
        value.Kind == FeelKind.Range ? value.Range : new FeelRange(LowIncluded: true, value, value, HighIncluded: true);

    private static bool Same(End a, End b) => a == b;

    // Whether two ends are one point that belongs to both.
    private static bool Touch(End a, End b) => a.Rank == b.Rank && a.Included && b.Included;

    private static bool Before(Stretch a, Stretch b) =>
        a.High.Rank < b.Low.Rank || (a.High.Rank == b.Low.Rank && !Touch(a.High, b.Low));

    private static bool Meets(Stretch a, Stretch b) => Touch(a.High, b.Low);

    private static bool Overlaps(Stretch a, Stretch b) => !Before(a, b) && !Before(b, a);

    // Whether nothing of the first lies below the second.
    private static bool LowWithin(Stretch a, Stretch b) =>
        a.Low.Rank > b.Low.Rank || (a.Low.Rank == b.Low.Rank && (!a.Low.Included || b.Low.Included));

    // Whether nothing of the first lies above the second.
    private static bool HighWithin(Stretch a, Stretch b) =>
        a.High.Rank < b.High.Rank || (a.High.Rank == b.High.Rank && (!a.High.Included || b.High.Included));

    private static bool OverlapsBefore(Stretch a, Stretch b) => !LowWithin(a, b) && Overlaps(a, b) && HighWithin(a, b);

    private static bool During(Stretch a, Stretch b) => LowWithin(a, b) && HighWithin(a, b);

    private static bool Finishes(Stretch a, Stretch b) => Same(a.High, b.High) && LowWithin(a, b);

    private static bool Starts(Stretch a, Stretch b) => Same(a.Low, b.Low) && HighWithin(a, b);
}
