using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>
/// <c>some x in table satisfies x.column = key and …</c> in the exact domain: the rows with this key are found by hashing, so that joining
/// two tables takes as long as reading both. Where the column or the key is not known throughout, the plain loop decides.
/// </summary>
internal sealed class LookupSome(int fact, string column, int likely, Node<FeelValue> key, Node<bool>? rest, int slot, Node<bool> plain) : Node<bool>
{
    // Below this a loop is as fast as a table of hashes.
    private const int FewRows = 8;

    public override bool Evaluate(Frame frame)
    {
        FeelValue list = frame.Facts[fact];
        if (frame.ReadFact is not null || list.Kind != FeelKind.List || list.List is not TableRows { Table: var table } || table.RowCount < FewRows
            || table.Find(column, likely) is not TextColumn { IsKnown: true } cells)
        {
            return plain.Evaluate(frame);
        }

        FeelValue wanted = key.Evaluate(frame);
        if (wanted.Kind != FeelKind.Text)
        {
            frame.Bailed = true;
            return false;
        }

        for (int row = cells.First(wanted.Text); row >= 0; row = cells.Next(row))
        {
            frame.Step();
            frame.Locals[slot] = FeelValue.OfRow(table, row);
            if (rest is null || rest.Evaluate(frame))
            {
                return true;
            }

            if (frame.Bailed)
            {
                return false;
            }
        }

        return false;
    }
}

/// <summary>Whether a list holds a text, in the exact domain.</summary>
internal sealed class ContainsText(Node<FeelValue> list, Node<FeelValue> element) : Node<bool>
{
    public override bool Evaluate(Frame frame)
    {
        FeelValue items = list.Evaluate(frame), wanted = element.Evaluate(frame);
        frame.Step();
        if (items.Kind == FeelKind.List && items.List is ArrayList { IsAllText: true } texts && wanted.Kind == FeelKind.Text)
        {
            return texts.HasText(wanted.Text);
        }

        frame.Bailed = true;
        return false;
    }
}
