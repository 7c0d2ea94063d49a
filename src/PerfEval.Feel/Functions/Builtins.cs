namespace PerfEval.Feel.Functions;

/// <summary>The built-in functions by name. Aggregates (<c>sum</c>, <c>count</c>…) and <c>not</c> are part of the language, not of this table.</summary>
internal static class Builtins
{
    /// <summary>The aggregates, which take a list or any number of arguments.</summary>
    public static readonly string[] Aggregates = ["sum", "count", "min", "max", "mean", "all", "any"];

    private static readonly Dictionary<string, Builtin> s_all =
        NumberFunctions.All.Concat(TextFunctions.All).Concat(ListFunctions.All).Concat(TimeFunctions.All)
            .ToDictionary(f => f.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => s_all.Keys.Concat(Aggregates).Append("not");

    public static IEnumerable<string> NamesWithSpaces => s_all.Keys.Where(n => n.Contains(' '));

    public static Builtin? Find(string name) => s_all.GetValueOrDefault(name);
}
