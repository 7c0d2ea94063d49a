using System.Linq.Expressions;
using NRules.RuleModel;
using PerfEval.Rules.NRules.Matching;
using PerfEval.Rules.NRules.Translation;

namespace PerfEval.Rules.NRules.Tests.Translation;

/// <summary>What rules become: patterns, conditions, exists and not.</summary>
public sealed class RuleTranslatorTests
{
    private static readonly RuleSet s_quantifiers = TestRuleSets.Load("Forms/quantifiers.yaml"), s_rows = TestRuleSets.Load("Forms/rows.yaml"),
        s_conditions = TestRuleSets.Load("Forms/conditions.yaml");

    [Fact]
    public void Condition_onFacts_isOneOfTheCase()
    {
        RuleElement[] elements = Elements(s_conditions, "超支");
        PatternElement facts = Assert.IsType<PatternElement>(Assert.Single(elements));
        Assert.Equal(typeof(CaseFacts), facts.ValueType);
        Assert.Equal("facts => (facts.Value(支出) > facts.Value(预算)).IsPossible()", Assert.Single(ConditionsOf(facts)));
    }

    [Fact]
    public void LoopOverAFact_isAPatternOfItsRows()
    {
        RuleElement[] elements = Elements(s_rows, "每份大额");
        Assert.Equal(2, elements.Length);
        PatternElement row = Assert.IsType<PatternElement>(elements[1]);
        Assert.Equal((typeof(CaseRow), "约"), (row.ValueType, row.Declaration.Name));
        Assert.Equal(["约 => (约.Source == 合同)", "(facts, 约) => (约.Value(0).Cell(\"金额\", 1) > facts.Value(限额)).IsPossible()"], ConditionsOf(row));
    }

    [Fact]
    public void Filter_isAConditionOfThePattern() => Assert.Equal(
        ["约 => (约.Source == 合同)", "约 => 约.Value(0).Cell(\"已评\", 2).Truth().IsPossible()", "约 => (约.Value(0).Cell(\"实际\", 4) > 约.Value(0).Cell(\"约定\", 3)).IsPossible()"],
        ConditionsOf((PatternElement)Elements(s_rows, "已评而逾期")[1]));

    [Fact]
    public void TwoLoops_areTwoPatternsJoined()
    {
        PatternElement[] rows = [.. Elements(s_rows, "成对").Skip(1).Cast<PatternElement>()];
        Assert.Equal(["约", "付"], rows.Select(r => r.Declaration.Name));
        Assert.Contains("(约, 付) => (约.Value(0).Cell(\"名\", 0) == 付.Value(0).Cell(\"名\", 0)).IsPossible()", ConditionsOf(rows[1]));
    }

    [Theory]
    [InlineData("每个名字")]
    [InlineData("每期")]
    [InlineData("随行的列表")]
    [InlineData("拼起来的")]
    public void LoopOverAnythingElse_isRunThrough(string rule)
    {
        PatternElement row = (PatternElement)Elements(s_rows, rule)[1];
        Assert.EndsWith($".Source == {rule})", ConditionsOf(row)[0], StringComparison.Ordinal);
        Assert.NotNull(Translated(s_rows, rule).BoundRows);
    }

    [Theory]
    [InlineData("有批复不足的", ElementType.Exists)]
    [InlineData("都有批复", ElementType.Not)]
    [InlineData("不都有批复", ElementType.Exists)]
    [InlineData("没有批复的", ElementType.Not)]
    [InlineData("批复都不是本部门", ElementType.Not)]
    [InlineData("与已结有关", ElementType.Exists)]
    [InlineData("只看已结", ElementType.Not)]
    [InlineData("过滤后的", ElementType.Exists)]
    [InlineData("两张表", ElementType.Exists)]
    [InlineData("两张表都不", ElementType.Not)]
    [InlineData("套着的", ElementType.Exists)]
    [InlineData("列表里的", ElementType.Exists)]
    public void Quantifier_overAFact_isAnElementOfItsOwn(string rule, ElementType expected) => Assert.Equal(expected, Elements(s_quantifiers, rule)[^1].ElementType);

    [Theory]
    [InlineData("或者")]
    [InlineData("算出的列表")]
    [InlineData("数字")]
    public void Quantifier_thatNRulesCannotSay_isBound(string rule)
    {
        RuleElement[] elements = Elements(s_quantifiers, rule);
        Assert.All(elements, e => Assert.Equal(ElementType.Pattern, e.ElementType));
        Assert.Contains(".Truth(facts, new [] {}).IsPossible()", ConditionsOf((PatternElement)elements[0])[^1], StringComparison.Ordinal);
    }

