using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions.Spec;

/// <summary>What the standard reads of a date, a time, a duration or a range after a dot: <c>x.time offset</c>.</summary>
internal static class SpecProperties
{
    /// <summary>The names that need a table to be read.</summary>
    public static readonly string[] NamesWithSpaces = ["time offset", "start included", "end included"];

    /// <summary>Reads a property. A property that the value has but leaves open, such as the offset of a local time, is null.</summary>
    /// <param name="target">The value.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">What it is; null if there is no such property.</param>
    /// <returns>Whether values of this kind have this property.</returns>
    public static bool TryRead(in FeelValue target, string name, out FeelValue value)
    {
        value = FeelValue.Null;
        return target.Kind switch
        {
            FeelKind.Date => TryReadDate(target.Date, name, out value),
            FeelKind.Time => TryReadTime(target.Time, target.Time.Offset, name, out value),
            FeelKind.DateTime => TryReadDate(target.DateTime.Date, name, out value)
                || TryReadTime(target.DateTime.Time, target.DateTime.Offset, name, out value),
            FeelKind.DaysDuration or FeelKind.MonthsDuration => TryReadDuration(target, name, out value),
            FeelKind.Range => TryReadRange(target.Range, name, out value),
            _ => false,
        };
    }

    private static bool TryReadDate(FeelDate date, string name, out FeelValue value)
    {
        decimal? number = name switch
        {
            "year" => date.Year,
            "month" => date.Month,
            "day" => date.Day,
            "weekday" => date.DayOfWeek,
            _ => null,
        };
        value = number is { } known && !date.IsNever ? FeelValue.Of(known) : FeelValue.Null;
        return number is not null;
    }

    private static bool TryReadTime(FeelTime time, int? offset, string name, out FeelValue value)
    {
        FeelValue? found = name switch
        {
            "hour" => FeelValue.Of((decimal)time.Hour),
            "minute" => FeelValue.Of((decimal)time.Minute),
            "second" => FeelValue.Of(time.Second + time.Nanosecond / 1_000_000_000m),
            "time offset" => offset is { } seconds && DaysDuration.TryFromSeconds(seconds, out DaysDuration ahead) ? FeelValue.Of(ahead) : FeelValue.Null,
            "timezone" => time.Zone is { } zone ? FeelValue.Of(zone.Id) : FeelValue.Null,
            _ => null,
        };
        value = found ?? FeelValue.Null;
        return found is not null;
    }

    private static bool TryReadDuration(in FeelValue duration, string name, out FeelValue value)
    {
        Builtin? property = PropertyFunctions.Find(duration.Kind, name);
        value = property?.Invoke(new ReadOnlySpan<FeelValue>(in duration)) ?? FeelValue.Null;
        return property is not null;
    }

    private static bool TryReadRange(FeelRange range, string name, out FeelValue value)
    {
        FeelValue? found = name switch
        {
            "start" => range.Low,
            "end" => range.High,
            "start included" => FeelValue.Of(range.LowIncluded),
            "end included" => FeelValue.Of(range.HighIncluded),
            _ => null,
        };
        value = found ?? FeelValue.Null;
        return found is not null;
    }
}
