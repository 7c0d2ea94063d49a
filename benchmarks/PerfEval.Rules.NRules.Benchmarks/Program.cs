using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace PerfEval.Rules.NRules.Benchmarks;

/// <summary>Runs the comparison of the two engines, in short rounds; all in this process, since a generated project of its own would be built under this repository's pinned packages.</summary>
public static class Program
{
    public static int Main(string[] arguments)
    {
        IConfig config = DefaultConfig.Instance
            .AddJob(Job.ShortRun.WithIterationCount(9).WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default);
        string[] given = arguments.Length == 0 ? ["--filter", "*"] : arguments;
        return BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(given, config).Any(s => s.HasCriticalValidationErrors) ? 1 : 0;
    }
}
