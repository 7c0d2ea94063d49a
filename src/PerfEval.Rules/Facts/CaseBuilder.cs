using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfEval.Rules.Facts;

/// <summary>
/// A case put together in code: facts from typed objects, dictionaries or one by one, with evidence and judgements alongside. What it holds is the JSON of a case file, so that a
/// case from code, from a file and from a batch are read alike and have the same hash. Used by one thread at a time.
/// </summary>
public sealed class CaseBuilder
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _id;
    private readonly List<Action<Utf8JsonWriter>> _facts = [], _judgements = [], _evidence = [], _attributes = [];
    private DateOnly? _asOf;
    private string? _ruleSet;

    /// <summary>Begins a case.</summary>
    /// <param name="id">Its id: small letters, digits, hyphens, dots.</param>
    public CaseBuilder(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        _id = id;
    }

    /// <summary>Sets the as-of date (评价基准日).</summary>
    /// <param name="date">The day at which the facts hold.</param>
    /// <returns>This case.</returns>
    public CaseBuilder AsOf(DateOnly date)
    {
        _asOf = date;
        return this;
    }

    /// <summary>Names the rule set, where a catalogue is to choose it.</summary>
    /// <param name="reference">The id, or id@version.</param>
    /// <returns>This case.</returns>
    public CaseBuilder RuleSet(string reference)
    {
        _ruleSet = reference;
        return this;
    }

    /// <summary>Gives an attribute, such as the county.</summary>
    /// <param name="name">The attribute.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Attribute(string name, string value)
    {
        _attributes.Add(json => json.WriteString(name, value));
        return this;
    }

    /// <summary>States a fact as a case file would: <c>12 万元</c>, <c>95%</c>, <c>≥ 90%</c>, <c>2024-03-05</c>, <c>是</c>, <c>无</c>, <c>未知</c>.</summary>
    /// <param name="name">The fact.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Fact(string name, string value)
    {
        _facts.Add(json => json.WriteString(name, value));
        return this;
    }

    /// <summary>States a number, in the unit that the rule set declares for the fact.</summary>
    /// <param name="name">The fact.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Fact(string name, decimal value)
    {
        _facts.Add(json => json.WriteNumber(name, value));
        return this;
    }

    /// <summary>States whether something is so.</summary>
    /// <param name="name">The fact.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Fact(string name, bool value)
    {
        _facts.Add(json => json.WriteBoolean(name, value));
        return this;
    }

    /// <summary>States a day.</summary>
    /// <param name="name">The fact.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Fact(string name, DateOnly value) => Fact(name, Text(value));

    /// <summary>States facts from a dictionary: texts, decimals, whole numbers, bools, DateOnly, lists of these, and tables as lists of dictionaries. A value that is <see langword="null"/> is not known.</summary>
    /// <param name="facts">Names and values.</param>
    /// <returns>This case.</returns>
    /// <exception cref="PerfEvalException">A value is of another type (PE4306), such as a double, which has no exact amounts.</exception>
    public CaseBuilder Facts(IEnumerable<KeyValuePair<string, object?>> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        foreach ((string name, object? value) in facts.Where(f => f.Value is not null))
        {
            // Written at once, so that what no fact can be is told here.
            var buffer = new ArrayBufferWriter<byte>();
            using (var json = new Utf8JsonWriter(buffer, s_options))
            {
                Write(json, name, value!);
            }

            _facts.Add(json =>
            {
                json.WritePropertyName(name);
                json.WriteRawValue(buffer.WrittenSpan, skipInputValidation: true);
            });
        }

        return this;
    }

    /// <summary>States the facts of an object.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="map">How such objects state facts.</param>
    /// <param name="source">The object.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Facts<T>(FactMap<T> map, T source)
    {
        ArgumentNullException.ThrowIfNull(map);
        _facts.Add(json => map.Write(json, source));
        return this;
    }

    /// <summary>Gives an answer to what a standard asks: <c>是</c> for every item met, a level, or <c>[]</c> for nothing found.</summary>
    /// <param name="path">The indicator or item.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="reason">The reason, due where points are lost; then the answer stands for all items, or is a level.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Judge(string path, string answer, string? reason = null)
    {
        _judgements.Add(json =>
        {
            if (answer == "[]")
            {
                json.WriteStartArray(path);
                json.WriteEndArray();
            }
            else if (reason is null)
            {
                json.WriteString(path, answer);
            }
            else
            {
                json.WriteStartObject(path);
                json.WriteString("level", answer);
                json.WriteString("reason", reason);
                json.WriteEndObject();
            }
        });
        return this;
    }

    /// <summary>Gives a score that a standard leaves to the evaluator.</summary>
    /// <param name="path">The indicator.</param>
    /// <param name="score">The points.</param>
    /// <param name="reason">The reason, due where points are lost or a range is filled.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Judge(string path, decimal score, string? reason = null)
    {
        _judgements.Add(json =>
        {
            json.WriteStartObject(path);
            json.WriteNumber("score", score);
            if (reason is not null)
            {
                json.WriteString("reason", reason);
            }

            json.WriteEndObject();
        });
        return this;
    }

    /// <summary>Adds a piece of evidence (佐证).</summary>
    /// <param name="name">Its short name.</param>
    /// <param name="title">Its title in the document.</param>
    /// <param name="source">The document.</param>
    /// <param name="shows">The facts, indicators and items that it shows.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Evidence(string name, string title, string? source, params IEnumerable<string> shows)
    {
        ArgumentNullException.ThrowIfNull(shows);
        string[] shown = [.. shows];
        _evidence.Add(json =>
        {
            json.WriteStartObject(name);
            json.WriteString("title", title);
            if (source is not null)
            {
                json.WriteString("source", source);
            }

            json.WriteStartArray("shows");
            foreach (string one in shown)
            {
                json.WriteStringValue(one);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        return this;
    }

    /// <summary>The case as the JSON of a case file, in UTF-8.</summary>
    /// <returns>The bytes; later additions do not change them.</returns>
    public ReadOnlyMemory<byte> ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(buffer, s_options);
        json.WriteStartObject();
        json.WriteString("case", _id);
        if (_ruleSet is not null)
        {
            json.WriteString("ruleset", _ruleSet);
        }

        if (_asOf is { } day)
        {
            json.WriteString("as-of", Text(day));
        }

        Write(json, "attributes", _attributes);
        Write(json, "facts", _facts);
        Write(json, "evidence", _evidence);
        Write(json, "judgements", _judgements);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, string key, List<Action<Utf8JsonWriter>> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        json.WriteStartObject(key);
        foreach (Action<Utf8JsonWriter> entry in entries)
        {
            entry(json);
        }

        json.WriteEndObject();
    }

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
            case int or long or short or byte:
                json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case DateOnly date:
                json.WriteStringValue(Text(date));
                break;
            case IEnumerable<KeyValuePair<string, object?>> row:
                json.WriteStartObject();
                foreach ((string column, object? cell) in row.Where(c => c.Value is not null))
                {
                    json.WritePropertyName(column);
                    Write(json, name + "." + column, cell!);
                }

                json.WriteEndObject();
                break;
            case System.Collections.IEnumerable items:
                json.WriteStartArray();
                foreach (object? item in items)
                {
                    Write(json, name, item ?? throw Refused(name, "null"));
                }

                json.WriteEndArray();
                break;
            default:
                throw Refused(name, value.GetType().Name);
        }
    }

    private static PerfEvalException Refused(string name, string type) => new([FactErrors.WrongValue.At(null, name, type)]);
}
