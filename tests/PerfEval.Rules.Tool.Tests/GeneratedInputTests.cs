using System.Text;

namespace PerfEval.Rules.Tool.Tests;

/// <summary>Inputs too large or too odd to keep as files. Each ends quickly, with a place and without a trace of the program's inside.</summary>
public sealed class GeneratedInputTests
{
    private const string Head = "case: c\nruleset: withstand@2\nfacts:\n";

    private static readonly (string Name, Func<string> Text, string Expected)[] s_texts =
    [
        ("nested.yaml", () => new string('[', 10_000_000), "1:202: error PE2012"),
        ("nested-braces.yaml", () => new string('{', 10_000_000), "1:202: error PE2012"),
        ("nested.json", () => new string('[', 10_000_000), "1:201: error PE2012"),
        ("dashes.yaml", () => string.Concat(Enumerable.Repeat("- ", 1_000_000)), "1:403: error PE2012"),
        ("flat.yaml", () => Head + Lines(500_001, i => $"  k{i}: {i}\n"), ": error PE2013"),
        ("flat-list.yaml", () => "[" + string.Concat(Enumerable.Repeat("1,", 1_000_001)) + "1]", ": error PE2013"),
        ("unknown-facts.yaml", () => Head + Lines(20_000, i => $"  k{i}: {i}\n"), "4:3: error PE4104"),
        ("unknown-keys.yaml", () => "case: c\n" + Lines(20_000, i => $"k{i}: {i}\n"), "2:1: error PE3001"),
        ("quote.yaml", () => "case: \"" + new string('\n', 1_000_000), "1:7: error PE2010"),
        ("anchors.yaml", () => "a: &a [x, x]\nb: [*a, *a]\n", "1:4: error PE2014"),
        ("long-name.yaml", () => Head + "  \"" + new string('长', 100_000) + "\": 1\n", ": error PE2010"),
        ("long-value.yaml", () => Head + "  到位率: \"" + new string('9', 1_000_000) + "%\"\n", "4:8: error PE4011"),
        ("long-unit.yaml", () => Head + "  到位率: \"9" + new string('元', 1_000_000) + "\"\n", "4:8: error PE4004"),
        ("several.yaml", () => Head + "  到位率: 90%\n---\n", "5:1: error PE2016"),
        ("directive.yaml", () => "%YAML 9.9\n---\ncase: c\n", "1:1: error PE2026"),
        ("scalar.yaml", () => "case\n", "1:1: error PE3003"),
        ("array.json", () => "[]", "1:1: error PE3003"),
        ("after-the-end.json", () => "{\"case\":\"c\"} x", "1:14: error PE2011"),
        ("twice.json", () => "{\"case\":\"c\",\"case\":\"d\",\"ruleset\":\"withstand\"}", "1:13: error PE2017"),
    ];

    public static TheoryData<string> Texts() => [.. s_texts.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_thatNoOneWouldWrite_isRefusedWithItsPlace(string name)
    {
        (_, Func<string> text, string expected) = s_texts.Single(t => t.Name == name);
        using var folder = new TemporaryFolder();
        ToolRun run = Tool.Run("evaluate", folder.Write(name, text()), "--ruleset", Tool.Input("rulesets/withstand"), "--lang", "en");
        Assert.Equal(2, run.Exit);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
        Assert.True(run.Errors.Split('\n').All(line => line.Length < 2000));
        WithstandTests.AssertReadable(run, "en");
    }

    [Fact]
    public void File_overTheSizeLimit_isRefusedUnread()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "large.yaml");
        using (FileStream stream = File.Create(file))
        {
            stream.SetLength(65L * 1024 * 1024);
        }

