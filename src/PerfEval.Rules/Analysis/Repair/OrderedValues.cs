using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>Values that lie on a line, by their place on it: numbers, dates, months, lengths of time.</summary>
internal static class OrderedValues
{
    public static bool IsOrdered(FeelType type) => type.Kind is FeelKind.Number or FeelKind.Date or FeelKind.Month or FeelKind.DaysDuration or FeelKind.MonthsDuration;

    /// <summary>The value at a place; null if there is none.</summary>
    public static FeelValue? At(FeelKind kind, decimal place)
    {
        switch (kind)
        {
            case FeelKind.Number:
                return FeelValue.Of(place);
            case FeelKind.Date:
                return Math.Abs(place) < 10_000_000 && FeelDate.TryFromDayNumber((long)place, out FeelDate date) ? FeelValue.Of(date) : null;
            case FeelKind.Month:
                return Math.Abs(place) < 1_000_000 && FeelMonth.TryCreate((long)Math.Floor(place / 12), ((long)place % 12 + 12) % 12 + 1, out FeelMonth month) ? FeelValue.Of(month) : null;
            case FeelKind.DaysDuration:
                return DaysDuration.TryFromSeconds(place, out DaysDuration days) ? FeelValue.Of(days) : null;
            case FeelKind.MonthsDuration:
                return MonthsDuration.TryFromMonths(place, out MonthsDuration months) ? FeelValue.Of(months) : null;
            default:
                return null;
        }
    }

    /// <summary>The smallest step between values as people write them, at least as fine as this one was written.</summary>
    public static decimal Step(ValueTypeModel type, decimal lastPlace) => type.Type switch
    {
        NumberType { Dimension.IsRate: true } => lastPlace > 0 ? Math.Min(lastPlace, 0.0001m) : 0.0001m,
        NumberType when type.IsInteger => 1,
        NumberType { Dimension.IsMoney: true } => lastPlace > 0 ? lastPlace : type.DefaultUnit is { } unit ? unit.Factor / 100 : 1,
        NumberType => lastPlace is > 0 and < 1 ? lastPlace : 1,
        { Kind: FeelKind.DaysDuration } => 86_400,
        _ => 1,
    };
}
