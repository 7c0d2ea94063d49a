using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Analysis.Shares;
using PerfEval.Rules.Reporting;
using PerfEval.Rules.Tests.RuleSets;

namespace PerfEval.Rules.Tests.Analysis.Shares;

/// <summary>How the losses of every shipped case share out, in both languages, as text and Markdown, as files in <c>Golden</c>.</summary>
public sealed class LossShareGoldenTests
{
    private static readonly string s_folder = Path.Combine("Analysis", "Shares", "Golden");

    public static TheoryData<string, string, string> Cases()
    {
        var data = new TheoryData<string, string, string>();
        foreach (string name in ShippedCase.RuleSetOf.Keys)
        {
            data.Add(name, "zh", "txt");
            data.Add(name, "en", "txt");
        }

        data.Add("yunxi-2020", "zh", "md");
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Shares_ofAShippedCase_areTheGoldenOnes(string name, string lang, string format)
    {
        Language language = lang == "zh" ? Language.Chinese : Language.English;
        IReadOnlyList<ReportBlock> blocks = LossShareReport.Blocks(new ShippedCase(name).Evaluation.ShareLosses(), language);
        GoldenFile.Check(s_folder, $"{name}.{lang}.{format}", format == "md" ? MarkdownRenderer.Render(blocks) : TextRenderer.Render(blocks));
    }

    [Fact]
    public void Golden_holdsNoFileThatNoCaseMakes() => Assert.Equal(
        ((IEnumerable<object[]>)Cases()).Select(c => $"{c[0]}.{c[1]}.{c[2]}").Order(StringComparer.Ordinal), GoldenFile.Names(s_folder));
}
