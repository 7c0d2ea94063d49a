using System.Diagnostics.CodeAnalysis;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

// Nodes that go through a table by its columns. What a column cannot tell, since a cell is not known or the list is no table, is left to
// the nodes that go from row to row, which give the same.

/// <summary>The rows of a table that meet a condition, if it has one.</summary>
internal sealed class TableScan(Node<FeelValue> list, RowTest? test)
{
    /// <summary>The table. False if the list is not one.</summary>
    public bool TryOpen(Frame frame, [NotNullWhen(true)] out FeelTable? table)
    {
        FeelValue value = list.Evaluate(frame);
        table = value.Kind == FeelKind.List && value.List is TableRows rows ? rows.Table : null;
        return table is not null && !frame.Bailed;
    }

    /// <summary>Marks the next rows that belong, as many as the marks are or as there still are.</summary>
    /// <returns>Whether it can be told of all of them.</returns>
    public bool TryMark(Frame frame, FeelTable table, int first, ref Span<bool> marks)
    {
        marks = marks[..Math.Min(marks.Length, table.RowCount - first)];
        marks.Fill(true);
        return test is null || test.Narrow(frame, table, first, marks);
    }
}

/// <summary>The sum of a column, over all rows or those that meet a condition.</summary>
internal sealed class SumColumn(TableScan scan, string column, int likely, Node<decimal> byRow) : Node<decimal>
{
    public override decimal Evaluate(Frame frame) => TrySum(frame, out decimal sum) ? sum : byRow.Evaluate(frame);

    private bool TrySum(Frame frame, out decimal sum)
    {
        sum = 0;
        if (!scan.TryOpen(frame, out FeelTable? table) || table.Find(column, likely) is not NumberColumn { IsKnown: true } cells)
        {
            return false;
        }

        Span<bool> all = stackalloc bool[RowTest.Rows];
        for (int first = 0; first < table.RowCount; first += RowTest.Rows)
        {
            Span<bool> marks = all;
            if (!scan.TryMark(frame, table, first, ref marks))
            {
                return false;
            }

            frame.Step(marks.Length);
            ReadOnlySpan<decimal> values = cells.Values.AsSpan(first, marks.Length);
            for (int i = 0; i < marks.Length; i++)
            {
                if (marks[i])
                {
                    sum += values[i];
                }
            }
        }

        return true;
    }
}

/// <summary>How many rows meet a condition.</summary>
internal sealed class CountRows(TableScan scan, Node<decimal> byRow) : Node<decimal>
{
    public override decimal Evaluate(Frame frame) => TryCount(frame, out int count) ? count : byRow.Evaluate(frame);

    private bool TryCount(Frame frame, out int count)
    {
        count = 0;
        if (!scan.TryOpen(frame, out FeelTable? table))
        {
            return false;
        }

        Span<bool> all = stackalloc bool[RowTest.Rows];
        for (int first = 0; first < table.RowCount; first += RowTest.Rows)
        {
            Span<bool> marks = all;
            if (!scan.TryMark(frame, table, first, ref marks))
            {
                return false;
            }

            frame.Step(marks.Length);
            count += ((ReadOnlySpan<bool>)marks).Count(true);
        }

        return true;
    }
}

/// <summary>Whether some row meets a condition, or every row does.</summary>
internal sealed class SomeRow(bool every, TableScan scan, Node<bool> byRow) : Node<bool>
{
    public override bool Evaluate(Frame frame) => TryFind(frame, out bool found) ? found != every : byRow.Evaluate(frame);

    // Of every row: a row that does not meet it.
    private bool TryFind(Frame frame, out bool found)
    {
        found = false;
        if (!scan.TryOpen(frame, out FeelTable? table))
        {
            return false;
        }

        Span<bool> all = stackalloc bool[RowTest.Rows];
        for (int first = 0; first < table.RowCount && !found; first += RowTest.Rows)
        {
            Span<bool> marks = all;
            if (!scan.TryMark(frame, table, first, ref marks))
            {
                return false;
            }

            int at = marks.IndexOf(!every);
            found = at >= 0;
            frame.Step(found ? at + 1 : marks.Length);
        }

        return true;
    }
}

/// <summary>The rows that meet a condition.</summary>
internal sealed class SelectRows(TableScan scan)
{
    /// <summary>The rows as a list; null if it cannot be told of each that it meets the condition or does not.</summary>
    public FeelList? TrySelect(Frame frame)
    {
        bool outer = frame.Bailed;
        frame.Bailed = false;
        try
        {
            return Select(frame);
        }
        catch (OverflowException)
        {
            // Row by row it is found out where.
            return null;
        }
        finally
        {
            frame.Bailed = outer;
        }
    }

    private FeelList? Select(Frame frame)
    {
        if (!scan.TryOpen(frame, out FeelTable? table) || table.RowCount > CollectNode.Limit)
        {
            return null;
        }

        Span<bool> all = stackalloc bool[RowTest.Rows];
        int[] selected = [];
        int count = 0;
        for (int first = 0; first < table.RowCount; first += RowTest.Rows)
        {
            Span<bool> marks = all;
            if (!scan.TryMark(frame, table, first, ref marks))
            {
                return null;
            }

            frame.Step(marks.Length);
            int more = ((ReadOnlySpan<bool>)marks).Count(true);
            if (count + more > selected.Length)
            {
                Array.Resize(ref selected, Math.Max(count + more, count * 2));
            }

            for (int i = 0; i < marks.Length; i++)
            {
                if (marks[i])
                {
                    selected[count++] = first + i;
                }
            }
        }

        return count == 0 ? FeelList.Empty : new SelectedRows(table, selected, count);
    }
}

/// <summary>A filter on a table, in the general domain.</summary>
internal sealed class FilteredRows(SelectRows rows, Node<FeelValue> byRow) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame) => rows.TrySelect(frame) is { } selected ? FeelValue.Of(selected) : byRow.Evaluate(frame);
}
