using System.Collections;

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
        if (Count != other.Count)
        {
            return false;
        }

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
