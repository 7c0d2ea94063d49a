using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using PerfEval.Rules.Benchmarks.Workload;

namespace PerfEval.Rules.Benchmarks.Short;

/// <summary>The benchmarks of the workload with few iterations, in under five minutes; their table is written to a file.</summary>
internal static class ShortRun
{
    private static readonly (string Title, Type Benchmarks)[] s_parts =
    [
        ("Evaluation of a bound case", typeof(EvaluationBenchmarks)),
        ("Binding, from the JSON bytes of a case", typeof(BindingBenchmarks)),
        ("From JSON bytes to the result", typeof(FromJsonBenchmarks)),
        ("What-if", typeof(WhatIfBenchmarks)),
        ("Batch of 1,000 cases", typeof(BatchBenchmarks)),
        ("More payments", typeof(PaymentScalingBenchmarks)),
        ("More rules", typeof(RuleScalingBenchmarks)),
        ("Loading a rule set", typeof(LoadingBenchmarks)),
        ("Stages of loading", typeof(CheckingBenchmarks)),
    ];

    /// <summary>Runs them.</summary>
    /// <param name="file">The file for the table.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string file)
    {
        Agreement.Check();
        (string Title, Summary Summary)[] parts = [.. s_parts.Select(p => (p.Title, BenchmarkRunner.Run(p.Benchmarks, Config(p.Benchmarks))))];
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        File.WriteAllText(file, ShortTable.Write(parts, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)));
        return parts.Any(p => p.Summary.HasCriticalValidationErrors || p.Summary.Reports.Any(r => !r.Success)) ? 1 : 0;
    }

    // Warm-up until the runtime has compiled for speed; a call of a batch is a thousand cases, and few do. What calling costs does not show.
    private static ManualConfig Config(Type benchmarks)
    {
        bool isLong = benchmarks == typeof(BatchBenchmarks);
        Job job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(isLong ? 2 : 10).WithIterationCount(isLong ? 4 : 7).WithIterationTime(TimeInterval.FromMilliseconds(80)).WithUnrollFactor(1)
            .WithEvaluateOverhead(false);
        return ManualConfig.CreateEmpty().AddJob(job).AddDiagnoser(MemoryDiagnoser.Default).AddLogger(ConsoleLogger.Default)
            .AddColumnProvider(BenchmarkDotNet.Columns.DefaultColumnProviders.Instance)
            .WithOptions(ConfigOptions.DisableLogFile);
    }
}
