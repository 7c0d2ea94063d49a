using PerfEval.Feel.Checking;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>
/// A condition asked of many rows of a table at once, in the exact domain: it reads columns as plain arrays, so that nothing is called for
/// each row.
/// </summary>
internal abstract class RowTest
{
    /// <summary>How many rows are asked at a time, at most.</summary>
    public const int Rows = 128;

    /// <summary>Takes out the rows that do not meet it.</summary>
    /// <param name="frame">The evaluation's memory.</param>
    /// <param name="table">The table.</param>
    /// <param name="first">The row at which <paramref name="left"/> begins.</param>
    /// <param name="left">Whether each row is still in question.</param>
    /// <returns>Whether all that it reads is plainly known; otherwise each row has to be asked by itself.</returns>
    public abstract bool Narrow(Frame frame, FeelTable table, int first, Span<bool> left);
}

/// <summary>A cell that is true or false.</summary>
internal sealed class BooleanRowTest(string column, int likely) : RowTest
{
    public override bool Narrow(Frame frame, FeelTable table, int first, Span<bool> left)
    {
        if (table.Find(column, likely) is not BooleanColumn { IsKnown: true } cells)
        {
            return false;
        }

        ReadOnlySpan<bool> values = cells.Values.AsSpan(first, left.Length);
        for (int i = 0; i < left.Length; i++)
        {
            left[i] &= values[i];
        }

        return true;
    }
}

/// <summary>Where a number of a row comes from: a column, or an expression that is the same for all rows.</summary>
internal readonly record struct RowNumber(string? Column, int Likely, Node<decimal>? Same)
{
    /// <summary>The column's figures; none where all rows have the same. False if they are not all known.</summary>
    public bool TryRead(Frame frame, FeelTable table, int first, int count, out ReadOnlySpan<decimal> values, out decimal same)
    {
        values = default;
        same = 0;
        if (Same is not null)
        {
            same = Same.Evaluate(frame);
            return !frame.Bailed;
        }

        if (table.Find(Column!, Likely) is not NumberColumn { IsKnown: true } cells)
        {
            return false;
        }

        values = cells.Values.AsSpan(first, count);
        return true;
    }
}

/// <summary>A comparison of numbers.</summary>
internal sealed class NumberRowTest(ComparisonOperator op, bool tolerant, RowNumber one, RowNumber other) : RowTest
{
    public override bool Narrow(Frame frame, FeelTable table, int first, Span<bool> left)
    {
        if (!one.TryRead(frame, table, first, left.Length, out ReadOnlySpan<decimal> xs, out decimal x)
            || !other.TryRead(frame, table, first, left.Length, out ReadOnlySpan<decimal> ys, out decimal y))
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (left[i])
            {
                decimal a = xs.IsEmpty ? x : xs[i], b = ys.IsEmpty ? y : ys[i];
                left[i] = Scalars.Holds(op, tolerant ? Scalars.CompareTolerant(a, b) : a.CompareTo(b));
            }
        }

        return true;
    }
}

/// <summary>Whether a list of texts, the same for all rows, holds a cell's text.</summary>
internal sealed class ContainsRowTest(Node<FeelValue> list, string column, int likely) : RowTest
{
    public override bool Narrow(Frame frame, FeelTable table, int first, Span<bool> left)
    {
        FeelValue items = list.Evaluate(frame);
        if (items.Kind != FeelKind.List || items.List is not ArrayList { IsAllText: true } texts
            || table.Find(column, likely) is not TextColumn { IsKnown: true } cells)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (left[i])
            {
                frame.Step();
                left[i] = texts.HasText(cells.Values[first + i]);
            }
        }

        return true;
    }
}

/// <summary>Whether a cell is, or is not, a text that is the same for all rows.</summary>
internal sealed class TextRowTest(bool equal, string column, int likely, Node<FeelValue> text) : RowTest
{
    public override bool Narrow(Frame frame, FeelTable table, int first, Span<bool> left)
    {
        FeelValue wanted = text.Evaluate(frame);
        if (wanted.Kind != FeelKind.Text || table.Find(column, likely) is not TextColumn { IsKnown: true } cells)
        {
            return false;
        }

        int most = StepCost.Of(wanted);
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i])
            {
                string cell = cells.Values[first + i];
                frame.Step(Math.Min(most, StepCost.OfText(cell.Length)));
                left[i] = cell == wanted.Text == equal;
            }
        }

        return true;
    }
}

internal sealed class NotRowTest(RowTest operand) : RowTest
{
    public override bool Narrow(Frame frame, FeelTable table, int first, Span<bool> left)
    {
        Span<bool> met = stackalloc bool[left.Length];
        left.CopyTo(met);
        if (!operand.Narrow(frame, table, first, met))
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            left[i] &= !met[i];
        }

        return true;
    }
}

internal sealed class AndRowTest(RowTest one, RowTest other) : RowTest
{
    public override bool Narrow(Frame frame, FeelTable table, int first, Span<bool> left) =>
        one.Narrow(frame, table, first, left) && (!left.Contains(true) || other.Narrow(frame, table, first, left));
}

internal sealed class OrRowTest(RowTest one, RowTest other) : RowTest
{
    public override bool Narrow(Frame frame, FeelTable table, int first, Span<bool> left)
    {
        Span<bool> met = stackalloc bool[left.Length];
        left.CopyTo(met);
        if (!one.Narrow(frame, table, first, met))
        {
            return false;
        }

        // Those that the one takes need not be asked again.
        for (int i = 0; i < left.Length; i++)
        {
            left[i] &= !met[i];
        }

        if (left.Contains(true) && !other.Narrow(frame, table, first, left))
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            left[i] |= met[i];
        }

        return true;
    }
}

/// <summary>Any other condition of the exact domain, asked row by row of those that are left.</summary>
internal sealed class AnyRowTest(Node<bool> condition, int slot) : RowTest
{
    public override bool Narrow(Frame frame, FeelTable table, int first, Span<bool> left)
    {
        for (int i = 0; i < left.Length; i++)
        {
            if (left[i])
            {
                frame.Locals[slot] = FeelValue.OfRow(table, first + i);
                left[i] = condition.Evaluate(frame);
                if (frame.Bailed)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
