using System.Text.Json;

namespace PerfEval.Rules.Tool.Tests;

public sealed class WhatIfCommandTests
{
    private const string RuleSet = """
        ruleset: r
        version: "1"
        title: 题
        facts: { 率: rate, 预算: money 万元, 支出: money 万元, 逾期: { type: boolean, fixed: true } }
        indicators:
          甲: { points: 40, ratio: 率 }
          乙: { points: 40, ratio: 支出 / 预算 }
          丙: { points: 20, deduct: { when: 逾期, points: 20 } }
        grades: [≥ 90: 优, ≥ 70: 良, < 70: 差]
        """;

    [Fact]
    public void Set_showsWhatChangesAndNothingElse()
    {
        using TemporaryFolder folder = Folder();
        ToolRun run = Tool.Run("whatif", Case(folder), "--set", "率=100%", "--set", "支出 = 80 万元", "--lang", "en");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains("Total 60 → 72   grade 差 → 良", run.Output, StringComparison.Ordinal);
        Assert.Contains("fact '率': 50% → 100%", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("丙", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Set_asJson_isAComparison()
    {
        using TemporaryFolder folder = Folder();
        ToolRun run = Tool.Run("whatif", Case(folder), "--set", "率=未知", "--format", "json");
        JsonElement after = JsonDocument.Parse(run.Output).RootElement.GetProperty("comparisons")[0].GetProperty("after");
        Assert.Equal("未知", after.GetProperty("changes").GetProperty("率").GetString());
        Assert.Equal((40, 80), (after.GetProperty("total").GetProperty("low").GetInt32(), after.GetProperty("total").GetProperty("high").GetInt32()));
    }

    [Theory]
    [InlineData("良", 0, "办法 1：改 1 处，80 分，良")]
    [InlineData("优", 1, "达不到：能改变的都改变，最多 80 分，等级 良。")]
    [InlineData("差", 0, "已经达到。")]
    public void Reach_saysHow_orWhyNot(string grade, int exit, string says)
    {
        using TemporaryFolder folder = Folder();
        ToolRun run = Tool.Run("whatif", Case(folder), "--reach", grade);
        Assert.Equal((exit, ""), (run.Exit, run.Errors));
        Assert.Contains(says, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Reach_fromASupposition_saysWhatIsSupposed()
    {
        using TemporaryFolder folder = Folder();
        string output = Path.Combine(folder.Path, "out.md");
        ToolRun run = Tool.Run("whatif", Case(folder), "--set", "支出=50 万元", "--reach", "良", "--format", "md", "-o", output);
        Assert.Equal((0, "", ""), (run.Exit, run.Output, run.Errors));
        string text = File.ReadAllText(output);
        Assert.StartsWith("# 达到“良”的办法：题\n", text, StringComparison.Ordinal);
        Assert.Contains("支出 = 50 万元", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Reach_asJson_hasStepsWithTheirPoints()
    {
        using TemporaryFolder folder = Folder();
        JsonElement root = JsonDocument.Parse(Tool.Run("whatif", Case(folder), "--reach", "良", "--format", "json").Output).RootElement;
        Assert.Equal((1, true, true), (root.GetProperty("format").GetInt32(), root.GetProperty("reachable").GetBoolean(), root.GetProperty("exhaustive").GetBoolean()));
        JsonElement step = root.GetProperty("sets")[0].GetProperty("steps")[0];
        Assert.Equal(("fact", "率", "50%", 20m), (step.GetProperty("kind").GetString(), step.GetProperty("name").GetString(), step.GetProperty("before").GetString(), step.GetProperty("points").GetDecimal()));
    }

    [Theory]
    [InlineData("PE6050")]
    [InlineData("PE6051", "--set", "率")]
    [InlineData("PE6051", "--set", "率=")]
    [InlineData("PE4104", "--set", "律=90%")]
    [InlineData("PE4001", "--set", "支出=是")]
    [InlineData("PE4401", "--reach", "甲等")]
    [InlineData("PE6003", "--reach", "优", "--top", "0")]
    public void WhatIf_withoutSense_is2(string code, params string[] arguments)
    {
        using TemporaryFolder folder = Folder();
        ToolRun run = Tool.Run(["whatif", Case(folder), .. arguments]);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains(code, run.Errors, StringComparison.Ordinal);
    }

    private static string Case(TemporaryFolder folder) => Path.Combine(folder.Path, "r", "c.yaml");

    private static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        folder.Write("r/ruleset.yaml", RuleSet);
        folder.Write("r/c.yaml", "case: c\nruleset: r@1\nfacts: { 率: 50%, 预算: 100, 支出: 100, 逾期: 是 }\n");
        return folder;
    }
}
