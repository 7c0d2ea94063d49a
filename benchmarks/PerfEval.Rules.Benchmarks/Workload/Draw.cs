namespace PerfEval.Rules.Benchmarks.Workload;

/// <summary>Draws numbers that are the same on every machine and in every version of .NET (SplitMix64).</summary>
internal sealed class Draw(ulong seed)
{
    private ulong _state = seed;

    /// <summary>A whole number from <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Whole(int low, int high) => low + (int)(Next() % (ulong)(high - low + 1));

    /// <summary>A number with two decimals.</summary>
    public decimal Amount(int low, int high) => Whole(low * 100, high * 100) / 100m;

    /// <summary>Whether something holds that holds this often in a hundred.</summary>
    public bool Holds(int percent) => Whole(1, 100) <= percent;

    public T OneOf<T>(IReadOnlyList<T> choices) => choices[Whole(0, choices.Count - 1)];

    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
