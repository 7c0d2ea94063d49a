using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>The order of dates, times and durations as the standard defines it for spec mode.</summary>
internal static class TimeComparison
{
    /// <summary>Which of two comes first. Values of different kinds have no order, not even a date and a date and time.</summary>
    /// <param name="left">A date, a time, a date and time or a duration.</param>
    /// <param name="right">Another.</param>
    /// <param name="order">Negative if the left one comes first.</param>
    /// <returns>Whether they have an order.</returns>
    /// <remarks>
    /// Where only one of two times has an offset, the standard compares them as if the other had the same, but does not call them equal:
    /// there, an order of zero is no equality.
    /// </remarks>
    public static bool TryCompare(in FeelValue left, in FeelValue right, out int order)
    {
        order = 0;
        FeelKind kind = left.Kind;
        if (kind != right.Kind)
        {
            return false;
        }

        switch (kind)
        {
            case FeelKind.Date:
                order = left.Date.CompareTo(right.Date);
                return true;
            case FeelKind.Time:
                order = left.Time.Compare(right.Time);
                return true;
            case FeelKind.DateTime:
                order = left.DateTime.Compare(right.DateTime);
                return true;
            case FeelKind.DaysDuration:
                order = left.Days.CompareTo(right.Days);
                return true;
            case FeelKind.MonthsDuration:
                order = left.Months.CompareTo(right.Months);
                return true;
            default:
                return false;
        }
    }
}
