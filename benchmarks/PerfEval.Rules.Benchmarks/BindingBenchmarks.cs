using System.Text.Json;
using BenchmarkDotNet.Attributes;
using PerfEval.Rules.Benchmarks.Workload;
using PerfEval.Rules.Facts;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Benchmarks;

/// <summary>From the JSON bytes of a case to facts that can be scored, against typed records that System.Text.Json fills from the same bytes.</summary>
public class BindingBenchmarks
{
    private readonly Rotation<byte[]> _lines = new(WorkloadData.Lines);
    private readonly Rotation<WorkloadCase> _objects = new(WorkloadData.Cases);
    private readonly Rotation<Dictionary<string, object?>> _dictionaries = new([.. WorkloadData.Lines.Select(DictionaryOf)]);
    private readonly FactMap<WorkloadCase> _map = FactMap.ByProperties<WorkloadCase>(WorkloadData.RuleSet);
    private readonly Rotation<CaseModel> _models = new([.. WorkloadData.Lines.Select(l => Scoring.Read(WorkloadData.RuleSet, l))]);

    [Benchmark(Baseline = true, Description = "System.Text.Json, typed records")]
    public object SystemTextJson() => JsonSerializer.Deserialize(_lines.Next(), WorkloadJson.Plain.WorkloadDocument)!;

    [Benchmark(Description = "read and bind")]
    public object ReadAndBind() => Scoring.Bind(WorkloadData.RuleSet, Scoring.Read(WorkloadData.RuleSet, _lines.Next()));

    [Benchmark(Description = "read")]
    public object ReadAlone() => Scoring.Read(WorkloadData.RuleSet, _lines.Next());

    [Benchmark(Description = "typed object to result")]
    public object TypedObject() => WorkloadData.RuleSet.Evaluate(new CaseBuilder("c").Facts(_map, _objects.Next()));

    [Benchmark(Description = "dictionary to result")]
    public object DictionaryOfFacts() => WorkloadData.RuleSet.Evaluate(new CaseBuilder("c").Facts(_dictionaries.Next()));

    [Benchmark(Description = "JSON to result")]
    public object JsonToResult() => WorkloadData.RuleSet.EvaluateJson(_lines.Next());

    [Benchmark(Description = "bind")]
    public object BindAlone() => Scoring.Bind(WorkloadData.RuleSet, _models.Next());

    private static Dictionary<string, object?> DictionaryOf(byte[] line)
    {
        using var document = JsonDocument.Parse(line);
        return (Dictionary<string, object?>)ValueOf(document.RootElement.GetProperty("facts"))!;
    }

    private static object? ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().ToDictionary(p => p.Name, p => ValueOf(p.Value), StringComparer.Ordinal),
        JsonValueKind.Array => element.EnumerateArray().Select(ValueOf).ToArray(),
        JsonValueKind.Number => element.GetDecimal(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => element.GetString(),
    };
}
