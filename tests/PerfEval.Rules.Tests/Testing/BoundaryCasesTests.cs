using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Testing;
using PerfEval.Rules.Tests.Evaluation;

namespace PerfEval.Rules.Tests.Testing;

/// <summary>Cases made for each place of a rule set: what they try, what they are called, and that they hold what comes out now.</summary>
public sealed class BoundaryCasesTests
{
    private const string Table = """
        facts: { 率: { type: rate, min: 0%, max: 100% }, 预算: money, 支出: money, 完工: date, 期限: date, 人数: integer 人, 有采购: boolean, 付款: [{ 金额: money, 合规: boolean }] }
        indicators:
          满意度: { points: 4, of: 率, bands: [≥ 90%: 4, "[60%..90%)": 2, otherwise: 0] }
          执行: { points: 4, of: 支出 / 预算, bands: [≥ 95%: 4, otherwise: 0] }
          管理: { points: 3, checklist: [①有制度: 1, ②按期: { points: 1, when: 完工 ≤ 期限 }, ③执行: { points: 1, partly: true }] }
          效果: { points: 5, levels: [明显: 5, 一般: 1..3, 没有: 0] }
          控制: { points: 4, deduct: [{ of: 人数, over: 10 人, per: 1 人, points: 1, steps: whole }, { found: 违规, points: 1 }] }
          采购: { points: 2, applies: 有采购, not-applicable: award, checklist: [公开: 2] }
        rules:
          白条: { for: 笔 in 付款, when: not(笔.合规), deduct: { from: 控制, points: 1 } }
        grades: [≥ 20: 优, ≥ 10: 良, < 10: 差]
        """;

    private static readonly RuleSet s_ruleSet = Scoring.RuleSet(Table);

    private static IReadOnlyList<BoundaryCase> Cases { get; } = BoundaryCases.Of(s_ruleSet);

    public static TheoryData<string> ShippedRuleSets()
    {
        var data = new TheoryData<string>();
        foreach (string folder in Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "rulesets")).Where(CaseFiles.HasRuleSet).Order(StringComparer.Ordinal))
        {
            RuleSet ruleSet = RuleSet.Load(folder);
            if (!ruleSet.IsAbstract && ruleSet.Plan.Repeats.Count == 0)
            {
                data.Add(Path.GetFileName(folder));
            }
        }

        return data;
    }

    [Fact]
    public void Cases_beginWithOneInWhichAllIsWell()
    {
        Assert.Equal("基准", Cases[0].Name);
        Assert.Equal(ScoreRange.Of(22), Cases[0].Evaluation.Total);
    }

    [Theory]
    [InlineData("满意度-90%-等于", "22")]
    [InlineData("满意度-90%-略低", "20")]
    [InlineData("满意度-60%-略低", "18")]
    [InlineData("执行-95%-略低", "18")]
    [InlineData("管理-①有制度-不符合", "21")]
    [InlineData("管理-③执行-符合一半", "21.5")]
    [InlineData("②按期-不符合", "21")]
    [InlineData("效果-一般-低端", "18")]
    [InlineData("效果-没有", "17")]
    [InlineData("控制-违规-发现一起", "21")]
    [InlineData("控制-10-略高", "21")]
    [InlineData("控制-11-略高", "20")]
    [InlineData("白条-触发", "21")]
    [InlineData("采购-不适用", "22")]
    public void Case_ofAPlace_scoresWhatThatPlaceGives(string name, string total) =>
        Assert.Equal(ScoreRange.Of(decimal.Parse(total, System.Globalization.CultureInfo.InvariantCulture)), Assert.Single(Cases, c => c.Name == name).Evaluation.Total);

    [Theory]
    [InlineData("满意度-未知", 18, 22)]
    [InlineData("效果-未判断", 17, 22)]
    public void Case_ofSomethingMissing_isARange(string name, int low, int high) =>
        Assert.Equal(new ScoreRange(low, high), Assert.Single(Cases, c => c.Name == name).Evaluation.Total);

    [Fact]
    public void Cases_tryEverything()
    {
        var coverage = new RuleSetCoverage(s_ruleSet);
        foreach (BoundaryCase one in Cases)
        {
            coverage.Add(one.Evaluation);
        }

        Assert.Equal([], coverage.Entries.SelectMany(e => e.Outcomes.Where(o => o is { IsRequired: true, Cases: 0 }).Select(o => e.Name + ": " + o.Name)));
    }

    [Fact]
    public void Names_areFitForFilesAndDiffer()
    {
        Assert.Equal(Cases.Count, Cases.Select(c => c.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Cases, c => Assert.DoesNotContain(c.Name, letter => letter is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or ' '));
    }

    [Fact]
    public void Yaml_saysThatItsScoresAreNotConfirmed()
    {
        string yaml = Assert.Single(Cases, c => c.Name == "白条-触发").ToYaml();
        Assert.Contains("# 以下得分由程序按现行规则集算出，尚未核对。", yaml, StringComparison.Ordinal);
        Assert.EndsWith("expect:\n  total: 21\n  grade: [优]\n  findings: [白条]\n", yaml, StringComparison.Ordinal);
        Assert.Contains("not confirmed", BoundaryCases.Of(s_ruleSet, Language.English)[0].ToYaml(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ShippedRuleSets))]
    public void Cases_ofShippedRuleSets_meetTheirExpectations(string name)
    {
        RuleSet ruleSet = RuleSet.Load(Path.Combine(AppContext.BaseDirectory, "rulesets", name));
        IReadOnlyList<BoundaryCase> cases = BoundaryCases.Of(ruleSet);
        Assert.True(cases.Count > 10);
        foreach (BoundaryCase one in cases)
        {
            var diagnostics = new DiagnosticBag();
            CaseModel model = CaseReader.Read(YamlReader.Read(new DocumentText(one.Name, one.ToYaml()), diagnostics)!, diagnostics)!;
            CaseEvaluation? evaluation = ruleSet.TryEvaluate(model, diagnostics);
            Assert.True(evaluation is not null, one.Name + string.Join('\n', diagnostics.Items));
            Assert.Empty(Expectations.Compare(model.Expect!, evaluation.Result).Select(d => one.Name + d.Chinese));
        }
    }

    [Fact]
    public void Cases_areTheSameEveryTime() =>
        Assert.Equal(Cases.Select(c => c.ToYaml()), BoundaryCases.Of(Scoring.RuleSet(Table)).Select(c => c.ToYaml()));

    [Fact]
    public void Cases_whereRowsBecomeIndicators_areLeftToTheAuthor() => Assert.Empty(BoundaryCases.Of(Scoring.RuleSet("""
        facts: { 指标表: [{ 指标: text, 率: rate }] }
        indicators: { 行: { for: 行 in 指标表, title: "{行.指标}", points: 10, ratio: 行.率 } }
        """)));
}
