using System.Text.RegularExpressions;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Diagnostics;
using PerfEval.Rules.Tool.Tests.Docs;

namespace PerfEval.Rules.Tool.Tests.Diagnostics;

/// <summary>Every code has a page, and its examples do what they say; every code is triggered by an example or by a test that is named.</summary>
public sealed partial class PageTests
{
    public static TheoryData<string> Codes() => [.. DiagnosticPages.Codes];

    [Fact]
    public void Codes_haveEachAPage_andPagesEachACode() => Assert.Equal(Descriptors().Select(d => d.Id), DiagnosticPages.Codes);

    [Fact]
    public void Catalogue_ofTheLibraries_isComplete() =>
        Assert.Equal(DiagnosticCatalogueTests.Descriptors().Where(d => d.Id[2] != '6').Select(d => d.Id).Order(StringComparer.Ordinal), DiagnosticCatalogue.Libraries.Select(d => d.Id));

    [Fact]
    public void Blocks_holdEveryCode() =>
        Assert.All(Descriptors(), d => Assert.Single(DiagnosticCatalogue.Blocks, b => d.Id.StartsWith(b.Start, StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Codes))]
    public void Page_isWhole_inBothLanguages(string code)
    {
        DiagnosticPage page = DiagnosticPages.Find(code)!;
        DiagnosticDescriptor descriptor = Descriptors().Single(d => d.Id == code);
        Assert.Equal((code, descriptor.Severity), (page.Code, page.Severity));
        foreach (LocalText text in (LocalText[])[page.Title, page.Meaning, page.Remedy])
        {
            Assert.Matches(@"[\u4e00-\u9fff]", text.Chinese);
            Assert.Matches("[a-z]{2}", text.English);
        }

        Assert.All((string[])[page.Meaning.Chinese, page.Remedy.Chinese], t => Assert.Matches("[。！]$", t));
        Assert.All((string[])[page.Meaning.English, page.Remedy.English], t => Assert.Matches(@"[.\]:…]$|[^a-z]$|\.yaml$|\.csv\.$", t));
        Assert.Equal(page.Example == ExampleKind.None, page.WhyNoExample.Chinese is { Length: > 0 });
        Assert.Equal(page.Example == ExampleKind.None, page.WhyNoExample.English is { Length: > 0 });
        Assert.Equal(page.Example == ExampleKind.None, page.Wrong is null || page.Right is null);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Example_ofAPage_givesTheCodeWhereItIsWrong_andNothingWhereItIsRight(string code)
    {
        DiagnosticPage page = DiagnosticPages.Find(code)!;
        if (page.Example == ExampleKind.None)
        {
            return;
        }

        Assert.Equal([code], PageExample.Codes(page, page.Wrong!));
        IReadOnlyList<string> right = PageExample.Codes(page, page.Right!);
        if (page.Example == ExampleKind.Command)
        {
            // A command's file may not be there; what was wrong is right all the same.
            Assert.DoesNotContain(code, right);
        }
        else
        {
            Assert.Empty(right);
        }
    }

    /// <summary><c>triggers.txt</c> names the tests of what no example can show.</summary>
    [Fact]
    public void Codes_withoutAnExample_areTriggeredByANamedTest()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Documentation.Root, "tests", "PerfEval.Rules.Tool.Tests", "Diagnostics", "triggers.txt"));
        var named = lines.Where(l => l.StartsWith("PE", StringComparison.Ordinal)).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(w => w[0], w => w);
        Assert.Equal(DiagnosticPages.Codes.Where(c => DiagnosticPages.Find(c)!.Example == ExampleKind.None), named.Keys.Order(StringComparer.Ordinal));
        foreach (string[] words in named.Values.Where(w => w[1] != "-"))
        {
            string text = File.ReadAllText(Path.Combine(Documentation.Root, words[1]));
            Assert.Contains(words[0], text, StringComparison.Ordinal);
            Assert.True(words.Length == 2 || text.Contains(words[2], StringComparison.Ordinal), $"{words[1]} has no {words[^1]}");
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void PageFile_isWrittenAsPagesAre(string code)
    {
        string text = File.ReadAllText(Path.Combine(Documentation.Root, "src", "PerfEval.Rules", "Diagnostics", "Pages", code + ".md"));
        Assert.StartsWith($"# {code}\n\n- severity: ", text, StringComparison.Ordinal);
        Assert.All(Heading().Matches(text), m => Assert.Contains(m.Value[3..], (string[])["含义", "怎么办", "Meaning", "What to do", "Rule set", "Wrong", "Right"]));
    }

    private static IEnumerable<DiagnosticDescriptor> Descriptors() => DiagnosticCatalogueTests.Descriptors().OrderBy(d => d.Id, StringComparer.Ordinal);

    [GeneratedRegex("^## .*$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
