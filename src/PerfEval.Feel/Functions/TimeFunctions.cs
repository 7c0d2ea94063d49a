using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions;

/// <summary>Functions of dates, months and durations.</summary>
internal static class TimeFunctions
{
    /// <summary>The names of the days, Monday first.</summary>
    internal static readonly string[] DayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>The names of the months.</summary>
    internal static readonly string[] MonthNames =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    public static readonly Builtin[] All =
    [
        new("date", ["year", "month", "day"], 1, DateCheck, MakeDate),
        new("duration", ["from"], 1, a => a.Text(0) ? FeelType.Days : null, a =>
            DaysDuration.TryParse(a[0].Text, out DaysDuration days) ? FeelValue.Of(days) : FeelValue.Null),
        new("years and months duration", ["from", "to"], 2, a => a.Date(0) && a.Date(1) ? FeelType.Months : null, MonthsBetween),
        new("day of week", ["date"], 1, a => a.Date(0) ? FeelType.Text : null, a => OfDate(a[0], d => FeelValue.Of(DayNames[d.DayOfWeek - 1]))),
        new("day of year", ["date"], 1, a => a.Date(0) ? FeelType.Number : null, a => OfDate(a[0], d => FeelValue.Of((decimal)d.DayOfYear))),
        new("month of year", ["date"], 1, a => a.Date(0) ? FeelType.Text : null, a => OfDate(a[0], d => FeelValue.Of(MonthNames[d.Month - 1]))),
    ];

    private static FeelType? DateCheck(ArgumentCheck a)
    {
        if (a.Count == 1)
        {
            return a.Text(0) ? FeelType.Date : null;
        }

        return a.Number(0, plain: true) && a.Number(1, plain: true) && a.Number(2, plain: true) && (a.Count == 3 || a.Fail(1, new("年、月、日三个数", "three numbers")))
            ? FeelType.Date
            : null;
    }

    private static FeelValue MakeDate(ReadOnlySpan<FeelValue> a)
    {
        if (a.Length == 1)
        {
            return FeelDate.TryParse(a[0].Text, out FeelDate parsed) ? FeelValue.Of(parsed) : FeelValue.Null;
        }

        decimal year = a[0].Number, month = a[1].Number, day = a[2].Number;
        return Math.Abs(year) <= FeelDate.MaxYear && month is >= 1 and <= 12 && day is >= 1 and <= 31
            && FeelDate.TryCreate((long)year, (long)month, (long)day, out FeelDate date)
            ? FeelValue.Of(date)
            : FeelValue.Null;
    }

    private static FeelValue MonthsBetween(ReadOnlySpan<FeelValue> a)
    {
        FeelDate from = a[0].Date, to = a[1].Date;
        if (from.IsNever || to.IsNever)
        {
            return FeelValue.Null;
        }

        return FeelValue.Of(TimeScalars.MonthsBetween(from, to));
    }

    private static FeelValue OfDate(FeelValue date, Func<FeelDate, FeelValue> read) => date.Date.IsNever ? FeelValue.Null : read(date.Date);
}
