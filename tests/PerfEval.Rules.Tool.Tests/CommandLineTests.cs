namespace PerfEval.Rules.Tool.Tests;

/// <summary>Arguments: what is refused, in both languages; help and version.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("PE6001", "--formatt", "evaluate", "case.yaml", "--formatt", "json")]
    [InlineData("PE6001", "evalute", "evalute", "case.yaml")]
    [InlineData("PE6001", "more.yaml", "evaluate", "case.yaml", "more.yaml")]
    [InlineData("PE6001", "[diagram]", "[diagram]", "evaluate", "case.yaml")]
    [InlineData("PE6002", "evaluate --help", "evaluate")]
    [InlineData("PE6002", "check --help", "check")]
    [InlineData("PE6002", "test --help", "test")]
    [InlineData("PE6002", "evaluate | audit | check | test", "--lang", "LANG")]
    [InlineData("PE6003", "xml", "evaluate", "case.yaml", "--format", "xml")]
    [InlineData("PE6011", "--format", "evaluate", "case.yaml", "--format", "json", "--format", "md")]
    [InlineData("PE6011", "--explain", "evaluate", "case.yaml", "--explain", "甲", "--explain", "乙")]
    [InlineData("PE6012", "--format text|json|md", "evaluate", "case.yaml", "--format")]
    [InlineData("PE6012", "--output", "evaluate", "case.yaml", "-o")]
    [InlineData("PE2001", "@arguments.txt", "evaluate", "@arguments.txt")]
    [InlineData("PE2001", "--lang", "evaluate", "--", "--lang")]
    [InlineData("PE2003", "", "evaluate", "")]
    public void Arguments_thatAreWrong_areRefusedInBothLanguages(string code, string named, params string[] arguments)
    {
        foreach (string lang in (string[])["zh", "en"])
        {
            string[] all = arguments.Contains("LANG") ? [.. arguments.Select(a => a == "LANG" ? lang : a)] : ["--lang", lang, .. arguments];
            ToolRun run = Tool.Run(all);
            Assert.Equal(2, run.Exit);
            Assert.Empty(run.Output);
            Assert.StartsWith((lang == "zh" ? "错误 " : "error ") + code + ": ", run.Errors, StringComparison.Ordinal);
            Assert.Contains(named, run.Errors, StringComparison.Ordinal);
            Assert.Equal(1, run.Errors.Count(c => c == '\n'));
            WithstandTests.AssertReadable(run, lang);
        }
    }

    [Fact]
    public void Language_thatIsNone_isRefused()
    {
        ToolRun run = Tool.Run("evaluate", "case.yaml", "--lang", "fr");
        Assert.Equal(2, run.Exit);
        Assert.Equal("错误 PE6003: 选项 --lang 的值“fr”不对，可用的有：zh, en。\n", run.Errors);
    }

    [Theory]
    [InlineData("--lang", "en")]
    [InlineData("--lang=en")]
    [InlineData("--lang:en")]
    public void Language_beforeOrAfterTheCommand_holds(params string[] lang)
    {
        string file = Tool.Input("unit-does-not-fit.yaml");
        Assert.Contains("error PE4003", Tool.Run(["evaluate", file, .. lang]).Errors, StringComparison.Ordinal);
        Assert.Contains("error PE4003", Tool.Run([.. lang, "evaluate", file]).Errors, StringComparison.Ordinal);
        Assert.Contains("错误 PE4003", Tool.Run("evaluate", file).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_tellsEveryCommandAndOption()
    {
        ToolRun root = Tool.Run("--help"), english = Tool.Run("--help", "--lang", "en");
        Assert.Equal((0, 0), (root.Exit, english.Exit));
        foreach (string word in (string[])["evaluate", "check", "test", "feel", "new", "describe", "explain", "--lang", "--version"])
        {
            Assert.Contains(word, root.Output, StringComparison.Ordinal);
            Assert.Contains(word, english.Output, StringComparison.Ordinal);
        }

        Assert.Contains("退出码", root.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes", english.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evaluate", "--ruleset", "--lang", "--format text|json|md", "-o, --output", "--explain")]
    [InlineData("check", "--lang", "--format text|json|sarif")]
    [InlineData("describe", "--lang", "--format text|md", "--facts")]
    [InlineData("new", "--lang")]
    [InlineData("explain", "--lang")]
    [InlineData("test", "--lang")]
    public void Help_ofACommand_tellsItsOptions(string command, params string[] options)
    {
        foreach (string help in (string[])["--help", "-h", "-?"])
        {
            ToolRun run = Tool.Run(command, help);
            Assert.Equal(0, run.Exit);
            Assert.Empty(run.Errors);
            Assert.Contains("用法：perfeval " + command, run.Output, StringComparison.Ordinal);
            Assert.All(options, option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void NoArguments_showTheHelpAndFail()
    {
        ToolRun run = Tool.Run();
        Assert.Equal(2, run.Exit);
        Assert.Equal(Tool.Run("--help").Output, run.Output);
    }

    [Fact]
    public void Version_isANumber()
    {
        ToolRun run = Tool.Run("--version");
        Assert.Equal(0, run.Exit);
        Assert.Matches(@"^\d+\.\d+\.\d+(-[a-z0-9.]+)?\n$", run.Output);
    }
}
