using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Audit;
using PerfEval.Rules.Tests.Evaluation;

namespace PerfEval.Rules.Tests.Analysis.Audit;

/// <summary>What an audit tells about single lines, sums, grades and figures. What comes out of whole tables is in <c>Constructs/audit.yaml</c>.</summary>
public sealed class ScoreAuditTests
{
    private const string Table = """
        facts: { 甲: number, 乙: rate, 丙: number, 结余: money }
        measures: { 使用率: 结余 / 结余 }
        indicators:
          过程:
            points: 20
            indicators:
              进度: { points: 10, of: 乙, bands: [≥ 90%: 10, otherwise: 4], wording: 达到九成得10分, reading: 按累计数 }
              制度: { points: 10, checklist: [①有制度: 4, ②执行: 6] }
          产出: { points: 10, ratio: 甲 }
        """;

    [Fact]
    public void Line_thatDiffers_namesStandardReadingAndValues()
    {
        AuditLine line = Line(Table, "facts: { 乙: 80%, 甲: 1 }\npublished: { scores: { 进度: 10 } }", "过程/进度");
        Assert.Equal((AuditVerdict.Differs, 10, 4m, 4m), (line.Verdict, line.Printed, line.Possible.Low, line.Corrected.Low));
        Assert.Equal(("达到九成得10分", "按累计数"), (line.Wording, line.Reading));
        Assert.Equal(["乙 80%，不满足“≥ 90%”，得 4 分"], line.Why.Select(w => w.Chinese));
        Assert.True(line.IsDifference);
        Assert.Null(line.Support);
    }

    [Theory]
    [InlineData("judgements: { 制度: { ①: 是, ②: 否, reason: 没有检查 } }", JudgementSupport.Reason, "没有检查")]
    [InlineData("judgements: { 制度: { ①: 是, ②: 否 } }\nevidence: { 汇编: { shows: [制度/①] } }", JudgementSupport.Evidence, "")]
    [InlineData("judgements: { 制度: { ①: 是, ②: 否 } }\nevidence: { 总结: { shows: [过程] } }", JudgementSupport.Evidence, "")]
    [InlineData("judgements: { 制度: { ①: 是, ②: 否 } }\nevidence: { 别的: { shows: [产出] } }", JudgementSupport.None, "")]
    public void Line_thatWasJudged_namesWhatSupportsIt(string text, JudgementSupport support, string reasons)
    {
        AuditLine line = Line(Table, text + "\npublished: { scores: { 制度: 4 } }", "过程/制度");
        Assert.Equal((AuditVerdict.Judged, support), (line.Verdict, line.Support));
        Assert.Equal(reasons, string.Join("；", line.Reasons));
        Assert.False(line.IsDifference);
    }

    // Within the stretch lie scores that no value of what is missing can give.
    [Theory]
    [InlineData("甲: { points: 20, bands: [有: 20, otherwise: 10] }", 17, AuditVerdict.Outside)]
    [InlineData("甲: { points: 20, bands: [有: 20, otherwise: 10] }", 10, AuditVerdict.Unverifiable)]
    [InlineData("甲: { points: 20, of: 率, bands: [≥ 90%: 20, ≥ 80%: 12, otherwise: 0] }", 15, AuditVerdict.Outside)]
    [InlineData("甲: { points: 20, of: 率, bands: [≥ 90%: 20, ≥ 80%: 12, otherwise: 0] }", 12, AuditVerdict.Unverifiable)]
    [InlineData("甲: { points: 20, ratio: 率 }", 15, AuditVerdict.Unverifiable)]
    [InlineData("甲: { points: 20, bands: [有: 20, otherwise: 率 * 20] }", 17, AuditVerdict.Unverifiable)]
    [InlineData("甲: { points: 20, deduct: [] }", 13, AuditVerdict.Outside, "rules: { 无: { when: 有, deduct: { from: 甲, points: 5 } } }")]
    [InlineData("甲: { points: 20, deduct: [] }", 15, AuditVerdict.Unverifiable, "rules: { 无: { when: 有, deduct: { from: 甲, points: 5 } } }")]
    [InlineData("甲: { points: 20, deduct: [] }", 13, AuditVerdict.Unverifiable, "rules: { 无: { for: 一 in 件, deduct: { from: 甲, points: 5 } } }")]
    public void Line_thatIsOpen_mayOnlyHaveScoresThatItsStandardGives(string indicator, int printed, AuditVerdict verdict, string rules = "")
    {
        string ruleSet = "facts: { 有: boolean, 率: rate, 件: [text] }\nindicators: { " + indicator + " }\n" + rules;
        Assert.Equal(verdict, Line(ruleSet, $"facts: {{}}\npublished: {{ scores: {{ 甲: {printed} }} }}", "甲").Verdict);
    }

