using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions.Spec;

/// <summary>Functions of dates, times and durations: the conversions to them, the calendar, and whether two values are the same.</summary>
internal static class SpecTimeFunctions
{
    private const ParameterKind Day = ParameterKind.Date | ParameterKind.DateTime;

    public static readonly SpecFunction[] All =
    [
        new("date",
            new Overload(["from"], [ParameterKind.Text | Day], a => ToDate(a[0])),
            new Overload(["year", "month", "day"], Numbers(3), a => TryDate(a, out FeelDate date) ? FeelValue.Of(date) : FeelValue.Null)),
        new("time",
            new Overload(["from"], [ParameterKind.Text | ParameterKind.Time | ParameterKind.DateTime], a => ToTime(a[0])),
            new Overload(["hour", "minute", "second", "offset"], [.. Numbers(3), ParameterKind.Days | ParameterKind.Null], MakeTime) { Required = 3 }),
        new("date and time",
            new Overload(["from"], [ParameterKind.Text], a =>
                FeelDateTime.TryParse(a[0].Text, out FeelDateTime parsed) ? FeelValue.Of(parsed) : FeelValue.Null),
            new Overload(["date", "time"], [Day, ParameterKind.Time], a => FeelValue.Of(new FeelDateTime(DateOf(a[0]), a[1].Time))),
            new Overload(
                ["year", "month", "day", "hour", "minute", "second", "offset"],
                [.. Numbers(6), ParameterKind.Days | ParameterKind.Null],
                MakeDateTime) { Required = 6 },
            new Overload(
                ["year", "month", "day", "hour", "minute", "second", "timezone"],
                [.. Numbers(6), ParameterKind.Text],
                MakeDateTime)),
        new("duration", new Overload(["from"], [ParameterKind.Text], a =>
            TimeText.TryReadDuration(a[0].Text, out FeelValue duration) ? duration : FeelValue.Null)),
        new("years and months duration", new Overload(["from", "to"], [Day, Day], a =>
            FeelValue.Of(TimeScalars.MonthsBetween(DateOf(a[0]), DateOf(a[1]))))),
        OfDay("day of year", d => FeelValue.Of((decimal)d.DayOfYear)),
        OfDay("day of week", d => FeelValue.Of(TimeFunctions.DayNames[d.DayOfWeek - 1])),
        OfDay("month of year", d => FeelValue.Of(TimeFunctions.MonthNames[d.Month - 1])),
        OfDay("week of year", d => FeelValue.Of((decimal)d.WeekOfYear)),
        new("is", new Overload(["value1", "value2"], [ParameterKind.Any, ParameterKind.Any], a => FeelValue.Of(SpecEquality.IsSame(a[0], a[1])))
        {
            InvokeInFrame = (a, frame) => FeelValue.Of(SpecEquality.IsSame(a[0], a[1], frame)),
        }),
        OfClock("now", (date, time) => FeelValue.Of(new FeelDateTime(date, time))),
        OfClock("today", (date, _) => FeelValue.Of(date)),
    ];

    private static ParameterKind[] Numbers(int count) => [.. Enumerable.Repeat(ParameterKind.Number, count)];

    private static SpecFunction OfDay(string name, Func<FeelDate, FeelValue> read) =>
        new(name, new Overload(["date"], [Day], a => read(DateOf(a[0]))));

    /// <summary>A function that reads the clock which the host gave.</summary>
    private static SpecFunction OfClock(string name, Func<FeelDate, FeelTime, FeelValue> read) =>
        new(name, new Overload([], [], _ => FeelValue.Null) { InvokeInFrame = (_, frame) => frame is null ? FeelValue.Null : Now(frame.Clock, read) });

    private static FeelDate DateOf(in FeelValue day) => day.Kind == FeelKind.Date ? day.Date : day.DateTime.Date;

    private static FeelValue ToDate(in FeelValue from) => from.Kind switch
    {
        FeelKind.Text => FeelDate.TryParse(from.Text, out FeelDate date) ? FeelValue.Of(date) : FeelValue.Null,
        _ => FeelValue.Of(DateOf(from)),
    };

    private static FeelValue ToTime(in FeelValue from) => from.Kind switch
    {
        FeelKind.Text => FeelTime.TryParse(from.Text, out FeelTime time) ? FeelValue.Of(time) : FeelValue.Null,
        FeelKind.DateTime => FeelValue.Of(from.DateTime.Time),
        _ => from,
    };

    private static bool TryDate(ReadOnlySpan<FeelValue> a, out FeelDate date)
    {
        date = default;
        return TryWhole(a[0], out long year) && TryWhole(a[1], out long month) && TryWhole(a[2], out long day)
            && FeelDate.TryCreate(year, month, day, out date);
    }

    private static bool TryTime(ReadOnlySpan<FeelValue> a, out FeelTime time)
    {
        time = default;
        return TryWhole(a[0], out long hour) && TryWhole(a[1], out long minute)
            && FeelTime.TryCreate(hour, minute, a[2].Number, out time)
            && (a.Length < 4 || TryPlace(a[3], ref time));
    }

    /// <summary>Gives a time the zone that an argument names: an offset from UTC, the name of a zone, or null for none.</summary>
    private static bool TryPlace(in FeelValue zone, ref FeelTime time)
    {
        switch (zone.Kind)
        {
            case FeelKind.DaysDuration:
                return zone.Days.Nanoseconds == 0 && time.TryWithOffset(zone.Days.Seconds, out time);
            case FeelKind.Text:
                bool found = FeelZone.TryFind(zone.Text, out FeelZone? named);
                time = named is null ? time : time.In(named);
                return found;
            default:
                return true;
        }
    }

    private static FeelValue MakeTime(ReadOnlySpan<FeelValue> a) => TryTime(a, out FeelTime time) ? FeelValue.Of(time) : FeelValue.Null;

    private static FeelValue MakeDateTime(ReadOnlySpan<FeelValue> a) =>
        TryDate(a[..3], out FeelDate date) && TryTime(a[3..], out FeelTime time) ? FeelValue.Of(new FeelDateTime(date, time)) : FeelValue.Null;

    private static FeelValue Now(TimeProvider clock, Func<FeelDate, FeelTime, FeelValue> read)
    {
        DateTimeOffset now = clock.GetLocalNow();
        decimal second = now.Second + now.Ticks % TimeSpan.TicksPerSecond / (decimal)TimeSpan.TicksPerSecond;
        return FeelDate.TryCreate(now.Year, now.Month, now.Day, out FeelDate date)
            && FeelTime.TryCreate(now.Hour, now.Minute, second, out FeelTime time)
            && time.TryWithOffset((long)now.Offset.TotalSeconds, out time)
            ? read(date, time)
            : FeelValue.Null;
    }

    // A day, a month or an hour that is no whole number is none; numbers past the range of a long are no year either.
    private static bool TryWhole(in FeelValue value, out long whole)
    {
        decimal number = value.Number;
        bool valid = Math.Abs(number) <= int.MaxValue && decimal.Truncate(number) == number;
        whole = valid ? (long)number : 0;
        return valid;
    }
}
