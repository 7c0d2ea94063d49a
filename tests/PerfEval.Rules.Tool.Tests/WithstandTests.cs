using System.Globalization;
using System.Text.RegularExpressions;

namespace PerfEval.Rules.Tool.Tests;

/// <summary>
/// Whatever file the tool is given, it says in either language what is wrong and where, and ends with the right code. The inputs are files
/// in <c>Inputs</c>; <c>expected.txt</c> tells what is expected of each.
/// </summary>
public sealed partial class WithstandTests
{
    public static TheoryData<string, string> Inputs()
    {
        var data = new TheoryData<string, string>();
        foreach (Expectation expectation in Expectation.All())
        {
            data.Add(expectation.Command + " " + expectation.File, "zh");
            data.Add(expectation.Command + " " + expectation.File, "en");
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Input_whenRead_endsAsExpectedInBothLanguages(string input, string lang)
    {
        Expectation expected = Expectation.All().Single(e => e.Command + " " + e.File == input);
        ToolRun run = Tool.Run(expected.Command, Tool.Input(expected.File), "--lang", lang);
        string[] messages = [.. Messages(run).Select(Reduce)];
        Assert.True(expected.Messages.SequenceEqual(messages), $"expected {string.Join("   ", expected.Messages)}, found:\n{run.Errors}");
        Assert.Equal(expected.Exit, run.Exit);
        AssertReadable(run, lang);
        if (expected is { Command: "evaluate", Exit: 2 })
        {
            Assert.Empty(run.Output);
        }
    }

    [Fact]
    public void Inputs_areAllExpected()
    {
        string root = Tool.Input("");
        IEnumerable<string> files = Directory.EnumerateFileSystemEntries(root).Select(f => Path.GetFileName(f)).Where(f => Path.GetExtension(f) is ".yaml" or ".json");
        Assert.Subset(Expectation.All().Select(e => e.File).ToHashSet(), files.ToHashSet());
    }

    /// <summary>No trace of the program's inside, no defect, and every message in the language asked for.</summary>
    internal static void AssertReadable(ToolRun run, string lang)
    {
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("PE6099", run.Errors, StringComparison.Ordinal);
        foreach (string line in Messages(run))
        {
            Assert.Matches(lang == "zh" ? "(错误|警告) PE\\d{4}: " : "(error|warning) PE\\d{4}: ", line);
        }
    }

    // Without the lines of the file that follow them.
    private static IEnumerable<string> Messages(ToolRun run) =>
        run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !Excerpt().IsMatch(l));

    // "…/unit.yaml:5:8: 错误 PE4003: …" becomes "5:8:PE4003".
    private static string Reduce(string line)
    {
        Match match = Line().Match(line);
        Assert.True(match.Success, line);
        string place = match.Groups["place"].Value;
        return (place.Length > 0 ? place : "-") + ":" + match.Groups["code"].Value;
    }

    [GeneratedRegex(@"^(?:.*?:(?<place>\d+:\d+): )?(?:错误|警告|error|warning) (?<code>PE\d{4}): ")]
    private static partial Regex Line();

    [GeneratedRegex(@"^ *\d* \|( |$)")]
    private static partial Regex Excerpt();

    private sealed record Expectation(string Command, string File, int Exit, string[] Messages)
    {
        public static IEnumerable<Expectation> All()
        {
            foreach (string line in System.IO.File.ReadLines(Tool.Input("expected.txt")))
            {
                string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (words.Length > 0 && words[0] != "#")
                {
                    yield return new Expectation(words[0], words[1], int.Parse(words[2], CultureInfo.InvariantCulture), words[3..]);
                }
            }
        }
    }
}
