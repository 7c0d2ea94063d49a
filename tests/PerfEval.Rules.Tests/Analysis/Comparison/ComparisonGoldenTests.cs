using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Comparison;
using PerfEval.Rules.Tests.RuleSets;

namespace PerfEval.Rules.Tests.Analysis.Comparison;

/// <summary>What a supposed fact changes in every shipped case, in both languages, as text, and one of them as JSON and Markdown, as files in <c>Golden</c>.</summary>
public sealed class ComparisonGoldenTests
{
    private static readonly string s_folder = Path.Combine("Analysis", "Comparison", "Golden");

    // A finding cured, a missing fact supplied, a date that was kept after all, a fact that no score reads, a fact taken away.
    private static readonly Dictionary<string, (string Fact, string Value)> s_supposed = new(StringComparer.Ordinal)
    {
        ["yunxi-2020"] = ("实施方案", "是"),
        ["pingjiang-2022"] = ("社会效益目标完成率", "100%"),
        ["yueyang-one-window-2020"] = ("验收日期", "2019-10-31"),
        ["yuhua-2021"] = ("承接事项", "[]"),
        ["yueyang-approval-bureau-2021"] = ("在职人员", "未知"),
    };

    public static TheoryData<string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string>();
        foreach (string name in ShippedCase.RuleSetOf.Keys)
        {
            data.Add(name, "zh", "txt");
            data.Add(name, "en", "txt");
        }

        data.Add("yunxi-2020", "zh", "md");
        data.Add("yunxi-2020", "en", "json");
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void WhatIf_ofAShippedCase_isTheGoldenOne(string name, string lang, string format)
    {
        Language language = lang == "zh" ? Language.Chinese : Language.English;
        CaseEvaluation evaluation = new ShippedCase(name).Evaluation;
        EvaluationComparison comparison = evaluation.CompareWith(evaluation.WhatIf(s_supposed[name].Fact, s_supposed[name].Value));
        GoldenFile.Check(s_folder, $"{name}.{lang}.{format}", format switch
        {
            "md" => comparison.ToMarkdown(language),
            "json" => comparison.ToJson(language),
            _ => comparison.ToText(language),
        });
    }

    [Fact]
    public void Golden_holdsNoFileThatNoCaseMakes() => Assert.Equal(
        ((IEnumerable<object[]>)Cases()).Select(c => $"{c[0]}.{c[1]}.{c[2]}").Order(StringComparer.Ordinal), GoldenFile.Names(s_folder));
}