        ToolRun run = Tool.Run("evaluate", file);
        Assert.Equal(2, run.Exit);
        Assert.Contains("large.yaml:1:1: 错误 PE2005", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_thatLeadToEachOther_areAFileThatCannotBeRead()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new TemporaryFolder();
        string one = Path.Combine(folder.Path, "one.yaml"), two = Path.Combine(folder.Path, "two.yaml");
        File.CreateSymbolicLink(one, two);
        File.CreateSymbolicLink(two, one);
        ToolRun run = Tool.Run("evaluate", one);
        Assert.Equal(2, run.Exit);
        Assert.Contains("PE2003", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("withstand/../withstand")]
    [InlineData("\"\"")]
    public void RuleSet_namedByAPath_isNotLookedForOutside(string id)
    {
        using var folder = new TemporaryFolder();
        folder.Write("rulesets/withstand/ruleset.yaml", File.ReadAllText(Tool.Input("rulesets/withstand/ruleset.yaml")));
        string file = folder.Write("rulesets/withstand/cases/c.yaml", $"case: c\nruleset: {id}\nfacts: {{}}\n");
        ToolRun run = Tool.Run("evaluate", file);
        Assert.Equal(2, run.Exit);
        Assert.Empty(run.Output);
        WithstandTests.AssertReadable(run, "zh");
    }

    [Theory]
    [InlineData("凭证号,金额（元）\n甲,1\n乙,20000\n")]
    [InlineData("凭证号,金额（元）\r\n甲,1\r\n乙,20000\r\n")]
    [InlineData("\uFEFF凭证号,金额（元）\n甲,1\n乙,20000")]
    [InlineData("\"凭证号\",\"金额（元）\"\n\"甲\",\"1\"\n\"乙,\"\"丙\"\"\",\"20,000\"\n\n")]
    [InlineData("凭证号,金额(万元)\n甲,0.0001\n乙,2\n")]
    [InlineData("金额（元）,凭证号\n1,甲\n２００００,乙\n")]
    public void Csv_howeverItIsWritten_givesTheSameRows(string csv)
    {
        foreach (Encoding encoding in (Encoding[])[new UTF8Encoding(false), Encoding.Unicode, CodePagesEncodingProvider.Instance.GetEncoding(54936)!])
        {
            using var folder = new TemporaryFolder();
            string file = folder.Write("c.yaml", Head + "  支出明细: 明细.csv\n");
            if (csv[0] == '\uFEFF' && encoding is not UTF8Encoding)
            {
                continue;
            }

            byte[] mark = encoding is UnicodeEncoding ? encoding.GetPreamble() : [];
            File.WriteAllBytes(Path.Combine(folder.Path, "明细.csv"), [.. mark, .. encoding.GetBytes(csv)]);
            ToolRun run = Tool.Run("evaluate", file, "--ruleset", Tool.Input("rulesets/withstand"), "--explain", "支出合规");
            Assert.True(run.Exit == 0, run.Errors);
            Assert.Contains("支出合规：2 / 3 分", run.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("凭证号,金额（元）\n\"甲,1\n", "明细.csv:2:1: 错误 PE4127")]
    [InlineData("凭证号,金额（元）\n\"甲\"乙,1\n", "明细.csv:2:4: 错误 PE4127")]
    [InlineData("凭证号,金额（元）\n甲,1,068\n", "明细.csv:2:1: 错误 PE4110")]
    [InlineData("凭证号,金额（元）\n甲,\n", "明细.csv:2:3: 错误 PE4111")]
    [InlineData("凭证号,金额（元）,\n甲,1,\n", "明细.csv:1:11: 错误 PE4105")]
    [InlineData("凭证号;金额（元）\n甲;1\n", "明细.csv:1:1: 错误 PE4107")]
    [InlineData("凭证号,金额（元）,金额（万元）\n甲,1,1\n", "明细.csv:1:11: 错误 PE4108")]
    [InlineData("凭证号,金额（元）\n甲,1\0\n", "明细.csv:2:3: 错误 PE2030")]
    [InlineData("\n\n,\n", "明细.csv:1:1: 错误 PE2004")]
    public void Csv_withAMistake_isReportedAtItsPlace(string csv, string expected)
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("c.yaml", Head + "  支出明细: 明细.csv\n");
        folder.Write("明细.csv", csv);
        ToolRun run = Tool.Run("evaluate", file, "--ruleset", Tool.Input("rulesets/withstand"));
        Assert.Equal(2, run.Exit);
        Assert.Contains(expected, run.Errors, StringComparison.Ordinal);
    }

    private static string Lines(int count, Func<int, string> line)
    {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            text.Append(line(i));
        }

        return text.ToString();
    }
}
