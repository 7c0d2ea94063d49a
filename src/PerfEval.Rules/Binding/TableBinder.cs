using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Binding;

/// <summary>
/// Binds a table of a case into columns: rows with a heading row first, rows as mappings, or a CSV file. A unit in a heading holds for its
/// column: <c>金额（万元）</c>.
/// </summary>
internal sealed class TableBinder(FactModel fact, string? folder, DiagnosticBag diagnostics)
{
    /// <summary>Binds the table. Null after reporting why it cannot be used.</summary>
    public FeelTable? Bind(DocumentNode node)
    {
        int before = Errors;
        FeelTable? table = node switch
        {
            SequenceNode { Items: [] } => Build([], []),
            SequenceNode { Items: [MappingNode, ..] } rows => BindMappings(rows),
            SequenceNode { Items: [SequenceNode heading, ..] } rows => BindRows(heading, [.. rows.Items.Skip(1)]),
            ScalarNode { IsEmpty: false } file when file.Text.Trim().EndsWith(".csv", StringComparison.OrdinalIgnoreCase) => BindCsv(file),
            _ => null,
        };
        if (table is null && Errors == before)
        {
            diagnostics.Add(node is ScalarNode scalar && YamlTraps.MeantAsMapping(scalar) is { } trap
                ? trap
                : BindingErrors.ExpectedTable.At(node.Location, fact.Name));
        }

        return Errors > before ? null : table;
    }

    private int Errors => diagnostics.Items.Count(d => d.Severity == Severity.Error);

    private FeelTable? BindCsv(ScalarNode file)
    {
        string name = file.Text.Trim();
        string? full = folder is null ? null : Path.GetFullPath(Path.Combine(folder, name));
        string root = folder is null ? "" : Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        if (full is null || Path.IsPathRooted(name) || !full.StartsWith(root, StringComparison.Ordinal))
        {
            diagnostics.Add(BindingErrors.CsvPath.At(file.Location, fact.Name, name));
            return null;
        }

        // Messages name it as they name the case.
        string shown = Path.Combine(Path.GetDirectoryName(file.Document.File) ?? "", name);
        return CsvReader.Read(full, shown, file.Location, diagnostics) is { } rows ? BindRows(rows[0], [.. rows.Skip(1)]) : null;
    }

    private FeelTable? BindRows(SequenceNode heading, IReadOnlyList<DocumentNode> rows)
    {
        if (ReadHeading(heading) is not { } headings)
        {
            return null;
        }

        var cells = new List<Cell[]>(rows.Count);
        foreach (DocumentNode row in rows)
        {
            if (row is not SequenceNode sequence)
            {
                diagnostics.Add(BindingErrors.ExpectedTable.At(row.Location, fact.Name));
                continue;
            }

            if (sequence.Items.Count != headings.Count)
            {
                diagnostics.Add(BindingErrors.CellCount.At(row.Location, fact.Name, sequence.Items.Count, headings.Count, CellHint(sequence)));
                continue;
            }

            cells.Add([.. sequence.Items.Select((item, i) => new Cell(AsCell(item), headings[i].Unit, IsGiven: true))]);
        }

        return Build([.. headings.Select(h => h.Column)], cells);
    }

    // 1,068.30 in a row becomes two cells.
    private static LocalText CellHint(SequenceNode row)
    {
        for (int i = 0; i + 1 < row.Items.Count; i++)
        {
            if (row.Items[i] is ScalarNode { Text: { Length: > 0 and <= 3 } head } && row.Items[i + 1] is ScalarNode { Text: { Length: >= 3 } tail }
                && head.All(char.IsAsciiDigit) && tail[..3].All(char.IsAsciiDigit) && (tail.Length == 3 || tail[3] == '.'))
            {
                return new($"“{head},{tail}”的千分位逗号把它切成了两格，请去掉逗号或加引号。", $"The thousands separator of '{head},{tail}' makes two cells of it; drop the comma or put it in quotes.");
            }
        }

        return new("", "");
    }

