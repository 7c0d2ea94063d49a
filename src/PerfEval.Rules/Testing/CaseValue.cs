using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Testing;

/// <summary>A value of a made-up case as it is written: a text such as <c>12 万元</c>, a list, or values by name. Immutable.</summary>
public sealed class CaseValue
{
    private readonly bool _isName;

    private CaseValue(string? text, IReadOnlyList<CaseValue>? items, IReadOnlyList<KeyValuePair<string, CaseValue>>? entries, bool isName = false)
    {
        Text = text;
        Items = items;
        Entries = entries;
        _isName = isName;
    }

    /// <summary>The text of a single value; <see langword="null"/> for lists and named values.</summary>
    public string? Text { get; }

    /// <summary>The items of a list; a table is a list of rows, its heading first. <see langword="null"/> if it is no list.</summary>
    public IReadOnlyList<CaseValue>? Items { get; }

    /// <summary>Values by name, such as the answers to the items of a checklist; <see langword="null"/> if it has no names.</summary>
    public IReadOnlyList<KeyValuePair<string, CaseValue>>? Entries { get; }

    /// <summary>A single value.</summary>
    /// <param name="text">The value as a case states it: <c>95%</c>, <c>2024-03-05</c>, <c>是</c>, <c>未知</c>.</param>
    public static CaseValue Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new CaseValue(text, null, null);
    }

    /// <summary>A text for people, a heading or a name, in quotes wherever YAML might read something else.</summary>
    internal static CaseValue Name(string text) => new(text, null, null, isName: true);

    /// <summary>A list.</summary>
    /// <param name="items">Its items.</param>
    public static CaseValue List(IEnumerable<CaseValue> items) => new(null, [.. items], null);

    /// <summary>Values by name.</summary>
    /// <param name="entries">Names and values; no name twice.</param>
    public static CaseValue Named(IEnumerable<KeyValuePair<string, CaseValue>> entries) => new(null, null, [.. entries]);

    /// <summary>Reads a value from YAML.</summary>
    /// <param name="yaml">Such as <c>12 万元</c> or <c>[[日期, 金额], [2024-03-05, 12 元]]</c>.</param>
    /// <exception cref="PerfEvalException">It is no YAML.</exception>
    public static CaseValue Parse(string yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var diagnostics = new DiagnosticBag();
        return YamlReader.Read(new DocumentText(null, yaml), diagnostics) is { } node && !diagnostics.HasErrors ? Of(node) : throw new PerfEvalException(diagnostics.Sorted());
    }

    private static CaseValue Of(DocumentNode node) => node switch
    {
        SequenceNode list => List(list.Items.Select(Of)),
        MappingNode mapping => Named(mapping.Entries.Select(e => KeyValuePair.Create(e.Key.Text, Of(e.Value)))),
        _ => Of(((ScalarNode)node).Text),
    };

    /// <summary>The value in YAML, on one line.</summary>
    public override string ToString() =>
        Items is not null ? "[" + string.Join(", ", Items) + "]"
        : Entries is not null ? "{ " + string.Join(", ", Entries.Select(e => YamlScalar.Write(e.Key) + ": " + e.Value)) + " }"
        : _isName ? YamlScalar.Write(Text!)
        : YamlScalar.WriteValue(Text!);
}
