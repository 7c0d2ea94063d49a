using System.Globalization;
using System.Text.Json;

namespace PerfEval.Rules.Analysis.Verification;

/// <summary>What differs between two JSON values, each place once, in the order of the first.</summary>
internal sealed class JsonDifferences
{
    // The names by which the elements of lists are called; those without are numbered.
    private static readonly string[] s_names = ["path", "rule", "name", "that", "title", "text"];

    private readonly List<ResultDifference> _found = [];

    private JsonDifferences()
    {
    }

    public static IReadOnlyList<ResultDifference> Between(JsonElement stored, JsonElement now)
    {
        var differences = new JsonDifferences();
        differences.Compare("", stored, now);
        return differences._found;
    }

    private void Compare(string place, JsonElement stored, JsonElement now)
    {
        if (stored.ValueKind == JsonValueKind.Object && now.ValueKind == JsonValueKind.Object)
        {
            CompareObjects(place, stored, now);
        }
        else if (stored.ValueKind == JsonValueKind.Array && now.ValueKind == JsonValueKind.Array)
        {
            CompareLists(place, stored, now);
        }
        else if (!JsonElement.DeepEquals(stored, now))
        {
            Add(place, stored, now);
        }
    }

    private void CompareObjects(string place, JsonElement stored, JsonElement now)
    {
        foreach (JsonProperty property in stored.EnumerateObject())
        {
            string below = place.Length == 0 ? property.Name : place + "." + property.Name;
            if (now.TryGetProperty(property.Name, out JsonElement other))
            {
                Compare(below, property.Value, other);
            }
            else
            {
                Add(below, property.Value, null);
            }
        }

        foreach (JsonProperty property in now.EnumerateObject().Where(p => !stored.TryGetProperty(p.Name, out _)))
        {
            Add(place.Length == 0 ? property.Name : place + "." + property.Name, null, property.Value);
        }
    }

    private void CompareLists(string place, JsonElement stored, JsonElement now)
    {
        int shared = Math.Min(stored.GetArrayLength(), now.GetArrayLength());
        for (int i = 0; i < stored.GetArrayLength(); i++)
        {
            string below = $"{place}[{NameOf(stored[i], i)}]";
            if (i < shared)
            {
                Compare(below, stored[i], now[i]);
            }
            else
            {
                Add(below, stored[i], null);
            }
        }

        for (int i = shared; i < now.GetArrayLength(); i++)
        {
            Add($"{place}[{NameOf(now[i], i)}]", null, now[i]);
        }
    }

    private static string NameOf(JsonElement element, int index)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (string name in s_names)
            {
                if (element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String)
                {
                    return value.GetString()!;
                }
            }
        }

        return (index + 1).ToString(CultureInfo.InvariantCulture);
    }

    private void Add(string place, JsonElement? stored, JsonElement? now) => _found.Add(new ResultDifference(place, stored?.GetRawText(), now?.GetRawText()));
}