    [Theory]
    [InlineData("率: 94%, 严重: 否", "grade: 良", AuditVerdict.GradeWrong, "优", "")]
    [InlineData("率: 94%, 严重: 否", "grade: 优", AuditVerdict.Agrees, "优", "")]
    [InlineData("严重: 否", "grade: 优", AuditVerdict.Unverifiable, "优良", "事实“率”")]
    [InlineData("率: 94%", "grade: 优", AuditVerdict.Unverifiable, "优良", "事实“严重”")]
    [InlineData("率: 94%", "total: 94, grade: 优", AuditVerdict.Unverifiable, "优良", "事实“严重”")]
    [InlineData("率: 94%, 严重: 是", "total: 94, grade: 优", AuditVerdict.GradeWrong, "良", "")]
    public void Grade_isCheckedWithoutAPrintedTotalToo_andNamesWhatItWaitsFor(string facts, string published, AuditVerdict verdict, string grades, string missing)
    {
        const string RuleSet = "facts: { 率: rate, 严重: boolean }\nindicators: { 甲: { points: 100, ratio: 率 } }\nrules: { 否决: { when: 严重, grade: at most 良 } }\ngrades: [≥ 90: 优, < 90: 良]";
        ScoreAudit audit = Scoring.Evaluate(RuleSet, $"facts: {{ {facts} }}\npublished: {{ {published} }}").Audit();
        Assert.Equal((verdict, grades), (audit.Grade!.Verdict, string.Concat(audit.Grade.OfPrintedTotal)));
        Assert.Equal(missing, string.Concat(audit.Grade.Missing.Select(m => m.Chinese)));
        Assert.Equal(verdict == AuditVerdict.GradeWrong, audit.HasDifferences);
        Assert.Equal(verdict == AuditVerdict.Unverifiable, audit.ToText().Contains("等级：公布“优”，可能为优或良；缺", StringComparison.Ordinal));
    }

    [Fact]
    public void Section_fromWhichARuleMayTakePoints_cannotBeVerified()
    {
        const string RuleSet = "facts: { 有: boolean }\nindicators: { 甲: { points: 10, indicators: { 一: { points: 4, deduct: [] }, 二: { points: 6, deduct: [] } } } }\nrules: { 扣: { when: 有, deduct: { from: 甲, points: 4 } } }";
        AuditLine line = Line(RuleSet, "facts: {}\npublished: { scores: { 甲: 8, 一: 4, 二: 6 } }", "甲");
        Assert.Equal(AuditVerdict.Unverifiable, line.Verdict);
        Assert.Equal(["事实“有”"], line.Missing.Select(m => m.Chinese));
    }

    [Fact]
    public void Line_thatIsOpen_namesWhatIsMissingBelowItToo()
    {
        AuditLine line = Line(Table, "judgements: { 制度: { ②: 是 } }\npublished: { scores: { 过程: 16 } }", "过程");
        Assert.Equal(AuditVerdict.Unverifiable, line.Verdict);
        Assert.Equal(["事实“乙”", "对“制度/①有制度”的评价"], line.Missing.Select(m => m.Chinese));
        Assert.Equal((10m, 20m), (line.Possible.Low, line.Possible.High));
    }

