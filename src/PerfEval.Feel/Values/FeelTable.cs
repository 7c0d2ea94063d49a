namespace PerfEval.Feel.Values;

/// <summary>A table of facts, stored by column so that filters and sums read plain arrays. Immutable once filled.</summary>
internal sealed class FeelTable
{
    private readonly Dictionary<string, int> _indexes;

    public FeelTable(string name, IReadOnlyList<FeelColumn> columns, int rowCount)
    {
        Name = name;
        Columns = [.. columns];
        RowCount = rowCount;
        ColumnNames = [.. columns.Select(c => c.Name)];
        _indexes = new Dictionary<string, int>(columns.Count, StringComparer.Ordinal);
        for (int i = 0; i < columns.Count; i++)
        {
            _indexes[columns[i].Name] = i;
        }
    }

    public string Name { get; }

    public FeelColumn[] Columns { get; }

    public IReadOnlyList<string> ColumnNames { get; }

    public int RowCount { get; }

    /// <summary>A column by its name; it mostly stands where its declaration does, so that no name is looked up.</summary>
    public FeelColumn? Find(string name, int likely)
    {
        if ((uint)likely < (uint)Columns.Length && Columns[likely].Name == name)
        {
            return Columns[likely];
        }

        int at = IndexOf(name);
        return at < 0 ? null : Columns[at];
    }

    public int IndexOf(string column) => _indexes.GetValueOrDefault(column, -1);
}

/// <summary>One column. Cells that are not plain known values stand in <see cref="Special"/>, so that the typed arrays stay dense.</summary>
internal abstract class FeelColumn(string name)
{
    public string Name { get; } = name;

    /// <summary>Whether every cell is known, so that the typed array may be read without a look.</summary>
    public bool IsKnown => Special is null;

    /// <summary>The cells as they were written, for printing; null if they were not written by a person.</summary>
    public WrittenCells? Written { get; init; }

    /// <summary>One unit of the last written place of the column's figures, in the base unit; 0 where that has no meaning.</summary>
    public decimal LastPlace { get; init; }

    /// <summary>Unknown cells by row; null where there are none.</summary>
    public Dictionary<int, FeelValue>? Special { get; private set; }

    public void SetSpecial(int row, FeelValue value) => (Special ??= [])[row] = value;

    public FeelValue ValueAt(int row) => Special is not null && Special.TryGetValue(row, out FeelValue special) ? special : Plain(row);

    protected abstract FeelValue Plain(int row);
}

internal sealed class NumberColumn(string name, decimal[] values) : FeelColumn(name)
{
    public decimal[] Values { get; } = values;

    protected override FeelValue Plain(int row) => FeelValue.Of(Values[row]);
}

internal sealed class BooleanColumn(string name, bool[] values) : FeelColumn(name)
{
    public bool[] Values { get; } = values;

    protected override FeelValue Plain(int row) => FeelValue.Of(Values[row]);
}

internal sealed class TextColumn(string name, string[] values) : FeelColumn(name)
{
    private RowIndex? _index;

    public string[] Values { get; } = values;

    /// <summary>The first row with a text; -1 if there is none. Rows are hashed when first asked for, once for the table.</summary>
    public int First(string text) => (_index ??= new RowIndex(Values)).First(text);

    /// <summary>The next row with the same text as a row; -1 if there is none.</summary>
    public int Next(int row) => (_index ??= new RowIndex(Values)).Next(row);

    protected override FeelValue Plain(int row) => FeelValue.Of(Values[row]);

    private sealed class RowIndex
    {
        private readonly Dictionary<string, int> _first;
        private readonly int[] _next;

        // From the last row up, so that each text leads to its rows in their order.
        public RowIndex(string[] values)
        {
            _first = new Dictionary<string, int>(values.Length, StringComparer.Ordinal);
            _next = new int[values.Length];
            for (int row = values.Length - 1; row >= 0; row--)
            {
                _next[row] = _first.GetValueOrDefault(values[row], -1);
                _first[values[row]] = row;
            }
        }

        public int First(string text) => _first.GetValueOrDefault(text, -1);

        public int Next(int row) => _next[row];
    }
}

internal sealed class DateColumn(string name, FeelDate[] values) : FeelColumn(name)
{
    public FeelDate[] Values { get; } = values;

    protected override FeelValue Plain(int row) => FeelValue.Of(Values[row]);
}

/// <summary>Any other kind: months, durations.</summary>
internal sealed class ValueColumn(string name, FeelValue[] values) : FeelColumn(name)
{
    public FeelValue[] Values { get; } = values;

    protected override FeelValue Plain(int row) => Values[row];
}
