using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions.Spec;

/// <summary>The implicit conversions of the standard: a single item for a list of it, a list of one for its item, a date for its midnight.</summary>
internal static class Coercion
{
    public static ParameterKind KindOf(in FeelValue value) => value.Kind switch
    {
        FeelKind.Null => ParameterKind.Null,
        FeelKind.Boolean => ParameterKind.Boolean,
        FeelKind.Number => ParameterKind.Number,
        FeelKind.Text => ParameterKind.Text,
        FeelKind.Date => ParameterKind.Date,
        FeelKind.Time => ParameterKind.Time,
        FeelKind.DateTime => ParameterKind.DateTime,
        FeelKind.DaysDuration => ParameterKind.Days,
        FeelKind.MonthsDuration => ParameterKind.Months,
        FeelKind.List => ParameterKind.List,
        FeelKind.Context => ParameterKind.Context,
        FeelKind.Range => ParameterKind.Range,
        FeelKind.Function => ParameterKind.Function,
        _ => ParameterKind.None,
    };

    /// <summary>Makes a value fit the kinds that a parameter takes. False if it cannot be made to.</summary>
    public static bool TryFit(ref FeelValue value, ParameterKind wanted)
    {
        ParameterKind kind = KindOf(value);
        if ((kind & wanted) != ParameterKind.None)
        {
            return true;
        }

        if (kind == ParameterKind.List && value.List.Count == 1 && (KindOf(value.List[0]) & wanted & ~ParameterKind.Null) != ParameterKind.None)
        {
            value = value.List[0];
            return true;
        }

        if (kind == ParameterKind.Date && wanted.HasFlag(ParameterKind.DateTime))
        {
            value = FeelValue.Of(FeelDateTime.AtMidnightUtc(value.Date));
            return true;
        }

        if (wanted.HasFlag(ParameterKind.List) && kind is not (ParameterKind.Null or ParameterKind.None))
        {
            value = FeelValue.ListOf(value);
            return true;
        }

        return false;
    }
}
