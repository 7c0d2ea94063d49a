using System.Globalization;
using System.Text.Json;

namespace PerfEval.Rules.Facts;

/// <summary>Writes the values of dictionaries as a case has them.</summary>
internal static class DictionaryFacts
{
    /// <summary>Writes names and values; nothing for those that are not known. The prefix names the table whose row it is.</summary>
    public static void WriteEntries(Utf8JsonWriter json, string prefix, IEnumerable<KeyValuePair<string, object?>> facts)
    {
        foreach ((string name, object? value) in facts)
        {
            if (name is null)
            {
                throw new ArgumentNullException(nameof(facts), prefix.Length == 0 ? "A fact has no name." : $"A column of '{prefix[..^1]}' has no name.");
            }

            if (value is not null)
            {
                json.WritePropertyName(name);
                Write(json, prefix + name, value);
            }
        }
    }

    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            case Enum choice:
                json.WriteStringValue(Enum.IsDefined(choice.GetType(), choice) ? choice.ToString() : throw Refused(name, $"{choice.GetType().Name} {choice}"));
                break;
            case int or long or short or byte:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case DateOnly date:
                json.WriteStringValue(Text(date));
                break;
            case IEnumerable<KeyValuePair<string, object?>> row:
                json.WriteStartObject();
                WriteEntries(json, name + ".", row);
                json.WriteEndObject();
                break;
            case System.Collections.IEnumerable items:
                WriteItems(json, name, [.. items.Cast<object?>()]);
                break;
            default:
                throw Refused(name, value.GetType().Name);
        }
    }

    private static void WriteItems(Utf8JsonWriter json, string name, object?[] items)
    {
        int missing = Array.IndexOf(items, null);
        if (missing >= 0 && items.Any(i => i is IEnumerable<KeyValuePair<string, object?>>))
        {
            throw FactProperty.NullRow(name, missing, "facts");
        }

        json.WriteStartArray();
        foreach (object? item in items)
        {
            Write(json, name, item ?? FactProperty.NotKnown);
        }

        json.WriteEndArray();
    }

    private static PerfEvalException Refused(string name, string type) => new([FactErrors.WrongValue.At(null, name, type)]);
}
