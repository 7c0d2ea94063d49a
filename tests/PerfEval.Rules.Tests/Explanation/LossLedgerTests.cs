using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Tests.Evaluation;

namespace PerfEval.Rules.Tests.Explanation;

/// <summary>Where each point went. That the lines add up to the points lost is checked of every evaluation by <see cref="PerfEval.Rules.Testing.RuleSetProperties"/>.</summary>
public sealed class LossLedgerTests
{
    private const string Head = "round: { indicators: 0.01 }\nfacts: { 数: number, 次: integer 次, 率: rate, 好: boolean, 表: [{ 好: boolean }] }\nindicators:\n  甲: ";

    [Theory]
    [InlineData("{ points: 5, formula: 数 }", "数: 3", "3: Standard 2")]
    [InlineData("{ points: 5, formula: 数 }", "数: 7", "5: ")]
    [InlineData("{ points: 5, formula: 数 }", "数: -2", "0: Standard 5")]
    [InlineData("{ points: 5, formula: 数 }", "", "0..5: Standard 0..5")]
    [InlineData("{ points: 5, formula: 数 }", "数: 2..9", "2..5: Standard 0..3")]
    [InlineData("{ points: 5, formula: 数 / 3 }", "数: 10", "3.33: Standard 1.666666666666666667; Rounding 0.003333333333333333")]
    [InlineData("{ points: 5, formula: 数 / 0.00000001 / 数 }", "数: 0", "0..5: Failure 0..5")]
    [InlineData("{ points: 5, deduct: { of: 次, over: 0 次, per: 1 次, points: 1, steps: whole } }", "次: 3", "2: Part 3")]
    [InlineData("{ points: 5, deduct: { of: 次, over: 0 次, per: 1 次, points: 1, steps: whole } }", "次: 8", "0: Part 8; Floor -3")]
    [InlineData("{ points: 5, deduct: { of: 次, over: 0 次, per: 1 次, points: 1, steps: whole, max: 2 } }", "次: 8", "3: Part 8; Maximum -6")]
    [InlineData("{ points: 5, deduct: { of: 次, over: 0 次, per: 1 次, points: 1, steps: whole } }", "", "0..5: Part 0..5")]
    [InlineData("{ points: 5, formula: 数, deduct: { for: 行 in 表, when: not(行.好), points: 2 } }", "数: 4, 表: [[好], [否], [是]]", "2: Standard 1; Part 2")]
    [InlineData("{ points: 5, formula: 数, deduct: { for: 行 in 表, when: not(行.好), points: 2 } }", "数: 4, 表: [[好], [否], [否], [否]]", "0: Standard 1; Part 6; Floor -2")]
    [InlineData("{ points: 5, formula: 数, deduct: { for: 行 in 表, when: not(行.好), points: 2 } }", "数: 4, 表: [[好], [否], [未知]]", "0..2: Standard 1; Part 2..4")]
    [InlineData("{ points: 5, formula: 数, applies: 好 }\n  乙: { points: 5, formula: 数 }\nnot-applicable: rescale", "数: 4, 好: 否", "0: Summing 5")]
    public void Ledger_ofAnIndicator_namesWhatTookItsPoints(string indicator, string facts, string expected) =>
        Assert.Equal(expected, Ledger(Head + indicator + "\n", $"facts: {{ {facts} }}"));

    [Theory]
    [InlineData("when: 好\n    deduct: { from: 甲, points: 2 }", "好: 是", "3: Rule 2")]
    [InlineData("when: 好\n    deduct: { from: 甲, points: 9 }", "好: 是", "0: Rule 9; Floor -4")]
    [InlineData("for: 行 in 表\n    when: not(行.好)\n    deduct: { from: 甲, points: 2, max: 3 }", "表: [[好], [否], [否]]", "2: Rule 4; Maximum -1")]
    [InlineData("when: 好\n    deduct: { from: 甲, points: 2 }", "", "3..5: Rule 0..2")]
    [InlineData("when: 好\n    deduct: { from: 甲, points: 2 }", "好: 否", "5: ")]
    [InlineData("when: 1 / 数 > 0\n    deduct: { from: 甲, points: 2 }", "数: 0", "0..5: Failure 0..5")]
    public void Ledger_ofAnIndicatorUnderARule_namesTheRule(string rule, string facts, string expected) =>
        Assert.Equal(expected, Ledger(Head + "{ points: 5, deduct: [] }\nrules:\n  规则:\n    " + rule + "\n", $"facts: {{ {facts} }}"));

    [Theory]
    [InlineData("", "{ ①: 是, ②: 否 }", "2: Child 3")]
    [InlineData(", evidence: required", "是", "0..5: Evidence 0..5")]
    [InlineData(", evidence: required", "否", "0: Child 2; Child 3")]
    [InlineData(", evidence: required", "{ ①: 是, ②: 否 }", "0..2: Child 3; Evidence 0..2")]
    public void Ledger_ofAChecklist_namesItsItemsAndEvidence(string more, string answer, string expected) =>
        Assert.Equal(expected, Ledger(Head + $"{{ points: 5, checklist: [①一: 2, ②二: 3]{more} }}\n", $"judgements: {{ 甲: {answer} }}"));

    private static string Ledger(string ruleSet, string text)
    {
        CaseEvaluation evaluation = Scoring.Evaluate(ruleSet, text);
        EvaluationResult result = evaluation.Result;
        IndicatorResult indicator = result.Indicators.Single(i => i.Name == "甲");
        IReadOnlyList<LossLine> lines = LossLedger.Of(indicator, result, new ExpressionReader(result.Plan, result.Case));
        return $"{indicator.Score}: " + string.Join("; ", lines.Select(l => $"{l.Source} {Show(l.Amount)}"));
    }

    private static string Show(ScoreRange amount) => amount.IsKnown
        ? Feel.Values.FeelText.Number(amount.Low)
        : Feel.Values.FeelText.Number(amount.Low) + ".." + Feel.Values.FeelText.Number(amount.High);
}
