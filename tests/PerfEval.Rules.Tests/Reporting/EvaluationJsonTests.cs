using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Reporting;
using PerfEval.Rules.Tests.Evaluation;

namespace PerfEval.Rules.Tests.Reporting;

public sealed class EvaluationJsonTests
{
    private const string RuleSet =
        """
        basis: { 办法: 某管理办法 }
        facts: { 甲: number, 乙: number, 表: [{ 好: boolean }] }
        checks: [{ that: 甲 = 乙 }, { that: 甲 > 0 }]
        indicators:
          过程: { points: 10.50, indicators: { 进度: { points: 6, formula: 甲 }, 质量: { points: 4.50, formula: 1 / 乙 } } }
          产出: { points: 5, judgement: 0..5 }
          特色: { points: 2, formula: 乙, applies: 甲 > 100, not-applicable: award }
        rules:
          超标: { when: 甲 > 3, deduct: { from: 产出, points: 1 }, because: "甲为 {甲}", basis: 办法, advice: 整改 }
          逐行: { for: 行 in 表, when: not(行.好) }
        grades: [≥ 12: 优, < 12: 差]
        """;

    [Fact]
    public void Json_ofAnEvaluation_hasEveryPartOfFormat1()
    {
        JsonElement json = Write("as-of: 2021-12-31\nattributes: { 地区: 甲市, 行业: 乙 }\nfacts: { 甲: 5.50, 乙: 4 }\njudgements: { 产出: { score: 4, reason: 好 } }\n");
        Assert.Equal(1, json.GetProperty("format").GetInt32());
        Assert.Equal(
            ["format", "engine", "ruleSet", "case", "asOf", "total", "grade", "indicators", "findings", "missing", "checks", "diagnostics"],
            json.EnumerateObject().Select(p => p.Name));
        Assert.Equal("2021-12-31", json.GetProperty("asOf").GetString());
        Assert.Equal("{\"地区\":\"甲市\",\"行业\":\"乙\"}", json.GetProperty("case").GetProperty("attributes").GetRawText());
        Assert.Equal("{\"low\":10.75,\"high\":10.75,\"points\":17.5}", json.GetProperty("total").GetRawText());
        Assert.Equal("[\"差\"]", json.GetProperty("grade").GetRawText());
        JsonElement process = json.GetProperty("indicators")[0];
        Assert.Equal(("过程", "过程/进度", "进度"), (Text(process, "path"), Text(process.GetProperty("children")[0], "path"), Text(process.GetProperty("children")[0], "title")));
        Assert.Equal("no", Text(json.GetProperty("indicators")[2], "applies"));
        JsonElement rule = json.GetProperty("findings").EnumerateArray().Single(f => Text(f, "rule") == "超标");
        Assert.Equal(("超标", "产出", "甲为 5.50", "整改"), (Text(rule, "rule"), Text(rule, "indicator"), Text(rule, "text"), Text(rule, "advice")));
        Assert.Equal("[\"办法\"]", rule.GetProperty("basis").GetRawText());
        Assert.True(rule.GetProperty("certain").GetBoolean());
        Assert.Equal("differs", Text(json.GetProperty("checks")[0], "outcome"));
        Assert.Equal("agrees", Text(json.GetProperty("checks")[1], "outcome"));
    }

    [Fact]
    public void Json_whereThingsAreMissing_namesThemWidestFirst()
    {
        JsonElement json = Write("facts: { 甲: 5, 表: [[好], [是], [未知]] }\n");
        Assert.Equal("{\"low\":7,\"high\":15.5,\"points\":17.5}", json.GetProperty("total").GetRawText());
        Assert.Equal(
            ["fact 乙 4.5", "judgement 产出 4", "cell 表 0"],
            json.GetProperty("missing").EnumerateArray().Select(m => $"{Text(m, "kind")} {Text(m, "name")} {m.GetProperty("openPoints").GetRawText()}"));
        Assert.Equal("{\"kind\":\"cell\",\"name\":\"表\",\"column\":\"好\",\"row\":2,\"openPoints\":0,\"indicators\":[],\"maySettle\":[],\"settlesGrade\":false}", json.GetProperty("missing").EnumerateArray().Last().GetRawText());
        Assert.Equal("[\"优\",\"差\"]", json.GetProperty("grade").GetRawText());
    }

    [Fact]
    public void Json_ofAFailure_flagsTheIndicatorAndSaysWhy()
    {
        JsonElement json = Write("facts: { 甲: 5, 乙: 0 }\njudgements: { 产出: { score: 4, reason: 好 } }\n");
        JsonElement quality = json.GetProperty("indicators")[0].GetProperty("children")[1];
        Assert.True(quality.GetProperty("failed").GetBoolean());
        Assert.Equal("{\"low\":0,\"high\":4.5}", quality.GetProperty("score").GetRawText());
        Assert.Equal("PE1201", Text(json.GetProperty("diagnostics")[0], "code"));
    }

    // Numbers have all their digits and no others, and are never written with an exponent.
    [Fact]
    public void Json_numbers_areInOneForm()
    {
        string json = EvaluationJson.Write(Scoring.Evaluate(RuleSet, "facts: { 甲: 5.500, 乙: 3.0 }\n"), Language.Chinese, indented: true, withTrail: true);
        Assert.DoesNotMatch(@"(?m)[:\s]-?\d+(\.\d*0|\.)?[eE]|: -?\d+\.\d*0,?$", json);
    }

    [Fact]
    public void Json_inEnglish_differsInTextsOnly()
    {
        CaseEvaluation evaluation = Scoring.Evaluate(RuleSet, "facts: { 甲: 5, 乙: 2 }\n");
        JsonElement chinese = JsonDocument.Parse(EvaluationJson.Write(evaluation, Language.Chinese, indented: false)).RootElement;
        JsonElement english = JsonDocument.Parse(EvaluationJson.Write(evaluation, Language.English, indented: false)).RootElement;
        foreach (string same in new[] { "ruleSet", "case", "total", "grade", "indicators", "missing" })
        {
            Assert.Equal(chinese.GetProperty(same).GetRawText(), english.GetProperty(same).GetRawText());
        }
    }

    [Theory]
    [InlineData("facts: { 乙: 2, 甲: 5 }   # 注\n")]
    [InlineData("{\"case\": \"c\", \"ruleset\": \"t\", \"facts\": {\"甲\": \"5\", \"乙\": \"2\"}}")]
    public void Json_ofACaseLaidOutOtherwise_isTheSameToTheByte(string text)
    {
        Rules.RuleSet ruleSet = Scoring.RuleSet(RuleSet);
        string expected = EvaluationJson.Write(Scoring.Evaluate(ruleSet, "facts:\n  甲: 5\n  乙: 2\n"), Language.Chinese, indented: false, withTrail: true);
        CaseEvaluation other = text.StartsWith('{')
            ? ruleSet.TryEvaluate(Loading(text), new DiagnosticBag())!
            : Scoring.Evaluate(ruleSet, text);
        Assert.Equal(expected, EvaluationJson.Write(other, Language.Chinese, indented: false, withTrail: true));
    }

    private static Model.CaseModel Loading(string json)
    {
        var diagnostics = new DiagnosticBag();
        return Rules.Loading.CaseReader.Read(Rules.Loading.DocumentLoader.Read(new Rules.Loading.DocumentText(null, json), diagnostics)!, diagnostics)!;
    }

    private static JsonElement Write(string text) =>
        JsonDocument.Parse(EvaluationJson.Write(Scoring.Evaluate(RuleSet, text), Language.Chinese, indented: false)).RootElement;

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
