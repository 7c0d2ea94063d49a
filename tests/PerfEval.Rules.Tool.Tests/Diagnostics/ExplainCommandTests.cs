using PerfEval.Rules.Diagnostics;

namespace PerfEval.Rules.Tool.Tests.Diagnostics;

/// <summary><c>perfeval explain</c>, and what is told when the program itself is at fault.</summary>
public sealed class ExplainCommandTests
{
    public static TheoryData<string> Codes() => [.. DiagnosticPages.Codes];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Explain_ofACode_showsItsPageInBothLanguages(string code)
    {
        DiagnosticPage page = DiagnosticPages.Find(code)!;
        ToolRun chinese = Tool.Run("explain", code), english = Tool.Run("explain", code, "--lang", "en");
        Assert.Equal((0, 0, "", ""), (chinese.Exit, english.Exit, chinese.Errors, english.Errors));
        Assert.StartsWith(code + "　", chinese.Output, StringComparison.Ordinal);
        Assert.All((string[])[page.Title.Chinese, page.Meaning.Chinese, page.Remedy.Chinese], t => Assert.Contains(t, chinese.Output, StringComparison.Ordinal));
        Assert.All((string[])[page.Title.English, page.Meaning.English, page.Remedy.English], t => Assert.Contains(t, english.Output, StringComparison.Ordinal));
        foreach (string line in (page.Wrong + page.Right).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Contains("    " + line.TrimEnd() + "\n", chinese.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Explain_ofNoCode_listsThemAllByBlock()
    {
        foreach (string lang in (string[])["zh", "en"])
        {
            ToolRun run = Tool.Run("explain", "--lang", lang);
            Assert.Equal((0, ""), (run.Exit, run.Errors));
            string[] listed = [.. run.Output.Split('\n').Where(l => l.StartsWith("  PE", StringComparison.Ordinal)).Select(l => l[2..8])];
            Assert.Equal(DiagnosticPages.Codes, listed);
            Assert.All(DiagnosticCatalogue.Blocks, b => Assert.Contains(lang == "zh" ? b.Title.Chinese : b.Title.English, run.Output.Split('\n')));
        }
    }

    [Theory]
    [InlineData("PE3101")]
    [InlineData("pe3101")]
    [InlineData("3101")]
    public void Explain_takesACodeAsPeopleTypeIt(string code) =>
        Assert.Equal(Tool.Run("explain", "PE3101").Output, Tool.Run("explain", code).Output);

    [Theory]
    [InlineData("PE3l90", "“PE3190”")]
    [InlineData("PE9999", "perfeval explain")]
    [InlineData("分值", "perfeval explain")]
    public void Explain_ofAnUnknownCode_namesTheNearestAndIs2(string code, string named)
    {
        ToolRun run = Tool.Run("explain", code);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.StartsWith("错误 PE6013: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains(named, run.Errors, StringComparison.Ordinal);
        Assert.StartsWith("error PE6013: ", Tool.Run("explain", code, "--lang", "en").Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Defect_ofTheProgram_isPE6099AndNoStackTrace()
    {
        var errors = new StringWriter();
        int exit = CommandLine.Run(["explain"], new ToolConsole(new BrokenWriter(), errors));
        Assert.Equal(2, exit);
        Assert.StartsWith("错误 PE6099: ", errors.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors.ToString(), StringComparison.Ordinal);
    }

    private sealed class BrokenWriter : StringWriter
    {
        public override void Write(string? value) => throw new InvalidOperationException("broken");
    }
}
