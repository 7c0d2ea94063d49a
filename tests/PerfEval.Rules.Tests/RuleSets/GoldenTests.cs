using System.Text;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Reporting;

namespace PerfEval.Rules.Tests.RuleSets;

/// <summary>
/// The whole report and the whole trail of every shipped case, in both languages, as files in <c>Golden</c>. After a wanted change run the
/// tests once with PERFEVAL_UPDATE_GOLDEN=1 and read the difference before committing it.
/// </summary>
public sealed class GoldenTests
{
    private const string UpdateVariable = "PERFEVAL_UPDATE_GOLDEN";

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
    public void Report_ofAShippedCase_isTheGoldenOne(string name, string lang)
    {
        string file = $"{name}.{lang}.txt";
        string actual = Report(new ShippedCase(name).Evaluation, lang == "zh" ? Language.Chinese : Language.English);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(), file), actual, new UTF8Encoding(false));
            return;
        }

        string golden = Path.Combine(AppContext.BaseDirectory, "RuleSets", "Golden", file);
        Assert.True(File.Exists(golden), $"There is no {file}; run the tests once with {UpdateVariable}=1.");
        AssertSame(File.ReadAllText(golden), actual, file);
    }

    [Fact]
    public void Golden_holdsNoFileThatNoCaseMakes() => Assert.Equal(
        ShippedCase.RuleSetOf.Keys.SelectMany(n => (string[])[n + ".en.txt", n + ".zh.txt"]).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(SourceFolder()).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal));

    private static string Report(CaseEvaluation evaluation, Language language) => TextRenderer.Render(
        [.. EvaluationReport.Summary(evaluation, language), .. EvaluationReport.Trail(evaluation, null, language)]);

    // Shows the first lines that differ, with what stands around them, instead of two walls of text.
    private static void AssertSame(string expected, string actual, string file)
    {
        string[] a = expected.Split('\n'), b = actual.Split('\n');
        int at = Enumerable.Range(0, Math.Max(a.Length, b.Length)).FirstOrDefault(i => Line(a, i) != Line(b, i), -1);
        if (at < 0)
        {
            return;
        }

        var message = new StringBuilder($"{file}, line {at + 1}: the report is not the golden one. If it is right, run the tests once with {UpdateVariable}=1.\n");
        for (int i = Math.Max(0, at - 2); i < at; i++)
        {
            message.Append("    ").Append(a[i]).Append('\n');
        }

        for (int i = at; i < at + 3; i++)
        {
            message.Append("  - ").Append(Line(a, i)).Append('\n').Append("  + ").Append(Line(b, i)).Append('\n');
        }

        Assert.Fail(message.ToString());
    }

    private static string? Line(string[] lines, int at) => at < lines.Length ? lines[at] : null;

    private static string SourceFolder()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PerfEval.Rules.sln")))
        {
            folder = folder.Parent;
        }

        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "tests", "PerfEval.Rules.Tests", "RuleSets", "Golden");
    }
}
