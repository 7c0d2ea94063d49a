using System.Reflection;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Testing;

namespace PerfEval.Rules.Tests.PublicSurface;

/// <summary>
/// What users of each package can see stands in a file that is read before it changes. After a wanted change run the tests once with PERFEVAL_UPDATE_GOLDEN=1, read the difference and name
/// it in the changelog.
/// </summary>
public sealed class PublicSurfaceTests
{
    private static readonly Dictionary<string, Assembly> s_packages = new(StringComparer.Ordinal)
    {
        ["PerfEval.Feel"] = typeof(Diagnostic).Assembly,
        ["PerfEval.Rules"] = typeof(RuleSet).Assembly,
        ["PerfEval.Rules.Testing"] = typeof(RuleSetProperties).Assembly,
    };

    public static TheoryData<string> Packages() => [.. s_packages.Keys];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Surface_ofAPackage_isTheReviewedOne(string package) => GoldenFile.Check("PublicSurface", package + ".txt", SurfaceWriter.Write(s_packages[package]));

    [Fact]
    public void Surface_ofTheRootNamespace_isSmall() =>
        Assert.Equal(
            ["CaseEvaluation", "HostFinding", "PerfEvalException", "RuleSet", "RuleSetCatalog", "RuleSetExtensions"],
            typeof(RuleSet).Assembly.GetExportedTypes().Where(t => t.Namespace == "PerfEval.Rules").Select(t => t.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Packages))]
    public void Surface_hasNothingThatCanBeChanged(string package)
    {
        // Options are filled in by their user before they are used; everything else stays as it was made.
        string[] settable = [.. from type in s_packages[package].GetExportedTypes()
            where !type.Name.EndsWith("Options", StringComparison.Ordinal) && !typeof(Attribute).IsAssignableFrom(type)
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            where property.SetMethod is { IsPublic: true } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit))
            select type.Name + "." + property.Name];
        Assert.Empty(settable);
    }
}