    private ScalarNode? AsCell(DocumentNode node)
    {
        if (node is ScalarNode scalar)
        {
            return scalar;
        }

        diagnostics.Add(BindingErrors.ExpectedSingleValue.At(node.Location, fact.Name, new LocalText("表的一格", "a cell")));
        return null;
    }

    private List<Heading>? ReadHeading(SequenceNode heading)
    {
        var headings = new List<Heading>();
        bool failed = false;
        foreach (DocumentNode item in heading.Items)
        {
            if (item is not ScalarNode { IsEmpty: false } scalar)
            {
                diagnostics.Add(BindingErrors.ExpectedTable.At(item.Location, fact.Name));
                return null;
            }

            Heading? read = ReadHeading(scalar.Text.Trim(), scalar.Location);
            if (read is not null && headings.Exists(h => h.Column == read.Column))
            {
                diagnostics.Add(BindingErrors.DuplicateColumn.At(scalar.Location, fact.Name, read.Column.Name));
                read = null;
            }

            failed |= read is null;
            if (read is not null)
            {
                headings.Add(read);
            }
        }

        return failed ? null : headings;
    }

    private Heading? ReadHeading(string text, SourceLocation at)
    {
        ColumnModel? column = fact.Columns.FirstOrDefault(c => c.Name == text);
        if (column is not null)
        {
            return new Heading(column, null);
        }

        // 金额（万元）: the name, and the unit in brackets.
        string plain = text.Replace('（', '(').Replace('）', ')');
        int open = plain.LastIndexOf('(');
        string name = open > 0 && plain.EndsWith(')') ? plain[..open].Trim() : plain;
        column = fact.Columns.FirstOrDefault(c => c.Name == name);
        if (column is null)
        {
            if (text.Contains('，'))
            {
                diagnostics.Add(LoadingErrors.FullWidthComma.At(at, text));
                return null;
            }

            string? nearest = NearestName.Find(name, fact.Columns.Select(c => c.Name));
            diagnostics.Add(BindingErrors.UnknownColumn.At(at, fact.Name, name, Feel.Checking.Checker.DidYouMean(nearest)));
            return null;
        }

        string unitName = plain[(open + 1)..^1].Trim();
        MeasureUnit? unit = column.Type.DefaultUnit?.Name == unitName ? column.Type.DefaultUnit : MeasureUnit.Find(unitName == "％" ? "%" : unitName);
        if (unit is null && column.Type.Type is NumberType { Dimension.IsCount: true } counted && counted.Dimension.Unit == unitName)
        {
            unit = new MeasureUnit(unitName, counted, 1);
        }

        bool fits = unit is not null && unit.Type.Kind == column.Type.Type.Kind
            && (unit.Type is not NumberType number || (column.Type.Type is NumberType own && number.Dimension.CountsSameAs(own.Dimension)));
        if (fits)
        {
            return new Heading(column, unit);
        }

        diagnostics.Add(BindingErrors.HeadingUnit.At(at, fact.Name, column.Name, column.Type.Type.Describe(), unitName));
        return null;
    }

    private FeelTable? BindMappings(SequenceNode rows)
    {
        var columns = new List<ColumnModel>();
        var cells = new List<Cell[]>();
        foreach (DocumentNode row in rows.Items)
        {
            if (row is not MappingNode mapping)
            {
                diagnostics.Add(BindingErrors.ExpectedTable.At(row.Location, fact.Name));
                continue;
            }

            var values = new Cell[columns.Count + mapping.Entries.Count];
            foreach (MappingEntry entry in mapping.Entries)
            {
                if (ReadHeading(entry.Key.Text.Trim(), entry.Key.Location) is not { } heading)
                {
                    continue;
                }

                int at = columns.IndexOf(heading.Column);
                if (at < 0)
                {
                    at = columns.Count;
                    columns.Add(heading.Column);
                }

                if (values[at].IsGiven)
                {
                    diagnostics.Add(BindingErrors.DuplicateColumn.At(entry.Key.Location, fact.Name, heading.Column.Name));
                    continue;
                }

                // Each row says its own unit: { 金额（元）: 1 } may be followed by { 金额（万元）: 5 }.
                values[at] = new Cell(AsCell(entry.Value), heading.Unit, IsGiven: true);
            }

            cells.Add(values);
        }

        return Build(columns, cells);
    }

