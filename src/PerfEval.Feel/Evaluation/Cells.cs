using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>Reads fields of rows and contexts.</summary>
internal static class Cells
{
    public static FeelValue Read(in FeelValue row, string name)
    {
        if (row.IsRow)
        {
            int column = row.Table.IndexOf(name);
            return column < 0 ? FeelValue.Null : row.Table.Columns[column].ValueAt(row.RowIndex);
        }

        return row.Kind == FeelKind.Context && row.Context.TryGet(name, out FeelValue value) ? value : row.IsKnown ? FeelValue.Null : row;
    }
}
