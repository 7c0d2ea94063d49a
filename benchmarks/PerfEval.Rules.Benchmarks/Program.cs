using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PerfEval.Rules.Benchmarks.Guard;
using PerfEval.Rules.Benchmarks.Short;

namespace PerfEval.Rules.Benchmarks;

/// <summary>
/// Runs the benchmarks: all of them, or those that <c>--filter</c> names; <c>short</c> runs those of the workload quickly and writes a table,
/// <c>guard</c> holds them to the bounds that are checked in.
/// </summary>
public static class Program
{
    public static int Main(string[] arguments) => arguments switch
    {
        ["guard"] => GuardRun.Run(Console.Out),
        ["short"] => ShortRun.Run(Path.Combine("benchmarks", "results", "short.md")),
        ["short", var file] => ShortRun.Run(file),
        _ => RunBenchmarks(arguments),
    };

    private static int RunBenchmarks(string[] arguments)
    {
        // In this process: a generated project of its own would be built under this repository's analyzers and pinned packages.
        IConfig config = DefaultConfig.Instance
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default);
        string[] given = arguments.Length == 0 ? ["--filter", "*"] : arguments;
        return BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(given, config).Any(s => s.HasCriticalValidationErrors) ? 1 : 0;
    }
}
