namespace PerfEval.Feel.Values;

/// <summary>Reads texts that may be a date, a date and time, a time or a duration: what FEEL writes after an at sign.</summary>
internal static class TimeText
{
    /// <summary>Reads a text of whichever of the forms it has.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out FeelValue value)
    {
        bool read = true;
        if (FeelDate.TryParse(text, out FeelDate date))
        {
            value = FeelValue.Of(date);
        }
        else if (FeelDateTime.TryParse(text, out FeelDateTime dateTime))
        {
            value = FeelValue.Of(dateTime);
        }
        else if (FeelTime.TryParse(text, out FeelTime time))
        {
            value = FeelValue.Of(time);
        }
        else
        {
            read = TryReadDuration(text, out value);
        }

        return read;
    }

    /// <summary>Reads a duration of either type.</summary>
    public static bool TryReadDuration(ReadOnlySpan<char> text, out FeelValue value)
    {
        if (DaysDuration.TryParse(text, out DaysDuration days))
        {
            value = FeelValue.Of(days);
            return true;
        }

        bool read = MonthsDuration.TryParse(text, out MonthsDuration months);
        value = read ? FeelValue.Of(months) : FeelValue.Null;
        return read;
    }
}
