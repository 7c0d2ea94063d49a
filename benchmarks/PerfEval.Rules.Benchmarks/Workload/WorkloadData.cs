using System.Text.Json;

namespace PerfEval.Rules.Benchmarks.Workload;

/// <summary>
/// The reference workload: its rule set and 64 cases, made up by <see cref="MadeCases"/> or read from the folder that the environment
/// variable PERFEVAL_WORKLOAD names (<c>cases.json</c>, and <c>expected.json</c> with what a correct scorer gives).
/// </summary>
internal static class WorkloadData
{
    private const int Count = 64;

    private static readonly string? s_folder = Environment.GetEnvironmentVariable("PERFEVAL_WORKLOAD") is { Length: > 0 } folder ? folder : null;

    public static string RuleSetText { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "workload", "ruleset.yaml"));

    public static RuleSet RuleSet { get; } = RuleSet.Parse(RuleSetText, "workload.yaml");

    public static WorkloadCase[] Cases { get; } = s_folder is null
        ? [.. Enumerable.Range(0, Count).Select(i => MadeCases.Make(i))]
        : JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(s_folder, "cases.json")), WorkloadJson.Default.WorkloadCaseArray)!;

    /// <summary>What others found; null where nobody did.</summary>
    public static ExpectedResult[]? Expected { get; } = s_folder is not null && Path.Combine(s_folder, "expected.json") is var file && File.Exists(file)
        ? JsonSerializer.Deserialize(File.ReadAllBytes(file), WorkloadJson.Default.ExpectedResultArray)
        : null;

    /// <summary>Each case as a line of a batch, in UTF-8. Both sides of a comparison read the same bytes.</summary>
    public static byte[][] Lines { get; } = [.. Cases.Select(Line)];

    public static byte[] Line(WorkloadCase one) =>
        JsonSerializer.SerializeToUtf8Bytes(new WorkloadDocument(one.Id ?? "", one with { Id = null }), WorkloadJson.Plain.WorkloadDocument);
}

/// <summary>What a correct scorer gives for a case: total, number of findings, and what they take before indicators stop at 0.</summary>
internal sealed record ExpectedResult(decimal Total, int Findings, decimal Deducted);
