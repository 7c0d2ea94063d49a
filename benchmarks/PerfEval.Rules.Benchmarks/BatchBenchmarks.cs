using System.Text.Json;
using BenchmarkDotNet.Attributes;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Batch;
using PerfEval.Rules.Benchmarks.Workload;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Benchmarks;

/// <summary>A thousand cases from an NDJSON stream in memory, against a loop over its lines on one thread.</summary>
public class BatchBenchmarks
{
    private const int Count = 1000;

    private readonly byte[] _stream = [.. Enumerable.Range(0, Count).SelectMany(i => (byte[])[.. WorkloadData.Lines[i % WorkloadData.Lines.Length], (byte)'\n'])];

    [Benchmark(Baseline = true, Description = "loop over System.Text.Json and hand-written score")]
    public decimal HandLoop()
    {
        decimal sum = 0;
        ReadOnlySpan<byte> rest = _stream;
        while (rest.IndexOf((byte)'\n') is >= 0 and var end)
        {
            sum += HandWritten.Score(JsonSerializer.Deserialize(rest[..end], WorkloadJson.Plain.WorkloadDocument)!.Facts).Total;
            rest = rest[(end + 1)..];
        }

        return sum;
    }

    [Benchmark(Description = "results, one job")]
    public Task<decimal> OneJob() => SumAsync(1, item => item.Evaluation!.Total.Low);

    [Benchmark(Description = "results, all cores")]
    public Task<decimal> AllJobs() => SumAsync(0, item => item.Evaluation!.Total.Low);

    [Benchmark(Description = "JSON lines, all cores")]
    public Task<decimal> AllJobsToJsonLines() => SumAsync(0, item => EvaluationJson.WriteLine(item.Evaluation!, Language.Chinese).Length);

    private async Task<decimal> SumAsync(int jobs, Func<BatchItem, decimal> select)
    {
        decimal sum = 0;
        using var stream = new MemoryStream(_stream);
        await foreach (decimal one in new BatchEvaluator(WorkloadData.RuleSet, jobs).EvaluateAsync(BatchSource.ReadLinesAsync(stream), select))
        {
            sum += one;
        }

        return sum;
    }
}
