using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>Operations on dates and durations that scoring mode and spec mode share. What is out of range is refused, never wrapped.</summary>
internal static class TimeScalars
{
    private const decimal SecondsPerDay = 86_400;
    private const int NanosecondPlaces = 9;

    /// <summary>The day some time after midnight UTC of a date: parts of a day are dropped.</summary>
    public static bool TryAdd(FeelDate date, DaysDuration duration, out FeelDate result) =>
        date.TryAddDays((long)decimal.Floor(duration.TotalSeconds / SecondsPerDay), out result);

    public static bool TryMultiply(DaysDuration duration, decimal number, out DaysDuration result)
    {
        result = default;
        return Scalars.TryMultiply(duration.TotalSeconds, number, out decimal seconds) && TryFromSeconds(seconds, out result);
    }

    public static bool TryMultiply(MonthsDuration duration, decimal number, out MonthsDuration result)
    {
        result = default;
        return Scalars.TryMultiply(duration.Months, number, out decimal months) && MonthsDuration.TryFromMonths(months, out result);
    }

    /// <summary>Divides by a number that is not zero.</summary>
    public static bool TryDivide(DaysDuration duration, decimal number, out DaysDuration result)
    {
        result = default;
        return Scalars.TryDivide(duration.TotalSeconds, number, out decimal seconds) && TryFromSeconds(seconds, out result);
    }

    /// <summary>Divides by a number that is not zero.</summary>
    public static bool TryDivide(MonthsDuration duration, decimal number, out MonthsDuration result)
    {
        result = default;
        return Scalars.TryDivide(duration.Months, number, out decimal months) && MonthsDuration.TryFromMonths(months, out result);
    }

    /// <summary>Whole months from one date to another, towards zero: a month counts once its day is reached.</summary>
    public static MonthsDuration MonthsBetween(FeelDate from, FeelDate to)
    {
        long months = ((long)to.Year - from.Year) * 12 + to.Month - from.Month;
        if (months > 0 && to.Day < from.Day)
        {
            months--;
        }
        else if (months < 0 && to.Day > from.Day)
        {
            months++;
        }

        return new MonthsDuration(months);
    }

    // Products and quotients are right to 28 digits; the nearest nanosecond is what was meant.
    private static bool TryFromSeconds(decimal seconds, out DaysDuration result) =>
        DaysDuration.TryFromSeconds(Math.Round(seconds, NanosecondPlaces, MidpointRounding.AwayFromZero), out result);
}
