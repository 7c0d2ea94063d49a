using System.Text.RegularExpressions;
using PerfEval.Feel.Functions;

namespace PerfEval.Rules.Tool.Tests.Docs;

/// <summary>What pages name is there: files, links, the code that they show.</summary>
public sealed partial class PageTests
{
    private static readonly string[] s_languages = ["yaml", "console", "csharp", "sh", "text", "json"];

    public static TheoryData<string> Pages() => [.. Documentation.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Links_ofAPage_leadToFiles(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Documentation.Root, page))!;
        string[] missing = [.. Link().Matches(Prose(page)).Select(m => m.Groups[1].Value.Split('#')[0])
            .Where(l => l.Length > 0 && !l.Contains("://", StringComparison.Ordinal) && !Exists(Path.Combine(folder, l)))];
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Paths_thatAPageNames_exist(string page)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Documentation.Root, page))!;
        string[] missing = [.. NamedPath().Matches(Prose(page)).Select(m => m.Groups[1].Value)
            .Where(p => !Exists(Path.Combine(Documentation.Root, p)) && !Exists(Path.Combine(folder, p)))];
        Assert.Empty(missing);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Blocks_ofAPage_areOfKindsThatAreChecked(string page)
    {
        foreach (CodeBlock block in Documentation.Blocks(page))
        {
            Assert.True(s_languages.Contains(block.Language), $"{page}:{block.Line}: blocks are one of {string.Join(", ", s_languages)}");

            // Commands of the tool belong into console blocks, which run.
            Assert.False(block.Language == "sh" && block.Text.Contains("perfeval ", StringComparison.Ordinal), $"{page}:{block.Line}: a command of the tool that no test runs");
        }
    }

    /// <summary>The consumers are built from the packed packages and run by <c>.ci/run</c>; the tests of PerfEval.Rules.NRules run their examples where NRules is to be had.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void CSharp_ofAPage_isThatOfTheConsumer(string page)
    {
        string[] consumer = [.. ((string[])["Consumer", "HostConsumer", "PerfEval.Rules.NRules.Tests"])
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Documentation.Root, "tests", f), "*.cs")).Select(f => Unindented(Read(f)))];
        foreach (CodeBlock block in Documentation.Blocks(page).Where(b => b.Language == "csharp"))
        {
            Assert.True(consumer.Any(c => c.Contains(Unindented(block.Text), StringComparison.Ordinal)), $"{page}:{block.Line}: not in tests/Consumer, tests/HostConsumer or tests/PerfEval.Rules.NRules.Tests");
        }
    }

    [Theory]
    [InlineData("rulesets/LANGUAGE.md")]
    [InlineData("rulesets/LANGUAGE.zh-CN.md")]
    public void LanguagePage_namesEveryFunction(string page)
    {
        string text = Documentation.Read(page);
        string[] unnamed = [.. Builtins.Names.Where(n => n != "not" && !text.Contains($"`{n}`", StringComparison.Ordinal))];
        Assert.Empty(unnamed);
    }

    [Fact]
    public void Readmes_giveTheCommandsThatAreChecked()
    {
        string checks = Read(Path.Combine(Documentation.Root, ".ci", "run"));
        const string Main = "dotnet run --project src/PerfEval.Rules.Tool -- evaluate rulesets/yunxi-relocation/cases/yunxi-2020.yaml";
        Assert.Contains("\n  " + Main + "\n", checks, StringComparison.Ordinal);
        Assert.Contains("\n  dotnet test\n", checks, StringComparison.Ordinal);
        foreach (string page in (string[])["README.md", "README.zh-CN.md"])
        {
            Assert.Contains("\n$ " + Main + "\n", Documentation.Read(page), StringComparison.Ordinal);
            Assert.Contains("\ndotnet test\n", Documentation.Read(page), StringComparison.Ordinal);
        }
    }

    private static string Unindented(string text) => string.Concat(text.TrimEnd().Split('\n').Select(l => l.Trim() + "\n"));

    private static string Read(string file) => File.ReadAllText(file).ReplaceLineEndings("\n");

    // A page without its blocks.
    private static string Prose(string page) => Fenced().Replace(Documentation.Read(page).ReplaceLineEndings("\n"), "");

    // Of a path with a star, the folder before it.
    private static bool Exists(string path)
    {
        string whole = path.Split('*')[0] is var before && before.Length < path.Length ? before[..before.LastIndexOf('/')] : path.TrimEnd('/');
        return File.Exists(whole) || Directory.Exists(whole);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    // `src/PerfEval.Feel/Functions/Builtins.cs`, `tests/…`: a path in code quotes that begins at one of the tree's folders.
    [GeneratedRegex(@"`((?:src|tests|benchmarks|rulesets|\.ci)/[^`\s…<>]*)`")]
    private static partial Regex NamedPath();

    [GeneratedRegex(@"^```.*?^```\n?", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
