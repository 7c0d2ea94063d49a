using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions;

/// <summary>What can be read of a date, a month or a duration after a dot: <c>date.year</c>.</summary>
internal static class PropertyFunctions
{
    private static readonly Dictionary<(FeelKind Kind, string Name), Builtin> s_all = new()
    {
        [(FeelKind.Date, "year")] = OfDate("year", d => d.Year, DateBounds.Years),
        [(FeelKind.Date, "month")] = OfDate("month", d => d.Month, DateBounds.Months),
        [(FeelKind.Date, "day")] = OfDate("day", d => d.Day, DateBounds.Days),
        [(FeelKind.Date, "weekday")] = OfDate("weekday", d => d.DayOfWeek),
        [(FeelKind.Month, "year")] = Make("year", v => v.Month.Year, DateBounds.YearsOfMonths),
        [(FeelKind.Month, "month")] = Make("month", v => v.Month.Month, DateBounds.MonthsOfMonths),
        [(FeelKind.Month, "first day")] = OfMonth("first day", m => m.FirstDay),
        [(FeelKind.Month, "last day")] = OfMonth("last day", m => m.LastDay),
        [(FeelKind.DaysDuration, "days")] = Make("days", v => decimal.Truncate(v.Days.TotalDays)),
        [(FeelKind.DaysDuration, "hours")] = Make("hours", v => decimal.Truncate(v.Days.TotalSeconds / 3600) % 24),
        [(FeelKind.DaysDuration, "minutes")] = Make("minutes", v => decimal.Truncate(v.Days.TotalSeconds / 60) % 60),
        [(FeelKind.DaysDuration, "seconds")] = Make("seconds", v => v.Days.TotalSeconds % 60),
        [(FeelKind.MonthsDuration, "years")] = Make("years", v => v.Months.Months / 12),
        [(FeelKind.MonthsDuration, "months")] = Make("months", v => v.Months.Months % 12),
    };

    public static Builtin? Find(FeelKind kind, string name) => s_all.GetValueOrDefault((kind, name));

    /// <summary>The names that need a table to be read.</summary>
    public static IEnumerable<string> NamesWithSpaces => s_all.Keys.Select(k => k.Name).Where(n => n.Contains(' ')).Distinct(StringComparer.Ordinal);

    private static Builtin OfMonth(string name, Func<FeelMonth, FeelDate> read) =>
        new(name, ["from"], 1, _ => FeelType.Date, a => FeelValue.Of(read(a[0].Month)));

    private static Builtin OfDate(string name, Func<FeelDate, int> read, Func<Interval, Interval>? bounds = null) =>
        new(name, ["from"], 1, _ => FeelType.Number, a => a[0].Date.IsNever ? FeelValue.Null : FeelValue.Of((decimal)read(a[0].Date))) { Bounds = bounds };

    private static Builtin Make(string name, Func<FeelValue, decimal> read, Func<Interval, Interval>? bounds = null) =>
        new(name, ["from"], 1, _ => FeelType.Number, a => a[0].Kind == FeelKind.DaysDuration && a[0].Days.IsUnbounded ? FeelValue.Null : FeelValue.Of(read(a[0]))) { Bounds = bounds };
}
