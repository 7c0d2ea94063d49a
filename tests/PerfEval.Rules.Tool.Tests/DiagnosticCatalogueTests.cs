using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules.Tool.Tests;

/// <summary>What holds of every diagnostic of the libraries and the tool: a code of its own, from its block, and a sentence in both languages.</summary>
public sealed partial class DiagnosticCatalogueTests
{
    private static readonly Assembly[] s_assemblies = [typeof(Diagnostic).Assembly, typeof(RuleSet).Assembly, typeof(ToolConsole).Assembly];

    public static TheoryData<string> Names() => [.. All().Select(d => d.Name)];

    [Fact]
    public void Codes_areEachUsedOnce()
    {
        IEnumerable<string> twice = All().GroupBy(d => d.Descriptor.Id, StringComparer.Ordinal).Where(g => g.Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(d => d.Name))}");
        Assert.Empty(twice);
        Assert.True(All().Count() > 150);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Diagnostic_hasACodeOfItsBlock(string name)
    {
        DiagnosticDescriptor descriptor = Find(name);
        Assert.Matches("^PE[0-9]{4}$", descriptor.Id);
        string blocks = name[..name.IndexOf('.', StringComparison.Ordinal)] == "ToolErrors" ? "6" : typeof(Diagnostic).Assembly == AssemblyOf(name) ? "1" : "234";
        Assert.Contains(descriptor.Id[2], blocks);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Diagnostic_hasTheSamePlaceholdersInBothLanguages(string name)
    {
        DiagnosticDescriptor descriptor = Find(name);
        int[] chinese = Placeholders(descriptor.Chinese), english = Placeholders(descriptor.English);
        Assert.Equal(chinese, english);
        Assert.Equal(Enumerable.Range(0, chinese.Length), chinese);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Diagnostic_isASentenceInBothLanguages(string name)
    {
        DiagnosticDescriptor descriptor = Find(name);
        Assert.Matches(@"[\u4e00-\u9fff]", descriptor.Chinese);
        Assert.DoesNotMatch(@"[\u4e00-\u9fff].*[\u4e00-\u9fff]", Quoted().Replace(descriptor.English, ""));
        object[] arguments = [.. Enumerable.Range(0, 10).Select(i => (object)new LocalText("甲" + i.ToString(CultureInfo.InvariantCulture), "x" + i.ToString(CultureInfo.InvariantCulture)))];
        var diagnostic = new Diagnostic(descriptor, new SourceLocation("文件.yaml", 3, 7), arguments);
        foreach (int placeholder in Placeholders(descriptor.Chinese))
        {
            Assert.Contains("甲" + placeholder.ToString(CultureInfo.InvariantCulture), diagnostic.Message(Language.Chinese), StringComparison.Ordinal);
            Assert.Contains("x" + placeholder.ToString(CultureInfo.InvariantCulture), diagnostic.Message(Language.English), StringComparison.Ordinal);
        }

        Assert.StartsWith($"文件.yaml:3:7: {Severity(descriptor, "提示", "警告", "错误")} {descriptor.Id}: ", diagnostic.Format(Language.Chinese), StringComparison.Ordinal);
        Assert.StartsWith($"文件.yaml:3:7: {Severity(descriptor, "info", "warning", "error")} {descriptor.Id}: ", diagnostic.Format(Language.English), StringComparison.Ordinal);
    }

    private static string Severity(DiagnosticDescriptor descriptor, string info, string warning, string error) => descriptor.Severity switch
    {
        Feel.Diagnostics.Severity.Error => error,
        Feel.Diagnostics.Severity.Warning => warning,
        _ => info,
    };

    /// <summary>Every descriptor of the libraries and the tool.</summary>
    internal static IEnumerable<DiagnosticDescriptor> Descriptors() => All().Select(d => d.Descriptor);

    private static IEnumerable<(string Name, DiagnosticDescriptor Descriptor)> All() =>
        from assembly in s_assemblies
        from type in assembly.GetTypes()
        from field in type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        where field.FieldType == typeof(DiagnosticDescriptor)
        orderby field.DeclaringType!.Name, field.Name
        select (type.Name + "." + field.Name, (DiagnosticDescriptor)field.GetValue(null)!);

    private static DiagnosticDescriptor Find(string name) => All().Single(d => d.Name == name).Descriptor;

    private static Assembly AssemblyOf(string name) =>
        s_assemblies.Single(a => a.GetTypes().Any(t => t.Name == name[..name.IndexOf('.', StringComparison.Ordinal)]));

    private static int[] Placeholders(string template) =>
        [.. Placeholder().Matches(template.Replace("{{", "", StringComparison.Ordinal).Replace("}}", "", StringComparison.Ordinal))
            .Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().Order()];

    [GeneratedRegex(@"\{(\d+)[^{}]*\}")]
    private static partial Regex Placeholder();

    // Words of the language that an English sentence names, and what stands in brackets after them.
    [GeneratedRegex(@"'[^']*'|\([^)]*\)|\{\{.*\}\}|[是否无未知]|[，：；。＞＜≥≤≠]")]
    private static partial Regex Quoted();
}
