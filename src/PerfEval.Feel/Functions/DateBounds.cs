using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions;

/// <summary>What is known of the year, the month and the day of a date, or of a month, of which only a stretch is known. Days count from their epoch, months as 12 times the year and the months before.</summary>
internal static class DateBounds
{
    public static Interval Years(Interval days) => Between(DateAt(days.HasLow, days.Low)?.Year, DateAt(days.HasHigh, days.High)?.Year);

    public static Interval Months(Interval days) =>
        Ends(days) is ({ } from, { } to) && from.Year == to.Year ? Interval.Closed(from.Month, to.Month) : Interval.Closed(1, 12);

    public static Interval Days(Interval days) =>
        Ends(days) is ({ } from, { } to) && from.Year == to.Year && from.Month == to.Month ? Interval.Closed(from.Day, to.Day) : Interval.Closed(1, 31);

    public static Interval YearsOfMonths(Interval months) => months.Map(m => decimal.Floor(m / 12));

    public static Interval MonthsOfMonths(Interval months) =>
        months.IsBounded && decimal.Floor(months.Low / 12) == decimal.Floor(months.High / 12)
            ? Interval.Closed(MonthOf(decimal.Ceiling(months.Low)), MonthOf(decimal.Floor(months.High)))
            : Interval.Closed(1, 12);

    private static decimal MonthOf(decimal month) => month - (12 * decimal.Floor(month / 12)) + 1;

    private static (FeelDate? From, FeelDate? To) Ends(Interval days) => (DateAt(days.HasLow, days.Low), DateAt(days.HasHigh, days.High));

    // A day that is none, such as 无, is no end.
    private static FeelDate? DateAt(bool isThere, decimal day) =>
        isThere && day is > -1e12m and < 1e12m && FeelDate.TryFromDayNumber((long)day, out FeelDate date) ? date : null;

    private static Interval Between(int? low, int? high) => (low, high) switch
    {
        ({ } from, { } to) => Interval.Closed(from, to),
        ({ } from, null) => Interval.From(from, open: false),
        (null, { } to) => Interval.UpTo(to, open: false),
        _ => Interval.Everything,
    };
}