    // That none certainly does is what is left when some may: the two questions are not each other's opposite.
    [Fact]
    public void Exists_asksWhatMayBe_andNotWhatSurelyIs()
    {
        ExistsElement exists = (ExistsElement)Elements(s_quantifiers, "有批复不足的")[^1];
        Assert.EndsWith(".IsPossible()", ConditionsOf((PatternElement)exists.Source)[^1], StringComparison.Ordinal);
        NotElement not = (NotElement)Elements(s_quantifiers, "没有批复的")[^1];
        Assert.Equal("(项, 文) => (文.Value(0).Cell(\"事项\", 0) == 项.Value(0).Cell(\"编号\", 0)).IsCertain()", ConditionsOf((PatternElement)not.Source)[^1]);
        NotElement every = (NotElement)Elements(s_quantifiers, "都有批复")[^1];
        Assert.Equal("(facts, 项2) => Not((项2.Value(0).Cell(\"增加\", 1) <= facts.Value(限额)).IsPossible())".Replace("项2", "项", StringComparison.Ordinal), ConditionsOf((PatternElement)every.Source)[^1]);
    }

    [Fact]
    public void QuantifierOverTwoLists_isAGroupOfPatterns()
    {
        ExistsElement exists = (ExistsElement)Elements(s_quantifiers, "两张表")[^1];
        AndElement group = Assert.IsType<AndElement>(exists.Source);
        Assert.Equal(["项", "文"], group.ChildElements.Cast<PatternElement>().Select(p => p.Declaration.Name));
    }

    [Fact]
    public void VariablesOfOneName_getNamesOfTheirOwn()
    {
        RuleSet ruleSet = RuleSet.Parse("""
            ruleset: t
            version: "1"
            title: t
            facts: { 甲: [{ 数: number }], 乙: [{ 数: number }] }
            indicators: { 分: { points: 1, deduct: [] } }
            rules: { 都有: { when: (some facts in 甲 satisfies facts.数 > 1) and (some facts in 乙 satisfies facts.数 > 2), because: 都有 } }
            """);
        RuleElement[] elements = [.. Translated(ruleSet, "都有").Definition.LeftHandSide.ChildElements];
        Assert.Equal(["facts2", "facts3"], elements.Skip(1).Cast<ExistsElement>().Select(e => ((PatternElement)e.Source).Declaration.Name));
        Assert.True(NRulesEngine.For(ruleSet).Evaluate("case: c\nfacts: { 甲: [[数], [2]], 乙: [[数], [3]] }").Result.Rules[0].Fired);
        Assert.False(NRulesEngine.For(ruleSet).Evaluate("case: c\nfacts: { 甲: [[数], [3]], 乙: [[数], [2]] }").Result.Rules[0].MayFire);
    }

    [Fact]
    public void Action_notesTheRowsUnderTheRule()
    {
        ActionElement action = Assert.Single(Translated(s_rows, "成对").Definition.RightHandSide.Actions);
        int index = s_rows.Plan.Rules.Single(r => r.Rule.Model.Name == "成对").Rule.Index;
        Assert.Equal($"(context, facts, 约, 付) => facts.Found({index}, new [] {{约, 付}})", action.Expression.ToString());
    }

    [Theory]
    [InlineData("超支过半", "facts => (facts.Value(支出) > Compute(facts.Value(预算), Multiply, 1.5, ")]
    [InlineData("未批未审", "facts => Not(facts.Value(已批).Truth().IsCertain())")]
    [InlineData("执行率低", "facts => (执行率.Value(facts, new [] {}) < 0.6).IsPossible()")]
    [InlineData("折算相等", "facts => CompareTolerant(Equal, ")]
    [InlineData("结余过大", "facts => ((结余.Value(facts, new [] {}) > Compute(")]
    [InlineData("没有备注", "facts => string length(备注) = 1.Truth(facts, new [] {}).IsPossible()")]
    [InlineData("分类", "facts => if 已批 then 份数 > 10 else 支出 > 0 元.Truth(facts, new [] {}).IsPossible()")]
    public void Condition_isWrittenAsFarAsNRulesCanSayIt(string rule, string expected) =>
        Assert.StartsWith(expected, ConditionsOf((PatternElement)Elements(s_conditions, rule)[0])[0], StringComparison.Ordinal);

    // All but those that go through a list that is computed: two lists joined, and a measure.
    [Fact]
    public void ShippedRules_thatGoThroughTables_arePatternsAllOfThem()
    {
        TranslatedRule[] rules = [.. TestRuleSets.All.Where(p => p.StartsWith("rulesets/", StringComparison.Ordinal)).SelectMany(p => RuleTranslator.Translate(TestRuleSets.Load(p).Plan).Rules)];
        Assert.True(rules.Count(r => r.Lists.Count > 0) >= 10);
        Assert.Equal(["效益完成值低于目标值", "施工津贴支出附件不全"], rules.Where(r => r.BoundRows is not null).Select(r => r.Definition.Name));
    }

    private static TranslatedRule Translated(RuleSet ruleSet, string name) => RuleTranslator.Translate(ruleSet.Plan).Rules.Single(r => r.Definition.Name == name);

    private static RuleElement[] Elements(RuleSet ruleSet, string name) => [.. Translated(ruleSet, name).Definition.LeftHandSide.ChildElements];

    private static string[] ConditionsOf(PatternElement pattern) => [.. pattern.Expressions.Find(PatternElement.ConditionName).Select(e => ((LambdaExpression)e.Expression).ToString())];
}