    [Theory]
    [InlineData("完工: 2024-07-01", AuditVerdict.OutsideUnlessJudged, 6)]
    [InlineData("完工: 2024-05-01", AuditVerdict.Agrees, null)]
    [InlineData("完工: 未知", AuditVerdict.Unverifiable, null)]         // nobody knows whether there is anything to excuse
    public void Line_thatOnlyAnOpenQuestionCanSave_tellsWhatIsPossibleWithout(string fact, AuditVerdict verdict, int? most)
    {
        const string RuleSet = """
            facts: { 完工: date }
            indicators:
              时效:
                points: 10
                checklist:
                - ①开工: { points: 6, when: 完工 > 2024-01-01 }
                - ②理由充分: { points: 4, applies: 完工 > 2024-06-01, not-applicable: award }
            """;
        AuditLine line = Line(RuleSet, $"facts: {{ {fact} }}\npublished: {{ scores: {{ 时效: 10 }} }}", "时效");
        Assert.Equal((verdict, most), (line.Verdict, (int?)line.Unexcused?.High));
        Assert.False(line.IsDifference);
    }

    [Fact]
    public void Line_thatRestsOnAStatedResult_namesIt()
    {
        const string Stated = "facts: { 支出: money, 预算: money }\nmeasures: { 执行率: 支出 / 预算 }\nindicators: { 执行: { points: 10, ratio: 执行率 } }";
        const string Published = "published: { scores: { 执行: 9 } }";
        Assert.Equal(["执行率"], Line(Stated, "facts: { 执行率: 90% }\n" + Published, "执行").StatedResults);
        Assert.Empty(Line(Stated, "facts: { 执行率: 90%, 支出: 9 元, 预算: 10 元 }\n" + Published, "执行").StatedResults);
        Assert.Equal(AuditVerdict.Agrees, Line(Stated, "facts: { 执行率: 90% }\n" + Published, "执行").Verdict);
    }

    [Theory]
    [InlineData("[最低分: min(scores)]", "min(scores)", 4, AuditVerdict.Agrees)]
    [InlineData("[最低分: min(scores)]", "min(scores)", 14, AuditVerdict.SumWrong)]
    [InlineData("[平均分: mean(scores)]", "mean(scores)", 7, AuditVerdict.Agrees)]
    public void Sum_ofAnAggregate_isOfThePrintedParts(string _, string aggregate, int printed, AuditVerdict verdict)
    {
        string ruleSet = $"indicators: {{ 总: {{ points: 10, aggregate: {aggregate}, indicators: {{ 一: {{ points: 10, judgement: 0..10 }}, 二: {{ points: 10, judgement: 0..10 }} }} }} }}";
        AuditLine line = Line(ruleSet, $"published: {{ scores: {{ 总: {printed}, 一: 4, 二: 10 }} }}", "总");
        Assert.Equal(verdict, line.Verdict);
    }

    [Theory]
    [InlineData("rescale", "published: { scores: { 部分: 8, 一: 4 } }", AuditVerdict.Agrees)]
    [InlineData("rescale", "published: { scores: { 部分: 4, 一: 4 } }", AuditVerdict.SumWrong)]
    [InlineData("award", "published: { scores: { 部分: 9, 一: 4 } }", AuditVerdict.Agrees)]
    [InlineData("award", "published: { scores: { 部分: 9, 一: 4, 二: 5 } }", AuditVerdict.Agrees)]
    public void Sum_withWhatDoesNotApply_isMadeAsTheRuleSetSays(string policy, string published, AuditVerdict verdict)
    {
        string ruleSet = $$"""
            facts: { 有: boolean }
            indicators:
              部分: { points: 10, not-applicable: {{policy}}, indicators: { 一: { points: 5, judgement: 0..5 }, 二: { points: 5, applies: 有, judgement: 0..5 } } }
            """;
        Assert.Equal(verdict, Line(ruleSet, "facts: { 有: 否 }\njudgements: { 一: 4 }\n" + published, "部分").Verdict);
    }

    [Fact]
    public void Sum_ofASectionThatRulesDeductFrom_isLessTheDeduction()
    {
        const string RuleSet = """
            facts: { 迟: boolean }
            indicators: { 部分: { points: 10, indicators: { 一: { points: 5, judgement: 0..5 }, 二: { points: 5, judgement: 0..5 } } } }
            rules: { 迟报: { when: 迟, deduct: { from: 部分, points: 1 } } }
            """;
        Assert.Equal(AuditVerdict.Agrees, Line(RuleSet, "facts: { 迟: 是 }\njudgements: { 一: 4, 二: 4 }\npublished: { scores: { 部分: 7, 一: 4, 二: 4 } }", "部分").Verdict);
        Assert.Equal(AuditVerdict.SumWrong, Line(RuleSet, "facts: { 迟: 否 }\njudgements: { 一: 4, 二: 4 }\npublished: { scores: { 部分: 7, 一: 4, 二: 4 } }", "部分").Verdict);
    }

