using System.Text.Json;

namespace PerfEval.Rules.Facts;

/// <summary>How one fact, or one cell of a row, is got from an object and written.</summary>
internal abstract class FactProperty<T>(string name)
{
    private readonly JsonEncodedText _name = JsonEncodedText.Encode(name, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    public string Name { get; } = name;

    /// <summary>Writes name and value; nothing for what is not known.</summary>
    public abstract void Write(Utf8JsonWriter json, T source);

    protected void WriteName(Utf8JsonWriter json) => json.WritePropertyName(_name);
}

/// <summary>A single value.</summary>
internal sealed class SingleProperty<T, TValue>(string name, Func<T, TValue> get, string? unit) : FactProperty<T>(name)
{
    public override void Write(Utf8JsonWriter json, T source)
    {
        TValue value = get(source);
        if (value is not null)
        {
            WriteName(json);
            FactValue<TValue>.Write!(json, value, unit);
        }
    }
}

/// <summary>A list of values.</summary>
internal sealed class ListProperty<T, TItem>(string name, Func<T, IEnumerable<TItem>?> get, string? unit) : FactProperty<T>(name)
{
    public override void Write(Utf8JsonWriter json, T source)
    {
        if (get(source) is not { } items)
        {
            return;
        }

        WriteName(json);
        json.WriteStartArray();
        foreach (TItem item in items)
        {
            FactValue<TItem>.Write!(json, item, unit);
        }

        json.WriteEndArray();
    }
}

/// <summary>The rows of a table.</summary>
internal sealed class TableProperty<T, TRow>(string name, Func<T, IEnumerable<TRow>?> get, IReadOnlyList<FactProperty<TRow>> columns) : FactProperty<T>(name)
{
    public override void Write(Utf8JsonWriter json, T source)
    {
        if (get(source) is not { } rows)
        {
            return;
        }

        WriteName(json);
        json.WriteStartArray();
        foreach (TRow row in rows)
        {
            json.WriteStartObject();
            foreach (FactProperty<TRow> column in columns)
            {
                column.Write(json, row);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
