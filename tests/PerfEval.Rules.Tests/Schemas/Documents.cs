using System.Globalization;
using System.Text.Json.Nodes;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tests.Schemas;

/// <summary>Documents as an editor's schema checker sees them: YAML's numbers and booleans are no texts.</summary>
internal static class Documents
{
    public static JsonNode? Read(string yaml)
    {
        var diagnostics = new DiagnosticBag();
        DocumentNode? root = DocumentLoader.Read(new DocumentText(null, yaml), diagnostics);
        Assert.Empty(diagnostics.Items);
        return ToJson(root!);
    }

    /// <summary>The codes that the reader of rule sets, or of cases, reports.</summary>
    public static IReadOnlyList<string> Problems(JsonNode? document, bool isCase)
    {
        var diagnostics = new DiagnosticBag();
        DocumentNode? root = JsonDocumentReader.Read(new DocumentText("t.json", document?.ToJsonString() ?? "null"), diagnostics);
        if (root is not null && isCase)
        {
            CaseReader.Read(root, diagnostics);
        }
        else if (root is not null)
        {
            RuleSetReader.Read(root, diagnostics);
        }

        return [.. diagnostics.Items.Select(d => d.Id)];
    }

    /// <summary>The document with one place changed, for every place and every change of its kind: the change, and the document.</summary>
    public static IEnumerable<(string What, JsonNode Document)> Mutants(JsonNode document)
    {
        foreach (string[] path in Paths(document, []).ToList())
        {
            JsonNode? at = Find(document, path);
            string where = "/" + string.Join('/', path);
            if (at is JsonObject)
            {
                yield return ("key added at " + where, Changed(document, path, n => n!.AsObject()["不认识的键"] = 1));
                yield return ("text for the mapping " + where, Replaced(document, path, JsonValue.Create("x")));
                yield return ("list for the mapping " + where, Replaced(document, path, new JsonArray(JsonValue.Create("x"))));
            }
            else if (at is JsonArray)
            {
                yield return ("text for the list " + where, Replaced(document, path, JsonValue.Create("x")));
                yield return ("mapping for the list " + where, Replaced(document, path, new JsonObject { ["x"] = "x" }));
            }
            else
            {
                yield return ("list for the value " + where, Replaced(document, path, new JsonArray(JsonValue.Create("x"))));
                yield return ("mapping for the value " + where, Replaced(document, path, new JsonObject { ["x"] = "x" }));
                yield return ("nothing for the value " + where, Replaced(document, path, null));
            }

            if (path.Length > 0 && Find(document, path[..^1]) is JsonObject)
            {
                yield return ("removed " + where, Changed(document, path[..^1], n => n!.AsObject().Remove(path[^1])));
            }
        }
    }

    private static JsonNode? ToJson(DocumentNode node)
    {
        switch (node)
        {
            case MappingNode mapping:
                var made = new JsonObject();
                foreach (MappingEntry entry in mapping.Entries)
                {
                    made[entry.Key.Text] = ToJson(entry.Value);
                }

                return made;
            case SequenceNode list:
                return new JsonArray([.. list.Items.Select(ToJson)]);
            case ScalarNode { Style: ScalarStyle.Plain } scalar:
                return scalar.IsEmpty ? null
                    : scalar.Text is "true" or "false" ? JsonValue.Create(scalar.Text == "true")
                    : decimal.TryParse(scalar.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) ? JsonValue.Create(number)
                    : JsonValue.Create(scalar.Text);
            default:
                return JsonValue.Create(((ScalarNode)node).Text);
        }
    }

    private static IEnumerable<string[]> Paths(JsonNode? node, string[] path)
    {
        yield return path;
        IEnumerable<(string Key, JsonNode? Value)> inside = node switch
        {
            JsonObject mapping => mapping.Select(e => (e.Key, e.Value)),
            JsonArray list => list.Select((item, i) => (i.ToString(CultureInfo.InvariantCulture), item)),
            _ => [],
        };
        foreach ((string key, JsonNode? value) in inside)
        {
            foreach (string[] below in Paths(value, [.. path, key]))
            {
                yield return below;
            }
        }
    }

    private static JsonNode? Find(JsonNode? node, string[] path) => path.Aggregate(node, Step);

    private static JsonNode? Step(JsonNode? node, string key) => node is JsonArray list ? list[int.Parse(key, CultureInfo.InvariantCulture)] : node![key];

    private static JsonNode Changed(JsonNode document, string[] path, Action<JsonNode?> change)
    {
        JsonNode copy = document.DeepClone();
        change(Find(copy, path));
        return copy;
    }

    private static JsonNode Replaced(JsonNode document, string[] path, JsonNode? value)
    {
        if (path.Length == 0)
        {
            return value!;
        }

        return Changed(document, path[..^1], parent =>
        {
            if (parent is JsonArray list)
            {
                list[int.Parse(path[^1], CultureInfo.InvariantCulture)] = value;
            }
            else
            {
                parent![path[^1]] = value;
            }
        });
    }
}
