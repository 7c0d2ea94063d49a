using System.Text.Json;
using System.Xml.Linq;

namespace PerfEval.Rules.Tool.Tests.Testing;

/// <summary><c>perfeval test</c>: what differs, what the cases try out, JSON, and JUnit XML.</summary>
public sealed class TestCommandTests
{
    private const string RuleSet = """
        ruleset: qiaoliang
        version: "1"
        title: 桥梁
        facts: { 到位率: rate, 支出: money, 预算: money }
        indicators:
          资金:
            points: 10
            indicators:
              到位: { points: 4, of: 到位率, bands: [≥ 90%: 4, ≥ 60%: 2, otherwise: 0] }
              制度: { points: 6, checklist: [①有制度: 3, ②执行: 3] }
        rules:
          超预算: { when: 支出 > 预算, deduct: { from: 制度, points: 1 } }
        grades: [≥ 9: 优, < 9: 差]
        """;

    private const string Good = "case: 好\nruleset: qiaoliang\nfacts: { 到位率: 95%, 支出: 1 元, 预算: 1 元 }\njudgements: { 制度: 是 }\nexpect: { total: 10, grade: 优 }\n";

    private const string Different = """
        case: 不同
        ruleset: qiaoliang
        facts: { 到位率: 80%, 支出: 2 元, 预算: 1 元 }
        judgements: { 制度: 是 }
        expect: { total: 8..9, grade: 优, scores: { 到位: 4, 制度: 5 }, findings: [] }
        """;

    private const string Unusable = "case: 坏\nruleset: qiaoliang\nfacts: { 到位率: 95 元 }\nexpect: { total: 1 }\n";

    private const string Silent = "case: 无\nruleset: qiaoliang\nfacts: {}\n";

