using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Compilation;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Testing;
using PerfEval.Tests;

namespace PerfEval.Rules.Tests.Properties;

/// <summary>What holds of every score, checked on made-up cases of every shipped rule set and of the constructs' rule sets.</summary>
public sealed class ScoreProperties
{
    private const int Runs = 60;

    public static TheoryData<string> RuleSets()
    {
        var data = new TheoryData<string>();
        string root = Path.Combine(AppContext.BaseDirectory, "rulesets");
        foreach (string folder in Directory.EnumerateDirectories(root).Where(d => File.Exists(Path.Combine(d, "ruleset.yaml"))).Order(StringComparer.Ordinal))
        {
            // A framework without points scores nothing.
            RuleSet ruleSet = RuleSet.Load(folder);
            if (!ruleSet.IsAbstract && ruleSet.Plan.Repeats.Count == 0)
            {
                data.Add("rulesets/" + Path.GetFileName(folder));
            }
        }

        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Constructs"), "*.yaml").Order(StringComparer.Ordinal))
        {
            // Indicators that come with the case's table need a table that makes sense; those have tests of their own.
            if (Path.GetFileName(file) != "repeat.yaml")
            {
                data.Add("Constructs/" + Path.GetFileName(file));
            }
        }

        return data;
    }

    public static TheoryData<string, RuleSetProperty> RuleSetsAndProperties()
    {
        var data = new TheoryData<string, RuleSetProperty>();
        foreach (string name in ((IEnumerable<object[]>)RuleSets()).Select(row => (string)row[0]))
        {
            foreach (RuleSetProperty property in Enum.GetValues<RuleSetProperty>())
            {
                data.Add(name, property);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(RuleSetsAndProperties))]
    public void RuleSet_keepsTheProperty(string name, RuleSetProperty property) =>
        RuleSetProperties.Check(Load(name), property, new RuleSetPropertyOptions { Runs = PropertyConfig.Count(Runs), Seed = PropertyConfig.Seed() });

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Result_whenRulesFactsAndMeasuresAreReordered_isTheSameToTheByte(string name)
    {
        RuleSet ruleSet = Load(name), reversed = Reversed(ruleSet);
        Assert.Equal(ruleSet.Hash, reversed.Hash);
        ForAll(ruleSet, generated => Assert.Equal(ruleSet.Evaluate(generated.ToYaml()).ToJson(explain: true), reversed.Evaluate(generated.ToYaml()).ToJson(explain: true)));
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void ExactDomain_whereItDoesNotGiveUp_agreesWithTheGeneralOne(string name)
    {
        RuleSet ruleSet = Load(name);
        EvaluationPlan plan = ruleSet.Plan;
        ForAll(ruleSet, generated =>
        {
            BoundCase bound = Bind(ruleSet, generated);
            foreach (NumberPlan number in plan.Indicators.Where(i => i.RowSlot < 0).SelectMany(i => i.Losses.Concat(i.Earned is null ? [] : [i.Earned])))
            {
                FeelValue general = number.General.Evaluate(plan.NewFrame(bound.Slots));
                Frame frame = plan.NewFrame(bound.Slots);
                decimal exact = number.Exact.Evaluate(frame);
                Assert.True(frame.Bailed || (general.IsNumber && general.Number == exact));
                Assert.True(!frame.Bailed || general.IsUnknown || general.IsFailure || general.IsNumber);
            }
        });
    }

    private static void ForAll(RuleSet ruleSet, Action<CaseDraft> check) => Prop.ForAll(CaseGenerators.ArbitraryFor(ruleSet), check).Check(PropertyConfig.Runs(Runs));

    private static BoundCase Bind(RuleSet ruleSet, CaseDraft draft)
    {
        var diagnostics = new DiagnosticBag();
        CaseModel model = CaseReader.Read(YamlReader.Read(new DocumentText("generated.yaml", draft.ToYaml()), diagnostics)!, diagnostics)!;
        BoundCase? bound = CaseBinder.Bind(ruleSet.Plan, model, diagnostics);
        Assert.True(bound is not null && !diagnostics.HasErrors, string.Join("\n", diagnostics.Items));
        return bound;
    }

    internal static RuleSet Load(string name) => RuleSet.TryParse(Text(name), new DiagnosticBag())!;

    private static DocumentText Text(string name)
    {
        string path = Path.Combine(AppContext.BaseDirectory, name);
        if (Directory.Exists(path))
        {
            return new DocumentText(name, File.ReadAllText(Path.Combine(path, "ruleset.yaml")));
        }

        string head = "ruleset: t\nversion: \"1\"\ntitle: 测试\n";
        IEnumerable<string> lines = File.ReadLines(path).TakeWhile(l => !l.StartsWith("--- ", StringComparison.Ordinal));
        return new DocumentText(name, head + string.Join("\n", lines) + "\n");
    }

    // The same rule set, with what it extends, and everything whose order means nothing turned round.
    private static RuleSet Reversed(RuleSet ruleSet)
    {
        MappingNode root = ruleSet.Plan.RuleSet.Model.Document;
        var entries = new List<MappingEntry>();
        foreach (MappingEntry entry in root.Entries.Reverse())
        {
            bool turn = entry.Key.Text is "rules" or "facts" or "measures" or "functions" or "basis";
            entries.Add(turn && entry.Value is MappingNode mapping ? entry with { Value = With(mapping, [.. mapping.Entries.Reverse()]) } : entry);
        }

        var diagnostics = new DiagnosticBag();
        RuleSetModel model = RuleSetReader.Read(With(root, entries), diagnostics, [.. ruleSet.Layers.SkipLast(1)])!;
        return RuleSet.FromModel(model, diagnostics)!;
    }

    private static MappingNode With(MappingNode mapping, IReadOnlyList<MappingEntry> entries) =>
        new(mapping.Document, mapping.Start, mapping.Line, mapping.Column, entries);
}
