using System.Text.Json;

namespace PerfEval.Rules.Tool.Tests.Batch;

public sealed class BatchCommandTests
{
    private static readonly string[] s_byRuleSet = ["--ruleset", Counties.RuleSet];

    [Fact]
    public void Lines_comeOutAsEvaluateWritesThem_onOneLine()
    {
        using var folder = new TemporaryFolder();
        string line = Counties.Good(2);
        string file = folder.Write("c.json", line);
        ToolRun alone = Tool.Run("evaluate", folder.Write("d.json", line.Replace("\"facts\"", "\"ruleset\": \"counties\", \"facts\"", StringComparison.Ordinal)), "--ruleset", Counties.RuleSet, "--format", "json");
        ToolRun batch = Tool.Run(["batch", file, .. s_byRuleSet]);
        Assert.Equal((0, ""), (batch.Exit, batch.Errors));
        Assert.EndsWith("}\n", batch.Output, StringComparison.Ordinal);
        Assert.Single(batch.Output.TrimEnd('\n').Split('\n'));
        Assert.Equal(Plain(alone.Output), Plain(batch.Output));
    }

    [Fact]
    public void Format_ofTheOutput_followsItsNameAndCsvHasAByteOrderMark()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("c.ndjson", Counties.Good(1) + Counties.Good(2)), output = Path.Combine(folder.Path, "结果.csv");
        Assert.Equal((0, "", ""), Whole(Tool.Run(["batch", file, "-o", output, "--by", "县", .. s_byRuleSet])));
        Assert.Equal("\uFEFF"u8.ToArray(), File.ReadAllBytes(output)[..3]);
        string screen = Tool.Run(["batch", file, "--format", "csv", "--by", "县", .. s_byRuleSet]).Output;
        Assert.Equal(
            "案例,县,总分下限,总分上限,等级,缺项,计算失败,资金,资金/到位,资金/使用,人员\nC1,县1,100,100,优,0,,60,40,20,40\nC2,县2,100,100,优,0,,60,40,20,40\n",
            screen);
        Assert.Equal(screen, File.ReadAllText(output));
    }

    [Fact]
    public void BadLines_areToldWithTheirNumberAndTheOthersGoOn()
    {
        ToolRun run = Tool.RunWithInput(Counties.Good(1) + "\n{\"case\": 3\n" + Counties.Good(4), ["batch", "-", "--lang", "en", "--format", "csv", "--no-header", .. s_byRuleSet]);
        Assert.Equal(1, run.Exit);
        Assert.Equal(2, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.StartsWith("3:11: error PE2011: ", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith("\nwarning PE6037: 3 cases: 1 cannot be used, 0 with failed computations.\n", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void BadLines_withAFileForThem_standThereWithProblemsAndText()
    {
        using var folder = new TemporaryFolder();
        string bad = Counties.Text(2, "\"到位率\": \"快了\", \"在职\": \"一\"");
        string file = folder.Write("c.ndjson", Counties.Good(1) + bad), errors = Path.Combine(folder.Path, "bad.ndjson");
        ToolRun run = Tool.Run(["batch", file, "--errors", errors, .. s_byRuleSet]);
        Assert.Equal(1, run.Exit);
        Assert.Equal($"警告 PE6037: 共 2 个案例，1 个不能用（见“{errors}”），0 个有计算失败。\n", run.Errors);
        JsonElement line = JsonDocument.Parse(File.ReadAllText(errors)).RootElement;
        Assert.Equal((2, file, bad.TrimEnd()), (line.GetProperty("line").GetInt64(), line.GetProperty("file").GetString(), line.GetProperty("text").GetString()));
        JsonElement[] problems = [.. line.GetProperty("diagnostics").EnumerateArray()];
        Assert.Equal(2, problems.Length);
        Assert.All(problems, p => Assert.Equal(2, p.GetProperty("line").GetInt32()));
        Assert.Equal(bad.IndexOf("\"快了\"", StringComparison.Ordinal) + 1, problems[0].GetProperty("column").GetInt32());
        Assert.Matches("^PE40", problems[0].GetProperty("code").GetString());
        Assert.Contains("快了", problems[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FailedComputations_areResultsAndAnExitCode()
    {
        ToolRun run = Tool.RunWithInput(Counties.Text(1, "\"在职\": 1, \"编制\": 0"), ["batch", "-", .. s_byRuleSet]);
        Assert.Equal(1, run.Exit);
        Assert.Contains("PE1201", run.Output, StringComparison.Ordinal);
        Assert.Equal("警告 PE6037: 共 1 个案例，0 个不能用，1 个有计算失败。\n", run.Errors);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    public void Jobs_ofAnyNumber_giveTheSameBytes(int jobs)
    {
        string input = Counties.Lines(400);
        ToolRun one = Tool.RunWithInput(input, ["batch", "-", "--jobs", "1", .. s_byRuleSet]), many = Tool.RunWithInput(input, ["batch", "-", "-j", jobs.ToString(System.Globalization.CultureInfo.InvariantCulture), .. s_byRuleSet]);
        Assert.Equal(Whole(one), Whole(many));
    }

    [Fact]
    public void Pieces_giveTogetherTheBytesOfTheWhole()
    {
        const int Count = 300, Piece = 37;
        string whole = Tool.RunWithInput(Counties.Lines(Count), ["batch", "-", .. s_byRuleSet]).Output;
        string pieces = string.Concat(Enumerable.Range(0, (Count + Piece - 1) / Piece).Select(i =>
            Tool.RunWithInput(Counties.Lines((i * Piece) + 1, Math.Min(Piece, Count - (i * Piece))), ["batch", "-", .. s_byRuleSet]).Output));
        Assert.Equal(whole, pieces);
    }

    [Fact]
    public void Folder_isReadInTheOrdinalOrderOfItsPaths()
    {
        using var folder = new TemporaryFolder();
        folder.Write("counties/ruleset.yaml", File.ReadAllText(Path.Combine(Counties.RuleSet, "ruleset.yaml")));
        folder.Write("counties/cases/b.yaml", "case: b\nfacts: { 到位率: 91% }\n");
        folder.Write("counties/cases/a/z.json", Counties.Good(26));
        folder.Write("counties/cases/C.yml", "case: c\nfacts: { 到位: 91% }\n");
        ToolRun run = Tool.Run("batch", Path.Combine(folder.Path, "counties", "cases"), "--format", "csv");
        Assert.Equal(1, run.Exit);
        Assert.Equal(["案例", "C26", "b"], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(',')[0]));
        Assert.StartsWith(Path.Combine(folder.Path, "counties", "cases", "C.yml") + ":2:10: 错误 PE4104: ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PE6030", "batch", "-")]
    [InlineData("PE2001", "batch", "gone.ndjson", "--ruleset", "R")]
    [InlineData("PE6005", "batch", "-", "--ruleset", "gone")]
    [InlineData("PE6031", "batch", "-", "--ruleset", "R", "--resume")]
    [InlineData("PE6031", "batch", "-", "--ruleset", "R", "--no-header")]
    [InlineData("PE6003", "batch", "-", "--ruleset", "R", "--jobs", "-1")]
    [InlineData("PE6003", "batch", "-", "--ruleset", "R", "--jobs", "many")]
    [InlineData("PE6003", "batch", "-", "--ruleset", "R", "--top", "-3")]
    [InlineData("PE6031", "batch", "-", "--ruleset", "R", "--resume", "-o", "o", "--format", "summary")]
    [InlineData("PE6039", "batch", "a.ndjson", "--ruleset", "R", "-o", "./a.ndjson")]
    [InlineData("PE6039", "batch", "-", "--ruleset", "R", "-o", "a", "--errors", "a.state")]
    [InlineData("PE6007", "batch", "-", "--ruleset", "R", "-o", "gone/a.ndjson")]
    [InlineData("PE6007", "batch", "-", "--ruleset", "R", "--errors", "gone/a.ndjson")]
    [InlineData("PE2033", "batch", "EMPTY", "--ruleset", "R")]
    public void Batch_thatCannotRun_saysWhy(string code, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        ToolRun run = Tool.Run([.. arguments.Select(a => a switch { "R" => Counties.RuleSet, "EMPTY" => folder.Path, _ => a })]);
        Assert.Equal((2, ""), (run.Exit, run.Output));
        Assert.Contains("错误 " + code + ": ", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("summary", "县级资金评分\n")]
    [InlineData("summary-json", "{\n  \"format\": 1,\n")]
    [InlineData("summary-csv", "案例\n规则集,")]
    public void Summary_isOfAllCasesThatCanBeUsed_onTheScreenAsInAFile(string format, string start)
    {
        using var folder = new TemporaryFolder();
        string output = Path.Combine(folder.Path, "汇总"), errors = Path.Combine(folder.Path, "bad.ndjson");
        string[] arguments = ["batch", "-", "--format", format, "--by", "县", "--top", "3", "--errors", errors, .. s_byRuleSet];
        ToolRun screen = Tool.RunWithInput(Counties.Lines(100), arguments), file = Tool.RunWithInput(Counties.Lines(100), [.. arguments, "-o", output]);
        Assert.Equal((1, 1, ""), (screen.Exit, file.Exit, file.Output));
        Assert.StartsWith(start, screen.Output, StringComparison.Ordinal);
        Assert.Equal(screen.Output, File.ReadAllText(output));
        Assert.Contains("县2", screen.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(output + ".state"));
        Assert.Equal(19, File.ReadAllLines(errors).Length);
    }

    [Fact]
    public void Nothing_givesNothing() => Assert.Equal((0, "", ""), Whole(Tool.RunWithInput("\n\n", ["batch", "-", .. s_byRuleSet])));

    private static (int, string, string) Whole(ToolRun run) => (run.Exit, run.Output, run.Errors);

    private static string Plain(string json) => System.Text.RegularExpressions.Regex.Replace(
        JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement), "\"hash\":\"[0-9a-f]{64}\"", "");
}
