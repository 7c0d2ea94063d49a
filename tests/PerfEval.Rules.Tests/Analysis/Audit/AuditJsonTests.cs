using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Audit;
using PerfEval.Rules.Tests.RuleSets;

namespace PerfEval.Rules.Tests.Analysis.Audit;

/// <summary>The form of an audit as JSON, which programs rely on.</summary>
public sealed class AuditJsonTests
{
    private static readonly ScoreAudit s_audit = new ShippedCase("pingjiang-2022").Evaluation.Audit();

    [Fact]
    public void Json_hasTheFieldsOfFormat1()
    {
        JsonElement root = JsonDocument.Parse(s_audit.ToJson()).RootElement;
        Assert.Equal(
            ["format", "engine", "ruleSet", "case", "differences", "corrected", "total", "grade", "lines", "figures", "checks", "measureReadings"],
            root.EnumerateObject().Select(p => p.Name));
        Assert.Equal(1, root.GetProperty("format").GetInt32());
        Assert.True(root.GetProperty("differences").GetBoolean());
        Assert.Equal("""{"total":{"low":88,"high":88},"grade":["良"],"gradeKept":false}""", Compact(root.GetProperty("corrected")));
        Assert.Equal(
            """{"points":100,"printed":92,"verdict":"agrees","possible":{"low":81,"high":91},"corrected":{"low":88,"high":88},"sumOfPrinted":{"low":92,"high":92},"addsUpCorrected":false}""",
            Compact(root.GetProperty("total")));
        Assert.Equal("""{"printed":"优","verdict":"agrees","ofPrintedTotal":["优"]}""", Compact(root.GetProperty("grade")));
    }

    [Fact]
    public void Line_thatDiffers_hasItsTrail_andOthersHaveNone()
    {
        JsonElement[] lines = [.. JsonDocument.Parse(s_audit.ToJson(Language.English)).RootElement.GetProperty("lines").EnumerateArray()];
        Assert.Equal(["项目库建设", "资金挤占挪用情况"], lines.Where(l => l.GetProperty("verdict").GetString() == "differs").Select(l => l.GetProperty("name").GetString()));
        Assert.All(lines, l => Assert.Equal(l.GetProperty("verdict").GetString() == "differs", l.TryGetProperty("trail", out _)));
        JsonElement pool = lines.Single(l => l.GetProperty("name").GetString() == "项目库建设");
        Assert.Equal("score", pool.GetProperty("trail").GetProperty("kind").GetString());
        Assert.Equal("项目库建设: 0 of 2", pool.GetProperty("trail").GetProperty("text").GetString());
        Assert.Equal("绩效评价指标分析（二）项目管理", pool.GetProperty("evidence")[0].GetString());
        Assert.Equal("主管单位没有建立项目库", pool.GetProperty("reasons")[0].GetString());
    }

    [Fact]
    public void Json_onOneLine_isTheSameContent() => Assert.Equal(
        Compact(JsonDocument.Parse(s_audit.ToJson()).RootElement), Compact(JsonDocument.Parse(s_audit.ToJson(indented: false)).RootElement));

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, s_compact);

    private static readonly JsonSerializerOptions s_compact = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
