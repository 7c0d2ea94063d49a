using System.Diagnostics;

namespace PerfEval.Rules.Benchmarks.Guard;

/// <summary>A call that is timed in short rounds, each beside its baseline.</summary>
internal sealed class GuardedCall(string name, Func<object> baseline, Func<object> call)
{
    // Short rounds: on a busy machine most of them run without being put aside.
    private static readonly long s_round = Stopwatch.Frequency / 200;

    private int _baselineCalls;
    private int _calls;

    public string Name => name;

    public List<decimal> Ratios { get; } = [];

    public List<long> Bytes { get; } = [];

    /// <summary>Runs both until the runtime has compiled them for speed, and finds how many calls fill a round.</summary>
    public void WarmUp()
    {
        _baselineCalls = CallsOf(baseline);
        _calls = CallsOf(call);
    }

    /// <summary>Baseline and call, one after the other.</summary>
    public void Round()
    {
        long before = Time(baseline, _baselineCalls);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long time = Time(call, _calls);
        Bytes.Add((GC.GetAllocatedBytesForCurrentThread() - allocated) / _calls);
        Ratios.Add((decimal)time / _calls / ((decimal)before / _baselineCalls));
    }

    // As many calls as fill a round; a multiple of the workload's cases, for equal work in each. A second goes by before the code is
    // compiled for the last time.
    private static int CallsOf(Func<object> measured)
    {
        int calls = 64;
        for (long spent = 0; spent < Stopwatch.Frequency;)
        {
            long time = Math.Max(1, Time(measured, calls));
            spent += time;
            calls = (int)Math.Clamp(((s_round * calls / time) + 63) / 64 * 64, 64, 1 << 20);
        }

        return calls;
    }

    private static long Time(Func<object> measured, int calls)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            GC.KeepAlive(measured());
        }

        return Stopwatch.GetTimestamp() - start;
    }
}
