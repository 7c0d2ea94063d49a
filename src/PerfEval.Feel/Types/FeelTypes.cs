namespace PerfEval.Feel.Types;

/// <summary>The types of the standard by the names it gives them.</summary>
public static class FeelTypes
{
    private static readonly Dictionary<string, FeelType> s_byName = new(StringComparer.Ordinal)
    {
        ["Any"] = FeelType.Any,
        ["Null"] = FeelType.Null,
        ["number"] = FeelType.Number,
        ["string"] = FeelType.Text,
        ["boolean"] = FeelType.Boolean,
        ["date"] = FeelType.Date,
        ["time"] = FeelType.Time,
        ["date and time"] = FeelType.DateTime,
        ["dateTime"] = FeelType.DateTime,
        ["days and time duration"] = FeelType.Days,
        ["dayTimeDuration"] = FeelType.Days,
        ["years and months duration"] = FeelType.Months,
        ["yearMonthDuration"] = FeelType.Months,
        ["list"] = new ListType(FeelType.Any),
        ["context"] = new ContextType([]),
        ["range"] = new RangeType(FeelType.Any),
    };

    /// <summary>The names.</summary>
    public static IEnumerable<string> Names => s_byName.Keys;

    /// <summary>Finds a type.</summary>
    /// <param name="name">Its name in the standard, such as <c>date and time</c>.</param>
    /// <returns>The type; <see langword="null"/> if there is none of that name.</returns>
    public static FeelType? Find(string name) => s_byName.GetValueOrDefault(name);
}
