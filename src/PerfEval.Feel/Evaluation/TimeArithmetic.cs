using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>
/// Arithmetic of dates, times and durations as the standard defines it for spec mode: null where an operation is not defined, leaves the
/// calendar or divides by zero. At least one operand is expected to be a date, a time or a duration.
/// </summary>
internal static class TimeArithmetic
{
    public static FeelValue Add(in FeelValue left, in FeelValue right) => (left.Kind, right.Kind) switch
    {
        (FeelKind.DaysDuration, FeelKind.DaysDuration) => left.Days.TryAdd(right.Days, out DaysDuration days) ? FeelValue.Of(days) : FeelValue.Null,
        (FeelKind.MonthsDuration, FeelKind.MonthsDuration) => Months((decimal)left.Months.Months + right.Months.Months),
        (_, FeelKind.DaysDuration) => AddDays(left, right.Days),
        (FeelKind.DaysDuration, _) => AddDays(right, left.Days),
        (_, FeelKind.MonthsDuration) => AddMonths(left, right.Months.Months),
        (FeelKind.MonthsDuration, _) => AddMonths(right, left.Months.Months),
        _ => FeelValue.Null,
    };

    public static FeelValue Subtract(in FeelValue left, in FeelValue right)
    {
        DaysDuration days;
        return (left.Kind, right.Kind) switch
        {
            (FeelKind.Date or FeelKind.DateTime, FeelKind.Date or FeelKind.DateTime) =>
                TryMoment(left, out FeelDateTime end) && TryMoment(right, out FeelDateTime start) && end.TrySubtract(start, out days)
                    ? FeelValue.Of(days)
                    : FeelValue.Null,
            (FeelKind.Time, FeelKind.Time) => left.Time.TrySubtract(right.Time, out days) ? FeelValue.Of(days) : FeelValue.Null,
            (_, FeelKind.DaysDuration or FeelKind.MonthsDuration) => Add(left, Negate(right)),
            _ => FeelValue.Null,
        };
    }

    public static FeelValue Multiply(in FeelValue left, in FeelValue right) => (left.Kind, right.Kind) switch
    {
        (FeelKind.DaysDuration, FeelKind.Number) =>
            TimeScalars.TryMultiply(left.Days, right.Number, out DaysDuration days) ? FeelValue.Of(days) : FeelValue.Null,
        (FeelKind.MonthsDuration, FeelKind.Number) =>
            TimeScalars.TryMultiply(left.Months, right.Number, out MonthsDuration months) ? FeelValue.Of(months) : FeelValue.Null,
        (FeelKind.Number, FeelKind.DaysDuration or FeelKind.MonthsDuration) => Multiply(right, left),
        _ => FeelValue.Null,
    };

    public static FeelValue Divide(in FeelValue left, in FeelValue right) => (left.Kind, right.Kind) switch
    {
        (FeelKind.DaysDuration, FeelKind.Number) when right.Number != 0 =>
            TimeScalars.TryDivide(left.Days, right.Number, out DaysDuration days) ? FeelValue.Of(days) : FeelValue.Null,
        (FeelKind.MonthsDuration, FeelKind.Number) when right.Number != 0 =>
            TimeScalars.TryDivide(left.Months, right.Number, out MonthsDuration months) ? FeelValue.Of(months) : FeelValue.Null,
        (FeelKind.DaysDuration, FeelKind.DaysDuration) => Ratio(left.Days.TotalSeconds, right.Days.TotalSeconds),
        (FeelKind.MonthsDuration, FeelKind.MonthsDuration) => Ratio(left.Months.Months, right.Months.Months),
        _ => FeelValue.Null,
    };

    /// <summary>A duration the other way; null for anything else.</summary>
    public static FeelValue Negate(in FeelValue operand) => operand.Kind switch
    {
        FeelKind.DaysDuration => FeelValue.Of(operand.Days.Negate()),
        FeelKind.MonthsDuration => Months(-(decimal)operand.Months.Months),
        _ => FeelValue.Null,
    };

    /// <summary>A date and time, or a date at its midnight UTC, as the moment it is.</summary>
    private static bool TryMoment(in FeelValue value, out FeelDateTime moment)
    {
        moment = value.Kind == FeelKind.Date ? FeelDateTime.AtMidnightUtc(value.Date) : value.DateTime;
        return !moment.Date.IsNever;
    }

    private static FeelValue AddDays(in FeelValue start, DaysDuration duration) => start.Kind switch
    {
        FeelKind.Date => TimeScalars.TryAdd(start.Date, duration, out FeelDate date) ? FeelValue.Of(date) : FeelValue.Null,
        FeelKind.DateTime => start.DateTime.TryAdd(duration, out FeelDateTime dateTime) ? FeelValue.Of(dateTime) : FeelValue.Null,
        FeelKind.Time => FeelValue.Of(start.Time.Add(duration)),
        _ => FeelValue.Null,
    };

    private static FeelValue AddMonths(in FeelValue start, long months) => start.Kind switch
    {
        FeelKind.Date => start.Date.TryAddMonths(months, out FeelDate date) ? FeelValue.Of(date) : FeelValue.Null,
        FeelKind.DateTime => start.DateTime.TryAddMonths(months, out FeelDateTime dateTime) ? FeelValue.Of(dateTime) : FeelValue.Null,
        _ => FeelValue.Null,
    };

    private static FeelValue Months(decimal months) =>
        MonthsDuration.TryFromMonths(months, out MonthsDuration result) ? FeelValue.Of(result) : FeelValue.Null;

    private static FeelValue Ratio(decimal left, decimal right) =>
        right != 0 && Scalars.TryDivide(left, right, out decimal ratio) ? FeelValue.Of(ratio) : FeelValue.Null;
}
