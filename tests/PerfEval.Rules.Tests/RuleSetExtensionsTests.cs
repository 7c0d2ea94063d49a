using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.Tests;

/// <summary>What a host adds in code is checked, scored and explained like the rest.</summary>
public sealed class RuleSetExtensionsTests
{
    private const string Text = """
        ruleset: t
        version: "1"
        title: t
        facts: { 支出: [{ 凭证: text, 金额: money }], 折扣基数: number }
        indicators:
          合规性: { points: 10, deduct: [] }
          成本: { points: 10, formula: points * 折扣(折扣基数) }
        """;

    private static readonly RuleSetExtensions s_extensions = RuleSetExtensions.None
        .WithFunction("折扣", "1", FeelType.Number, [("基数", FeelType.Number)], a => FeelValue.Of(a[0].Number / 2))
        .WithFindings("重复凭证", "1", "合规性", ["支出"], Duplicates);

    [Fact]
    public void FunctionsAndFindings_scoreAndAreExplained()
    {
        RuleSet ruleSet = RuleSet.Parse(Text, null, s_extensions);
        CaseEvaluation evaluation = Evaluate(ruleSet, "facts: { 支出: [[凭证, 金额], [甲, 1 元], [乙, 2 元], [甲, 3 元], [甲, 4 元]], 折扣基数: 1 }");
        Assert.Equal(8m + 5m, evaluation.Total.Low);
        Assert.True(evaluation.Total.IsKnown);
        string report = evaluation.ToText(explain: true);
        Assert.Contains("凭证 甲 重复，第 3 行", report, StringComparison.Ordinal);
        Assert.Contains("规则“重复凭证”扣 2 分", report, StringComparison.Ordinal);
        Assert.Contains("折扣(折扣基数)", report, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsUnknown_neverReachesTheCode()
    {
        RuleSet ruleSet = RuleSet.Parse(Text, null, s_extensions);
        CaseEvaluation evaluation = Evaluate(ruleSet, "facts: { 折扣基数: 1 }");
        Assert.Equal((5m, 15m), (evaluation.Total.Low, evaluation.Total.High));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CodeThatFails_failsItsIndicator_withItsName(bool throws)
    {
        RuleSet ruleSet = RuleSet.Parse(Text, null, RuleSetExtensions.None
            .WithFunction("折扣", "1", FeelType.Number, [("基数", FeelType.Number)], _ => throws ? throw new InvalidOperationException("no table") : FeelValue.Of("五")));
        CaseEvaluation evaluation = Evaluate(ruleSet, "facts: { 支出: [], 折扣基数: 1 }");
        Assert.True(evaluation.HasFailures);
        Assert.Equal((10m, 20m), (evaluation.Total.Low, evaluation.Total.High));
        Diagnostic failure = Assert.Single(evaluation.Result.Failures);
        Assert.Equal("PE1209", failure.Id);
        Assert.Contains("折扣", failure.Message(Language.Chinese), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing", "The function '折扣' of the host failed: it gave nothing (null).")]
    [InlineData("throws", "The function '折扣' of the host failed: InvalidOperationException: no table")]
    [InlineData("text", "The function '折扣' of the host failed: \"五\" is not number.")]
    public void FunctionThatFails_saysWhy(string how, string message)
    {
        RuleSet ruleSet = RuleSet.Parse(Text, null, RuleSetExtensions.None.WithFunction("折扣", "1", FeelType.Number, [("基数", FeelType.Number)], _ => how switch
        {
            "nothing" => FeelValue.Null,
            "text" => FeelValue.Of("五"),
            _ => throw new InvalidOperationException("no table"),
        }));
        Diagnostic failure = Assert.Single(Evaluate(ruleSet, "facts: { 支出: [], 折扣基数: 1 }").Result.Failures);
        Assert.Equal(("PE1209", message), (failure.Id, failure.Message(Language.English)));
    }

    [Theory]
    [InlineData("null", "The function '坏的' of the host failed: it gave null; where nothing is found it gives an empty list.")]
    [InlineData("null finding", "The function '坏的' of the host failed: finding 2 is null.")]
    [InlineData("no text", "The function '坏的' of the host failed: finding 1 has no text.")]
    [InlineData("negative", "The function '坏的' of the host failed: finding 1 takes -1 points; it takes at least 0.")]
    [InlineData("throws", "The function '坏的' of the host failed: FormatException: no date")]
    public void SourceOfFindingsThatFails_saysWhy(string how, string message)
    {
        RuleSet ruleSet = RuleSet.Parse(Text, null, s_extensions.WithFindings("坏的", "1", "合规性", ["支出"], _ => how switch
        {
            "null" => null!,
            "null finding" => [new HostFinding(1, "x"), null!],
            "no text" => [new HostFinding(1, null!)],
            "negative" => [new HostFinding(-1, "x")],
            _ => throw new FormatException("no date"),
        }));
        Diagnostic failure = Assert.Single(Evaluate(ruleSet, "facts: { 支出: [], 折扣基数: 1 }").Result.Failures);
        Assert.Equal(("PE1209", message), (failure.Id, failure.Message(Language.English)));
    }

    [Fact]
    public void Parameters_areThoseOfTheCall()
    {
        List<(string, FeelType)> parameters = [("基数", FeelType.Number)];
        RuleSetExtensions extensions = RuleSetExtensions.None.WithFunction("折扣", "1", FeelType.Number, parameters, a => a[0]);
        parameters[0] = ("别的", FeelType.Text);
        parameters.Add(("再一个", FeelType.Text));
        Assert.Equal(10, Evaluate(RuleSet.Parse(Text, null, extensions), "facts: { 支出: [], 折扣基数: 1 }").Find("成本")!.Score.Low);
    }

    [Fact]
    public void Parameters_areChecked()
    {
        Assert.Contains("'a' has no type", Refused(("a", null!)), StringComparison.Ordinal);
        Assert.Contains("Parameter 1 has no name", Refused((null!, FeelType.Number)), StringComparison.Ordinal);
        Assert.Contains("Two parameters are named 'a'", Refused(("a", FeelType.Number), ("a", FeelType.Text)), StringComparison.Ordinal);
        Assert.Contains("'if' is a word of the language", Refused(("if", FeelType.Number)), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => s_extensions.WithFindings("另一个", "1", "合规性", [null!], _ => []));

        static string Refused(params (string, FeelType)[] parameters) =>
            Assert.Throws<ArgumentException>(() => RuleSetExtensions.None.WithFunction("f", "1", FeelType.Number, parameters, a => a[0])).Message;
    }

    [Theory]
    [InlineData("if")]
    [InlineData("null")]
    [InlineData("return")]
    public void WordsOfTheLanguage_areNoNames(string name)
    {
        Assert.Throws<ArgumentException>(() => RuleSetExtensions.None.WithFunction(name, "1", FeelType.Number, [], _ => FeelValue.Of(1)));
        Assert.Throws<ArgumentException>(() => RuleSetExtensions.None.WithFindings(name, "1", "合规性", [], _ => []));
    }

    [Fact]
    public void FindingsThatFail_areNoPass()
    {
        RuleSet ruleSet = RuleSet.Parse(Text, null, s_extensions.WithFindings("坏的", "1", "合规性", ["支出"], _ => [new HostFinding(-1, "x")]));
        CaseEvaluation evaluation = Evaluate(ruleSet, "facts: { 支出: [], 折扣基数: 1 }");
        Assert.True(evaluation.HasFailures);
        Assert.Equal((5m, 15m), (evaluation.Total.Low, evaluation.Total.High));
    }

    [Theory]
    [InlineData("折扣(\"五\")", "PE1121")]
    [InlineData("折扣()", "PE1120")]
    [InlineData("折叩(1)", "PE1102")]
    public void Calls_areCheckedLikeOthers(string call, string code)
    {
        PerfEvalException error = Assert.Throws<PerfEvalException>(() => RuleSet.Parse(Text.Replace("折扣(折扣基数)", call, StringComparison.Ordinal), null, s_extensions));
        Assert.Equal(code, Assert.Single(error.Diagnostics, d => d.Severity == Severity.Error).Id);
    }

    [Fact]
    public void IndicatorThatIsNotThere_isTold() => Assert.Contains(
        Assert.Throws<PerfEvalException>(() => RuleSet.Parse(Text, null, s_extensions.WithFindings("另一个", "1", "没有的", ["支出"], _ => []))).Diagnostics, d => d.Id == "PE3105");

    [Fact]
    public void WithoutTheExtension_theRuleSetIsRefused() => Assert.Throws<PerfEvalException>(() => RuleSet.Parse(Text));

    [Fact]
    public void Hash_tellsNamesAndVersions()
    {
        string[] hashes =
        [
            RuleSet.Parse(Text, null, s_extensions).Hash,
            RuleSet.Parse(Text, null, RuleSetExtensions.None.WithFunction("折扣", "1", FeelType.Number, [("基数", FeelType.Number)], a => a[0])).Hash,
            RuleSet.Parse(Text, null, RuleSetExtensions.None.WithFunction("折扣", "2", FeelType.Number, [("基数", FeelType.Number)], a => a[0])).Hash,
        ];
        Assert.Equal(3, hashes.Distinct().Count());
        Assert.Equal(hashes[0], RuleSet.Parse(Text, null, s_extensions).Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("两 个")]
    [InlineData("1号")]
    [InlineData("折扣")]
    public void Names_areChecked(string name) => Assert.ThrowsAny<ArgumentException>(() => s_extensions.WithFindings(name, "1", "合规性", [], _ => []));

    [Fact]
    public void RuleOfTheSameName_isTold() => Assert.Contains(
        Assert.Throws<PerfEvalException>(() => RuleSet.Parse(Text + "\nrules: { 重复凭证: { when: 折扣基数 > 5, deduct: { from: 合规性, points: 1 } } }\n", null, s_extensions)).Diagnostics,
        d => d.Message(Language.Chinese).Contains("重复凭证", StringComparison.Ordinal));

    private static IEnumerable<HostFinding> Duplicates(IReadOnlyList<FeelValue> facts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int row = 0; row < facts[0].List.Count; row++)
        {
            facts[0].List[row].Context.TryGet("凭证", out FeelValue number);
            if (!seen.Add(number.Text))
            {
                yield return new HostFinding(1, $"凭证 {number.Text} 重复，第 {row + 1} 行");
            }
        }
    }

    private static CaseEvaluation Evaluate(RuleSet ruleSet, string facts)
    {
        using var folder = new TemporaryFolder();
        return ruleSet.EvaluateFile(folder.Write("c.yaml", "case: c\nruleset: t\n" + facts + "\n"));
    }
}
