using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Verification;
using PerfEval.Rules.Tests.Evaluation;
using PerfEval.Rules.Tests.RuleSets;

namespace PerfEval.Rules.Tests.Analysis.Verification;

public sealed class ResultVerificationTests
{
    public static TheoryData<string> Cases() => [.. ShippedCase.RuleSetOf.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void StoredResult_ofAShippedCase_comesOutAgain(string name)
    {
        CaseEvaluation evaluation = new ShippedCase(name).Evaluation, again = new ShippedCase(name).Evaluation;
        foreach (Language language in Enum.GetValues<Language>())
        {
            foreach (bool flag in (bool[])[true, false])
            {
                ResultVerification verification = Parse(evaluation.ToJson(language, explain: flag, indented: !flag)).Verify(again);
                Assert.True(verification is { IsSame: true, HasSameCase: true, HasSameRuleSet: true, HasSameEngine: true, Differences: [] });
            }
        }
    }

    [Fact]
    public void StoredResult_ofASupposition_supposesTheSameAgain()
    {
        CaseEvaluation evaluation = new ShippedCase("yunxi-2020").Evaluation;
        StoredResult stored = Parse(evaluation.WhatIf("实施方案", "是").ToJson() + "\n");
        Assert.Equal("是", stored.Changes["实施方案"]);
        Assert.True(stored.Verify(evaluation).IsSame);
    }

    [Fact]
    public void StoredResult_withAnotherScore_isToldByItsPlace()
    {
        CaseEvaluation evaluation = new ShippedCase("yunxi-2020").Evaluation;
        ResultVerification verification = Parse(evaluation.ToJson(Language.English).Replace("\"low\": 10.5,", "\"low\": 11,", StringComparison.Ordinal)).Verify(evaluation);
        Assert.False(verification.IsSame);
        Assert.Equal(new ResultDifference("indicators[项目决策].score.low", "11", "10.5"), Assert.Single(verification.Differences));
        Assert.Contains("Scored again, it differs in 1 place:", verification.ToText(Language.English), StringComparison.Ordinal);
        Assert.Contains("重新打分，有 1 处不同：", verification.ToMarkdown(), StringComparison.Ordinal);
        Assert.Contains("{\"place\":\"indicators[项目决策].score.low\",\"stored\":11,\"now\":10.5}", verification.ToJson(indented: false), StringComparison.Ordinal);
    }

    [Fact]
    public void StoredResult_ofAnotherCaseAndRuleSet_isToldAsThat()
    {
        const string RuleSet = "facts: { 率: rate }\nindicators: { 甲: { points: 10, ratio: 率 } }\n";
        StoredResult stored = Parse(Scoring.Evaluate(RuleSet, "facts: { 率: 90% }").ToJson());
        ResultVerification otherCase = stored.Verify(Scoring.Evaluate(RuleSet, "facts: { 率: 80% }"));
        Assert.True(otherCase is { HasSameCase: false, HasSameRuleSet: true, IsSame: false });
        ResultVerification otherRules = stored.Verify(Scoring.Evaluate(RuleSet.Replace("10", "20", StringComparison.Ordinal), "facts: { 率: 90% }"));
        Assert.True(otherRules is { HasSameCase: true, HasSameRuleSet: false, IsSame: false });
        Assert.Contains(otherRules.Differences, d => d is { Place: "total.points", Stored: "10", Now: "20" });
    }

    [Fact]
    public void StoredResult_laidOutOtherwise_hasTheSameContentAndOtherBytes()
    {
        CaseEvaluation evaluation = new ShippedCase("yuhua-2021").Evaluation;
        ResultVerification verification = Parse(evaluation.ToJson().Replace("\n  ", "\n\t", StringComparison.Ordinal)).Verify(evaluation);
        Assert.False(verification.IsSame);
        Assert.Empty(verification.Differences);
        Assert.Contains("内容相同", verification.ToText(), StringComparison.Ordinal);
    }

    [Fact]
    public void StoredResult_byAnotherEngine_isToldAsThat()
    {
        CaseEvaluation evaluation = new ShippedCase("yuhua-2021").Evaluation;
        ResultVerification verification = Parse(evaluation.ToJson().Replace(Engine.Version, "0.0.1", StringComparison.Ordinal)).Verify(evaluation);
        Assert.False(verification.HasSameEngine);
        Assert.Contains("打分用的是 0.0.1", verification.ToText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "PE4501")]
    [InlineData("[1]", "PE4501")]
    [InlineData("{\"format\":1", "PE4501")]
    [InlineData("{\"format\":1,\"engine\":\"1\",\"ruleSet\":{\"id\":\"a\",\"version\":1}}", "PE4501")]
    [InlineData("{\"format\":1,\"engine\":\"1\",\"comparisons\":[]}", "PE4501")]
    [InlineData("{\"format\":2,\"engine\":\"9.9\",\"ruleSet\":{\"id\":\"a\",\"version\":\"1\",\"hash\":\"\"},\"case\":{\"id\":\"c\",\"hash\":\"\"},\"indicators\":[],\"findings\":[]}", "PE4502")]
    [InlineData("{\"format\":1,\"engine\":\"\\ud800\",\"ruleSet\":{\"id\":\"a\",\"version\":\"1\",\"hash\":\"\"},\"case\":{\"id\":\"c\",\"hash\":\"\"},\"indicators\":[],\"findings\":[]}", "PE4501")]
    public void Text_thatIsNoResult_isRefused(string text, string code)
    {
        PerfEvalException refused = Assert.Throws<PerfEvalException>(() => Parse(text));
        Assert.Equal(code, Assert.Single(refused.Diagnostics).Id);
    }

    [Fact]
    public void Bytes_thatAreNotUtf8_areRefusedAndSayWhatTheyAre()
    {
        string json = new ShippedCase("yuhua-2021").Evaluation.ToJson();
        Assert.Contains("UTF-16", Refusal([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(json)]), StringComparison.Ordinal);
        Assert.Contains("不是 UTF-8", Refusal([.. Encoding.UTF8.GetBytes("{\"format\": \""), 0xD3, 0xC5]), StringComparison.Ordinal);
        static string Refusal(byte[] bytes) => Assert.Single(Assert.Throws<PerfEvalException>(() => StoredResult.Parse(bytes)).Diagnostics).Message(Language.Chinese);
    }

    [Fact]
    public void StoredResult_afterAByteOrderMark_isTheSame()
    {
        CaseEvaluation evaluation = new ShippedCase("yuhua-2021").Evaluation;
        Assert.True(StoredResult.Parse((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(evaluation.ToJson() + "\r\n")]).Verify(evaluation).IsSame);
    }

    [Fact]
    public void Text_nestedWithoutEnd_isRefused() =>
        Assert.Equal("PE4501", Assert.Single(Assert.Throws<PerfEvalException>(() => Parse(new string('[', 100_000))).Diagnostics).Id);

    private static StoredResult Parse(string text) => StoredResult.Parse(Encoding.UTF8.GetBytes(text), "r.json");
}
