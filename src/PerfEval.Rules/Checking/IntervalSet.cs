using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.Checking;

/// <summary>A set of numbers as disjoint stretches in ascending order. Exact: no sampling.</summary>
internal sealed class IntervalSet
{
    private IntervalSet(IReadOnlyList<Interval> parts) => Parts = parts;

    public static IntervalSet Empty { get; } = new([]);

    public static IntervalSet Everything { get; } = new([Interval.Everything]);

    public IReadOnlyList<Interval> Parts { get; }

    public bool IsEmpty => Parts.Count == 0;

    /// <summary>Whether it has a lower and an upper end.</summary>
    public bool IsBounded => Parts.Count > 0 && Parts[0].HasLow && Parts[^1].HasHigh;

    public static IntervalSet Of(Interval part) => new([part]);

    public IntervalSet Union(IntervalSet other)
    {
        var merged = new List<Interval>();
        foreach (Interval next in Parts.Concat(other.Parts).OrderBy(p => p, Comparer<Interval>.Create(CompareLow)))
        {
            if (merged.Count > 0 && Touches(merged[^1], next))
            {
                merged[^1] = merged[^1].Hull(next);
            }
            else
            {
                merged.Add(next);
            }
        }

        return new IntervalSet(merged);
    }

    public IntervalSet Intersect(IntervalSet other)
    {
        var result = Empty;
        foreach (Interval a in Parts)
        {
            foreach (Interval b in other.Parts)
            {
                if (a.Intersect(b) is { } both)
                {
                    result = result.Union(Of(both));
                }
            }
        }

        return result;
    }

    public IntervalSet Complement()
    {
        var gaps = new List<Interval>();
        bool hasLow = false, lowOpen = false;
        decimal low = 0;
        foreach (Interval part in Parts)
        {
            if (part.HasLow)
            {
                gaps.Add(hasLow
                    ? Interval.Between(low, lowOpen, part.Low, !part.IsLowOpen)
                    : Interval.UpTo(part.Low, !part.IsLowOpen));
            }

            if (!part.HasHigh)
            {
                return new IntervalSet(gaps);
            }

            (hasLow, low, lowOpen) = (true, part.High, !part.IsHighOpen);
        }

        gaps.Add(hasLow ? Interval.From(low, lowOpen) : Interval.Everything);
        return new IntervalSet(gaps);
    }

    public IntervalSet Without(IntervalSet other) => Intersect(other.Complement());

    /// <summary>Some number of the set, a round one where there is one. Only for a set that is not empty.</summary>
    public decimal Example() => ExampleIn(Parts[0]);

    /// <summary>A number of the set that is a multiple of a step (any number for no step); null if there is none.</summary>
    public decimal? ExampleOnStep(decimal? step)
    {
        foreach (Interval part in Parts)
        {
            decimal example = ExampleIn(part);
            if (step is not { } s)
            {
                return example;
            }

            foreach (decimal candidate in (decimal[])[Rounding.ToStep(example, s), Rounding.ToStep(part.Low, s) + s, Rounding.ToStep(part.High, s) - s, Rounding.ToStep(part.Low, s)])
            {
                if (part.Contains(candidate))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    private static decimal ExampleIn(Interval part)
    {
        if (part.HasLow && !part.IsLowOpen)
        {
            return part.Low;
        }

        if (part.HasHigh && !part.IsHighOpen)
        {
            return part.High;
        }

        if (!part.IsBounded)
        {
            return part.HasLow ? decimal.Floor(part.Low) + 1 : part.HasHigh ? decimal.Ceiling(part.High) - 1 : 0;
        }

        // The roundest number strictly between two ends.
        decimal middle = (part.Low + part.High) / 2;
        for (int places = 0; places < 20; places++)
        {
            decimal rounded = Math.Round(middle, places);
            if (part.Contains(rounded))
            {
                return rounded;
            }
        }

        return middle;
    }

    private static int CompareLow(Interval a, Interval b)
    {
        if (!a.HasLow || !b.HasLow)
        {
            return a.HasLow.CompareTo(b.HasLow);
        }

        int byLow = a.Low.CompareTo(b.Low);
        return byLow != 0 ? byLow : a.IsLowOpen.CompareTo(b.IsLowOpen);
    }

    private static bool Touches(Interval first, Interval next) =>
        !first.HasHigh || !next.HasLow || next.Low < first.High || (next.Low == first.High && !(first.IsHighOpen && next.IsLowOpen));
}
