using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Explanation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Tests.Explanation;

/// <summary>How values, answers and losses read in a trail and in a finding.</summary>
public sealed class SentenceTests
{
    private const string RuleSetText = """
        ruleset: t
        version: "1"
        title: 测试
        facts: { 已用: money, 下达: money, 满意度: rate, 签约: date, 完工: date }
        measures: { 使用率: 已用 / 下达 }
        indicators:
          资金进度: { points: 6, of: 使用率, bands: [≥ 90%: 6, otherwise: 0] }
          满意度: { points: 4, of: 满意度, bands: [≥ 90%: 4, otherwise: 0] }
          制度: { points: 3, checklist: [建立项目库: 2, 公开: 1] }
          合规: { points: 3, checklist: [合法支出: { points: 3, deduct: { found: 不合规支出, points: 1 } }] }
          工期: { points: 5, deduct: { of: 完工 - 签约, over: 90 天, per: 1 天, points: 1, steps: whole } }
        """;

    private const string CaseText = """
        case: c
        ruleset: t
        facts: { 使用率: ≥ 90%, 满意度: 80%..85%, 签约: 2024-01-01, 完工: 无 }
        judgements:
          制度: { ①: 否, ②: 否, reason: 没有建立 }
          合规: { ①: { found: [超范围], reason: 查账发现 } }
        """;

    [Fact]
    public void Trail_ofAValueGivenAsABound_readsAsAComparison()
    {
        string[] lines = Trail("资金进度");
        Assert.Contains(lines, l => l.StartsWith("使用率 ≥ 90%", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("= ≥", StringComparison.Ordinal));
    }

    [Fact]
    public void Trail_ofAValueGivenAsARange_keepsTheEqualsSign() =>
        Assert.Contains("满意度 = 80%..85%", Trail("满意度"));

    [Fact]
    public void Trail_ofAnAnswerWithAReason_hasNoBracketsAroundIt() =>
        Assert.Contains("评价人员：不符合，理由：没有建立", Trail("建立项目库"));

    [Fact]
    public void Finding_ofAChecklist_tellsForEachItemWhyItLost() =>
        Assert.Equal(
            "“建立项目库”扣 2 分——评价人员：不符合，理由：没有建立；“公开”扣 1 分——评价人员：不符合，理由：没有建立",
            FindingText("制度", Language.Chinese));

    [Fact]
    public void Finding_ofOccurrences_endsWithTheReason() =>
        Assert.Equal(
            "'合法支出' loses 1 point — 不合规支出: 1 found (超范围), 1 each, reason: 查账发现",
            FindingText("合规", Language.English));

    [Fact]
    public void Finding_ofWhatIsNotFinished_countsNoSteps() =>
        Assert.Equal("完工 - 签约 = 无期限，超过 90 天，没有期限（每 1 天 扣 1 分，不足一个不计）", FindingText("工期", Language.Chinese));

    private static string[] Trail(string indicator)
    {
        CaseEvaluation evaluation = Evaluate();
        TrailNode root = new Explainer(evaluation.Result).Trail(evaluation.Result.Indicators.Single(i => i.Name == indicator));
        return [.. Lines(root)];
    }

    private static IEnumerable<string> Lines(TrailNode node) => node.Children.SelectMany(Lines).Prepend(node.Text.Chinese);

    private static string FindingText(string indicator, Language language) =>
        new Explainer(Evaluate().Result).Findings().Single(f => f.Title == indicator).Text.In(language);

    private static CaseEvaluation Evaluate()
    {
        RuleSet ruleSet = RuleSet.Parse(RuleSetText, "t.yaml");
        var diagnostics = new DiagnosticBag();
        CaseModel model = CaseReader.Read(YamlReader.Read(new DocumentText("c.yaml", CaseText), diagnostics)!, diagnostics)!;
        CaseEvaluation? evaluation = ruleSet.TryEvaluate(model, diagnostics);
        Assert.Empty(diagnostics.Items.Select(d => d.Format(Language.Chinese)));
        return evaluation!;
    }
}
