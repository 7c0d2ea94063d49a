using System.Globalization;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Testing.Generation;

/// <summary>
/// Writes values as a case states them, in full. Ordered values are told by their ordinal: a number, the number of a day, of a month, seconds, months.
/// </summary>
internal static class ValueWriter
{
    private const decimal SecondsPerDay = 86_400;

    /// <summary>The value of a type at an ordinal; null if there is none.</summary>
    public static FeelValue? At(FeelType type, decimal ordinal)
    {
        switch (type.Kind)
        {
            case FeelKind.Number:
                return FeelValue.Of(ordinal);
            case FeelKind.Date:
                return Whole(ordinal) is { } day && FeelDate.TryFromDayNumber(day, out FeelDate date) && !date.IsNever && date.ToString().Length == 10 ? FeelValue.Of(date) : null;
            case FeelKind.Month:
                return Whole(ordinal) is { } index && FeelMonth.TryCreate(Math.DivRem(index, 12, out long rest), rest + 1, out FeelMonth month) && IndexOf(month) == index
                    ? FeelValue.Of(month)
                    : null;
            case FeelKind.DaysDuration:
                return DaysDuration.TryFromSeconds(ordinal, out DaysDuration days) ? FeelValue.Of(days) : null;
            case FeelKind.MonthsDuration:
                return MonthsDuration.TryFromMonths(ordinal, out MonthsDuration months) ? FeelValue.Of(months) : null;
            default:
                return null;
        }
    }

    /// <summary>The ordinal of a value; null for what has no order.</summary>
    public static decimal? OrdinalOf(FeelValue value) =>
        value.IsKnown && value.TryGetOrdinal(out decimal ordinal) && Math.Abs(ordinal) < 1e20m ? ordinal : null;

    /// <summary>The least difference at which values of a type are usually written.</summary>
    public static decimal StepOf(ValueTypeModel type) => type.Type switch
    {
        NumberType when type.IsInteger => type.DefaultUnit?.Factor ?? 1,
        NumberType { Dimension.IsRate: true } => 0.0001m,
        NumberType => 0.01m * (type.DefaultUnit?.Factor ?? 1),
        { Kind: FeelKind.DaysDuration } => SecondsPerDay,
        _ => 1,
    };

    /// <summary>The value as a case writes it; null if it cannot be written so that exactly this value is read.</summary>
    public static string? Write(FeelValue value, ValueTypeModel type)
    {
        string? text = value.Kind switch
        {
            FeelKind.Number => Number(value.Number, type),
            FeelKind.Boolean => value.IsTrue ? "是" : "否",
            FeelKind.Text => value.Text,
            FeelKind.Date => value.Date.IsNever ? "无" : value.Date.ToString(),
            FeelKind.Month => value.Month.ToString(),
            FeelKind.DaysDuration => value.Days.IsUnbounded ? null : Plain(value.Days.TotalSeconds / SecondsPerDay) + " 天",
            FeelKind.MonthsDuration => OrdinalOf(value) is { } months ? Plain(months) + " 个月" : null,
            _ => null,
        };
        return text is not null && ValueReader.Read(text, type) is { Error: null, IsNotGiven: false } read && read.Value.Equals(value) ? text : null;
    }

    /// <summary>The value at an ordinal as a case writes it.</summary>
    public static string? Write(decimal ordinal, ValueTypeModel type) => At(type.Type, ordinal) is { } value ? Write(value, type) : null;

    private static string? Number(decimal number, ValueTypeModel type)
    {
        if (type.DefaultUnit is { } unit && unit.Factor != 0)
        {
            return Plain(number / unit.Factor) + (NeedsUnit(type) ? " " + unit.Name : "");
        }

        return type.Type switch
        {
            NumberType { Dimension.IsRate: true } => Plain(number * 100) + "%",
            NumberType { Dimension.IsMoney: true } => Math.Abs(number) >= 10_000 && number % 100 == 0 ? Plain(number / 10_000) + " 万元" : Plain(number) + " 元",
            _ => Plain(number),
        };
    }

    private static bool NeedsUnit(ValueTypeModel type) => type.Type is NumberType { Dimension: { IsRate: true } or { IsMoney: true } };

    private static string Plain(decimal number)
    {
        string text = number.ToString("0.############################", CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }

    private static long? Whole(decimal ordinal) => ordinal == decimal.Truncate(ordinal) && Math.Abs(ordinal) < 1e9m ? (long)ordinal : null;

    private static long IndexOf(FeelMonth month) => FeelValue.Of(month).TryGetOrdinal(out decimal ordinal) ? (long)ordinal : -1;
}
