using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tool.Tests;

/// <summary><c>perfeval check</c> and <c>perfeval test</c> on rule sets that are right and on some that are not.</summary>
public sealed class CheckAndTestCommandTests
{
    public static TheoryData<string> RuleSets() =>
        new(Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "rulesets")).Where(CaseFiles.HasRuleSet).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Check_ofAShippedRuleSet_findsNothing(string id)
    {
        ToolRun run = Tool.Run("check", Tool.RuleSet(id));
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Matches($"{id}@\\S+ 没有错误(，\\d+ 个提示（用 --proofs 列出）)?\n  已证明：[^\n]*\n$", run.Output);
        Assert.Contains("has no errors", Tool.Run("check", Tool.RuleSet(id), "--lang", "en").Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Test_ofAShippedRuleSet_passes(string id)
    {
        ToolRun run = Tool.Run("test", Tool.RuleSet(id));
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.EndsWith("，失败 0\n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith(" passed, 0 failed\n", Tool.Run("test", Tool.RuleSet(id), "--lang", "en").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_ofSeveral_reportsAllAndEndsWithTheWorst()
    {
        string good = Tool.RuleSet("yunxi-relocation"), bad = Tool.Input("cycle-of-measures.yaml"), missing = Tool.Input("none");
        Assert.Equal(1, Tool.Run("check", good, bad).Exit);
        ToolRun run = Tool.Run("check", missing, bad, good);
        Assert.Equal(2, run.Exit);
        Assert.Equal(4, run.Output.Count(c => c == '\n'));
        Assert.Contains("PE2001", run.Errors, StringComparison.Ordinal);
        Assert.Contains("PE3107", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_withWarningsOnly_is0()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("r.yaml", "ruleset: r\nversion: \"1\"\ntitle: 题\nindicators:\n  甲: { points: 5, levels: [好: 4, 差: 0] }\n");
        ToolRun run = Tool.Run("check", file);
        Assert.Equal(0, run.Exit);
        Assert.Contains("r.yaml:5:", run.Errors, StringComparison.Ordinal);
        Assert.Contains("警告 PE3129", run.Errors, StringComparison.Ordinal);
        Assert.Contains("没有错误，1 个警告", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("total: 84", "84")]
    [InlineData("grade: 优", "优")]
    [InlineData("scores: { 资金到位: 3 }", "资金到位")]
    [InlineData("findings: [没有的问题]", "没有的问题")]
    [InlineData("failed-checks: 3", "3")]
    [InlineData("scores: { 没有的指标: 3 }", "没有的指标")]
    public void Test_whoseExpectationFails_saysHowAndIs1(string expectation, string named)
    {
        using var folder = new TemporaryFolder();
        folder.Write("withstand/ruleset.yaml", File.ReadAllText(Tool.Input("rulesets/withstand/ruleset.yaml")));
        folder.Write("withstand/cases/c.yaml", $"case: c\nruleset: withstand@2\nfacts: {{ 到位率: 95% }}\nexpect: {{ {expectation} }}\n");
        foreach (string lang in (string[])["zh", "en"])
        {
            ToolRun run = Tool.Run("test", Path.Combine(folder.Path, "withstand"), "--lang", lang);
            Assert.Equal(1, run.Exit);
            Assert.Contains(lang == "zh" ? "失败 " : "FAIL ", run.Output, StringComparison.Ordinal);
            Assert.Contains(named, run.Output, StringComparison.Ordinal);
            Assert.EndsWith(lang == "zh" ? "通过 0，失败 1\n" : "0 passed, 1 failed\n", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Test_ofMixedCases_countsEachAndSkipsThoseWithoutExpectations()
    {
        using var folder = new TemporaryFolder();
        folder.Write("withstand/ruleset.yaml", File.ReadAllText(Tool.Input("rulesets/withstand/ruleset.yaml")));
        folder.Write("withstand/cases/1-good.yaml", "case: a\nruleset: withstand@2\nfacts: { 到位率: 95% }\nexpect: { scores: { 资金到位: 5 } }\n");
        folder.Write("withstand/cases/2-silent.yaml", "case: b\nruleset: withstand@2\nfacts: {}\n");
        folder.Write("withstand/cases/3-broken.yaml", "case: c\nruleset: withstand@2\nfacts: { 到位率: 95 元 }\nexpect: { total: 5 }\n");
        folder.Write("withstand/cases/4-json.json", "{ \"case\": \"d\", \"ruleset\": \"withstand\", \"facts\": {}, \"expect\": { \"total\": \"0..20\" } }");
        folder.Write("withstand/cases/note.txt", "not a case");
        ToolRun run = Tool.Run("test", Path.Combine(folder.Path, "withstand"));
        Assert.Equal(1, run.Exit);
        Assert.EndsWith("通过 2，失败 1\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("略过", run.Output, StringComparison.Ordinal);
        Assert.Contains("3-broken.yaml:3:15: 错误 PE4003", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_withoutCases_warnsAndIs0()
    {
        ToolRun run = Tool.Run("test", Tool.Input("rulesets/withstand"));
        Assert.Equal(0, run.Exit);
        Assert.Contains("警告 PE6008", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith("通过 0，失败 0\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_ofABrokenRuleSet_is1_andOfNone_is2()
    {
        Assert.Equal(1, Tool.Run("test", Tool.Input("children-do-not-add-up.yaml")).Exit);
        Assert.Equal(2, Tool.Run("test", Tool.Input("none")).Exit);
    }
}
