using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tests.Checking;

/// <summary>Gaps, lines out of reach and lines that meet, on every kind of value that bands can test.</summary>
public sealed class BandAnalysisTests
{
    // The declaration of 甲, the lines, and what is found: codes with the example or line named in the sentence.
    [Theory]
    // Rates and numbers
    [InlineData("rate", "≥ 90%: 5, ≥ 80%: 3, < 80%: 0", "")]
    [InlineData("rate", "≥ 90%: 5, ≥ 80%: 3, otherwise: 0", "")]
    [InlineData("rate", "≥ 90%: 5, > 80%: 3, < 80%: 0", "gap 甲 = 80.00%")]
    [InlineData("rate", "≥ 90%: 5, ≤ 80%: 0", "gap 甲 = 85.00%")]
    [InlineData("rate", "> 90%: 5, < 80%: 0", "gap 甲 = 80.00%")]
    [InlineData("rate", "≥ 90%: 5", "gap 甲 = 0.00%")]
    [InlineData("rate", "≥ 80%: 5, ≥ 90%: 3, < 80%: 0", "unreachable ≥ 90%")]
    [InlineData("rate", "≥ 80%: 5, < 80%: 0, otherwise: 1", "unreachable otherwise")]
    [InlineData("rate", "[60%..80%): 3, [80%..100%]: 5, < 60%: 0, > 100%: 5", "")]
    [InlineData("rate", "[60%..80%]: 3, [80%..100%]: 5, < 60%: 0, > 100%: 5", "meet [80%..100%]")]
    [InlineData("rate", "[60%..80%): 3, (80%..100%]: 5, < 60%: 0, > 100%: 5", "gap 甲 = 80.00%")]
    [InlineData("rate", "100%: 5, < 100%: 0, > 100%: 0", "")]
    [InlineData("rate", "100%: 5, otherwise: 0", "")]
    [InlineData("rate", "≠ 100%: 0, 100%: 5", "")]
    [InlineData("rate", "not(≥ 90%): 0, ≥ 90%: 5", "")]
    [InlineData("rate", "\"< 10%, > 90%\": 5, [10%..90%]: 0", "")]
    [InlineData("rate", "\"? > 10% and ? ≤ 90%\": 5, otherwise: 0", "")]
    [InlineData("{ type: rate, min: 0%, max: 100% }", "≥ 90%: 5, [0%..90%): 0", "")]
    [InlineData("{ type: rate, min: 0%, max: 100% }", "≥ 90%: 5, (0%..90%): 0", "gap 甲 = 0.00%")]
    [InlineData("{ type: rate, min: 0%, max: 100% }", "> 100%: 5, ≤ 100%: 0", "unreachable > 100%")]
    [InlineData("number", "≥ 3: 5, [1..3): 3, < 1: 0", "")]
    [InlineData("number", "≥ 3: 5, ≤ 2: 0", "gap 甲 = 2.5")]
    [InlineData("money", "≥ 100 万元: 5, < 100 万元: 0", "")]
    [InlineData("money", "> 100 万元: 5, < 100 万元: 0", "gap 甲 = 1,000,000 元")]
    // Whole numbers have no values between
    [InlineData("integer", "≥ 3: 5, ≤ 2: 0", "")]
    [InlineData("integer 次", "≥ 3: 5, 1..2: 3, 0: 0, < 0: 0", "")]
    [InlineData("integer 次", "≥ 3: 5, 1: 3, ≤ 0: 0", "gap 甲 = 2 次")]
    [InlineData("{ type: integer, min: 0 }", "0: 5, 1: 3, ≥ 2: 0", "")]
    [InlineData("{ type: integer, min: 0 }", "0: 5, ≥ 2: 0", "gap 甲 = 1")]
    // Days and months follow one another without anything between
    [InlineData("date", "≤ 2019-06-30: 5, > 2019-06-30: 0", "")]
    [InlineData("date", "≤ 2019-06-30: 5, ≥ 2019-07-01: 0", "")]
    [InlineData("date", "< 2019-06-30: 5, > 2019-06-30: 0", "gap 甲 = 2019-06-30")]
    [InlineData("date", "≤ 2019-06-30: 5, ≥ 2019-07-02: 0", "gap 甲 = 2019-07-01")]
    [InlineData("date", "[2019-01-01..2019-06-30]: 5, [2019-06-30..2019-12-31]: 3, otherwise: 0", "meet [2019-06-30..2019-12-31]")]
    [InlineData("month", "≤ 2019-06: 5, ≥ 2019-07: 0", "")]
    [InlineData("month", "≤ 2019-06: 5, ≥ 2019-08: 0", "gap 甲 = 2019-07")]
    [InlineData("months", "≤ 3 个月: 5, ≥ 4 个月: 0", "")]
    [InlineData("months", "≤ 3 个月: 5, > 4 个月: 0", "gap 甲 = 4 个月")]
    [InlineData("days", "≤ 90 天: 5, > 90 天: 0", "")]
    [InlineData("days", "< 90 天: 5, > 90 天: 0", "gap 甲 = 90 天")]
    // Choices and truths
    [InlineData("[一, 二, 三]", "一: 5, 二: 3, 三: 0", "")]
    [InlineData("[一, 二, 三]", "一: 5, \"二, 三\": 0", "")]
    [InlineData("[一, 二, 三]", "一: 5, not(一): 0", "")]
    [InlineData("[一, 二, 三]", "一: 5, ≠ 二: 3, 二: 0", "")]
    [InlineData("[一, 二, 三]", "一: 5, 三: 0", "gap 甲 = “二”")]
    [InlineData("[一, 二, 三]", "一: 5, \"一, 二\": 3, 一: 2, 三: 0", "unreachable 一")]
    [InlineData("[一, 二, 三]", "一: 5, 二: 3, 三: 1, otherwise: 0", "unreachable otherwise")]
    [InlineData("boolean", "是: 5, 否: 0", "")]
    [InlineData("boolean", "是: 5", "gap 甲 = 否")]
    [InlineData("boolean", "否: 5", "gap 甲 = 是")]
    [InlineData("boolean", "是: 5, otherwise: 0", "")]
    // Ends that depend on facts
    [InlineData("money", "≤ 乙: 5, > 乙: 0", "")]
    [InlineData("money", "< 乙: 5, > 乙: 0", "unclear")]
    [InlineData("money", "≤ 乙: 5, otherwise: 0", "")]
    [InlineData("money", "≤ 乙: 5, > 1 元: 0", "unclear")]
    [InlineData("money", "≤ 乙: 5, ≤ 丙: 3, otherwise: 0", "")]
    public void Bands_overAValue_areProvedFromTheirTests(string type, string bands, string expected)
    {
        IEnumerable<string> lines = bands.Split(", ").Aggregate(new List<string>(), Join).Select(Line);
        string yaml = $"ruleset: t\nversion: \"1\"\ntitle: t\nfacts:\n  甲: {type}\n  乙: money\n  丙: money\nindicators:\n  一:\n    points: 5\n    of: 甲\n    bands:\n"
            + string.Concat(lines);
        var diagnostics = new DiagnosticBag();
        RuleSet.TryParse(new DocumentText(null, yaml), diagnostics);
        Assert.Equal(expected, string.Join("; ", diagnostics.Items.Select(Describe)));
    }

