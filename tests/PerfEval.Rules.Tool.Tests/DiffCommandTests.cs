using System.Text.Json;

namespace PerfEval.Rules.Tool.Tests;

/// <summary><c>perfeval diff</c>: two cases, or cases by two rule sets; formats, files and exit codes.</summary>
public sealed class DiffCommandTests
{
    private const string RuleSet = "ruleset: r\nversion: \"1\"\ntitle: 题\nfacts: { 率: rate }\nindicators: { 甲: { points: 10, ratio: 率 } }\ngrades: [≥ 9: 优, < 9: 差]\n";

    [Theory]
    [InlineData("率: 80%", 1, "甲：9 → 8")]
    [InlineData("率: 80%", 1, "事实“率”：90% → 80%")]
    [InlineData("率: 80%", 1, "总分 9 → 8　等级 优 → 差")]
    [InlineData("率: 90.00%", 0, "得分、等级和问题都相同。")]
    public void Diff_ofTwoCases_isOneIfScoresDiffer(string fact, int exit, string says)
    {
        using TemporaryFolder folder = Folder();
        string other = folder.Write("b.yaml", $"case: b\nruleset: r@1\nfacts: {{ {fact} }}\n");
        ToolRun run = Tool.Run("diff", Path.Combine(folder.Path, "a.yaml"), other, "--ruleset", folder.Path);
        Assert.Equal((exit, ""), (run.Exit, run.Errors));
        Assert.Contains(says, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_ofTwoVersions_scoresTheCaseByBoth()
    {
        using TemporaryFolder folder = Folder();
        folder.Write("new/ruleset.yaml", RuleSet.Replace("\"1\"", "\"2\"", StringComparison.Ordinal).Replace("ratio: 率", "formula: 率 * 8", StringComparison.Ordinal));
        ToolRun run = Tool.Run("diff", folder.Path, Path.Combine(folder.Path, "new"), Path.Combine(folder.Path, "a.yaml"), "--lang", "en");
        Assert.Equal((1, ""), (run.Exit, run.Errors));
        Assert.Contains("before: case a, rule set r@1\nafter: case a, rule set r@2\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("standard: points × 率, at most full marks → 率 * 8", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_ofSeveralCases_tellsEach()
    {
        using TemporaryFolder folder = Folder();
        string file = Path.Combine(folder.Path, "a.yaml"), other = folder.Write("b.yaml", "case: b\nruleset: r\nfacts: { 率: 50% }\n");
        ToolRun run = Tool.Run("diff", folder.Path, folder.Path, file, other, "--format", "json");
        Assert.Equal(0, run.Exit);
        JsonElement[] comparisons = [.. JsonDocument.Parse(run.Output).RootElement.GetProperty("comparisons").EnumerateArray()];
        Assert.Equal(["a", "b"], comparisons.Select(c => c.GetProperty("before").GetProperty("case").GetString()));
        Assert.All(comparisons, c => Assert.True(c.GetProperty("same").GetBoolean()));
    }

    [Fact]
    public void Diff_toAFile_neverReplacesAnInput()
    {
        using TemporaryFolder folder = Folder();
        string file = Path.Combine(folder.Path, "a.yaml"), output = Path.Combine(folder.Path, "diff.md");
        Assert.Equal(0, Tool.Run("diff", file, file, "--ruleset", folder.Path, "--format", "md", "-o", output).Exit);
        Assert.StartsWith("# 两次打分的比较：题\n", File.ReadAllText(output), StringComparison.Ordinal);
        string other = folder.Write("b.yaml", File.ReadAllText(file));
        ToolRun refused = Tool.Run("diff", file, other, "--ruleset", folder.Path, "-o", other);
        Assert.Equal(2, refused.Exit);
        Assert.Contains("PE6007", refused.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none.yaml", "PE2001")]
    [InlineData("bad.yaml", "PE4104")]
    public void Diff_withAnUnusableInput_is2(string name, string code)
    {
        using TemporaryFolder folder = Folder();
        folder.Write("bad.yaml", "case: b\nruleset: r\nfacts: { 律: 50% }\n");
        ToolRun run = Tool.Run("diff", Path.Combine(folder.Path, "a.yaml"), Path.Combine(folder.Path, name), "--ruleset", folder.Path);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(code, run.Errors, StringComparison.Ordinal);
    }

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        folder.Write("ruleset.yaml", RuleSet);
        folder.Write("a.yaml", "case: a\nruleset: r@1\nfacts: { 率: 90% }\n");
        return folder;
    }
}
