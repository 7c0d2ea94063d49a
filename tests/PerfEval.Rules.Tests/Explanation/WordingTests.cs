using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Explanation;

namespace PerfEval.Rules.Tests.Explanation;

public sealed class WordingTests
{
    public static TheoryData<string, Language> Cases
    {
        get
        {
            var data = new TheoryData<string, Language>();
            string root = Path.Combine(AppContext.BaseDirectory, "rulesets");
            foreach (string file in Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories).Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "cases"))
            {
                data.Add(Path.GetRelativePath(root, file), Language.Chinese);
                data.Add(Path.GetRelativePath(root, file), Language.English);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_language_alone_reads_as_it_does_beside_the_other(string file, Language language)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "rulesets", file);
        EvaluationResult result = RuleSet.Load(Path.GetDirectoryName(Path.GetDirectoryName(path))!).EvaluateFile(path).Result;
        Explainer both = new(result), one = new(result, language);
        Assert.Equal(both.Findings().Select(f => f.Text.In(language)), one.Findings().Select(f => f.Text.In(language)));
        Assert.Equal(Lines(both.Trail(), language), Lines(one.Trail(), language));
    }

    [Fact]
    public void What_is_not_wanted_is_not_evaluated()
    {
        string Unwanted() => throw new InvalidOperationException("evaluated");
        Assert.Equal(new LocalText("扣 2 分", "扣 2 分"), new Wording(Language.Chinese).Of($"扣 {2} 分", $"{Unwanted()}"));
        Assert.Equal(new LocalText("2 lost", "2 lost"), new Wording(Language.English).Of($"{Unwanted()}", $"{2} lost"));
        Assert.Equal(new LocalText("扣 2 分", "2 lost"), new Wording(null).Of($"扣 {2} 分", $"{2} lost"));
    }

    private static IEnumerable<string> Lines(TrailNode node, Language language) =>
        node.Children.SelectMany(n => Lines(n, language)).Prepend(node.Kind + " " + node.Text.In(language) + " " + node.Amount);
}
