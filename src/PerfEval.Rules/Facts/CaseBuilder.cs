using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfEval.Rules.Facts;

/// <summary>
/// A case put together in code: facts from typed objects, dictionaries or one by one, with evidence and judgements alongside. What it holds is the JSON of a case file, so that a
/// case from code, from a file and from a batch are read alike and have the same hash. Everything is read at the call that adds it: what changes later does not count, and a call
/// that fails adds nothing. Used by one thread at a time.
/// </summary>
public sealed class CaseBuilder
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _id;
    private readonly ArrayBufferWriter<byte> _scratch = new(4096);

    // Entries of each section as they stand in JSON, without the braces around them.
    private readonly List<byte[]> _facts = [], _judgements = [], _evidence = [], _attributes = [];
    private DateOnly? _asOf;
    private string? _ruleSet;

    /// <summary>Begins a case.</summary>
    /// <param name="id">Its id, such as <c>yunxi-2020</c>: any text of one line that is not blank, as in a case file.</param>
    /// <exception cref="ArgumentException">The id is blank, or has a line break or another character that cannot be seen.</exception>
    public CaseBuilder(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (id.Any(char.IsControl) || Loading.InvisibleCharacters.AreIn(id))
        {
            throw new ArgumentException("The id of a case is one line of text, without characters that cannot be seen.", nameof(id));
        }

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
        ArgumentNullException.ThrowIfNull(reference);
        _ruleSet = reference;
        return this;
    }

    /// <summary>Gives an attribute, such as the county.</summary>
    /// <param name="name">The attribute.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Attribute(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return Add(_attributes, json => json.WriteString(name, value));
    }

    /// <summary>States a fact as a case file would: <c>12 万元</c>, <c>95%</c>, <c>≥ 90%</c>, <c>2024-03-05</c>, <c>是</c>, <c>无</c>, <c>未知</c>.</summary>
    /// <param name="name">The fact.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Fact(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        return Add(_facts, json => json.WriteString(name, value));
    }

    /// <summary>States a number, in the unit that the rule set declares for the fact.</summary>
    /// <param name="name">The fact.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Fact(string name, decimal value)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Add(_facts, json => json.WriteNumber(name, value));
    }

    /// <summary>States whether something is so.</summary>
    /// <param name="name">The fact.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Fact(string name, bool value)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Add(_facts, json => json.WriteBoolean(name, value));
    }

    /// <summary>States a day.</summary>
    /// <param name="name">The fact.</param>
    /// <param name="value">Its value.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Fact(string name, DateOnly value) => Fact(name, DictionaryFacts.Text(value));

    /// <summary>
    /// States facts from a dictionary: texts, decimals, whole numbers, bools, DateOnly, enums for choices, lists of these, and tables as lists of dictionaries. A value or a cell that is
    /// <see langword="null"/> is not known, and so is an item of a list: it counts as one item, of which nothing else is known.
    /// </summary>
    /// <param name="facts">Names and values.</param>
    /// <returns>This case.</returns>
    /// <exception cref="PerfEvalException">A value is of another type (PE4306), such as a double, which has no exact amounts.</exception>
    /// <exception cref="ArgumentException">A name, or a row of a table, is <see langword="null"/>.</exception>
    public CaseBuilder Facts(IEnumerable<KeyValuePair<string, object?>> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Add(_facts, json => DictionaryFacts.WriteEntries(json, "", facts));
    }

    /// <summary>States the facts of an object.</summary>
    /// <typeparam name="T">The type of the object.</typeparam>
    /// <param name="map">How such objects state facts.</param>
    /// <param name="source">The object. A value or a cell that is <see langword="null"/> is not known, and so is an item of a list: it counts as one item, of which nothing else is known.</param>
    /// <returns>This case.</returns>
    /// <exception cref="ArgumentException">A row of a table is <see langword="null"/>, or an enum has a value without a name; the fact is named.</exception>
    /// <exception cref="InvalidOperationException">A property of the object threw; the fact is named, and what it threw is the inner exception.</exception>
    public CaseBuilder Facts<T>(FactMap<T> map, T source)
    {
        ArgumentNullException.ThrowIfNull(map);
        return source is null ? throw new ArgumentNullException(nameof(source)) : Add(_facts, json => map.Write(json, source));
    }

    /// <summary>
    /// Gives an answer to what a standard asks. Of a checklist or an item of one: <c>是</c>, <c>否</c>, or a share such as <c>50%</c> or <c>1/2</c> where parts are allowed; given of the checklist, it stands
    /// for each of its items. Of levels: the level's name or marker. Of a deduction for what was found: <c>[]</c> for nothing. An item's path is the checklist's and its marker or text: <c>制度/①</c>.
    /// </summary>
    /// <remarks>
    /// Items that are answered differently are answered one by one. For a score there is <see cref="Judge(string, decimal, string?)"/>, for a level with a range of points
    /// <see cref="Judge(string, string, decimal, string?)"/>, for what was found <see cref="Judge(string, IEnumerable{string}, string?)"/>. What only the JSON of a case can say (several questions about one
    /// indicator, several evaluators, points for each thing found) goes to <see cref="Rules.RuleSet.EvaluateJson"/>.
    /// </remarks>
    /// <param name="path">The indicator or item.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="reason">The reason, due where points are lost.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Judge(string path, string answer, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(answer);
        if (answer.Trim() == "[]")
        {
            return Judge(path, [], reason);
        }

        // Levels may be called 是 and 否 too; they take "met" as well.
        return reason is null
            ? Add(_judgements, json => json.WriteString(path, answer))
            : Judge(path, json => json.WriteString(Binding.AnswerReader.IsMetOrNot(answer) ? "met" : "level", answer), reason);
    }

    /// <summary>Names a level and the points within its range.</summary>
    /// <param name="path">The indicator or item.</param>
    /// <param name="level">The level, by name or marker.</param>
    /// <param name="score">The points.</param>
    /// <param name="reason">The reason, due where a range is filled.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Judge(string path, string level, decimal score, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(level);
        return Judge(
            path,
            json =>
            {
                json.WriteString("level", level);
                json.WriteNumber("score", score);
            },
            reason);
    }

    /// <summary>Gives a score that a standard leaves to the evaluator.</summary>
    /// <param name="path">The indicator.</param>
    /// <param name="score">The points.</param>
    /// <param name="reason">The reason, due where points are lost or a range is filled.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Judge(string path, decimal score, string? reason = null) => Judge(path, json => json.WriteNumber("score", score), reason);

    /// <summary>Says what was found that costs points, each of it once.</summary>
    /// <param name="path">The indicator or item.</param>
    /// <param name="found">A sentence for each, or the marker of the requirement that was violated; empty if it was looked for and nothing was found.</param>
    /// <param name="reason">A reason for all of it; what was found is reason enough.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Judge(string path, IEnumerable<string> found, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(found);
        string[] all = [.. found];
        NoNull(all, nameof(found));
        return reason is null
            ? Add(_judgements, json => WriteTexts(json, path, all))
            : Judge(path, json => WriteTexts(json, "found", all), reason);
    }

    /// <summary>Adds a piece of evidence (佐证).</summary>
    /// <param name="name">Its short name.</param>
    /// <param name="title">Its title in the document.</param>
    /// <param name="source">The document.</param>
    /// <param name="shows">The facts, indicators and items that it shows.</param>
    /// <returns>This case.</returns>
    public CaseBuilder Evidence(string name, string title, string? source, params IEnumerable<string> shows)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(shows);
        string[] shown = [.. shows];
        NoNull(shown, nameof(shows));
        return Add(_evidence, json =>
        {
            json.WriteStartObject(name);
            json.WriteString("title", title);
            if (source is not null)
            {
                json.WriteString("source", source);
            }

            WriteTexts(json, "shows", shown);
            json.WriteEndObject();
        });
    }

    /// <summary>The case as the JSON of a case file, in UTF-8.</summary>
    /// <returns>The bytes; later additions do not change them.</returns>
    public ReadOnlyMemory<byte> ToJson()
    {
        (string Key, List<byte[]> Entries)[] sections = [("attributes", _attributes), ("facts", _facts), ("evidence", _evidence), ("judgements", _judgements)];
        byte[] head = Head();
        var buffer = new ArrayBufferWriter<byte>(head.Length + sections.Sum(s => s.Entries.Sum(e => e.Length + 1) + s.Key.Length + 6));
        buffer.Write(head.AsSpan(..^1));
        foreach ((string key, List<byte[]> entries) in sections)
        {
            Write(buffer, key, entries);
        }

        buffer.Write("}"u8);
        return buffer.WrittenMemory;
    }

    private byte[] Head()
    {
        _scratch.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_scratch, s_options))
        {
            json.WriteStartObject();
            json.WriteString("case", _id);
            if (_ruleSet is not null)
            {
                json.WriteString("ruleset", _ruleSet);
            }

            if (_asOf is { } day)
            {
                json.WriteString("as-of", DictionaryFacts.Text(day));
            }

            json.WriteEndObject();
        }

        return _scratch.WrittenSpan.ToArray();
    }

    private static void NoNull(string[] texts, string parameter)
    {
        if (Array.IndexOf(texts, null) >= 0)
        {
            throw new ArgumentException("One of the texts is null.", parameter);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, string[] texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private CaseBuilder Judge(string path, Action<Utf8JsonWriter> answer, string? reason)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Add(_judgements, json =>
        {
            json.WriteStartObject(path);
            answer(json);
            if (reason is not null)
            {
                json.WriteString("reason", reason);
            }

            json.WriteEndObject();
        });
    }

    // Written at once, so that what is wrong is told here and what changes later does not matter.
    private CaseBuilder Add(List<byte[]> section, Action<Utf8JsonWriter> write)
    {
        _scratch.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_scratch, s_options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        byte[] entries = _scratch.WrittenSpan[1..^1].ToArray();
        if (entries.Length > 0)
        {
            section.Add(entries);
        }

        return this;
    }

    // What was written already is put together as it is.
    private static void Write(ArrayBufferWriter<byte> buffer, string key, List<byte[]> section)
    {
        for (int i = 0; i < section.Count; i++)
        {
            if (i == 0)
            {
                buffer.Write(",\""u8);
                buffer.Write(Encoding.UTF8.GetBytes(key));
                buffer.Write("\":{"u8);
            }
            else
            {
                buffer.Write(","u8);
            }

            buffer.Write(section[i]);
        }

        buffer.Write(section.Count > 0 ? "}"u8 : []);
    }
}
