using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Tests.RuleSets;

/// <summary>
/// The whole report and the whole trail of every shipped case, in both languages, as files in <c>Golden</c>. After a wanted change run the
/// tests once with PERFEVAL_UPDATE_GOLDEN=1 and read the difference before committing it.
/// </summary>
public sealed class GoldenTests
{
    private static readonly string s_folder = Path.Combine("RuleSets", "Golden");

    public static TheoryData<string, string> Cases()
    {
        var data = new TheoryData<string, string>();
        foreach (string name in ShippedCase.RuleSetOf.Keys)
        {
            data.Add(name, "zh");
            data.Add(name, "en");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Report_ofAShippedCase_isTheGoldenOne(string name, string lang) => GoldenFile.Check(
        s_folder, $"{name}.{lang}.txt", Report(new ShippedCase(name).Evaluation, lang == "zh" ? Language.Chinese : Language.English));

    [Fact]
    public void Golden_holdsNoFileThatNoCaseMakes() => Assert.Equal(
        ShippedCase.RuleSetOf.Keys.SelectMany(n => (string[])[n + ".en.txt", n + ".zh.txt"]).Order(StringComparer.Ordinal), GoldenFile.Names(s_folder));

    private static string Report(CaseEvaluation evaluation, Language language) => TextRenderer.Render(
        [.. EvaluationReport.Summary(evaluation, language), .. EvaluationReport.Trail(evaluation, null, language)]);
}
