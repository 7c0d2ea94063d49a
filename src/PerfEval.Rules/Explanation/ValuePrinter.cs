using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Explanation;

/// <summary>
/// Prints values as people wrote them: facts with the unit and places of the case, computed amounts in the unit of the figures they come
/// from, rates in percent.
/// </summary>
internal sealed class ValuePrinter(BoundCase bound)
{
    private static readonly MeasureUnit s_tenThousand = MeasureUnit.Find("万元")!;

    /// <summary>Prints the value of an expression.</summary>
    public LocalText Print(Typed typed, in FeelValue value, MeasureUnit? unit = null)
    {
        if (value.IsFailure)
        {
            return new("无法计算", "cannot be computed");
        }

        if (unit is null && WrittenText(typed, value) is { } written)
        {
            return new(written, written);
        }

        MeasureUnit? shown = unit ?? UnitOf(typed);
        if (value.IsUnknown && !value.AsUnknown.Bounds.HasLow && !value.AsUnknown.Bounds.HasHigh)
        {
            return new("未知", "unknown");
        }

        string text = shown is not null && value.IsNumber
            ? unit is null ? InUnit(value.Number, shown) : ValueText.Number(value.Number, Dimension.None, unit)
            : ValueText.Write(value, typed.Type, value.IsNumber ? shown : null);
        return text switch
        {
            "未知" => new(text, "unknown"),
            "是" => new(text, "yes"),
            "否" => new(text, "no"),
            _ => new(text, text),
        };
    }

    /// <summary>How a fact or a cell was written; null for what was not written by a person.</summary>
    public string? WrittenText(Typed typed, in FeelValue value)
    {
        switch (typed)
        {
            case TypedFact fact when fact.Symbol.Index < bound.Written.Count:
                return bound.Written[fact.Symbol.Index]?.Text;
            case TypedMeasure measure when IsStated(measure.Symbol, value):
                return bound.Written[measure.Symbol.StatedSlot]?.Text;
            case TypedConstant { Value.Kind: FeelKind.Number or FeelKind.DaysDuration or FeelKind.MonthsDuration } constant
                when constant.Type != FeelType.Points:
                return constant.Written;
            default:
                return null;
        }
    }

    /// <summary>How a cell of a row was written; null if it was not.</summary>
    public static string? CellText(in FeelValue row, string column)
    {
        if (!row.IsRow || row.Table.IndexOf(column) is not (>= 0 and var at) || row.Table.Columns[at].Written is not { } written)
        {
            return null;
        }

        return written[row.RowIndex].Length > 0 ? written[row.RowIndex] : null;
    }

    /// <summary>Whether a measure's value is the one stated for it, because it could not be computed.</summary>
    public bool IsStated(MeasureSymbol measure, in FeelValue value)
    {
        if (measure.StatedSlot < 0 || bound.Written[measure.StatedSlot] is not { } written)
        {
            return false;
        }

        return written.Value.IsUnknown ? value.IsUnknown : written.Value.Equals(value);
    }

    /// <summary>A row of a table in short: its cells as written. An item of a plain list as its type has it: 3500 元.</summary>
    public static string Row(in FeelValue row, FeelType? type = null)
    {
        if (!row.IsRow)
        {
            return ValueText.Write(row, type ?? FeelType.Any);
        }

        const int Shown = 6;
        var texts = new List<string>();
        foreach (FeelColumn column in row.Table.Columns)
        {
            if (column.Written is { } written && written[row.RowIndex].Length > 0 && texts.Count < Shown)
            {
                texts.Add(written[row.RowIndex]);
            }
        }

        return string.Join('，', texts);
    }

    // A measure may say its unit; otherwise an amount is shown in 万元 if all its figures were written so.
    private MeasureUnit? UnitOf(Typed typed)
    {
        if (typed is TypedMeasure measure && bound.RuleSet.Measures[measure.Symbol.Index].Model.Unit is { } unit)
        {
            return MeasureUnit.Find(unit);
        }

        return typed.Type is NumberType { Dimension.IsMoney: true } && AllInTenThousands(typed) is true ? s_tenThousand : null;
    }

    // True if all amounts are in 万元, false if one is not, null if there is none.
    private bool? AllInTenThousands(Typed typed)
    {
        switch (typed)
        {
            case TypedFact { Type: NumberType { Dimension.IsMoney: true } } fact:
                return bound.Written.UnitOf(fact.Symbol.Index) is { } unit ? unit.Name == "万元" : null;
            case TypedMeasure measure:
                return IsInTenThousands(measure.Symbol);
            case TypedField { Type: NumberType { Dimension.IsMoney: true }, Target.Type: ContextType { Table: { } table } } field:
                return ColumnInTenThousands(table, field.Field.Name);
            case TypedConstant { Type: NumberType { Dimension.IsMoney: true } } constant when constant.Value.Number != 0:
                return constant.Written.Contains("万元", StringComparison.Ordinal);
        }

        bool? all = null;
        foreach (Typed child in typed.Children)
        {
            bool? one = AllInTenThousands(child);
            if (one == false)
            {
                return false;
            }

            all ??= one;
        }

        return all;
    }

    private readonly Dictionary<MeasureSymbol, bool?> _inTenThousands = [];

    private bool? IsInTenThousands(MeasureSymbol measure)
    {
        if (bound.Written[measure.StatedSlot]?.Unit is { } unit)
        {
            return unit.Name == "万元";
        }

        if (!_inTenThousands.TryGetValue(measure, out bool? all))
        {
            _inTenThousands[measure] = all = AllInTenThousands(measure.Body);
        }

        return all;
    }

    private readonly Dictionary<(string, string), bool?> _columnsInTenThousands = [];

    private bool? ColumnInTenThousands(string table, string column)
    {
        if (!_columnsInTenThousands.TryGetValue((table, column), out bool? all))
        {
            _columnsInTenThousands[(table, column)] = all = IsColumnInTenThousands(table, column);
        }

        return all;
    }

    private bool? IsColumnInTenThousands(string table, string column)
    {
        CheckedFact? fact = bound.RuleSet.Facts.FirstOrDefault(f => f.Model.Name == table);
        if (fact is null || bound.Slots[fact.Symbol.Index] is not { Kind: FeelKind.List, List: TableRows rows } || rows.Table.IndexOf(column) is not (>= 0 and var at))
        {
            return null;
        }

        if (rows.Table.Columns[at].Written is not { } written)
        {
            return null;
        }

        bool? all = null;
        for (int row = 0; row < rows.Count && all != false; row++)
        {
            all = written[row] is { Length: > 0 } cell ? cell.EndsWith("万元", StringComparison.Ordinal) : all;
        }

        return all;
    }

    /// <summary>A value in a unit that nobody asked for by name.</summary>
    public static string InUnit(decimal value, MeasureUnit unit)
    {
        if (unit.Type is not NumberType { Dimension.IsMoney: true })
        {
            return ValueText.Number(value, Dimension.None, unit);
        }

        // All digits, and at least the two places that amounts in 万元 usually have.
        decimal amount = Math.Round(value / unit.Factor, 6, MidpointRounding.AwayFromZero);
        return ValueText.Grouped(amount, "0.00####") + " " + unit.Name;
    }
}
