using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Diagnostics;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Tool.Tests.Diagnostics;

/// <summary>What <c>perfeval check</c> and <c>evaluate</c> say about problems: the line with a mark, JSON, SARIF.</summary>
public sealed class CheckOutputTests
{
    [Fact]
    public void Check_asText_marksThePlaceUnderTheLine()
    {
        ToolRun run = Tool.Run("check", Tool.Input("children-do-not-add-up.yaml"));
        string[] lines = run.Errors.TrimEnd('\n').Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Contains(":6:13: 错误 PE3101: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("   6 |     points: ", lines[1], StringComparison.Ordinal);
        Assert.Equal(DisplayWidth.Of(lines[1][..(lines[1].IndexOf("points: ", StringComparison.Ordinal) + 8)]), lines[2].IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public void Evaluate_ofACaseThatCannotBeUsed_marksThePlace()
    {
        ToolRun run = Tool.Run("evaluate", Tool.Input("unit-does-not-fit.yaml"));
        Assert.Matches(@"^.*:5:8: 错误 PE4003: .*\n   5 \|   .*\n     \| +\^+\n$", run.Errors);
    }

    [Fact]
    public void Feel_withAMistake_marksItInTheExpression()
    {
        ToolRun run = Tool.Run("feel", "1 + 没有");
        Assert.Contains("\n   1 | 1 + 没有\n     |     ^^^^\n", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("甲: 乙 + 丙", 4, 1, "   1 | 甲: 乙 + 丙", "     |     ^^")]
    [InlineData("甲: 乙 + 丙", 8, 1, "   1 | 甲: 乙 + 丙", "     |          ^^")]
    [InlineData("a: b", 4, 9, "   1 | a: b", "     |    ^")]
    [InlineData("a:", 9, 1, "   1 | a:", "     |   ^")]
    [InlineData("\ta: b", 1, 1, "   1 | →a: b", "     | ^")]
    [InlineData("a\u200b: b", 2, 1, "   1 | a\uFFFD: b", "     |  ^")]
    [InlineData("a: \u001b[31m", 4, 1, "   1 | a: \uFFFD[31m", "     |    ^")]
    [InlineData("𠀀: b", 5, 1, "   1 | 𠀀: b", "     |     ^")]
    [InlineData("𠀀: b", 1, 2, "   1 | 𠀀: b", "     | ^^")]
    public void Excerpt_isMarkedUnderThePlace(string line, int column, int length, string shown, string mark)
    {
        IReadOnlyList<string> excerpt = SourceExcerpt.Of(new DocumentText("f", line), new SourceLocation("f", 1, column, length));
        Assert.Equal([shown, mark], excerpt);
    }

    [Fact]
    public void Excerpt_ofALongLine_isAStretchOfIt()
    {
        string line = new string('前', 500) + "这里" + new string('后', 500);
        IReadOnlyList<string> excerpt = SourceExcerpt.Of(new DocumentText("f", line), new SourceLocation("f", 1, 501, 2));
        Assert.All(excerpt, l => Assert.InRange(DisplayWidth.Of(l), 10, 110));
        int at = DisplayWidth.Of(excerpt[0][..excerpt[0].IndexOf("这里", StringComparison.Ordinal)]);
        Assert.Equal(at, excerpt[1].IndexOf('^', StringComparison.Ordinal));
        Assert.EndsWith("^^^^", excerpt[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Excerpt_ofNoLine_isEmpty(int line) => Assert.Empty(SourceExcerpt.Of(new DocumentText("f", "a\nb"), new SourceLocation("f", line, 1)));

    [Fact]
    public void Check_asJson_hasEveryProblemWithItsPlace()
    {
        string good = Tool.RuleSet("yunxi-relocation"), bad = Tool.Input("bands-overlap.yaml"), missing = Tool.Input("none");
        ToolRun run = Tool.Run("check", good, bad, missing, "--format", "json");
        Assert.Equal((2, ""), (run.Exit, run.Errors));
        JsonElement root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(1, root.GetProperty("format").GetInt32());
        JsonElement[] sets = [.. root.GetProperty("rulesets").EnumerateArray()];
        Assert.Equal((3, "yunxi-relocation", 0), (sets.Length, sets[0].GetProperty("id").GetString(), sets[0].GetProperty("errors").GetInt32()));
        Assert.Equal((bad, 1), (sets[1].GetProperty("path").GetString(), sets[1].GetProperty("errors").GetInt32()));
        JsonElement problem = Assert.Single(sets[1].GetProperty("diagnostics").EnumerateArray());
        Assert.Equal(("PE3110", "error", bad, 6, 52), (
            problem.GetProperty("code").GetString(),
            problem.GetProperty("severity").GetString(),
            problem.GetProperty("file").GetString(),
            problem.GetProperty("line").GetInt32(),
            problem.GetProperty("column").GetInt32()));
        Assert.Equal(JsonValueKind.Null, sets[1].GetProperty("id").ValueKind);
        Assert.False(sets[2].GetProperty("diagnostics")[0].TryGetProperty("line", out _));
    }

    [Fact]
    public void Check_asSarif_isAReadableLog()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("甲 乙.yaml", "ruleset: r\nversion: \"1\"\ntitle: 题\nindicators:\n  甲: { points: 5, levels: [好: 4, 差: 0] }\n  乙: { points: 5 }\n  丙: { points: 5 }\n");
        foreach (string lang in (string[])["zh", "en"])
        {
            ToolRun run = Tool.Run("check", file, "--format", "sarif", "--lang", lang);
            Assert.Equal((1, ""), (run.Exit, run.Errors));
            JsonElement root = JsonDocument.Parse(run.Output).RootElement;
            Assert.Equal("2.1.0", root.GetProperty("version").GetString());
            JsonElement log = Assert.Single(root.GetProperty("runs").EnumerateArray());
            JsonElement driver = log.GetProperty("tool").GetProperty("driver");
            JsonElement[] rules = [.. driver.GetProperty("rules").EnumerateArray()], results = [.. log.GetProperty("results").EnumerateArray()];
            Assert.Equal(["PE3103", "PE3129"], rules.Select(r => r.GetProperty("id").GetString()));
            Assert.Equal(["PE3129", "PE3103", "PE3103"], results.Select(r => r.GetProperty("ruleId").GetString()));
            Assert.Equal(["warning", "error", "error"], results.Select(r => r.GetProperty("level").GetString()));
            Assert.All(results, r => Assert.Equal(r.GetProperty("ruleId").GetString(), rules[r.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
            JsonElement place = results[1].GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.EndsWith("/%E7%94%B2%20%E4%B9%99.yaml", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
            Assert.Equal((6, 3), (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32()));
            Assert.Equal("utf16CodeUnits", log.GetProperty("columnKind").GetString());
            Assert.Equal(DiagnosticPages.Find("PE3103")!.Remedy.In(lang == "zh" ? Language.Chinese : Language.English), rules[0].GetProperty("help").GetProperty("text").GetString());
        }
    }

    [Fact]
    public void Check_asSarif_ofGoodRuleSets_hasNoResults()
    {
        ToolRun run = Tool.Run("check", Tool.RuleSet("pingjiang-special-fund"), "--format", "sarif");
        Assert.Equal(0, run.Exit);
        Assert.Empty(JsonDocument.Parse(run.Output).RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray());
    }
}
