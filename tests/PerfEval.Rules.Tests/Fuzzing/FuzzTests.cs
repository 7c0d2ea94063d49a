using System.Diagnostics;
using System.Globalization;
using Xunit.Abstractions;

namespace PerfEval.Rules.Tests.Fuzzing;

/// <summary>
/// Spoilt rule sets, cases, overlays and batches end with a result or with problems that have a code and a place: never with a crash, a hang, or more than
/// 256 MB. Twenty seconds together; PERFEVAL_FUZZ_SECONDS takes another time, PERFEVAL_SEED other inputs. What failed is told by its number and kept as
/// a file in the folder for temporary files.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int UsualSeconds = 20;
    private const long MostBytes = 256L * 1024 * 1024;

    // A guard against hangs, far beyond what any input takes on a busy machine.
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Targets() => [.. s_targets.Select(t => t.Name)];

    private static readonly (string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Run)[] s_targets =
    [
        ("rule set", FuzzTargets.RuleSets, FuzzTargets.RuleSetFile),
        ("case", FuzzTargets.Cases, FuzzTargets.CaseFile),
        ("overlay", FuzzTargets.Overlays, FuzzTargets.OverlayFile),
        ("batch", FuzzTargets.Lines, FuzzTargets.BatchLines),
    ];

    [Theory]
    [MemberData(nameof(Targets))]
    public void SpoiltInput_endsWithAResultOrItsProblems(string target)
    {
        (_, IReadOnlyList<byte[]> seeds, Action<byte[]> run) = s_targets.Single(t => t.Name == target);
        ulong seed = PerfEval.Tests.PropertyConfig.Seed();
        TimeSpan time = Seconds() / s_targets.Length;
        var elapsed = Stopwatch.StartNew();
        int number = 0;
        for (; elapsed.Elapsed < time || number == 0; number++)
        {
            var dice = new Dice(seed + (ulong)number);
            Try(Mutations.Spoil(dice.Pick(seeds), seeds, dice), run, $"{target} {number} of seed {seed}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} inputs"));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void SoundInput_endsWithAResult(string target)
    {
        (_, IReadOnlyList<byte[]> seeds, Action<byte[]> run) = s_targets.Single(t => t.Name == target);
        foreach (byte[] sound in seeds)
        {
            Try(sound, run, target);
        }
    }

    /// <summary>What once failed: files of <c>Found</c>, each named after what it was given to.</summary>
    [Theory]
    [MemberData(nameof(Found))]
    public void FoundInput_failsNoMore(string file)
    {
        (string target, _, Action<byte[]> run) = s_targets.Single(t => file.StartsWith(t.Name.Replace(' ', '-'), StringComparison.Ordinal));
        Try(File.ReadAllBytes(Path.Combine(FoundFolder, file)), run, "found " + target);
    }

    public static TheoryData<string> Found() => [.. Directory.EnumerateFiles(FoundFolder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    private static string FoundFolder => Path.Combine(AppContext.BaseDirectory, "Fuzzing", "Found");

    // On a thread of its own with the stack that a thread usually has, so that a hang can be told.
    private static void Try(byte[] input, Action<byte[]> run, string name)
    {
        Exception? failed = null;
        long allocated = 0;
        var thread = new Thread(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                run(input);
            }
            catch (Exception error)
            {
                failed = error;
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        })
        { IsBackground = true };
        thread.Start();
        if (!thread.Join(s_hang))
        {
            Assert.Fail($"{Kept(input, name)}: no end after {s_hang.TotalSeconds} s");
        }

        if (failed is not null)
        {
            throw new InvalidOperationException($"{Kept(input, name)}: {failed.GetType().Name}: {failed.Message}", failed);
        }

        if (allocated >= MostBytes)
        {
            Assert.Fail($"{Kept(input, name)}: {allocated / 1024 / 1024} MB");
        }
    }

    private static string Kept(byte[] input, string name)
    {
        string file = Path.Combine(Path.GetTempPath(), "perfeval-fuzz-" + name.Replace(' ', '-') + ".yaml");
        File.WriteAllBytes(file, input);
        return $"{name} ({file})";
    }

    private static TimeSpan Seconds() => TimeSpan.FromSeconds(
        int.TryParse(Environment.GetEnvironmentVariable("PERFEVAL_FUZZ_SECONDS"), NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? seconds : UsualSeconds);
}
