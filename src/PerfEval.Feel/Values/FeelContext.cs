namespace PerfEval.Feel.Values;

/// <summary>A context: values by name, in a fixed order. Immutable.</summary>
public abstract class FeelContext
{
    /// <summary>The context without names.</summary>
    public static FeelContext Empty { get; } = new EntriesContext([]);

    /// <summary>The names, in order.</summary>
    public abstract IReadOnlyList<string> Names { get; }

    /// <summary>Makes a context.</summary>
    /// <param name="entries">Names and values, in order; a later entry of the same name replaces an earlier one.</param>
    public static FeelContext Create(IEnumerable<KeyValuePair<string, FeelValue>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return new EntriesContext(entries);
    }

    /// <summary>Looks a value up.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the context has this name.</returns>
    public abstract bool TryGet(string name, out FeelValue value);

    /// <summary>Whether both have the same names with equal values, in whatever order.</summary>
    /// <param name="other">The other context.</param>
    public bool EntriesEqual(FeelContext other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Names.Count == other.Names.Count
            && Names.All(name => TryGet(name, out FeelValue mine) && other.TryGet(name, out FeelValue theirs) && mine.Equals(theirs));
    }

    private sealed class EntriesContext : FeelContext
    {
        private readonly Dictionary<string, FeelValue> _values = new(StringComparer.Ordinal);
        private readonly List<string> _names = [];

        public EntriesContext(IEnumerable<KeyValuePair<string, FeelValue>> entries)
        {
            foreach ((string name, FeelValue value) in entries)
            {
                if (!_values.ContainsKey(name))
                {
                    _names.Add(name);
                }

                _values[name] = value;
            }
        }

        public override IReadOnlyList<string> Names => _names;

        public override bool TryGet(string name, out FeelValue value) => _values.TryGetValue(name, out value);
    }
}

/// <summary>A row of a table seen as a context.</summary>
internal sealed class RowContext(FeelTable table, int row) : FeelContext
{
    public override IReadOnlyList<string> Names => table.ColumnNames;

    public override bool TryGet(string name, out FeelValue value)
    {
        int column = table.IndexOf(name);
        value = column < 0 ? default : table.Columns[column].ValueAt(row);
        return column >= 0;
    }
}
