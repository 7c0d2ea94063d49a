using System.Text.Json;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Results;
using PerfEval.Rules.Tests.Evaluation;
using PerfEval.Rules.Tests.RuleSets;

namespace PerfEval.Rules.Tests.Results;

/// <summary>What a program reads of an evaluation is what its JSON says, and leads to the facts.</summary>
public sealed class CaseEvaluationResultsTests
{
    public static TheoryData<string> Cases() => [.. ShippedCase.RuleSetOf.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Results_ofAShippedCase_areThoseOfItsJson(string name)
    {
        CaseEvaluation evaluation = new ShippedCase(name).Evaluation;
        JsonElement json = JsonDocument.Parse(evaluation.ToJson(Language.English)).RootElement;
        Assert.Equal(Lines(json.GetProperty("indicators")), evaluation.Indicators.SelectMany(Lines));
        Assert.Equal(
            json.GetProperty("findings").EnumerateArray().Select(f => $"{f.GetProperty("title")} {f.GetProperty("deducted").GetProperty("low")} {f.GetProperty("text")} {f.GetProperty("evidence").GetArrayLength()}"),
            evaluation.Findings.Select(f => $"{f.Title} {Plain(f.Deducted.Low)} {f.Text.In(Language.English)} {f.Evidence.Count}"));
        Assert.Equal(
            json.GetProperty("missing").EnumerateArray().Select(m => $"{m.GetProperty("name")} {m.GetProperty("openPoints")} {m.GetProperty("indicators").GetArrayLength()}"),
            evaluation.Missing.Select(m => $"{m.Name} {Plain(m.OpenPoints)} {m.Indicators.Count}"));
        Assert.Equal(
            json.GetProperty("checks").EnumerateArray().Select(c => $"{c.GetProperty("that")} {c.GetProperty("outcome")}"),
            evaluation.Checks.Select(c => $"{c.That} {c.Outcome.ToString().ToLowerInvariant()}"));
        Assert.Equal(json.GetProperty("asOf").GetString(), evaluation.AsOf?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(json.GetProperty("case").GetProperty("hash").GetString(), evaluation.CaseHash);
    }

    [Fact]
    public void Finding_leadsToItsRuleEvidenceAndAdvice()
    {
        CaseEvaluation evaluation = new ShippedCase("pingjiang-2022").Evaluation;
        ScoreFinding finding = Assert.Single(evaluation.Findings, f => f.Indicator?.EndsWith("/资金挤占挪用情况", StringComparison.Ordinal) == true);
        Assert.Equal((null, new ScoreRange(5, 5), true), (finding.Rule, finding.Deducted, finding.IsCertain));
        Assert.Equal("六、存在的主要问题（二）", Assert.Single(finding.Evidence).ToString());
        Assert.Equal("一种用途算一起", finding.Reading);
        Assert.StartsWith("挤占的资金限期归还", finding.Advice, StringComparison.Ordinal);
        Assert.Equal("终端使用量偏低", evaluation.Findings.First(f => f.Indicator is null).Rule);
    }

    [Fact]
    public void Line_isFoundByItsPathOrItsLastNames()
    {
        CaseEvaluation evaluation = new ShippedCase("pingjiang-2022").Evaluation;
        Assert.Equal("项目管理/业务管理/项目库建设", evaluation.Find("项目库建设")!.Path);
        Assert.Equal(new ScoreRange(2, 2), evaluation.Find("财务管理/管理制度健全性")!.Score);
        Assert.Null(evaluation.Find("管理制度健全性"));
        Assert.Null(evaluation.Find("没有这一项"));
        Assert.Null(evaluation.Find(""));
        Assert.Null(evaluation.Find("/"));
        IndicatorScore open = evaluation.Find("到位及时率")!;
        Assert.Equal((new ScoreRange(0, 2), new ScoreRange(0, 2), true, false), (open.Score, open.Lost, open.Applies, open.IsFailed));
    }

    [Fact]
    public void Explanation_ofALine_addsUpToWhatItLost_andEndsInFacts()
    {
        CaseEvaluation evaluation = new ShippedCase("yueyang-approval-bureau-2021").Evaluation;
        IndicatorScore line = evaluation.Find("资金结余")!;
        TrailLine trail = evaluation.Explain(line);
        Assert.Equal(TrailKind.Score, trail.Kind);
        Assert.Equal(line.Lost.Low, trail.Below.Sum(b => b.Amount?.Low ?? 0));
        Assert.Contains(Below(trail), t => t.Kind == TrailKind.Value && t.Text.Chinese.StartsWith("上年结转 = 1397.76 万元", StringComparison.Ordinal));
        Assert.True(Below(evaluation.Explain()).Count() > Below(trail).Count());
    }

    [Fact]
    public void Explanation_ofALineOfAnotherEvaluation_isRefused() =>
        Assert.Throws<ArgumentException>(() => new ShippedCase("yuhua-2021").Evaluation.Explain(new ShippedCase("yuhua-2021").Evaluation.Indicators[0]));

    [Fact]
    public void MissingCell_isToldWithColumnAndRow()
    {
        CaseEvaluation evaluation = Scoring.Evaluate("facts: { 表: [{ 好: boolean }] }\nindicators: { 甲: { points: 3, deduct: { for: 行 in 表, when: not(行.好), points: 1 } } }", "facts: { 表: [[好], [是], [未知]] }");
        MissingPiece cell = Assert.Single(evaluation.Missing);
        Assert.Equal((UnknownSourceKind.Cell, "表", "好", 2, 1m), (cell.Kind, cell.Name, cell.Column, cell.Row, cell.OpenPoints));
        Assert.Equal("'好' in row 2 of '表'", cell.Text.In(Language.English));
        Assert.Equal(["甲"], cell.Indicators);
        Assert.Empty(cell.MaySettle);
    }

    [Fact]
    public void WhatDoesNotApply_hasLostNothing()
    {
        CaseEvaluation evaluation = Scoring.Evaluate("facts: { 有: boolean }\nindicators: { 甲: { points: 6, judgement: 0..6 }, 乙: { points: 4, applies: 有, not-applicable: rescale, judgement: 0..4 } }", "facts: { 有: 否 }\njudgements: { 甲: { score: 6, reason: 好 } }");
        IndicatorScore line = evaluation.Find("乙")!;
        Assert.Equal((false, default(ScoreRange)), (line.Applies, line.Lost));
    }

    [Fact]
    public void Failure_isReadWithItsCodeAndPlace()
    {
        CaseEvaluation evaluation = Scoring.Evaluate("facts: { 甲: number, 乙: number }\nindicators: { 率: { points: 10, ratio: 甲 / 乙 } }", "facts: { 甲: 1, 乙: 0 }");
        Diagnostic failure = Assert.Single(evaluation.Failures);
        Assert.Equal(("PE1201", "t.yaml"), (failure.Id, failure.Location!.Value.File));
        Assert.True(evaluation.Find("率")!.IsFailed);
    }

    [Fact]
    public void Results_cannotBeChanged()
    {
        CaseEvaluation evaluation = new ShippedCase("pingjiang-2022").Evaluation.WhatIf("社会效益目标完成率", "100%");
        Assert.Throws<NotSupportedException>(() => ((IDictionary<string, string>)evaluation.Changes).Clear());
        Assert.Throws<NotSupportedException>(() => ((IList<MissingPiece>)evaluation.Missing)[0] = null!);
        Assert.Throws<NotSupportedException>(() => ((IList<FigureCheck>)evaluation.Checks)[0] = null!);
        Assert.Throws<NotSupportedException>(() => ((IList<ScoreFinding>)evaluation.Findings)[0] = null!);
    }

    private static IEnumerable<TrailLine> Below(TrailLine trail) => trail.Below.SelectMany(Below).Prepend(trail);

    private static IEnumerable<string> Lines(JsonElement indicators) => indicators.EnumerateArray().SelectMany(i =>
        (i.TryGetProperty("children", out JsonElement children) ? Lines(children) : []).Prepend($"{i.GetProperty("path")} {i.GetProperty("points")} {i.GetProperty("score").GetProperty("low")} {i.GetProperty("score").GetProperty("high")}"));

    private static IEnumerable<string> Lines(IndicatorScore line) =>
        line.Parts.SelectMany(Lines).Prepend($"{line.Path} {Plain(line.Points)} {Plain(line.Score.Low)} {Plain(line.Score.High)}");

    private static string Plain(decimal number) => new ScoreRange(number, number).ToString();
}
