using System.Globalization;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Loading;

/// <summary>
/// Takes the entries of a mapping by key, reports what does not fit its key, and at the end the keys that nobody asked for, each with
/// the nearest one that would have been right.
/// </summary>
internal sealed class MappingReader
{
    private readonly Dictionary<string, MappingEntry> _entries = new(StringComparer.Ordinal);
    private readonly List<string> _known = [];
    private readonly List<(string Key, LocalText What)> _missing = [];
    private readonly DiagnosticBag _diagnostics;

    public MappingReader(MappingNode mapping, DiagnosticBag diagnostics)
    {
        Mapping = mapping;
        _diagnostics = diagnostics;
        foreach (MappingEntry entry in mapping.Entries)
        {
            _entries[entry.Key.Text] = entry;
        }
    }

    public MappingNode Mapping { get; }

    /// <summary>The keys that were likely meant by unknown ones; their absence follows from that and is not reported again.</summary>
    public HashSet<string> Suggested { get; } = new(StringComparer.Ordinal);

    /// <summary>The value of a key, if it is there and not empty.</summary>
    public DocumentNode? Node(string key)
    {
        _known.Add(key);
        if (!_entries.TryGetValue(key, out MappingEntry entry))
        {
            return null;
        }

        if (entry.Value is ScalarNode { IsEmpty: true })
        {
            _diagnostics.Add(ModelErrors.EmptyValue.At(entry.Key.Location, key));
            return null;
        }

        return entry.Value;
    }

    public bool Has(string key) => _entries.ContainsKey(key);

    public SourceLocation LocationOf(string key) => _entries.TryGetValue(key, out MappingEntry entry) ? entry.Key.Location : Mapping.Location;

    public ScalarNode? Scalar(string key) => Node(key) is { } node ? AsScalar(node, key) : null;

    /// <summary>A text for people.</summary>
    public string? Text(string key) => Scalar(key)?.Text;

    /// <summary>An expression or a template, with its way back to the file.</summary>
    public SourceText? Source(string key) => Scalar(key)?.Source;

    public string? RequiredText(string key, LocalText what)
    {
        Require(key, what);
        return Text(key);
    }

    /// <summary>Asks for a key; if it is not there, <see cref="Finish"/> says so unless it is there misspelt.</summary>
    public void Require(string key, LocalText what)
    {
        if (!_entries.ContainsKey(key))
        {
            _missing.Add((key, what));
        }
    }

