using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PerfEval.Rules.Tests.Schemas;

/// <summary>
/// Validates JSON against the keywords of JSON Schema 2020-12 that the shipped schemas use; any other keyword is an error here, so that nothing
/// in them is silently unchecked.
/// </summary>
internal sealed class JsonSchema(JsonObject root)
{
    private static readonly string[] s_notes = ["$schema", "$defs", "title", "description"];

    public static JsonSchema Load(string file) => new(JsonNode.Parse(File.ReadAllText(file))!.AsObject());

    public JsonObject Root { get; } = root;

    /// <summary>Why the instance is refused: the place and the keyword; null if it is valid.</summary>
    public string? Refusal(JsonNode? instance) => Refusal(Root, instance, "");

    public JsonObject Definition(string name) => Root["$defs"]![name]!.AsObject();

    private string? Refusal(JsonNode schema, JsonNode? instance, string at)
    {
        foreach ((string keyword, JsonNode? value) in schema.AsObject())
        {
            if (!s_notes.Contains(keyword) && Keyword(schema.AsObject(), keyword, value!, instance, at) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private string? Keyword(JsonObject schema, string keyword, JsonNode value, JsonNode? instance, string at)
    {
        var mapping = instance as JsonObject;
        var list = instance as JsonArray;
        switch (keyword)
        {
            case "$ref":
                return Refusal(Definition(value.GetValue<string>()["#/$defs/".Length..]), instance, at);
            case "anyOf":
                string?[] refusals = [.. value.AsArray().Select(s => Refusal(s!, instance, at))];
                return refusals.Contains(null) ? null : string.Join(" | ", refusals);
            case "allOf":
                return value.AsArray().Select(s => Refusal(s!, instance, at)).FirstOrDefault(r => r is not null);
            case "if":
                JsonNode? branch = schema[Refusal(value, instance, at) is null ? "then" : "else"];
                return branch is null ? null : Refusal(branch, instance, at);
            case "then" or "else":
                return null;
            case "not":
                return Unless(Refusal(value, instance, at) is not null, at, keyword);
            case "type":
                string type = TypeOf(instance);
                return Unless(value is JsonArray types ? types.Any(t => t!.GetValue<string>() == type) : value.GetValue<string>() == type, at, keyword);
            case "const":
                return Unless(JsonNode.DeepEquals(value, instance), at, keyword);
            case "enum":
                return Unless(value.AsArray().Any(v => JsonNode.DeepEquals(v, instance)), at, keyword);
            case "pattern":
                return Unless(instance?.GetValueKind() != JsonValueKind.String || Matches(instance.GetValue<string>(), value), at, keyword);
            case "exclusiveMinimum":
                return Unless(instance?.GetValueKind() != JsonValueKind.Number || instance.GetValue<decimal>() > value.GetValue<decimal>(), at, keyword);
            case "required":
                return Unless(mapping is null || value.AsArray().All(k => mapping.ContainsKey(k!.GetValue<string>())), at, keyword);
            case "dependentRequired":
                return Unless(mapping is null || value.AsObject().All(d => !mapping.ContainsKey(d.Key) || d.Value!.AsArray().All(k => mapping.ContainsKey(k!.GetValue<string>()))), at, keyword);
            case "properties":
                return mapping?.Where(e => value[e.Key] is not null).Select(e => Refusal(value[e.Key]!, e.Value, at + "/" + e.Key)).FirstOrDefault(r => r is not null);
            case "additionalProperties":
                return mapping?.Where(e => schema["properties"]?[e.Key] is null)
                    .Select(e => value is JsonObject inner ? Refusal(inner, e.Value, at + "/" + e.Key) : Unless(value.GetValue<bool>(), at + "/" + e.Key, keyword)).FirstOrDefault(r => r is not null);
            case "propertyNames":
                return mapping?.Select(e => Refusal(value, JsonValue.Create(e.Key), at + "/" + e.Key)).FirstOrDefault(r => r is not null);
            case "minProperties":
                return Unless(mapping is null || mapping.Count >= value.GetValue<int>(), at, keyword);
            case "maxProperties":
                return Unless(mapping is null || mapping.Count <= value.GetValue<int>(), at, keyword);
            case "items":
                return list?.Select((item, i) => Refusal(value, item, $"{at}/{i}")).FirstOrDefault(r => r is not null);
            case "minItems":
                return Unless(list is null || list.Count >= value.GetValue<int>(), at, keyword);
            case "maxItems":
                return Unless(list is null || list.Count <= value.GetValue<int>(), at, keyword);
            default:
                throw new InvalidOperationException($"The keyword '{keyword}' is not known here.");
        }
    }

    private static string? Unless(bool valid, string at, string keyword) => valid ? null : $"{at}: {keyword}";

    private static bool Matches(string text, JsonNode pattern) =>
        Regex.IsMatch(text, pattern.GetValue<string>(), RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static string TypeOf(JsonNode? node) => node switch
    {
        null => "null",
        JsonObject => "object",
        JsonArray => "array",
        _ => node.GetValueKind() switch
        {
            JsonValueKind.String => "string",
            JsonValueKind.Number => "number",
            _ => "boolean",
        },
    };
}
