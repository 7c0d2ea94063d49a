using System.Text.Json;

namespace PerfEval.Rules.Facts;

/// <summary>What all properties have in common.</summary>
internal static class FactProperty
{
    /// <summary>What stands for an item of a list that is not known.</summary>
    public const string NotKnown = "未知";

    public static ArgumentException NullRow(string fact, int index, string parameter) => new($"Row {index + 1} of '{fact}' is null; leave out what is no row.", parameter);
}

/// <summary>How one fact, or one cell of a row, is got from an object and written.</summary>
internal abstract class FactProperty<T>(string name)
{
    private readonly JsonEncodedText _name = JsonEncodedText.Encode(name, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);

    public string Name { get; } = name;

    /// <summary>Writes name and value; nothing for what is not known. The prefix names the table whose row it is, for messages.</summary>
    public abstract void Write(Utf8JsonWriter json, T source, string prefix);

    protected void WriteName(Utf8JsonWriter json) => json.WritePropertyName(_name);

    /// <summary>Runs code of the caller; what it throws gets the name of the fact.</summary>
    protected TResult Guard<TArgument, TResult>(Func<TArgument, TResult> code, TArgument argument, string prefix)
    {
        try
        {
            return code(argument);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            throw new InvalidOperationException($"'{prefix}{Name}' of {typeof(T).Name} could not be read: {error.Message}", error);
        }
    }

    /// <summary>The items of a list of the caller's, which may be computed as they are read.</summary>
    protected IEnumerable<TItem> Guarded<TItem>(IEnumerable<TItem> items, string prefix)
    {
        using IEnumerator<TItem> each = Guard(static i => i.GetEnumerator(), items, prefix);
        while (Guard(static e => e.MoveNext(), each, prefix))
        {
            yield return each.Current;
        }
    }

    protected void CheckNamed<TValue>(TValue source, string prefix)
    {
        if (FactValue<TValue>.IsUnnamed(source))
        {
            throw new ArgumentException($"'{prefix}{Name}' of {typeof(T).Name} is {source}, which is no member of {PropertyMapper.NameOf(typeof(TValue))}.", nameof(source));
        }
    }
}

/// <summary>A single value.</summary>
internal sealed class SingleProperty<T, TValue>(string name, Func<T, TValue> get, string? unit) : FactProperty<T>(name)
{
    public override void Write(Utf8JsonWriter json, T source, string prefix)
    {
        TValue value = Guard(get, source, prefix);
        if (value is not null)
        {
            CheckNamed(value, prefix);
            WriteName(json);
            FactValue<TValue>.Write!(json, value, unit);
        }
    }
}

/// <summary>A list of values. An item that is null is there, but not known.</summary>
internal sealed class ListProperty<T, TItem>(string name, Func<T, IEnumerable<TItem>?> get, string? unit) : FactProperty<T>(name)
{
    public override void Write(Utf8JsonWriter json, T source, string prefix)
    {
        if (Guard(get, source, prefix) is not { } items)
        {
            return;
        }

        WriteName(json);
        json.WriteStartArray();
        foreach (TItem item in Guarded(items, prefix))
        {
            CheckNamed(item, prefix);
            if (!FactValue<TItem>.Write!(json, item, unit))
            {
                json.WriteStringValue(FactProperty.NotKnown);
            }
        }

        json.WriteEndArray();
    }
}

/// <summary>The rows of a table.</summary>
internal sealed class TableProperty<T, TRow>(string name, Func<T, IEnumerable<TRow>?> get, IReadOnlyList<FactProperty<TRow>> columns) : FactProperty<T>(name)
{
    private readonly string _prefix = name + ".";

    public override void Write(Utf8JsonWriter json, T source, string prefix)
    {
        if (Guard(get, source, prefix) is not { } rows)
        {
            return;
        }

        WriteName(json);
        json.WriteStartArray();
        int index = 0;
        foreach (TRow row in Guarded(rows, prefix))
        {
            if (row is null)
            {
                throw FactProperty.NullRow(Name, index, nameof(source));
            }

            json.WriteStartObject();
            foreach (FactProperty<TRow> column in columns)
            {
                column.Write(json, row, _prefix);
            }

            json.WriteEndObject();
            index++;
        }

        json.WriteEndArray();
    }
}
