using System.Text.Json;

namespace PerfEval.Rules.Tool.Tests;

/// <summary><c>perfeval feel</c>: what a person or a program sees of an expression.</summary>
public sealed class FeelCommandTests
{
    private const string Spending = """{"支出": [{"金额": 3}, {"金额": 4.5}], "预算": 10}""";

    [Fact]
    public void Value_isPrintedWithItsPartsAndTypes()
    {
        ToolRun run = Tool.Run("feel", "sum(支出.金额) / 预算", "--context", Spending);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Equal(
            """
            0.75　数值
            部分            值                            类型
            ──────────────  ────────────────────────────  ────
                支出        [{"金额": 3}, {"金额": 4.5}]  表
            sum(支出.金额)  7.5                           数值
            预算            10                            数值

            """,
            run.Output);
    }

    [Theory]
    [InlineData("1 + 1", "2　number\n")]
    [InlineData("1 in (1, 2)", "true　boolean")]
    [InlineData("2 * (3 + 4)", "14　number\nPart   Value  Type\n─────  ─────  ──────\n3 + 4  7      number\n")]
    public void Value_inEnglish_hasEnglishTypes(string expression, string expected)
    {
        ToolRun run = Tool.Run("feel", expression, "--lang", "en");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.StartsWith(expected, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 / 0", "scoring", 2, "")]
    [InlineData("1 / (1 - 1)", "scoring", 1, "没有结果")]
    [InlineData("1 / 0", "spec", 0, "null　空值")]
    [InlineData("today() instance of date", "spec", 0, "true　是否")]
    [InlineData("today()", "scoring", 2, "")]
    [InlineData("95% > 0.9", "scoring", 0, "true　是否")]
    [InlineData("95%", "spec", 2, "")]
    [InlineData("2019-04-01", "scoring", 0, "@\"2019-04-01\"　日期")]
    [InlineData("2019-04-01", "spec", 0, "2014　数值")]
    [InlineData("for i in 1..100000000 return i", "spec", 1, "没有结果")]
    public void Modes_differ(string expression, string mode, int exit, string output)
    {
        ToolRun run = Tool.Run("feel", expression, "--mode", mode);
        Assert.Equal(exit, run.Exit);
        Assert.StartsWith(output, run.Output, StringComparison.Ordinal);
        Assert.Equal(output.Length == 0, run.Output.Length == 0);
        Assert.Equal(exit != 0, run.Errors.Length > 0);
    }

    [Theory]
    [InlineData("1 +", "zh", "1:4: 错误 PE1009: 此处应为值、名称或括号，实际是表达式的末尾。\n   1 | 1 +\n     |    ^\n")]
    [InlineData("1 +", "en", "1:4: error PE1009: Expected a value, a name or a bracket here, found the end of the expression.\n   1 | 1 +\n     |    ^\n")]
    [InlineData("预算 + 支处", "zh", "1:6: 错误 PE1101: 没有名为“支处”的事实、计算项或变量。是不是“支出”？\n   1 | 预算 + 支处\n     |        ^^^^\n")]
    [InlineData("预算 >\n  没有的", "en", "2:3: error PE1101: There is no fact, measure or variable named '没有的'.")]
    [InlineData("95%以上", "zh", "1:4: 错误 PE1020: 表达式到这里已经完整，后面多出了“以上”。“95%以上”写成“≥ 95%”，不含本数的写成“> 95%”。\n   1 | 95%以上\n     |    ^^^^\n")]
    [InlineData("", "zh", "1:1: 错误 PE1010: 表达式是空的。\n")]
    public void WrongExpression_isToldWithItsPlaceMarked(string expression, string language, string expected)
    {
        ToolRun run = Tool.Run("feel", expression, "--context", Spending, "--lang", language);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.StartsWith(expected, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongLineOfSeveral_isTheOneThatIsShown()
    {
        ToolRun run = Tool.Run("feel", "预算 >\n  没有的", "--context", Spending, "--lang", "en");
        Assert.EndsWith("\n   2 |   没有的\n     |   ^^^^^^\n", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void LongLine_isCutToItsPlace()
    {
        ToolRun run = Tool.Run("feel", new string('(', 100) + new string(' ', 100) + "1 +");
        string[] lines = run.Errors.TrimEnd().Split('\n');
        Assert.Equal((2, 3), (run.Exit, lines.Length));
        Assert.All(lines[1..], l => Assert.True(l.Length < 130));
        Assert.EndsWith("1 +", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownName_ofPlainFeel_warnsAndGoesOn()
    {
        ToolRun run = Tool.Run("feel", "预祘 = null", "--mode", "spec", "--context", Spending);
        Assert.Equal(0, run.Exit);
        Assert.StartsWith("true　是否", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("1:1: 警告 PE1134: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("\n   1 | 预祘 = null\n     | ^^^^\n", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_tellsWhatLedToIt()
    {
        ToolRun run = Tool.Run("feel", "1 / (预算 - 10)", "--context", Spending, "--lang", "en");
        Assert.Equal(1, run.Exit);
        Assert.StartsWith("no result\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("预算 - 10", run.Output, StringComparison.Ordinal);
        Assert.StartsWith("1:1: error PE1201: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_isForPrograms()
    {
        ToolRun run = Tool.Run("feel", "{总额: sum(支出.金额), 日: date(\"2020-01-31\")}.总额 + 1", "--context", Spending, "--mode", "spec", "--format", "json");
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement root = json.RootElement;
        Assert.Equal((8.5m, "8.5", "数值"), (root.GetProperty("value").GetDecimal(), root.GetProperty("feel").GetString(), root.GetProperty("type").GetString()));
        JsonElement context = root.GetProperty("parts").EnumerateArray().Single(p => p.GetProperty("start").GetInt32() == 0 && p.GetProperty("value").ValueKind == JsonValueKind.Object);
        Assert.Equal("2020-01-31", context.GetProperty("value").GetProperty("日").GetString());
        Assert.Equal("{\"总额\": 7.5, \"日\": @\"2020-01-31\"}", context.GetProperty("feel").GetString());
    }

    [Fact]
    public void Json_inEnglish_namesTypesInEnglish()
    {
        ToolRun run = Tool.Run("feel", "1 / (1 - 1)", "--format", "json", "--lang", "en");
        using JsonDocument json = JsonDocument.Parse(run.Output);
        Assert.Equal(1, run.Exit);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("value").ValueKind);
        Assert.Equal("number", json.RootElement.GetProperty("type").GetString());
    }

    [Fact]
    public void ValueTooDeepForJson_isToldAndNotHalfWritten()
    {
        ToolRun run = Tool.Run("feel", "(for i in 1..2000 return [partial[-1]])[-1]", "--mode", "spec", "--format", "json", "--lang", "en");
        Assert.Equal((1, ""), (run.Exit, run.Output));
        Assert.StartsWith("error PE6021: ", run.Errors, StringComparison.Ordinal);
        Assert.Equal(0, Tool.Run("feel", "(for i in 1..2000 return [partial[-1]])[-1]", "--mode", "spec").Exit);
    }

    [Fact]
    public void Context_mayBeAFile()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("变量.json", Spending);
        ToolRun run = Tool.Run("feel", "count(支出)", "--context", "@" + file);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.StartsWith("2　", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{bad", "PE6020")]
    [InlineData("[1]", "PE6020")]
    [InlineData("5", "PE6020")]
    [InlineData("", "PE6020")]
    [InlineData("{\"a\": 1e999}", "PE6020")]
    [InlineData("@/no/such/file.json", "PE2001")]
    public void WrongContext_isUnusable(string context, string code)
    {
        foreach (string language in new[] { "zh", "en" })
        {
            ToolRun run = Tool.Run("feel", "1", "--context", context, "--lang", language);
            Assert.Equal((2, ""), (run.Exit, run.Output));
            Assert.Contains(code, run.Errors, StringComparison.Ordinal);
            Assert.Single(run.Errors.TrimEnd().Split('\n'));
        }
    }

    [Theory]
    [InlineData("feel")]
    [InlineData("feel", "1", "--mode", "loose")]
    [InlineData("feel", "1", "--format", "yaml")]
    [InlineData("feel", "1", "2")]
    [InlineData("feel", "1", "--context")]
    public void WrongArguments_areUnusable(params string[] arguments)
    {
        ToolRun run = Tool.Run(arguments);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.NotEmpty(run.Errors);
    }
}