    // Columns that the case leaves out, and cells that a row leaves out, are unknown.
    private FeelTable Build(List<ColumnModel> given, List<Cell[]> rows)
    {
        FeelColumn[] columns = [.. fact.Columns.Select(c => BuildColumn(c, given.IndexOf(c), rows))];
        return new FeelTable(fact.Name, columns, rows.Count);
    }

    private FeelColumn BuildColumn(ColumnModel column, int at, List<Cell[]> rows)
    {
        var values = new FeelValue[rows.Count];
        string[] written = new string[rows.Count];
        decimal lastPlace = 0;
        for (int row = 0; row < rows.Count; row++)
        {
            written[row] = "";
            if (at < 0 || at >= rows[row].Length || rows[row][at] is not { Node: { } cell } place)
            {
                values[row] = Unknown(column, row, Interval.Everything);
                continue;
            }

            if (cell.IsEmpty || (cell.Text.Length == 0 && column.Type.Type != FeelType.Text))
            {
                diagnostics.Add(BindingErrors.EmptyCell.At(cell.Location, fact.Name, column.Name));
                continue;
            }

            WrittenValue value = ValueReader.Read(cell.Text, column.Type, place.Unit);
            if (value.Error is { } error)
            {
                diagnostics.Add(error(cell.Location, fact.Name + "." + column.Name));
                continue;
            }

            written[row] = value.Text;
            values[row] = value.IsNotGiven ? Unknown(column, row, Interval.Everything)
                : value.Value.IsUnknown ? Unknown(column, row, value.Value.AsUnknown.Bounds)
                : value.Value;
            lastPlace = value.LastPlace > 0 && (lastPlace == 0 || value.LastPlace < lastPlace) ? value.LastPlace : lastPlace;
        }

        return MakeColumn(column, values, written, lastPlace);
    }

    /// <summary>A column of values, those that are not known among them.</summary>
    public static FeelColumn MakeColumn(ColumnModel column, FeelValue[] values, string[] texts, decimal lastPlace)
    {
        var written = new WrittenTexts(texts);
        string name = column.Name;
        FeelColumn made = column.Type.Type.Kind switch
        {
            FeelKind.Number => new NumberColumn(name, [.. values.Select(v => v.IsNumber ? v.Number : 0)]) { Written = written, LastPlace = lastPlace },
            FeelKind.Boolean => new BooleanColumn(name, [.. values.Select(v => v.IsTrue)]) { Written = written },
            FeelKind.Text => new TextColumn(name, [.. values.Select(v => v.Kind == FeelKind.Text ? v.Text : "")]) { Written = written },
            FeelKind.Date => new DateColumn(name, [.. values.Select(v => v.Kind == FeelKind.Date ? v.Date : default)]) { Written = written },
            _ => new ValueColumn(name, values) { Written = written },
        };
        for (int row = 0; row < values.Length; row++)
        {
            if (!values[row].IsKnown)
            {
                made.SetSpecial(row, values[row]);
            }
        }

        return made;
    }

    private FeelValue Unknown(ColumnModel column, int row, Interval bounds)
    {
        var source = new UnknownSource(UnknownSourceKind.Cell, fact.Name, column.Name, row + 1);
        return FeelValue.Of(new Unknown(Missing.Of(source), bounds));
    }

    // A cell and the unit that its heading gives to a bare number.
    private readonly record struct Cell(ScalarNode? Node, MeasureUnit? Unit, bool IsGiven);

    private sealed record Heading(ColumnModel Column, MeasureUnit? Unit);
}
