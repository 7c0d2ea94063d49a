using PerfEval.Rules.Results;

namespace PerfEval.Rules.Tests.Evaluation;

/// <summary>What is missing says how many points hang on it, and which grades it may settle alone.</summary>
public sealed class GradeSettlingTests
{
    private const string Facts = "facts: { 大: rate, 小: rate, 定: rate }\n";
    private const string Indicators = "indicators: { 甲: { points: 8, ratio: 大 }, 乙: { points: 2, ratio: 小 }, 丙: { points: 90, ratio: 定 } }\n";
    private const string Grades = "grades: [≥ 90: 优, ≥ 80: 良, ≥ 60: 中, < 60: 差]";

    [Theory]
    [InlineData("定: 90%", "大 8 良, 小 2 良")]
    [InlineData("定: 100%", "大 8 , 小 2 ")]
    [InlineData("定: 90%, 小: 50%", "大 8 优良!")]
    [InlineData("定: 85%, 小: 50%", "大 8 良中!")]
    [InlineData("大: 100%, 小: 100%", "定 90 优良中差!")]
    [InlineData("大: 100%", "定 90 优良中差, 小 2 ")]
    [InlineData("小: 100%", "定 90 优良中差, 大 8 ")]
    [InlineData("大: 75%, 定: 81.2%", "小 2 良中!")]
    public void MissingPiece_namesTheGradesThatItMaySettleAlone(string facts, string expected)
    {
        CaseEvaluation evaluation = Scoring.Evaluate(Facts + Indicators + Grades, "facts: { " + facts + " }");
        Assert.Equal(expected, string.Join(", ", evaluation.Missing.Select(Told)));
    }

    [Fact]
    public void MissingPiece_ofAWideScore_settlesNothingAlone()
    {
        const string Wide = "facts: { 一: rate, 二: rate, 三: rate }\nindicators: { 甲: { points: 40, ratio: 一 }, 乙: { points: 40, ratio: 二 }, 丙: { points: 20, ratio: 三 } }\n";
        Assert.Equal("一 40 , 二 40 , 三 20 ", string.Join(", ", Scoring.Evaluate(Wide + Grades, "facts: {}").Missing.Select(Told)));
    }

    [Fact]
    public void MissingRowsThatMayNeedMore_settleNothingForSure()
    {
        const string Rows = "facts: { 变更: [{ 增加: money }], 限额: money }\nindicators: { 甲: { points: 10, deduct: [] } }\n"
            + "rules: { 超: { for: 项 in 变更, when: 项.增加 > 限额, deduct: { from: 甲, points: 5 } } }\ngrades: [≥ 9: 优, < 9: 差]";
        Assert.Equal("变更 10 优差", string.Join(", ", Scoring.Evaluate(Rows, "facts: {}").Missing.Select(Told)));
        Assert.Equal("变更 10 优差!", string.Join(", ", Scoring.Evaluate(Rows, "facts: { 限额: 1 元 }").Missing.Select(Told)));
    }

    [Fact]
    public void MissingPiece_ofACapOnTheGrade_hasNoPointsAndMaySettle()
    {
        const string Cap = "facts: { 严重: boolean }\nindicators: { 甲: { points: 100, judgement: 0..100 } }\nrules: { 否决: { when: 严重, grade: at most 中 } }\n" + Grades;
        Assert.Equal("严重 0 优中!", string.Join(", ", Scoring.Evaluate(Cap, "facts: {}\njudgements: { 甲: { score: 95, reason: 好 } }").Missing.Select(Told)));
    }

    // What is yes or no, or one of a few words, is tried.
    [Theory]
    [InlineData("facts: { 甲: boolean, 丙: boolean }\nindicators: { 一: { points: 40, bands: [甲: 40, otherwise: 0] }, 二: { points: 50, deduct: [] }, 三: { points: 10, bands: [丙: 10, otherwise: 5] } }\n", "甲 40 优, 丙 5 ")]
    [InlineData("facts: { 级: [高, 低] }\nindicators: { 一: { points: 100, bands: [级 = \"高\": 95, otherwise: 50] } }\n", "级 45 优差!")]
    [InlineData("facts: { 用: boolean, 甲: boolean }\nindicators: { 总: { points: 50, not-applicable: rescale, indicators: { 一: { points: 2, bands: [甲: 2, otherwise: 0] }, 二: { points: 48, applies: 用, judgement: 0..48 } } }, 三: { points: 50, judgement: 0..50 } }\n", "三 50 优良中差, 用 48 , 二 48 优良中差, 甲 2 ")]
    public void MissingChoice_isTriedWithEachOfItsValues(string ruleSet, string expected) =>
        Assert.Equal(expected, string.Join(", ", Scoring.Evaluate(ruleSet + Grades, "facts: {}").Missing.Select(Told)));

    // A cap that is open keeps all better grades open; who decides it decides them.
    [Fact]
    public void MissingPiece_besideAnOpenCap_settlesNoBetterGrade()
    {
        const string Cap = "facts: { 率: rate, 严重: boolean }\nindicators: { 甲: { points: 50, deduct: [] }, 乙: { points: 50, of: 率, bands: [≥ 90%: 50, otherwise: 40] } }\nrules: { 否决: { when: 严重, grade: at most 中 } }\n" + Grades;
        Assert.Equal("率 10 , 严重 0 优中!", string.Join(", ", Scoring.Evaluate(Cap, "facts: {}").Missing.Select(Told)));
    }

    // An indicator that must show evidence opens to 0 as a whole, beside what its items lack.
    [Fact]
    public void MissingEvidence_ofAChecklist_isListedWithItsPoints()
    {
        const string Evidence = "indicators: { 甲: { points: 5, evidence: required, checklist: [一: 2, 二: 3] } }";
        CaseEvaluation evaluation = Scoring.Evaluate(Evidence, "judgements: { 甲: { 一: 是, 二: 是 } }");
        Assert.Equal("0..5", evaluation.Total.ToString());
        Assert.Equal("甲 5 ", Told(Assert.Single(evaluation.Missing)));
    }

    private static string Told(MissingPiece piece) =>
        $"{piece.Name} {piece.OpenPoints:0.##} {string.Concat(piece.MaySettle)}{(piece.SettlesGrade ? "!" : "")}";
}