    [Fact]
    public void Sum_ofRoundedScores_mayBeOffByTheirRounding()
    {
        const string RuleSet = "facts: { 甲: number }\nindicators: { 部分: { points: 3, indicators: { 一: { points: 1, ratio: 甲 }, 二: { points: 1, ratio: 甲 }, 三: { points: 1, ratio: 甲 } } } }";
        const string Lines = "一: 0.33, 二: 0.33, 三: 0.33";
        Assert.Equal(AuditVerdict.Rounding, Line("round: 0.01\n" + RuleSet, $"facts: {{ 甲: 0.3333333 }}\npublished: {{ scores: {{ 部分: 1, {Lines} }} }}", "部分").Verdict);
        Assert.Equal(AuditVerdict.SumWrong, Line("round: 0.01\n" + RuleSet, $"facts: {{ 甲: 0.33 }}\npublished: {{ scores: {{ 部分: 1, {Lines} }} }}", "部分").Verdict);
    }

    [Fact]
    public void Rows_ofARepeatedIndicator_areLinesByTheirTitles()
    {
        const string RuleSet = "facts: { 表: [{ 名: text, 完成: rate }] }\nindicators: { 各项: { points: 20, indicators: { 项: { for: 行 in 表, title: \"{行.名}\", points: 10, ratio: 行.完成 } } } }";
        ScoreAudit audit = Audit(RuleSet, "facts: { 表: [[名, 完成], [修路, 50%], [种树, 100%]] }\npublished: { total: 18, scores: { 各项: 18, 修路: 8, 各项/种树: 10 } }");
        Assert.Equal(["各项", "各项/修路", "各项/种树"], audit.Lines.Select(l => l.Path));
        Assert.Equal([AuditVerdict.Agrees, AuditVerdict.Differs, AuditVerdict.Agrees], audit.Lines.Select(l => l.Verdict));
        Assert.Equal(15, audit.CorrectedTotal.Low);
    }

    [Theory]
    [InlineData("total: 88, grade: 良好", AuditVerdict.Agrees, true)]
    [InlineData("total: 88, grade: 优", AuditVerdict.GradeWrong, false)]
    [InlineData("grade: 良", AuditVerdict.Agrees, true)]
    public void Grade_isThatOfThePrintedTotal_underAnyName(string published, AuditVerdict verdict, bool kept)
    {
        ScoreAudit audit = Audit("indicators: { 一: { points: 100, judgement: 0..100 } }\ngrades: [≥ 90: 优, ≥ 80: 良（良好）, < 80: 差]", $"judgements: {{ 一: 88 }}\npublished: {{ {published} }}");
        Assert.Equal((verdict, kept, verdict == AuditVerdict.GradeWrong), (audit.Grade!.Verdict, audit.IsGradeKept, audit.HasDifferences));
    }

    [Fact]
    public void Grade_thatARuleCaps_isTheCappedOne()
    {
        const string RuleSet = "facts: { 严重: boolean }\nindicators: { 一: { points: 100, judgement: 0..100 } }\nrules: { 一票否决: { when: 严重, grade: at most 差 } }\ngrades: [≥ 80: 优, < 80: 差]";
        Assert.Equal(AuditVerdict.GradeWrong, Audit(RuleSet, "facts: { 严重: 是 }\njudgements: { 一: 88 }\npublished: { total: 88, grade: 优 }").Grade!.Verdict);
        Assert.Equal(AuditVerdict.Agrees, Audit(RuleSet, "facts: { 严重: 是 }\njudgements: { 一: 88 }\npublished: { total: 88, grade: 差 }").Grade!.Verdict);
        Assert.Equal(AuditVerdict.Unverifiable, Audit(RuleSet, "judgements: { 一: 88 }\npublished: { total: 88, grade: 差 }").Grade!.Verdict);
    }

