namespace PerfEval.Rules.Analysis.Repair;

/// <summary>Finds where two sides of a comparison meet while one figure moves.</summary>
internal static class BoundarySolver
{
    private const int Rounds = 60;

    /// <summary>The places next to where a difference is 0, on the steps in which the figure is written; empty if none was found.</summary>
    /// <param name="difference">The difference of both sides by the figure; null where it cannot be computed.</param>
    /// <param name="start">Where the figure is.</param>
    /// <param name="step">The step.</param>
    public static IReadOnlyList<decimal> Around(Func<decimal, decimal?> difference, decimal start, decimal step)
    {
        try
        {
            if (Root(difference, start, step) is not { } root || Math.Abs(root / step) > 1e24m || IsFlat(difference, root, step))
            {
                return [];
            }

            // Where digits without end meet a step, the step is meant.
            decimal steps = Math.Round(root / step, 9);
            decimal below = Math.Floor(steps), above = Math.Ceiling(steps);
            return [.. new[] { below - 1, below, above, above + 1 }.Distinct().Select(n => n * step)];
        }
        catch (OverflowException)
        {
            return [];
        }
    }

    // Where nothing changes on either side there is no limit.
    private static bool IsFlat(Func<decimal, decimal?> difference, decimal root, decimal step) =>
        difference(root) is { } at && difference(root - step) == at && difference(root + step) == at;

    // The secant finds the root of a line at once, and that of a quotient in a few rounds.
    private static decimal? Root(Func<decimal, decimal?> difference, decimal start, decimal step)
    {
        decimal a = start, b = start + Math.Max(step, Math.Abs(start) / 8);
        if (difference(a) is not { } atA)
        {
            a = start + 3 * step;
            if (difference(a) is not { } other)
            {
                return null;
            }

            atA = other;
        }

        if (difference(b) is not { } atB)
        {
            return null;
        }

        for (int i = 0; i < Rounds; i++)
        {
            if (atA == 0)
            {
                return a;
            }

            if (atB == 0 || Math.Abs(b - a) < step / 1000)
            {
                return b;
            }

            if (atA == atB)
            {
                return null;
            }

            decimal next = b - atB * ((b - a) / (atB - atA));
            if (difference(next) is not { } atNext)
            {
                return null;
            }

            (a, atA, b, atB) = (b, atB, next, atNext);
        }

        return null;
    }
}
