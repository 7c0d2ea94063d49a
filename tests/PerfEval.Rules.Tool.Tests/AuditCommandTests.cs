using System.Text.Json;

namespace PerfEval.Rules.Tool.Tests;

/// <summary><c>perfeval audit</c>: formats, files and exit codes.</summary>
public sealed class AuditCommandTests
{
    private const string RuleSet = "ruleset: r\nversion: \"1\"\ntitle: 题\nfacts: { 率: rate }\nindicators: { 甲: { points: 10, ratio: 率 } }\n";

    [Theory]
    [InlineData("published: { total: 9, scores: { 甲: 9 } }", 0, "没有发现不一致")]
    [InlineData("published: { total: 8, scores: { 甲: 8 } }", 1, "甲：公布 8 分，按标准为 9 分")]
    [InlineData("published: { total: 8, scores: { 甲: 9 } }", 1, "总分：公布 8 分，印出的下级合计 9 分")]
    [InlineData("published: { total: 9, figures: { 率: { printed: 80%, is: 率 } } }", 1, "率 印作 80%，按 率 为 90%")]
    public void Audit_isOneIfSomethingDiffers(string published, int exit, string says)
    {
        using var folder = new TemporaryFolder();
        ToolRun run = Audit(folder, published);
        Assert.Equal((exit, ""), (run.Exit, run.Errors));
        Assert.Contains(says, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "PE4201")]
    [InlineData("published: { figures: { 率: { printed: 80%, is: 律 } } }", "PE1101")]
    public void Audit_ofWhatCannotBeAudited_is2(string published, string code)
    {
        using var folder = new TemporaryFolder();
        ToolRun run = Audit(folder, published);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(code, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Audit_ofAMissingFile_is2() => Assert.Equal(2, Tool.Run("audit", "none.yaml").Exit);

    [Fact]
    public void Audit_toAFile_leavesTheScreenEmpty()
    {
        using var folder = new TemporaryFolder();
        string output = Path.Combine(folder.Path, "audit.md");
        ToolRun run = Audit(folder, "published: { total: 8, scores: { 甲: 8 } }", "--format", "md", "-o", output, "--lang", "en");
        Assert.Equal((1, "", ""), (run.Exit, run.Output, run.Errors));
        Assert.StartsWith("# Audit of the published result: 题\n", File.ReadAllText(output), StringComparison.Ordinal);
        Assert.Contains("| 甲 | 10 | 8 | 9 | **9** | **differs** |", File.ReadAllText(output), StringComparison.Ordinal);
    }

    [Fact]
    public void Audit_overTheCase_isRefused()
    {
        using var folder = new TemporaryFolder();
        ToolRun run = Audit(folder, "published: { total: 8 }", "-o", Path.Combine(folder.Path, "c.yaml"));
        Assert.Equal(2, run.Exit);
        Assert.Contains("PE6007", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Audit_asJson_isWhatTheLibraryWrites()
    {
        ToolRun run = Tool.Run("audit", Tool.Case("yueyang-one-window-2020"), "--format", "json");
        Assert.Equal(1, run.Exit);
        JsonElement root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(97, root.GetProperty("corrected").GetProperty("total").GetProperty("low").GetDecimal());
        Assert.True(root.GetProperty("corrected").GetProperty("gradeKept").GetBoolean());
    }

    [Theory]
    [InlineData("audit: { total: 9, differs: [] }", 0, "通过 1，失败 0")]
    [InlineData("audit: { total: 8, differs: [甲] }", 1, "更正后的总分     8     9")]
    public void Test_comparesTheAuditThatACaseExpects(string expect, int exit, string says)
    {
        using var folder = new TemporaryFolder();
        folder.Write("ruleset.yaml", RuleSet);
        folder.Write("cases/c.yaml", $"case: c\nruleset: r\nfacts: {{ 率: 90% }}\npublished: {{ total: 9, scores: {{ 甲: 9 }} }}\nexpect: {{ {expect} }}\n");
        ToolRun run = Tool.Run("test", folder.Path);
        Assert.Equal(exit, run.Exit);
        Assert.Contains(says, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_ofACaseWithNothingPublished_tellsThatItCannotBeAudited()
    {
        using var folder = new TemporaryFolder();
        folder.Write("ruleset.yaml", RuleSet);
        folder.Write("cases/c.yaml", "case: c\nruleset: r\nfacts: { 率: 90% }\nexpect: { audit: { total: 9 } }\n");
        ToolRun run = Tool.Run("test", folder.Path);
        Assert.Equal(1, run.Exit);
        Assert.Contains("案例不能用", run.Output, StringComparison.Ordinal);
        Assert.Contains("PE4201", run.Errors, StringComparison.Ordinal);
    }

    private static ToolRun Audit(TemporaryFolder folder, string published, params string[] options)
    {
        folder.Write("ruleset.yaml", RuleSet);
        string file = folder.Write("c.yaml", $"case: c\nruleset: r\nfacts: {{ 率: 90% }}\n{published}\n");
        return Tool.Run(["audit", file, "--ruleset", folder.Path, .. options]);
    }
}
