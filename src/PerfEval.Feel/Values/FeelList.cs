using System.Collections;
using System.Runtime.CompilerServices;

namespace PerfEval.Feel.Values;

/// <summary>A list of values. Immutable.</summary>
/// <remarks>
/// A list that was filtered by a condition which is unknown for some items is <em>partial</em>: those items may or may not belong to it,
/// and <see cref="Presence"/> tells.
/// </remarks>
public abstract class FeelList : IReadOnlyList<FeelValue>
{
    /// <summary>The empty list.</summary>
    public static FeelList Empty { get; } = new ArrayList([]);

    /// <inheritdoc/>
    public abstract int Count { get; }

    /// <summary>Whether for some item it is not known if it belongs to the list.</summary>
    public virtual bool IsPartial => false;

    /// <inheritdoc/>
    public abstract FeelValue this[int index] { get; }

    /// <summary>Whether an item belongs to the list: true, or an unknown that names what is missing.</summary>
    /// <param name="index">The item's index, from 0.</param>
    public virtual FeelValue Presence(int index) => FeelValue.True;

    /// <summary>Whether both lists have equal items in the same order.</summary>
    /// <param name="other">The other list.</param>
    public bool ItemsEqual(FeelList other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, other) || Count != other.Count)
        {
            return ReferenceEquals(this, other);
        }

        // Lists of a stranger may be nested deeper than the stack bears; an exception can be caught, an overflow cannot.
        RuntimeHelpers.EnsureSufficientExecutionStack();

        for (int i = 0; i < Count; i++)
        {
            if (!this[i].Equals(other[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public IEnumerator<FeelValue> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A list over an array, with the presence of its items where it is partial.</summary>
internal sealed class ArrayList(FeelValue[] items, FeelValue[]? presence = null) : FeelList
{
    // Fewer are found as fast by looking at each.
    private const int FewItems = 8;

    private HashSet<string>? _texts;
    private bool _isTried;
    private bool _isAllText;

    /// <summary>Whether every item is a text that surely belongs to the list.</summary>
    public bool IsAllText
    {
        get
        {
            // Several threads may try at once; each comes to the same answer, written before the mark that it is there.
            if (!Volatile.Read(ref _isTried))
            {
                _isAllText = presence is null && Array.TrueForAll(items, i => i.Kind == FeelKind.Text);
                Volatile.Write(ref _isTried, true);
            }

            return _isAllText;
        }
    }

    /// <summary>Whether a list of texts holds a text: by hashing, where it is long.</summary>
    public bool HasText(string text)
    {
        if (items.Length > FewItems)
        {
            return (_texts ??= [.. items.Select(i => i.Text)]).Contains(text);
        }

        foreach (FeelValue item in items)
        {
            if (item.Text == text)
            {
                return true;
            }
        }

        return false;
    }

    public override int Count => items.Length;

    public override bool IsPartial => presence is not null;

    public override FeelValue this[int index] => items[index];

    public override FeelValue Presence(int index) => presence is null ? FeelValue.True : presence[index];
}

/// <summary>All rows of a table.</summary>
internal sealed class TableRows(FeelTable table) : FeelList
{
    public FeelTable Table { get; } = table;

    public override int Count => Table.RowCount;

    public override FeelValue this[int index] => FeelValue.OfRow(Table, index);
}

/// <summary>Some rows of a table, in its order.</summary>
internal sealed class SelectedRows(FeelTable table, int[] rows, int count) : FeelList
{
    public override int Count => count;

    public override FeelValue this[int index] =>
        (uint)index < (uint)count ? FeelValue.OfRow(table, rows[index]) : throw new ArgumentOutOfRangeException(nameof(index));
}
