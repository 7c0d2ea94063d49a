using System.Text.Json;

namespace PerfEval.Rules.Tool.Tests;

/// <summary>The JSON of <c>perfeval evaluate</c> has the documented fields, with amounts as numbers that lose no digit.</summary>
public sealed class JsonOutputTests
{
    public static TheoryData<string> Cases() =>
        ["yunxi-2020", "pingjiang-2022", "yueyang-one-window-2020", "yuhua-2021", "yueyang-approval-bureau-2021"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Json_ofACase_hasTheDocumentedFields(string name)
    {
        JsonElement root = Evaluate(Tool.Case(name));
        Assert.Equal(1, root.GetProperty("format").GetInt32());
        Assert.Matches(@"^\d+\.\d+\.\d+", root.GetProperty("engine").GetString());
        JsonElement ruleSet = root.GetProperty("ruleSet"), subject = root.GetProperty("case"), total = root.GetProperty("total");
        Assert.Matches("^[a-z0-9.-]+$", ruleSet.GetProperty("id").GetString());
        Assert.Matches("^[a-z0-9.-]+$", ruleSet.GetProperty("version").GetString());
        Assert.NotEqual("", ruleSet.GetProperty("title").GetString());
        Assert.Matches("^[0-9a-f]{64}$", ruleSet.GetProperty("hash").GetString());
        Assert.Equal(name, subject.GetProperty("id").GetString());
        Assert.Matches("^[0-9a-f]{64}$", subject.GetProperty("hash").GetString());
        Assert.Matches(@"^\d{4}-\d{2}-\d{2}$", root.GetProperty("asOf").GetString());
        Assert.Equal(100, total.GetProperty("points").GetDecimal());
        Assert.InRange(total.GetProperty("low").GetDecimal(), 0, total.GetProperty("high").GetDecimal());
        Assert.All(root.GetProperty("grade").EnumerateArray(), g => Assert.Contains(g.GetString(), (string[])["优", "良", "中", "差"]));
        Assert.NotEmpty(root.GetProperty("findings").EnumerateArray());
        Assert.All(root.GetProperty("findings").EnumerateArray(), AssertFinding);
        Assert.All(root.GetProperty("missing").EnumerateArray(), AssertMissing);
        Assert.NotEmpty(root.GetProperty("checks").EnumerateArray());
        Assert.All(root.GetProperty("checks").EnumerateArray(), AssertCheck);
        Assert.Equal(JsonValueKind.Array, root.GetProperty("diagnostics").ValueKind);
        Assert.False(root.TryGetProperty("trail", out _));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Indicators_inJson_areATreeThatAddsUpToTheTotal(string name)
    {
        JsonElement root = Evaluate(Tool.Case(name));
        decimal low = 0, high = 0, points = 0;
        foreach (JsonElement indicator in root.GetProperty("indicators").EnumerateArray())
        {
            AssertIndicator(indicator, "");
            low += indicator.GetProperty("score").GetProperty("low").GetDecimal();
            high += indicator.GetProperty("score").GetProperty("high").GetDecimal();
            points += indicator.GetProperty("points").GetDecimal();
        }

        JsonElement total = root.GetProperty("total");
        Assert.Equal(total.GetProperty("points").GetDecimal(), points);
        JsonElement before = total.TryGetProperty("beforeSpill", out JsonElement spilt) ? spilt : total;
        Assert.Equal((before.GetProperty("low").GetDecimal(), before.GetProperty("high").GetDecimal()), (low, high));
    }

    [Fact]
    public void Amounts_inJson_keepAllTheirDigits()
    {
        string json = Tool.Run("evaluate", Tool.Case("pingjiang-2022"), "--format", "json").Output;
        Assert.Contains("\"left\": 37914999.99", json, StringComparison.Ordinal);
        Assert.DoesNotContain("e+", json, StringComparison.OrdinalIgnoreCase);
        JsonElement check = Evaluate(Tool.Case("pingjiang-2022")).GetProperty("checks").EnumerateArray()
            .First(c => c.GetProperty("outcome").GetString() == "differs");
        Assert.Equal(36562200m, check.GetProperty("left").GetDecimal());
        Assert.Equal(37914999.99m, check.GetProperty("right").GetDecimal());
    }

    [Fact]
    public void Trail_inJson_isATreeOfTexts()
    {
        JsonElement trail = Evaluate(Tool.Case("yunxi-2020"), "--explain").GetProperty("trail");
        Assert.Equal("score", trail.GetProperty("kind").GetString());
        AssertTrail(trail);
        JsonElement one = Evaluate(Tool.Case("yunxi-2020"), "--explain", "完成时效").GetProperty("trail");
        Assert.Contains("完成时效", one.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Languages_inJson_changeTextsOnly()
    {
        JsonElement chinese = Evaluate(Tool.Case("yunxi-2020")), english = Evaluate(Tool.Case("yunxi-2020"), "--lang", "en");
        foreach (string same in (string[])["ruleSet", "case", "total", "grade", "indicators", "missing"])
        {
            Assert.Equal(chinese.GetProperty(same).GetRawText(), english.GetProperty(same).GetRawText());
        }
    }

    [Fact]
    public void Failure_inJson_isFlaggedOnItsIndicator()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("c.yaml", "case: c\nruleset: withstand@2\nfacts: { 在职人员: 28 人, 编制人数: 0 人, 到位率: 95% }\n");
        ToolRun run = Tool.Run("evaluate", file, "--ruleset", Tool.Input("rulesets/withstand"), "--format", "json");
        Assert.Equal(1, run.Exit);
        JsonElement root = JsonDocument.Parse(run.Output).RootElement;
        JsonElement[] failed = [.. root.GetProperty("indicators").EnumerateArray().Where(i => i.TryGetProperty("failed", out _))];
        JsonElement only = Assert.Single(failed);
        Assert.Equal("人员控制", only.GetProperty("title").GetString());
        Assert.Equal("PE1201", root.GetProperty("diagnostics")[0].GetProperty("code").GetString());
        Assert.Equal("error", root.GetProperty("diagnostics")[0].GetProperty("severity").GetString());
    }

    private static JsonElement Evaluate(string file, params string[] more)
    {
        ToolRun run = Tool.Run(["evaluate", file, "--format", "json", .. more]);
        Assert.Equal((0, ""), (run.Exit, run.Errors));
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private static void AssertIndicator(JsonElement indicator, string parent)
    {
        string title = indicator.GetProperty("title").GetString()!, path = indicator.GetProperty("path").GetString()!;
        Assert.Equal(parent.Length == 0 ? title : parent + "/" + title, path);
        decimal points = indicator.GetProperty("points").GetDecimal();
        JsonElement score = indicator.GetProperty("score");
        Assert.InRange(score.GetProperty("low").GetDecimal(), 0, score.GetProperty("high").GetDecimal());
        Assert.InRange(score.GetProperty("high").GetDecimal(), 0, points);
        foreach (JsonElement child in indicator.TryGetProperty("children", out JsonElement children) ? children.EnumerateArray() : default)
        {
            AssertIndicator(child, path);
        }
    }

    private static void AssertFinding(JsonElement finding)
    {
        Assert.Contains(finding.GetProperty("rule").ValueKind, (JsonValueKind[])[JsonValueKind.String, JsonValueKind.Null]);
        Assert.NotEqual("", finding.GetProperty("title").GetString());
        Assert.Contains(finding.GetProperty("indicator").ValueKind, (JsonValueKind[])[JsonValueKind.String, JsonValueKind.Null]);
        JsonElement deducted = finding.GetProperty("deducted");
        Assert.InRange(deducted.GetProperty("low").GetDecimal(), 0, deducted.GetProperty("high").GetDecimal());
        Assert.NotEqual("", finding.GetProperty("text").GetString());
        Assert.Contains(finding.GetProperty("certain").ValueKind, (JsonValueKind[])[JsonValueKind.True, JsonValueKind.False]);
        Assert.All(finding.GetProperty("evidence").EnumerateArray(), e => Assert.NotEqual("", e.GetProperty("name").GetString()));
        Assert.All(finding.GetProperty("basis").EnumerateArray(), b => Assert.Equal(JsonValueKind.String, b.ValueKind));
        Assert.True(!finding.TryGetProperty("advice", out JsonElement advice) || advice.ValueKind == JsonValueKind.String);
    }

    private static void AssertMissing(JsonElement missing)
    {
        Assert.Contains(missing.GetProperty("kind").GetString(), (string[])["fact", "cell", "judgement", "evidence"]);
        Assert.NotEqual("", missing.GetProperty("name").GetString());
        Assert.True(missing.GetProperty("openPoints").GetDecimal() >= 0);
        Assert.Equal(JsonValueKind.Array, missing.GetProperty("indicators").ValueKind);
    }

    private static void AssertCheck(JsonElement check)
    {
        Assert.NotEqual("", check.GetProperty("that").GetString());
        string outcome = check.GetProperty("outcome").GetString()!;
        Assert.Contains(outcome, (string[])["agrees", "rounding", "differs", "unknown", "failed"]);
        Assert.Equal(outcome is "differs" or "rounding", check.TryGetProperty("text", out _));
    }

    private static void AssertTrail(JsonElement node)
    {
        Assert.NotEqual("", node.GetProperty("text").GetString());
        Assert.Matches("^[a-z-]+$", node.GetProperty("kind").GetString());
        foreach (JsonElement child in node.TryGetProperty("children", out JsonElement children) ? children.EnumerateArray() : default)
        {
            AssertTrail(child);
        }
    }
}
