using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>Tables of a case with another value in a cell.</summary>
internal static class TableEdit
{
    public static FeelValue With(FactModel fact, in FeelValue table, RepairTarget cell, in FeelValue value)
    {
        FeelTable from = ((TableRows)table.List).Table;
        var columns = new FeelColumn[from.Columns.Length];
        for (int i = 0; i < columns.Length; i++)
        {
            columns[i] = from.Columns[i].Name == cell.Column ? With(fact, from.Columns[i], from.RowCount, cell.Row, value) : from.Columns[i];
        }

        return FeelValue.Of(new TableRows(new FeelTable(from.Name, columns, from.RowCount)));
    }

    /// <summary>A table without some rows.</summary>
    public static FeelValue Without(FactModel fact, in FeelValue table, HashSet<int> gone)
    {
        FeelTable from = ((TableRows)table.List).Table;
        int[] left = [.. Enumerable.Range(0, from.RowCount).Where(r => !gone.Contains(r))];
        FeelColumn[] columns = [.. from.Columns.Select(c => TableBinder.MakeColumn(
            fact.Columns.First(m => m.Name == c.Name), [.. left.Select(c.ValueAt)], [.. left.Select(r => c.Written?[r] ?? "")], c.LastPlace))];
        return FeelValue.Of(new TableRows(new FeelTable(from.Name, columns, left.Length)));
    }

    private static FeelColumn With(FactModel fact, FeelColumn column, int rows, int row, in FeelValue value)
    {
        ColumnModel model = fact.Columns.First(c => c.Name == column.Name);
        var values = new FeelValue[rows];
        string[] written = new string[rows];
        for (int i = 0; i < rows; i++)
        {
            values[i] = i == row ? value : column.ValueAt(i);
            written[i] = i == row ? ValueText.Write(value, model.Type.Type) : column.Written?[i] ?? "";
        }

        return TableBinder.MakeColumn(model, values, written, column.LastPlace);
    }
}
