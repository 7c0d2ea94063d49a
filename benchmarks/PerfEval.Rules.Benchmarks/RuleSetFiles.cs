namespace PerfEval.Rules.Benchmarks;

/// <summary>The shipped rule sets and cases, as they lie beside the benchmarks.</summary>
internal static class RuleSetFiles
{
    public static string Root { get; } = Path.Combine(AppContext.BaseDirectory, "rulesets");

    public static string[] All { get; } = [.. Directory.EnumerateFiles(Root, "ruleset.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public static string Yunxi { get; } = Path.Combine(Root, "yunxi-relocation", "ruleset.yaml");

    public static string Yunxi2020 { get; } = Path.Combine(Root, "yunxi-relocation", "cases", "yunxi-2020.yaml");
}
