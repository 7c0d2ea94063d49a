namespace PerfEval.Rules.Tool.Tests;

/// <summary><c>perfeval evaluate</c>: formats, languages, explanations, output files, exit codes.</summary>
public sealed class EvaluateCommandTests
{
    [Fact]
    public void Explain_ofANameThatSeveralHave_isPE6009_withTheirPaths()
    {
        using var folder = new TemporaryFolder();
        folder.Write("r/ruleset.yaml", "ruleset: r\nversion: \"1\"\ntitle: 题\nindicators:\n  投入: { indicators: { 制度: { points: 5, judgement: 0..5 } } }\n  过程: { indicators: { 制度: { points: 5, judgement: 0..5 } } }\n");
        string file = folder.Write("r/cases/c.yaml", "case: c\nruleset: r\n");
        ToolRun run = Tool.Run("evaluate", file, "--explain", "制度");
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.StartsWith("错误 PE6009: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("过程/制度", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void RuleSet_namedButNotThere_isPE6005_andNoOtherIsTaken()
    {
        ToolRun run = Tool.Run("evaluate", Tool.Case("yunxi-2020"), "--ruleset", "no-such-rule-set");
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.StartsWith("错误 PE6005: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_ofACase_showsScoreGradeFindingsAndChecks()
    {
        ToolRun run = Tool.Run("evaluate", Tool.Case("yunxi-2020"));
        Assert.Equal(0, run.Exit);
        Assert.Empty(run.Errors);
        foreach (string expected in (string[])["总分 85 / 100", "等级 良", "公布 85 分，良", "得分表", "问题", "159.40 万元", "勾稽", "不影响得分"])
        {
            Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("推导过程", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_inEnglish_keepsTheCasesOwnWords()
    {
        ToolRun run = Tool.Run("evaluate", Tool.Case("yunxi-2020"), "--lang", "en");
        Assert.Equal(0, run.Exit);
        foreach (string expected in (string[])["Total 85 / 100", "grade 良", "Scores", "Findings", "超预算支出", "Cross-footing checks"])
        {
            Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("md")]
    public void Output_twice_isTheSameToTheByteAndPlain(string format)
    {
        string[] arguments = ["evaluate", Tool.Case("yueyang-approval-bureau-2021"), "--format", format, "--explain"];
        ToolRun first = Tool.Run(arguments), second = Tool.Run(arguments);
        Assert.Equal(0, first.Exit);
        Assert.Equal(first.Output, second.Output);
        Assert.DoesNotContain('\u001b', first.Output);
        Assert.DoesNotContain('\r', first.Output);
        Assert.DoesNotContain('\uFEFF', first.Output);
        Assert.EndsWith("\n", first.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Terminal_takesTheSameTextWithColours()
    {
        string file = Tool.Case("yunxi-2020");
        string plain = Tool.Run("evaluate", file).Output, coloured = Tool.RunOnTerminal("evaluate", file).Output;
        Assert.Contains("\u001b[1m", coloured, StringComparison.Ordinal);
        string stripped = System.Text.RegularExpressions.Regex.Replace(coloured, "\u001b\\[[0-9;]*m", "", System.Text.RegularExpressions.RegexOptions.NonBacktracking);
        Assert.Equal(Lines(plain), Lines(stripped));
        Assert.Contains("\u001b[", Tool.RunOnTerminal("evaluate", Tool.Input("unit-does-not-fit.yaml")).Errors, StringComparison.Ordinal);

        static IEnumerable<string> Lines(string text) => text.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd());
    }

    [Fact]
    public void Markdown_hasHeadingsAndATable()
    {
        string[] lines = Tool.Run("evaluate", Tool.Case("yunxi-2020"), "--format", "md").Output.Split('\n');
        Assert.Equal("# 云溪区异地搬迁项目重点绩效评价（按问题扣分）", lines[0]);
        Assert.Contains("## 得分表", lines);
        Assert.Contains("| 指标 | 分值 | 得分 | 扣分 |", lines);
        Assert.Contains("| --- | ---: | ---: | ---: |", lines);
        Assert.Contains(lines, l => l.StartsWith("1. ", StringComparison.Ordinal));
    }

    [Fact]
    public void Explain_withoutAnIndicator_followsTheReport()
    {
        string file = Tool.Case("yunxi-2020");
        string summary = Tool.Run("evaluate", file).Output, explained = Tool.Run("evaluate", file, "--explain").Output;
        Assert.StartsWith(summary, explained, StringComparison.Ordinal);
        string trail = explained[summary.Length..];
        Assert.Contains("推导过程", trail, StringComparison.Ordinal);
        Assert.Contains("竣工验收与决算", trail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("资金使用合规性")]
    [InlineData("资金管理/资金使用合规性")]
    [InlineData("过程管理/资金管理/资金使用合规性")]
    public void Explain_withAnIndicator_standsAlone(string indicator)
    {
        ToolRun run = Tool.Run("evaluate", Tool.Case("yunxi-2020"), "--explain", indicator);
        Assert.Equal(0, run.Exit);
        Assert.StartsWith("推导过程\n资金使用合规性：3.5 / 5 分\n", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("得分表", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("项目绩效", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("资金使用合规", "资金使用合规性")]
    [InlineData("没有的指标", "")]
    public void Explain_withAnUnknownIndicator_isRefused(string indicator, string suggested)
    {
        ToolRun run = Tool.Run("evaluate", Tool.Case("yunxi-2020"), "--explain", indicator);
        Assert.Equal(2, run.Exit);
        Assert.Empty(run.Output);
        Assert.Contains("PE6006", run.Errors, StringComparison.Ordinal);
        Assert.Contains(suggested, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_withANameThatTwoIndicatorsHave_namesBoth()
    {
        ToolRun run = Tool.Run("evaluate", Tool.Case("pingjiang-2022"), "--explain", "管理制度健全性");
        Assert.Equal(2, run.Exit);
        Assert.Contains("业务管理/管理制度健全性", run.Errors, StringComparison.Ordinal);
        Assert.Contains("财务管理/管理制度健全性", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("md")]
    public void OutputFile_holdsWhatTheScreenWouldHaveShown(string format)
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "报告.out");
        ToolRun shown = Tool.Run("evaluate", Tool.Case("yunxi-2020"), "--format", format);
        ToolRun written = Tool.Run("evaluate", Tool.Case("yunxi-2020"), "--format", format, "-o", file);
        Assert.Equal(0, written.Exit);
        Assert.Empty(written.Output);
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(shown.Output), File.ReadAllBytes(file));
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void OutputFile_thatCannotBeWritten_isToldAndIs2(string lang)
    {
        using var folder = new TemporaryFolder();
        string input = folder.Write("rulesets/yuhua-project-self-evaluation/cases/c.yaml", File.ReadAllText(Tool.Case("yuhua-2021")));
        foreach (string output in (string[])[folder.Path, Path.Combine(folder.Path, "none", "report.txt"), "", input])
        {
            ToolRun run = Tool.Run("evaluate", input, "--ruleset", Tool.RuleSet("yuhua-project-self-evaluation"), "-o", output, "--lang", lang);
            Assert.Equal(2, run.Exit);
            Assert.Empty(run.Output);
            Assert.Contains("PE6007", run.Errors, StringComparison.Ordinal);
            WithstandTests.AssertReadable(run, lang);
        }

        Assert.Equal(File.ReadAllText(Tool.Case("yuhua-2021")), File.ReadAllText(input));
    }

    [Fact]
    public void Case_forAnotherRuleSet_isRefused()
    {
        ToolRun run = Tool.Run("evaluate", Tool.Case("yuhua-2021"), "--ruleset", Tool.RuleSet("yunxi-relocation"));
        Assert.Equal(2, run.Exit);
        Assert.Contains("yuhua-2021.yaml:3:1: 错误 PE4101", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void RuleSet_withErrors_isReportedAndIs2()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("c.yaml", "case: c\nruleset: r@1\nfacts: {}\n");
        ToolRun run = Tool.Run("evaluate", file, "--ruleset", Tool.Input("children-do-not-add-up.yaml"));
        Assert.Equal(2, run.Exit);
        Assert.Contains("PE3101", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFact_givesAnInterval_andIs0()
    {
        ToolRun run = Tool.Run(Evaluate("  在职人员: 28 人\n", out TemporaryFolder folder));
        using (folder)
        {
            Assert.Equal(0, run.Exit);
            Assert.Empty(run.Errors);
            Assert.Contains("总分 0..20 / 20", run.Output, StringComparison.Ordinal);
            Assert.Contains("编制人数", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FailedCrossFooting_isReported_andIs0()
    {
        ToolRun run = Tool.Run(Evaluate("  上年: 120 万元\n  支出明细:\n  - [凭证号, 金额（万元）]\n  - [1＃, 100]\n", out TemporaryFolder folder));
        using (folder)
        {
            Assert.Equal(0, run.Exit);
            Assert.Empty(run.Errors);
            Assert.Contains("不符：支出明细之和与上年数", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void DivisionByZero_failsItsIndicatorAlone_andIs1()
    {
        const string Facts = "  在职人员: 28 人\n  编制人数: 0 人\n  结余: 0 元\n  上年: 1 元\n  到位率: 95%\n  竣工日期: 2021-06-30\n  支出明细: []\n";
        ToolRun run = Tool.Run(Evaluate(Facts, out TemporaryFolder folder));
        using (folder)
        {
            Assert.Equal(1, run.Exit);
            Assert.Contains("总分 15..20 / 20", run.Output, StringComparison.Ordinal);
            Assert.Matches("人员控制 +5 +0\\.\\.5 +0\\.\\.5 +无法计算", run.Output);
            Assert.Matches("结余控制 +5 +5", run.Output);
            Assert.Contains("ruleset.yaml:15:8: 错误 PE1201", run.Errors, StringComparison.Ordinal);
        }
    }

    private static string[] Evaluate(string facts, out TemporaryFolder folder)
    {
        folder = new TemporaryFolder();
        string file = folder.Write("c.yaml", "case: c\nruleset: withstand@2\nas-of: 2021-12-31\nfacts:\n" + facts);
        return ["evaluate", file, "--ruleset", Tool.Input("rulesets/withstand")];
    }

    [Fact]
    public void Shares_areAddedWhenAskedFor()
    {
        string file = Tool.Case("yunxi-2020");
        Assert.Contains("\n扣分的分摊\n", Tool.Run("evaluate", file, "--shares").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("扣分的分摊", Tool.Run("evaluate", file).Output, StringComparison.Ordinal);
        using var json = System.Text.Json.JsonDocument.Parse(Tool.Run("evaluate", file, "--shares", "--format", "json").Output);
        System.Text.Json.JsonElement first = json.RootElement.GetProperty("shares").EnumerateArray().First(s => s.GetProperty("swallowed").GetDecimal() > 0);
        Assert.Equal(first.GetProperty("lost").GetDecimal(), first.GetProperty("findings").EnumerateArray().Sum(f => f.GetProperty("share").GetDecimal()));
    }
}
