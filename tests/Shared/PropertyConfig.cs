using System.Globalization;
using FsCheck;
using Microsoft.FSharp.Core;

namespace PerfEval.Tests;

/// <summary>
/// How properties run: the same cases every time, so that a failure is everybody's failure. PERFEVAL_SEED takes others ("random", or a
/// number), PERFEVAL_RUNS more of them.
/// </summary>
internal static class PropertyConfig
{
    public static Config Runs(int count)
    {
        string? seed = Environment.GetEnvironmentVariable("PERFEVAL_SEED");
        int runs = int.TryParse(Environment.GetEnvironmentVariable("PERFEVAL_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int more) ? more : count;
        Config config = Config.QuickThrowOnFailure.WithMaxTest(runs);
        return seed == "random"
            ? config
            : config.WithReplay(FSharpOption<Replay>.Some(new Replay(
                new Rnd(ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) ? number : 20_211_231UL), FSharpOption<int>.None)));
    }
}
