using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;

namespace PerfEval.Feel.Tests.Expressions;

/// <summary>Runs <c>errors.txt</c>: each line a text and the problems found in it, with their columns.</summary>
public sealed partial class ErrorExpressionTests
{
    // What no line of the file can trigger: texts and trees past a limit (ParserTests, CheckerTests), and what only plain FEEL knows.
    private static readonly string[] s_elsewhere = ["PE1011", "PE1012", "PE1129", "PE1134", "PE1135", "PE1136", "PE1137", "PE1138"];

    public static TheoryData<string, string> Lines() => ExpressionTable.Read("errors.txt");

    [Theory]
    [MemberData(nameof(Lines))]
    public void Text_withMistakes_isReportedAtItsPlaces(string text, string expected)
    {
        IReadOnlyList<Diagnostic> found = Diagnose(text);
        string[] problems = expected == "nothing" ? [] : expected.Split(", PE").Select((p, i) => i == 0 ? p : "PE" + p).ToArray();
        Assert.Equal(
            problems.Select(p => Problem().Match(p).Value),
            found.Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Id} @ {d.Location!.Value.Column}")));
        for (int i = 0; i < problems.Length; i++)
        {
            Assert.Contains(Problem().Replace(problems[i], "").Trim(), found[i].Message(Language.Chinese), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Catalogue_ofSyntaxAndChecking_isTriggeredByTheseLines()
    {
        string[] all = [.. new[] { typeof(SyntaxErrors), typeof(CheckErrors) }
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(f => ((DiagnosticDescriptor)f.GetValue(null)!).Id)];
        string[] triggered = [.. Lines().SelectMany(l => Problem().Matches((string)l[1])).Select(m => m.Value[..6])];
        Assert.Equal(all.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), triggered.Concat(s_elsewhere).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    // Every placeholder of a sentence is filled, in both languages.
    [Theory]
    [MemberData(nameof(Lines))]
    public void Message_ofEveryProblem_isWholeInBothLanguages(string text, string expected)
    {
        _ = expected;
        Assert.All(Diagnose(text), d =>
        {
            Assert.DoesNotMatch(@"\{\d|\s$", d.Message(Language.Chinese).TrimEnd());
            Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", d.Message(Language.Chinese));
            Assert.DoesNotMatch(@"\{\d", d.Message(Language.English));
        });
    }

    private static IReadOnlyList<Diagnostic> Diagnose(string text)
    {
        ExpressionHarness harness = ScoringExpressionTests.Sample();
        Match kind = Kind().Match(text);
        string rest = text[kind.Length..];
        if (kind.Value.StartsWith("tests", StringComparison.Ordinal))
        {
            harness.CheckTests(kind.Groups[1].Value, rest);
        }
        else if (kind.Success)
        {
            harness.CheckTemplate(rest);
        }
        else
        {
            harness.Check(rest);
        }

        return harness.Diagnostics.Items;
    }

    [GeneratedRegex(@"(?<=^|, )PE\d{4} @ \d+")]
    private static partial Regex Problem();

    [GeneratedRegex(@"^(?:template|tests (\w+)): ")]
    private static partial Regex Kind();
}
