using System.Numerics;
using PerfEval.Rules.Proofs;

namespace PerfEval.Rules.Analysis.Shares;

/// <summary>
/// Exact Shapley shares of a loss: what each part adds to it on average over all orders. Parts that are alike are counted, not told apart, so
/// that a hundred equal ones cost no more than a few.
/// </summary>
internal static class ShapleyShares
{
    /// <summary>How many combinations of unlike parts are weighed at most.</summary>
    public const int MostCombinations = 20_000;

    private const int Places = 6;

    /// <summary>The shares, which add up to the loss of all parts; null where there are too many combinations.</summary>
    /// <param name="parts">The parts; equal ones are alike.</param>
    /// <param name="loss">The loss of some of the parts.</param>
    public static IReadOnlyList<decimal>? Of<T>(IReadOnlyList<T> parts, Func<IReadOnlyList<(T Part, int Count)>, decimal> loss)
        where T : notnull
    {
        T[] kinds = [.. parts.Distinct()];
        int[] counts = [.. kinds.Select(k => parts.Count(p => p.Equals(k)))];
        if (counts.Aggregate(1.0, (n, c) => n * (c + 1)) > MostCombinations)
        {
            return null;
        }

        var losses = new Dictionary<int, decimal>();
        BigInteger[] factorials = new BigInteger[parts.Count + 1];
        factorials[0] = 1;
        for (int i = 1; i < factorials.Length; i++)
        {
            factorials[i] = factorials[i - 1] * i;
        }

        decimal[] shares = [.. kinds.Select((_, kind) => ShareOf(kind, kinds, counts, factorials, LossOf))];
        decimal[] all = [.. parts.Select(p => shares[Array.IndexOf(kinds, p)])];
        if (all.Length > 0)
        {
            all[0] += LossOf(counts) - all.Sum();
        }

        return all;

        decimal LossOf(int[] taken)
        {
            int key = 0;
            for (int i = 0; i < taken.Length; i++)
            {
                key = key * (counts[i] + 1) + taken[i];
            }

            if (!losses.TryGetValue(key, out decimal value))
            {
                losses[key] = value = loss([.. kinds.Select((k, i) => (k, taken[i]))]);
            }

            return value;
        }
    }

    // Over all ways to have some of the others before it: their number of orders, times what it adds.
    private static decimal ShareOf<T>(int kind, T[] kinds, int[] counts, BigInteger[] factorials, Func<int[], decimal> loss)
    {
        int all = counts.Sum();
        Rational share = Rational.Zero;
        int[] taken = new int[kinds.Length];
        do
        {
            if (taken[kind] == counts[kind])
            {
                continue;
            }

            int before = taken.Sum();
            BigInteger orders = factorials[before] * factorials[all - before - 1];
            for (int i = 0; i < taken.Length; i++)
            {
                int of = counts[i] - (i == kind ? 1 : 0);
                orders *= factorials[of] / (factorials[taken[i]] * factorials[of - taken[i]]);
            }

            int[] with = [.. taken];
            with[kind]++;
            share += Rational.Of(loss(with) - loss(taken)) * Rational.Of(orders, factorials[all]);
        }
        while (Next(taken, counts));

        return Math.Round(share.ToDecimal()!.Value, Places, MidpointRounding.ToZero);
    }

    private static bool Next(int[] taken, int[] counts)
    {
        for (int i = 0; i < taken.Length; i++)
        {
            if (taken[i]++ < counts[i])
            {
                return true;
            }

            taken[i] = 0;
        }

        return false;
    }
}
