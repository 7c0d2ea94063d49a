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
    private const ulong UsualSeed = 20_211_231;

    public static Config Runs(int count)
    {
        Config config = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(Count(count));
        return Environment.GetEnvironmentVariable("PERFEVAL_SEED") == "random"
            ? config
            : config.WithReplay(FSharpOption<Replay>.Some(new Replay(new Rnd(Seed()), FSharpOption<int>.None)));
    }

    /// <summary>How many cases, unless more were asked for.</summary>
    public static int Count(int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable("PERFEVAL_RUNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int more) ? more : usual;

    /// <summary>From what cases are made.</summary>
    public static ulong Seed() => Environment.GetEnvironmentVariable("PERFEVAL_SEED") switch
    {
        "random" => (ulong)Environment.TickCount64,
        { } text when ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) => number,
        _ => UsualSeed,
    };
}
