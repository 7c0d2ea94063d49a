using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions.Spec;

/// <summary>Sorting: stable, by a function that tells which of two items comes first, or by the order of the items.</summary>
internal static partial class SpecListFunctions
{
    /// <summary>Whether the first is to stand before the second; null if that cannot be told, which ends the sorting.</summary>
    private delegate bool? Precedes(in FeelValue first, in FeelValue second);

    private static SpecFunction[] Orders() =>
    [
        new(
            "sort",
            InFrame(["list", "precedes"], [List, ParameterKind.Function], SortBy),
            new Overload(["list"], [List], a => Sort(a[0].List))),
    ];

    private static FeelValue SortBy(ReadOnlySpan<FeelValue> a, Frame? frame)
    {
        FeelFunction precedes = a[1].Function;
        if (precedes.Parameters.Count != 2)
        {
            return FeelValue.Null;
        }

        // A null, as comparisons with null give, says no more than false does: that the first need not stand before the second.
        return MergeSort(ToArray(a[0].List), (in FeelValue first, in FeelValue second) =>
        {
            FeelValue answer = precedes.Invoke([first, second], frame);
            return answer.IsBoolean || answer.IsNull ? answer.IsTrue : null;
        });
    }

    private static FeelValue Sort(FeelList list) =>
        list.Count == 1 && !SpecOrder.IsOrdered(list[0].Kind)
            ? FeelValue.Null
            : MergeSort(ToArray(list), (in FeelValue first, in FeelValue second) => SpecOrder.Compare(first, second) is { } order ? order < 0 : null);

    // Merges runs of doubling length. A user's function need not be an order; it costs n log n calls whatever it answers.
    private static FeelValue MergeSort(FeelValue[] items, Precedes precedes)
    {
        FeelValue[] from = items, to = new FeelValue[items.Length];
        for (long run = 1; run < items.Length; run *= 2)
        {
            for (long start = 0; start < items.Length; start += run * 2)
            {
                int middle = (int)Math.Min(start + run, items.Length), end = (int)Math.Min(start + run * 2, items.Length);
                if (!TryMerge(from, to, (int)start, middle, end, precedes))
                {
                    return FeelValue.Null;
                }
            }

            (from, to) = (to, from);
        }

        return FeelValue.ListOf(from);
    }

    private static bool TryMerge(FeelValue[] from, FeelValue[] to, int start, int middle, int end, Precedes precedes)
    {
        int left = start, right = middle;
        for (int i = start; i < end; i++)
        {
            bool takeRight = left == middle;
            if (!takeRight && right < end)
            {
                if (precedes(from[right], from[left]) is not { } rightFirst)
                {
                    return false;
                }

                takeRight = rightFirst;
            }

            to[i] = takeRight ? from[right++] : from[left++];
        }

        return true;
    }
}