    // Commas inside quotes and brackets do not end a line.
    private static List<string> Join(List<string> lines, string part)
    {
        if (lines.Count > 0 && lines[^1].Count(c => c == '"') % 2 == 1)
        {
            lines[^1] += ", " + part;
        }
        else
        {
            lines.Add(part);
        }

        return lines;
    }

    private static string Line(string line)
    {
        int colon = line.LastIndexOf(": ", StringComparison.Ordinal);
        return $"    - \"{line[..colon].Trim('"')}\"{line[colon..]}\n";
    }

    [Fact]
    public void DeclaredBounds_makeNoLineTwoEnded() => Assert.Empty(RuleSet.Parse("""
        ruleset: t
        version: "1"
        title: t
        facts: { 满意度: { type: rate, min: 0%, max: 100% } }
        indicators: { 满意: { points: 10, of: 满意度, bands: [≥ 90%: 10, ≥ 80%: 8, < 80%: 0] } }
        """).Diagnostics);

    private static string Describe(Diagnostic found)
    {
        (string name, string pattern) = found.Id switch
        {
            "PE3108" => ("unreachable", "“(.+)”永远"),
            "PE3109" => ("gap", "有空档：(.+) 不落"),
            "PE3110" => ("meet", "^“(.+)”这一档"),
            "PE3111" => ("unclear", "^(?!)"),
            _ => (found.ToString(), "^(?!)"),
        };
        return (name + " " + System.Text.RegularExpressions.Regex.Match(found.Message(Language.Chinese), pattern).Groups[1].Value).TrimEnd();
    }
}
