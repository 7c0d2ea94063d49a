using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Audit;
using PerfEval.Rules.Tests.RuleSets;

namespace PerfEval.Rules.Tests.Analysis.Audit;

/// <summary>
/// The audit of every shipped case, in both languages, as files in <c>Golden</c>. After a wanted change run the tests once with
/// PERFEVAL_UPDATE_GOLDEN=1 and read the difference before committing it.
/// </summary>
public sealed class AuditGoldenTests
{
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
    public void Audit_ofAShippedCase_isTheGoldenOne(string name, string lang) => GoldenFile.Check(
        Path.Combine("Analysis", "Audit", "Golden"), $"{name}.{lang}.txt", new ShippedCase(name).Evaluation.Audit().ToText(lang == "zh" ? Language.Chinese : Language.English));

    [Fact]
    public void Golden_holdsNoFileThatNoCaseMakes() => Assert.Equal(
        ShippedCase.RuleSetOf.Keys.SelectMany(n => (string[])[n + ".en.txt", n + ".zh.txt"]).Order(StringComparer.Ordinal),
        GoldenFile.Names(Path.Combine("Analysis", "Audit", "Golden")));
}
