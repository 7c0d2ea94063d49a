using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace PerfEval.Rules.Benchmarks;

/// <summary>Runs the benchmarks: all of them, or those that <c>--filter</c> names.</summary>
public static class Program
{
    public static int Main(string[] arguments)
    {
        // In this process: a generated project of its own would be built under this repository's analyzers and pinned packages.
        IConfig config = DefaultConfig.Instance
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default);
        string[] given = arguments.Length == 0 ? ["--filter", "*"] : arguments;
        return BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(given, config).Any(s => s.HasCriticalValidationErrors) ? 1 : 0;
    }
}