    [Theory]
    [InlineData("90", AuditVerdict.Agrees, 90, 90)]      // the spill-over may be anything; the printed table took none
    [InlineData("88", AuditVerdict.Agrees, 88, 88)]      // it took 2
    public void SpillOver_thatIsOpen_isReadOffThePrintedTable(string total, AuditVerdict verdict, decimal low, decimal high)
    {
        const string RuleSet = """
            indicators:
              一: { points: 90, judgement: 0..90 }
              二: { points: 10, deduct: { found: 问题, points: 5, spill: total } }
            """;
        ScoreAudit audit = Audit(RuleSet, $"judgements: {{ 一: 90 }}\npublished: {{ total: {total}, scores: {{ 一: 90, 二: 0 }} }}");
        Assert.Equal((verdict, low, high), (audit.Total!.Verdict, audit.CorrectedTotal.Low, audit.CorrectedTotal.High));
    }

    [Fact]
    public void OtherReading_ofAnItem_tellsTheScoreOfItsIndicator()
    {
        const string RuleSet = """
            facts: { 完工: date }
            indicators:
              进度:
                points: 10
                checklist:
                - ①完工: { points: 4, other-readings: [{ reading: 以竣工为准, score: if 完工 < 2024-01-01 then points else 0 }] }
                - ②手续: 6
            """;
        AuditReading reading = Assert.Single(Line(RuleSet, "facts: { 完工: 2024-02-01 }\njudgements: { 进度: 是 }\npublished: { scores: { 进度: 10 } }", "进度").OtherReadings);
        Assert.Equal(("进度/①完工", "以竣工为准", 0m, 6m), (reading.Of, reading.Reading, reading.Score!.Value.Low, reading.LineScore!.Value.Low));
    }

    [Fact]
    public void OtherReading_withUnknownFacts_isAStretchWithinThePoints()
    {
        const string RuleSet = "facts: { 甲: number }\nround: 0.1\nindicators: { 一: { points: 5, judgement: 0..5, other-readings: [{ reading: 按数量, score: 甲 / 3 }] } }";
        Assert.Equal((0m, 5m), Bounds(Line(RuleSet, "judgements: { 一: 5 }\npublished: { scores: { 一: 5 } }", "一")));
        Assert.Equal((0.3m, 0.3m), Bounds(Line(RuleSet, "facts: { 甲: 1 }\njudgements: { 一: 5 }\npublished: { scores: { 一: 5 } }", "一")));
        Assert.Equal((5m, 5m), Bounds(Line(RuleSet, "facts: { 甲: 100 }\njudgements: { 一: 5 }\npublished: { scores: { 一: 5 } }", "一")));

        static (decimal, decimal) Bounds(AuditLine line) => (line.OtherReadings[0].Score!.Value.Low, line.OtherReadings[0].Score!.Value.High);
    }

    [Fact]
    public void OtherReading_ofAMeasure_standsBesideTheValueTaken()
    {
        const string RuleSet = "facts: { 支出: money, 到账: money, 预算: money }\nmeasures: { 执行率: { value: 支出 / 预算, other-readings: [{ reading: 以到账为分母, value: 支出 / 到账 }] } }\nindicators: { 一: { points: 5, ratio: 执行率 } }";
        AuditReading reading = Assert.Single(Audit(RuleSet, "facts: { 支出: 8 元, 到账: 16 元, 预算: 10 元 }\npublished: { total: 4 }").MeasureReadings);
        Assert.Equal(("执行率", "50.00%", "80.00%"), (reading.Of, reading.Value!.Value.Chinese, reading.Taken!.Value.Chinese));
    }

