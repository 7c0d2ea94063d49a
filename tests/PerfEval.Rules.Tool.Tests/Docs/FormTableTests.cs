using System.Text.RegularExpressions;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Tool.Tests.Docs;

/// <summary>
/// The table of the 29 forms in the tutorials: each line has an indicator in YAML that loads, over the facts of the block marked <c>forms</c>.
/// </summary>
public sealed partial class FormTableTests
{
    private const int Forms = 29;

    public static TheoryData<string, string> Lines()
    {
        var data = new TheoryData<string, string>();
        foreach (string page in (string[])["rulesets/README.md", "rulesets/README.zh-CN.md"])
        {
            foreach (string line in Documentation.Read(page).Split('\n').Where(l => FormLine().IsMatch(l)))
            {
                data.Add(page, FormLine().Match(line).Groups[1].Value);
            }
        }

        return data;
    }

    [Theory]
    [InlineData("rulesets/README.md")]
    [InlineData("rulesets/README.zh-CN.md")]
    public void Table_hasALineForEachForm(string page) =>
        Assert.Equal(Enumerable.Range(1, Forms).Select(n => $"F{n}"), Lines().Where(l => (string)l[0] == page).Select(l => (string)l[1]));

    [Theory]
    [MemberData(nameof(Lines))]
    public void Indicators_ofALine_loadWithoutProblems(string page, string form)
    {
        string facts = Documentation.Blocks(page).Single(b => b.Is("forms")).Text;
        string line = Documentation.Read(page).Split('\n').Single(l => l.StartsWith($"| {form} |", StringComparison.Ordinal));
        string[] indicators = [.. Snippet().Matches(line).Select(m => m.Groups[1].Value)];
        Assert.NotEmpty(indicators);
        foreach (string indicator in indicators)
        {
            var diagnostics = new DiagnosticBag();
            string text = $"ruleset: example\nversion: \"1\"\ntitle: {form}\n{facts}indicators:\n  {form}: {indicator}\n";
            RuleSet.TryParse(new DocumentText(null, text), diagnostics);
            Assert.Empty(diagnostics.Items.Select(d => d.Format(Language.English)));
        }
    }

    [GeneratedRegex(@"^\| (F\d+) \|")]
    private static partial Regex FormLine();

    // `{ points: …`: an indicator in a line of the table; other code names keys.
    [GeneratedRegex("`(\\{ points: [^`]*)`")]
    private static partial Regex Snippet();
}