    [Fact]
    public void Text_ofAFailedCase_isATableOfWhatDiffersAndWhy()
    {
        using TemporaryFolder folder = Folder(("不同.yaml", Different));
        ToolRun run = Tool.Run("test", folder.Path);
        string[] lines = [.. run.Output.Split('\n').Select(l => string.Join('|', l.Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))];
        Assert.Equal((1, ""), (run.Exit, run.Errors));
        Assert.StartsWith("失败 ", lines[0], StringComparison.Ordinal);
        Assert.Equal("什么|应为|实为|相差", lines[1]);
        Assert.Equal(["总分|8..9|7", "等级|优|差", "资金/到位|4|2|-2", "不应触发却触发的规则：超预算"], lines[3..7]);
        Assert.Equal("资金/到位：到位率 80%，不满足“≥ 90%”，按“≥ 60%”得 2 分", lines[7]);
        Assert.Equal("通过 0，失败 1", lines[8]);
        Assert.Contains("What       Expected  Found  By", Tool.Run("test", folder.Path, "--lang", "en").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_onATerminal_coloursVerdicts()
    {
        using TemporaryFolder folder = Folder(("好.yaml", Good), ("不同.yaml", Different));
        string output = Tool.RunOnTerminal("test", folder.Path).Output;
        Assert.Contains("m通过\u001b[0m", output, StringComparison.Ordinal);
        Assert.Contains("m失败\u001b[0m", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Coverage_asText_listsWhatNoCaseTries()
    {
        using TemporaryFolder folder = Folder(("好.yaml", Good), ("无.yaml", Silent));
        ToolRun run = Tool.Run("test", folder.Path, "--coverage");
        Assert.Equal(0, run.Exit);
        Assert.Contains("1 个案例，试到 5 / 11 种情形\n", run.Output, StringComparison.Ordinal);
        Assert.Matches("分档  资金/到位 +≥ 60%；其余情况\n", run.Output);
        Assert.Matches("要点  资金/制度/①有制度 +不符合\n", run.Output);
        Assert.Matches("规则  超预算 +触发\n", run.Output);
        Assert.Matches("等级  总分 +差\n", run.Output);
        Assert.EndsWith("\n通过 1，失败 0\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 case, 5 of 11 outcomes tried\n", Tool.Run("test", folder.Path, "--coverage", "--lang", "en").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("种情形", Tool.Run("test", folder.Path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_hasCasesDifferencesAndCoverage()
    {
        using TemporaryFolder folder = Folder(("不同.yaml", Different), ("坏.yaml", Unusable), ("好.yaml", Good), ("无.yaml", Silent));
        ToolRun run = Tool.Run("test", folder.Path, "--format", "json", "--coverage");
        Assert.Equal((1, ""), (run.Exit, run.Errors));
        using JsonDocument json = JsonDocument.Parse(run.Output);
        JsonElement root = json.RootElement, ruleSet = root.GetProperty("ruleSets")[0];
        Assert.Equal((1, 1, 2, 1), (Number(root, "format"), Number(root, "passed"), Number(root, "failed"), Number(root, "skipped")));
        Assert.Equal("qiaoliang", ruleSet.GetProperty("id").GetString());
        Dictionary<string, JsonElement> cases = ruleSet.GetProperty("cases").EnumerateArray().ToDictionary(c => Path.GetFileNameWithoutExtension(c.GetProperty("file").GetString()!));
        Assert.Equal(["failed", "passed", "skipped", "unusable"], cases.Values.Select(c => c.GetProperty("outcome").GetString()).Order());
        JsonElement score = cases["不同"].GetProperty("differences")[2];
        Assert.Equal(("资金/到位", "4", "2"), (score.GetProperty("what").GetString(), score.GetProperty("expected").GetString(), score.GetProperty("found").GetString()));
        Assert.Equal("PE4003", cases["坏"].GetProperty("diagnostics")[0].GetProperty("code").GetString());
        Assert.Equal((2, 11), (Number(ruleSet.GetProperty("coverage"), "cases"), Number(ruleSet.GetProperty("coverage"), "all")));

        using JsonDocument without = JsonDocument.Parse(Tool.Run("test", folder.Path, "--format", "json").Output);
        Assert.False(without.RootElement.GetProperty("ruleSets")[0].TryGetProperty("coverage", out _));
    }

    [Fact]
    public void JUnit_isWellFormedAndCountsWhatItHolds()
    {
        using TemporaryFolder folder = Folder(("不同.yaml", Different), ("坏.yaml", Unusable), ("好.yaml", Good), ("无.yaml", Silent));
        string file = Path.Combine(folder.Path, "结果.xml");
        Assert.Equal(1, Tool.Run("test", folder.Path, "--junit", file).Exit);
        XElement root = XDocument.Load(file).Root!, suite = Assert.Single(root.Elements());
        Assert.Equal(("testsuites", "testsuite"), (root.Name.LocalName, suite.Name.LocalName));
        Assert.All((XElement[])[root, suite], e => Assert.Equal(("4", "1", "1", "1"), (e.Attribute("tests")!.Value, e.Attribute("failures")!.Value, e.Attribute("errors")!.Value, e.Attribute("skipped")!.Value)));
        Assert.Equal("qiaoliang@1", suite.Attribute("name")!.Value);
        Dictionary<string, XElement> tests = suite.Elements("testcase").ToDictionary(t => t.Attribute("name")!.Value);
        Assert.Equal(4, tests.Count);
        Assert.All(tests.Values, t => Assert.Equal(("qiaoliang@1", "0"), (t.Attribute("classname")!.Value, t.Attribute("time")!.Value)));
        Assert.Empty(tests["好"].Elements());
        Assert.NotNull(tests["无"].Element("skipped"));
        Assert.Contains("PE4003", tests["坏"].Element("error")!.Value, StringComparison.Ordinal);
        XElement failure = tests["不同"].Element("failure")!;
        Assert.StartsWith("总分：应为 8..9，实为 7；", failure.Attribute("message")!.Value, StringComparison.Ordinal);
        Assert.Contains("不应触发却触发的规则：超预算", failure.Value, StringComparison.Ordinal);
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<testsuites ", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void JUnit_ofTextsThatXmlHasNoPlaceFor_isWellFormed()
    {
        using TemporaryFolder folder = Folder(("x&y<z>\u0001.yaml", Good));
        string file = Path.Combine(folder.Path, "r.xml");
        Assert.Equal(0, Tool.Run("test", folder.Path, "--junit", file).Exit);
        Assert.Equal("x&y<z>\uFFFD", XDocument.Load(file).Root!.Descendants("testcase").Single().Attribute("name")!.Value);
    }

    [Fact]
    public void JUnit_ofARuleSetThatCannotBeRead_isAnError()
    {
        using var folder = new TemporaryFolder();
        string file = Path.Combine(folder.Path, "r.xml");
        Assert.Equal(1, Tool.Run("test", Tool.Input("children-do-not-add-up.yaml"), "--junit", file).Exit);
        XElement test = Assert.Single(XDocument.Load(file).Root!.Descendants("testcase"));
        Assert.Contains("PE3101", test.Element("error")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void JUnit_thatCannotBeWritten_is2()
    {
        using TemporaryFolder folder = Folder(("好.yaml", Good));
        ToolRun run = Tool.Run("test", folder.Path, "--junit", Path.Combine(folder.Path, "none", "r.xml"));
        Assert.Equal(2, run.Exit);
        Assert.Contains("PE6007", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_writesCasesThatPassAndTryMore()
    {
        using TemporaryFolder folder = Folder(("好.yaml", Good));
        string cases = Path.Combine(folder.Path, "cases");
        ToolRun run = Tool.Run("test", folder.Path, "--generate", cases);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        Assert.Contains("试到的情形：原有案例 5 / 11，加上这些 11 / 11。", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(cases, "到位-90%-略低.yaml")));
        ToolRun tested = Tool.Run("test", folder.Path);
        Assert.Equal(0, tested.Exit);
        Assert.EndsWith($"通过 {Directory.GetFiles(cases).Length}，失败 0\n", tested.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_again_leavesWhatIsThere()
    {
        using TemporaryFolder folder = Folder(("好.yaml", Good));
        string cases = Path.Combine(folder.Path, "cases"), one = Path.Combine(cases, "基准.yaml");
        Directory.CreateDirectory(cases);
        File.WriteAllText(one, Good);
        ToolRun run = Tool.Run("test", folder.Path, "--generate", cases, "--lang", "zh");
        Assert.Contains("，1 个同名文件已有，没有动。", run.Output, StringComparison.Ordinal);
        Assert.Equal(Good, File.ReadAllText(one));
    }

    [Fact]
    public void Generate_whereItCannotWrite_is2()
    {
        using TemporaryFolder folder = Folder(("好.yaml", Good));
        ToolRun run = Tool.Run("test", folder.Path, "--generate", Path.Combine(folder.Path, "cases", "好.yaml"));
        Assert.Equal(2, run.Exit);
        Assert.Contains("PE6007", run.Errors, StringComparison.Ordinal);
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static TemporaryFolder Folder(params (string Name, string Text)[] cases)
    {
        var folder = new TemporaryFolder();
        folder.Write("ruleset.yaml", RuleSet);
        foreach ((string name, string text) in cases)
        {
            folder.Write("cases/" + name, text);
        }

        return folder;
    }
}
