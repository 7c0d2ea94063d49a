using System.Globalization;

namespace PerfEval.Rules.Benchmarks.Guard;

/// <summary>What the rounds of a measurement say against its bound.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Ratio">The median of the rounds' ratios: beyond the bound only if most rounds are, so that a busy moment decides nothing.</param>
/// <param name="Bytes">The bytes allocated by one call.</param>
/// <param name="Bound">The most that is allowed; null if none is checked in, which is a failure too.</param>
internal sealed record GuardVerdict(string Name, decimal Ratio, long Bytes, GuardBound? Bound)
{
    public bool Holds => Bound is not null && Ratio <= Bound.Ratio && Bytes <= Bound.Bytes;

    /// <summary>Judges.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="ratios">The ratio to the baseline, one for each round; in any order.</param>
    /// <param name="bytes">The bytes allocated by one call, one for each round. The least counts: what runs beside only adds.</param>
    /// <param name="bounds">The bounds by name.</param>
    public static GuardVerdict Of(string name, IReadOnlyCollection<decimal> ratios, IReadOnlyCollection<long> bytes, IReadOnlyDictionary<string, GuardBound> bounds) =>
        new(name, Median(ratios), bytes.Min(), bounds.GetValueOrDefault(name));

    /// <summary>One line for people.</summary>
    public override string ToString() => Bound is null
        ? string.Create(CultureInfo.InvariantCulture, $"FAIL  {Name}: ratio {Ratio:0.00}, {Bytes} bytes; guard.json has no bound for it")
        : string.Create(CultureInfo.InvariantCulture, $"{(Holds ? "pass" : "FAIL")}  {Name}: ratio {Ratio:0.00} (bound {Bound.Ratio:0.00}), {Bytes} bytes (bound {Bound.Bytes})");

    /// <summary>The middle of the values, or the mean of the middle two.</summary>
    public static decimal Median(IReadOnlyCollection<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
