namespace PerfEval.Rules.Tool.Tests;

/// <summary><c>perfeval new</c>: what it writes works, and nothing that is there is replaced.</summary>
public sealed class NewCommandTests
{
    [Theory]
    [InlineData("zh", "得分")]
    [InlineData("en", "Scoring table")]
    public void New_writesARuleSetThatPassesItsChecksAndItsTest(string lang, string named)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "canteen-2024");
        ToolRun made = Tool.Run("new", path, "--lang", lang);
        Assert.Equal((0, ""), (made.Exit, made.Errors));
        Assert.Contains(named, File.ReadAllText(Path.Combine(path, "ruleset.yaml")), StringComparison.Ordinal);
        string[] files = [.. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(path, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
        Assert.Equal(["cases/example.yaml", "ruleset.yaml", "schema/case.schema.json", "schema/ruleset.schema.json"], files);
        Assert.All(files, f => Assert.Contains(Path.Combine(path, f), made.Output, StringComparison.Ordinal));

        ToolRun check = Tool.Run("check", path, "--lang", "en");
        Assert.Equal((0, ""), (check.Exit, check.Errors));
        Assert.StartsWith($"{path}: canteen-2024@1.0 has no errors\n  proved: ", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("undecided", check.Output, StringComparison.Ordinal);
        ToolRun test = Tool.Run("test", path, "--lang", "en");
        Assert.Equal((0, ""), (test.Exit, test.Errors));
        Assert.EndsWith("1 passed, 0 failed\n", test.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ruleset.yaml")]
    [InlineData("cases/example.yaml")]
    [InlineData("schema/case.schema.json")]
    public void New_whereAFileIsThere_writesNothing(string file)
    {
        using var folder = new TemporaryFolder();
        string there = folder.Write("r/" + file, "mine"), path = Path.Combine(folder.Path, "r");
        ToolRun run = Tool.Run("new", path);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.StartsWith("错误 PE6014: ", run.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(there));
        Assert.Single(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("老年食堂")]
    [InlineData("My-Set")]
    [InlineData("a b")]
    public void New_inAFolderWhoseNameIsNoId_isRefused(string name)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, name);
        ToolRun run = Tool.Run("new", path, "--lang", "en");
        Assert.Equal(2, run.Exit);
        Assert.StartsWith("error PE6015: ", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void New_belowAFile_cannotBeWritten()
    {
        using var folder = new TemporaryFolder();
        ToolRun run = Tool.Run("new", Path.Combine(folder.Write("file", "x"), "r"));
        Assert.Equal(2, run.Exit);
        Assert.StartsWith("错误 PE6007: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void New_intoAnEmptyFolder_works()
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Path, "r");
        Directory.CreateDirectory(path);
        Assert.Equal(0, Tool.Run("new", path + "/").Exit);
        Assert.Equal(0, Tool.Run("check", path).Exit);
    }
}
