using System.Globalization;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>Writes computed values as people write them: 74.36%, 1,594,005.03 元, 118 天, 是. Facts print as they were given; that is not decided here.</summary>
internal static class ValueText
{
    /// <summary>Writes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="type">Its type, which holds the unit.</param>
    /// <param name="unit">The unit to print it in; null for the usual one.</param>
    public static string Write(in FeelValue value, FeelType type, MeasureUnit? unit = null) => value.Kind switch
    {
        FeelKind.Number => Number(value.Number, (type as NumberType)?.Dimension ?? Dimension.None, unit),
        FeelKind.Boolean => value.IsTrue ? "是" : "否",
        FeelKind.Text => value.Text,
        FeelKind.Date => value.Date.ToString(),
        FeelKind.Month => value.Month.ToString(),
        FeelKind.DaysDuration => Days(value.Days),
        FeelKind.MonthsDuration => Months(value.Months),
        FeelKind.List => List(value.List, (type as ListType)?.Item ?? FeelType.Any),
        FeelKind.Context => Row(value),
        FeelKind.Unknown => Unknown(value.AsUnknown, type),
        FeelKind.Failure => "无法计算",
        _ => value.ToString(),
    };

    /// <summary>A number in a unit.</summary>
    public static string Number(decimal number, Dimension dimension, MeasureUnit? unit)
    {
        if (unit is not null)
        {
            decimal inUnit = number / unit.Factor;
            return unit.Type is NumberType { Dimension.IsRate: true } ? Percent(inUnit, unit.Name) : TwoPlaces(inUnit) + " " + unit.Name;
        }

        if (dimension.IsRate)
        {
            return Percent(number * 100, "%");
        }

        string unitName = dimension.Unit;
        string digits = dimension.IsMoney ? Grouped(number) : Plain(number);
        return unitName.Length == 0 ? digits : dimension.IsPoints ? digits : digits + " " + unitName;
    }

    /// <summary>A plain number: all its digits up to ten places, without trailing zeros.</summary>
    public static string Plain(decimal number) => FeelText.Number(Math.Round(number, 10, MidpointRounding.AwayFromZero));

    // Two places; more where two would show a round figure that is not the value: 99.996% is not 100.00%.
    private static string Percent(decimal percent, string sign)
    {
        int places = 2;
        while (places < 10 && Looks(percent, places) == decimal.Truncate(Looks(percent, places)) && percent != Looks(percent, places))
        {
            places++;
        }

        return Looks(percent, places).ToString("0." + new string('0', places), CultureInfo.InvariantCulture) + sign;
    }

    private static decimal Looks(decimal value, int places) => Math.Round(value, places, MidpointRounding.AwayFromZero);

    private static string TwoPlaces(decimal value) => Grouped(Looks(value, 2), "0.00");

    private static string Grouped(decimal value) => Grouped(Looks(value, 6), "0.######");

    /// <summary>Digits in groups of three; four digits stand together, as reports print them: 1068.30, 12,345.00.</summary>
    public static string Grouped(decimal value, string format) =>
        value.ToString(Math.Abs(value) < 10_000 ? format : "#,##" + format, CultureInfo.InvariantCulture);

    private static string Days(DaysDuration days)
    {
        if (days.IsUnbounded)
        {
            return days > DaysDuration.Zero ? "无期限" : "负无期限";
        }

        return days.IsWholeDays
            ? FeelText.Number(days.TotalDays) + " 天"
            : Plain(Math.Round(days.TotalSeconds / 3600, 4)) + " 小时";
    }

    private static string Months(MonthsDuration months) => months.Months % 12 == 0 && months.Months != 0
        ? (months.Months / 12).ToString(CultureInfo.InvariantCulture) + " 年"
        : months.Months.ToString(CultureInfo.InvariantCulture) + " 个月";

    private static string List(FeelList list, FeelType item)
    {
        const int Shown = 10;
        var texts = list.Take(Shown).Select(v => Write(v, item)).ToList();
        if (list.Count > Shown)
        {
            texts.Add("……共 " + list.Count.ToString(CultureInfo.InvariantCulture) + " 项");
        }

        return list.Count == 0 ? "（无）" : string.Join("、", texts);
    }

    private static string Row(in FeelValue row)
    {
        FeelContext context = row.Context;
        return string.Join('，', context.Names.Select(n => context.TryGet(n, out FeelValue v) ? v.ToString() : ""));
    }

    private static string Unknown(Unknown unknown, FeelType type)
    {
        Interval bounds = unknown.Bounds;
        if (type is not NumberType { Dimension: var dimension } || (!bounds.HasLow && !bounds.HasHigh))
        {
            return "未知";
        }

        string low = bounds.HasLow ? Number(bounds.Low, dimension, null) : "", high = bounds.HasHigh ? Number(bounds.High, dimension, null) : "";
        return (bounds.HasLow, bounds.HasHigh) switch
        {
            (true, true) => (bounds.IsLowOpen ? "(" : "[") + low + ".." + high + (bounds.IsHighOpen ? ")" : "]"),
            (true, false) => (bounds.IsLowOpen ? "> " : "≥ ") + low,
            _ => (bounds.IsHighOpen ? "< " : "≤ ") + high,
        };
    }
}
