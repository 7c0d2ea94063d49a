namespace PerfEval.Rules.Tool.Tests;

/// <summary><c>perfeval verify</c>: where cases and rule sets are found, and exit codes.</summary>
public sealed class VerifyCommandTests
{
    private const string RuleSet = "ruleset: r\nversion: \"1\"\ntitle: 题\nfacts: { 率: rate }\nindicators: { 甲: { points: 10, ratio: 率, deduct: { found: 错, points: 1 } } }\n";
    private const string Case = "case: c\nruleset: r\nfacts: { 率: 90% }\njudgements: { 甲: [错一处] }\n";

    [Theory]
    [InlineData("--explain")]
    [InlineData("--explain", "甲")]
    [InlineData("--shares")]
    [InlineData("--lang", "en")]
    public void Verify_ofWhatEvaluateStored_isZero(params string[] options)
    {
        using var folder = new TemporaryFolder();
        string result = Store(folder, options);
        ToolRun run = Tool.Run("verify", result, folder.Path);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains("逐字节相同", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_afterTheRuleSetChanged_isOneAndSaysSo()
    {
        using var folder = new TemporaryFolder();
        string result = Store(folder);
        File.WriteAllText(Path.Combine(folder.Path, "r", "ruleset.yaml"), RuleSet.Replace("points: 10", "points: 20", StringComparison.Ordinal));
        ToolRun run = Tool.Run("verify", result, Path.Combine(folder.Path, "r", "cases", "c.yaml"), "--lang", "en");
        Assert.Equal((1, ""), (run.Exit, run.Errors));
        Assert.Contains("Rule set r@1: content is not that which was used", run.Output, StringComparison.Ordinal);
        Assert.Contains("total.points", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ofABatch_findsEachLinesCase()
    {
        using var folder = new TemporaryFolder();
        Store(folder);
        string cases = Path.Combine(folder.Path, "cases.ndjson"), results = Path.Combine(folder.Path, "results.ndjson");
        File.WriteAllText(cases, """
            {"case": "a", "facts": {"率": "90%"}}
            {"case": "b", "facts": {"率": "80%"}}

            """);
        Assert.Equal(0, Tool.Run("batch", cases, "--ruleset", Path.Combine(folder.Path, "r"), "-o", results).Exit);
        ToolRun run = Tool.Run("verify", results, cases, "--ruleset", Path.Combine(folder.Path, "r"));
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains("2 个结果：2 个逐字节相同，0 个不同", run.Output, StringComparison.Ordinal);

        File.WriteAllText(cases, File.ReadAllText(cases).Replace("80%", "81%", StringComparison.Ordinal));
        run = Tool.Run("verify", results, cases, "--ruleset", Path.Combine(folder.Path, "r"), "--format", "json");
        Assert.Equal(1, run.Exit);
        Assert.Contains("\"sameCase\": false", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_ofOneOfSeveralVersions_takesTheRecordedOne()
    {
        using var folder = new TemporaryFolder();
        string result = Store(folder), place = Path.Combine(folder.Path, "r");
        File.Move(Path.Combine(place, "ruleset.yaml"), Path.Combine(place, "ruleset-1.yaml"));
        File.WriteAllText(Path.Combine(place, "ruleset-2.yaml"), RuleSet.Replace("\"1\"", "\"2\"", StringComparison.Ordinal));
        Assert.Equal(0, Tool.Run("verify", result, folder.Path).Exit);
    }

    [Fact]
    public void Verify_ofLinesOfWhichOneIsCut_tellsItsPlaceAndVerifiesTheOthers()
    {
        using var folder = new TemporaryFolder();
        string line = File.ReadAllText(Store(folder)).ReplaceLineEndings("").Replace("  ", "", StringComparison.Ordinal), lines = Path.Combine(folder.Path, "lines.ndjson");
        File.WriteAllText(lines, line + "\n" + line[..100] + "\n");
        ToolRun run = Tool.Run("verify", lines, folder.Path);
        Assert.Equal(2, run.Exit);
        Assert.Contains("lines.ndjson:2:", run.Errors, StringComparison.Ordinal);
        Assert.Contains("案例 c：", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_whereTheRecordedVersionHasGone_is2AndSaysSo()
    {
        using var folder = new TemporaryFolder();
        string result = Store(folder);
        File.WriteAllText(Path.Combine(folder.Path, "r", "ruleset.yaml"), RuleSet.Replace("\"1\"", "\"2\"", StringComparison.Ordinal));
        ToolRun run = Tool.Run("verify", result, folder.Path);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains("PE3313", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_withoutTheCase_is2()
    {
        using var folder = new TemporaryFolder();
        string result = Store(folder);
        using var elsewhere = new TemporaryFolder();
        ToolRun run = Tool.Run("verify", result, elsewhere.Path);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains("PE6052", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none.json", "PE2001")]
    [InlineData("r/ruleset.yaml", "PE4501")]
    public void Verify_ofNoResult_is2(string file, string code)
    {
        using var folder = new TemporaryFolder();
        Store(folder);
        ToolRun run = Tool.Run("verify", Path.Combine(folder.Path, file), folder.Path);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(code, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_overTheResult_isRefused()
    {
        using var folder = new TemporaryFolder();
        string result = Store(folder);
        ToolRun run = Tool.Run("verify", result, folder.Path, "-o", result);
        Assert.Equal(2, run.Exit);
        Assert.Contains("PE6007", run.Errors, StringComparison.Ordinal);
    }

    private static string Store(TemporaryFolder folder, params string[] options)
    {
        string cases = Path.Combine(folder.Path, "r", "cases"), result = Path.Combine(folder.Path, "result.json");
        Directory.CreateDirectory(cases);
        File.WriteAllText(Path.Combine(folder.Path, "r", "ruleset.yaml"), RuleSet);
        File.WriteAllText(Path.Combine(cases, "c.yaml"), Case);
        Assert.Equal(0, Tool.Run(["evaluate", Path.Combine(cases, "c.yaml"), "--format", "json", "-o", result, .. options]).Exit);
        return result;
    }
}