    public MappingNode? MappingOf(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case MappingNode mapping:
                return mapping;
            case ScalarNode scalar when YamlTraps.MeantAsMapping(scalar) is { } trap:
                _diagnostics.Add(trap);
                return null;
            case { } other:
                _diagnostics.Add(ModelErrors.ExpectedMapping.At(other.Location, key));
                return null;
        }
    }

    public SequenceNode? List(string key)
    {
        DocumentNode? node = Node(key);
        if (node is null or SequenceNode)
        {
            return (SequenceNode?)node;
        }

        _diagnostics.Add(ModelErrors.ExpectedList.At(node.Location, key));
        return null;
    }

    /// <summary>One name or a list of names.</summary>
    public IReadOnlyList<ReferenceModel> References(string key)
    {
        DocumentNode? node = Node(key);
        return node is null ? [] : References(node, key, _diagnostics);
    }

    public static IReadOnlyList<ReferenceModel> References(DocumentNode node, string key, DiagnosticBag diagnostics)
    {
        var references = new List<ReferenceModel>();
        IEnumerable<DocumentNode> items = node is SequenceNode list ? list.Items : [node];
        foreach (DocumentNode item in items)
        {
            if (item is ScalarNode { IsEmpty: false } scalar)
            {
                references.Add(new ReferenceModel(scalar.Text.Trim(), scalar.Location));
            }
            else
            {
                diagnostics.Add(ModelErrors.ExpectedText.At(item.Location, key));
            }
        }

        return references;
    }

    public bool Flag(string key)
    {
        ScalarNode? scalar = Scalar(key);
        switch (scalar?.Text)
        {
            case null:
            case "false" or "否":
                return false;
            case "true" or "是":
                return true;
            default:
                _diagnostics.Add(ModelErrors.ExpectedBoolean.At(scalar.Location, key, scalar.Text));
                return false;
        }
    }

    /// <summary>Whether a key has the one word that it may have, such as <c>evidence: required</c>.</summary>
    public bool Word(string key, string word)
    {
        ScalarNode? scalar = Scalar(key);
        if (scalar is not null && scalar.Text != word)
        {
            _diagnostics.Add(ModelErrors.ExpectedOneOf.At(scalar.Location, key, word, scalar.Text));
        }

        return scalar?.Text == word;
    }

    public FeelDate? Date(string key)
    {
        ScalarNode? scalar = Scalar(key);
        if (scalar is null)
        {
            return null;
        }

        if (FeelDate.TryParse(scalar.Text.Trim(), out FeelDate date))
        {
            return date;
        }

        _diagnostics.Add(ModelErrors.ExpectedDate.At(scalar.Location, key, scalar.Text));
        return null;
    }

    public decimal? Number(string key)
    {
        ScalarNode? scalar = Scalar(key);
        if (scalar is null)
        {
            return null;
        }

        if (TryNumber(scalar.Text, out decimal number))
        {
            return number;
        }

        _diagnostics.Add(ModelErrors.ExpectedNumber.At(scalar.Location, key, scalar.Text));
        return null;
    }

    /// <summary>A rounding step such as 0.01 or 0.01%.</summary>
    public decimal? Step(string key) => Scalar(key) is { } scalar ? StepOf(scalar, key, _diagnostics) : null;

    public static decimal? StepOf(ScalarNode scalar, string key, DiagnosticBag diagnostics)
    {
        string text = scalar.Text.Trim();
        bool percent = text.EndsWith('%') || text.EndsWith('％');
        if (TryNumber(percent ? text[..^1] : text, out decimal step) && step > 0)
        {
            return percent ? step / 100 : step;
        }

        diagnostics.Add(ModelErrors.ExpectedStep.At(scalar.Location, key, scalar.Text));
        return null;
    }

    public static bool TryNumber(string text, out decimal number) =>
        decimal.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    /// <summary>Reports the keys that were not asked for, and the required ones that are not there.</summary>
    public void Finish()
    {
        foreach (MappingEntry entry in Mapping.Entries)
        {
            if (_known.Contains(entry.Key.Text))
            {
                continue;
            }

            string? nearest = NearestName.Find(entry.Key.Text, _known);
            if (nearest is not null)
            {
                Suggested.Add(nearest);
            }

            LocalText hint = nearest is null ? new("", "") : new($"是不是“{nearest}”？", $"Did you mean '{nearest}'? ");
            _diagnostics.Add(ModelErrors.UnknownKey.At(entry.Key.Location, entry.Key.Text, hint, string.Join(", ", _known.Distinct(StringComparer.Ordinal))));
        }

        foreach ((string key, LocalText what) in _missing.Where(m => !Suggested.Contains(m.Key)))
        {
            _diagnostics.Add(ModelErrors.MissingKey.At(Mapping.Location, key, what));
        }
    }

    private ScalarNode? AsScalar(DocumentNode node, string key)
    {
        if (node is ScalarNode scalar)
        {
            return scalar;
        }

        // because: {变更.名称} is read as a mapping with a single key and no value.
        bool brace = node is MappingNode { Entries: [{ Value: ScalarNode { IsEmpty: true } }, ..] };
        _diagnostics.Add(brace ? LoadingErrors.BraceTrap.At(node.Location) : ModelErrors.ExpectedText.At(node.Location, key));
        return null;
    }
}
