using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfEval.Rules.Benchmarks.Guard;

/// <summary>The most that something may come to, as checked in.</summary>
/// <param name="Ratio">Of its time to the hand-written baseline's in the same round.</param>
/// <param name="Bytes">Allocated by one call, on average over the workload's cases.</param>
internal sealed record GuardBound([property: JsonRequired] decimal Ratio, [property: JsonRequired] long Bytes)
{
    /// <summary>Reads the bounds by the names of what is measured.</summary>
    /// <exception cref="JsonException">It is no such JSON.</exception>
    public static Dictionary<string, GuardBound> Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, GuardJson.Default.DictionaryStringGuardBound)!;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, GuardBound>))]
internal sealed partial class GuardJson : JsonSerializerContext;
