namespace PerfEval.Feel.Functions.Spec;

/// <summary>The built-in functions of the standard by name.</summary>
internal static class SpecFunctions
{
    // One array for each group of the standard's tables.
    private static readonly Dictionary<string, SpecFunction> s_all =
        new[]
            {
                SpecLogicFunctions.All,
                SpecTextFunctions.All,
                SpecNumberFunctions.All,
                SpecListFunctions.All,
                SpecContextFunctions.All,
                SpecTimeFunctions.All,
                SpecRangeFunctions.All,
            }
            .SelectMany(group => group)
            .ToDictionary(f => f.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => s_all.Keys;

    public static IEnumerable<string> NamesWithSpaces => s_all.Keys.Where(n => n.Contains(' '));

    /// <summary>Properties of dates, times, durations and ranges that need a table to be read.</summary>
    public static IEnumerable<string> PropertyNamesWithSpaces => SpecProperties.NamesWithSpaces;

    public static SpecFunction? Find(string name) => s_all.GetValueOrDefault(name);
}