    [Theory]
    [InlineData("printed: 908.9 万元, is: 甲", AuditVerdict.Agrees, "908.89 万元")]
    [InlineData("printed: 908.8 万元, is: 甲", AuditVerdict.Differs, "908.89 万元")]
    [InlineData("printed: 9088900 元, is: 甲", AuditVerdict.Agrees, "908.89 万元")]
    [InlineData("printed: 73.56%, is: 乙 / 丙", AuditVerdict.Differs, "73.5546%")]
    [InlineData("printed: 74%, is: 乙 / 丙", AuditVerdict.Agrees, "73.5546%")]
    [InlineData("printed: 1521.98 万元, is: 乙 + 丙", AuditVerdict.Rounding, "1521.97 万元")]
    [InlineData("printed: 1522.5 万元, is: 乙 + 丙", AuditVerdict.Differs, "1521.97 万元")]
    [InlineData("printed: 5 笔, is: count(笔)", AuditVerdict.Differs, "2")]
    [InlineData("printed: 2 笔, is: count(笔)", AuditVerdict.Agrees, "2")]
    [InlineData("printed: 3 万元, is: sum(笔.金额)", AuditVerdict.Agrees, "3.00 万元")]
    [InlineData("printed: 2019月2月17日, is: 日", AuditVerdict.Outside, "2019-02-17")]
    [InlineData("printed: 2019年2月17日, is: 日", AuditVerdict.Agrees, "2019-02-17")]
    [InlineData("printed: 2019-02-30, is: 日", AuditVerdict.Outside, "2019-02-17")]
    [InlineData("printed: 5 万元, is: 缺", AuditVerdict.Unverifiable, null)]
    [InlineData("printed: 2019年8月-9月", AuditVerdict.Unverifiable, null)]
    [InlineData("printed: ≥ 70%, is: 乙 / 丙", AuditVerdict.Agrees, "73.5546%")]
    public void Figure_isComparedAtPrintedPrecision(string figure, AuditVerdict verdict, string? recomputed)
    {
        const string RuleSet = "facts: { 甲: money, 乙: money, 丙: money, 缺: money, 日: date, 笔: [{ 金额: money }] }\nindicators: { 一: { points: 1, deduct: [] } }";
        ScoreAudit audit = Audit(RuleSet, $"facts: {{ 甲: 908.89 万元, 乙: 645.03 万元, 丙: 876.94 万元, 日: 2019-02-17, 笔: [[金额（万元）], [1], [2]] }}\npublished: {{ figures: {{ 数: {{ {figure} }} }} }}");
        AuditFigure found = Assert.Single(audit.Figures);
        Assert.Equal((verdict, recomputed), (found.Verdict, found.Recomputed?.Chinese));
        Assert.Equal(verdict is AuditVerdict.Differs or AuditVerdict.Outside, audit.HasDifferences);
    }

    [Theory]
    [InlineData("", "PE4201")]
    [InlineData("published: {}", "PE4201")]
    [InlineData("published: { figures: { 数: { printed: 5 元, is: 结于 } } }", "PE1101")]
    [InlineData("published: { figures: { 数: { printed: 5, is: 结余 } } }", "PE4002")]
    [InlineData("published: { figures: { 数: { printed: 5 元, is: 结余 + } } }", "PE1009")]
    [InlineData("published: { figures: { 数: { printed: 5 元, is: 结余 + 甲 } } }", "PE1111")]
    [InlineData("published: { figures: { 数: { printed: 5 元, is: '[结余]' } } }", "PE4106")]
    public void Case_thatCannotBeAudited_isRefusedWithItsPlace(string published, string code)
    {
        CaseEvaluation evaluation = Scoring.Evaluate(Table, published);
        var refused = Assert.Throws<PerfEvalException>(() => evaluation.Audit());
        Diagnostic problem = Assert.Single(refused.Diagnostics);
        Assert.Equal((code, "case.yaml"), (problem.Id, problem.Location!.Value.File));
        Assert.True(problem.Location.Value.Line >= 1);
    }

    [Fact]
    public void Audit_onAnyNumberOfThreads_isTheSame()
    {
        CaseEvaluation evaluation = Scoring.Evaluate(Table, "facts: { 乙: 80%, 甲: 1, 结余: 2 元 }\njudgements: { 制度: 是 }\npublished: { total: 24, scores: { 进度: 10, 制度: 10, 产出: 5 }, figures: { 数: { printed: 5 元, is: '(for i in 1..3 return 结余)[2]' } } }");
        string first = evaluation.Audit().ToJson();
        string[] others = new string[8];
        Parallel.For(0, others.Length, i => others[i] = evaluation.Audit().ToJson());
        Assert.All(others, o => Assert.Equal(first, o));
    }

    private static ScoreAudit Audit(string ruleSet, string text) => Scoring.Evaluate(ruleSet, text).Audit();

    private static AuditLine Line(string ruleSet, string text, string path) => Assert.Single(Audit(ruleSet, text).Lines, l => l.Path == path);
}
