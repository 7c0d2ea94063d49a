using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Compilation;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Loading;
using PerfEval.Rules.Model;
using PerfEval.Rules.Reporting;
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

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Score_ofAnyCase_staysWithinItsPointsAndAddsUp(string name)
    {
        RuleSet ruleSet = Load(name);
        ForAll(ruleSet, generated => ScoreInvariants.Check(Evaluate(ruleSet, generated)));
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Score_whenAFactOrAnswerIsTakenAway_neverNarrows(string name)
    {
        RuleSet ruleSet = Load(name);
        ForAll(ruleSet, generated =>
        {
            CaseEvaluation full = Evaluate(ruleSet, generated);
            foreach (GeneratedCase less in generated.Facts.Keys.Select(generated.WithoutFact).Concat(generated.Answers.Keys.Select(generated.WithoutAnswer)))
            {
                CaseEvaluation partial = Evaluate(ruleSet, less);
                if (full.Result.Failures.Count + partial.Result.Failures.Count == 0)
                {
                    AssertWithin(full, partial);
                }
            }
        });
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Result_whenRulesFactsAndMeasuresAreReordered_isTheSameToTheByte(string name)
    {
        RuleSet ruleSet = Load(name), reversed = Reversed(ruleSet);
        Assert.Equal(ruleSet.Hash, reversed.Hash);
        ForAll(ruleSet, generated => Assert.Equal(Json(Evaluate(ruleSet, generated)), Json(Evaluate(reversed, generated))));
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Score_whenTableRowsAreReordered_isTheSame(string name)
    {
        RuleSet ruleSet = Load(name);
        ForAll(ruleSet, generated =>
        {
            GeneratedCase turned = generated with { Facts = generated.Facts.ToDictionary(f => f.Key, f => ReverseRows(f.Value)) };
            CaseEvaluation a = Evaluate(ruleSet, generated), b = Evaluate(ruleSet, turned);
            Assert.Equal(a.Total, b.Total);
            Assert.Equal(a.Result.Indicators.Select(i => i.Score), b.Result.Indicators.Select(i => i.Score));
        });
    }

    [Theory]
    [MemberData(nameof(RuleSets))]
    public void Evaluation_repeated_givesTheSameBytes(string name)
    {
        RuleSet ruleSet = Load(name);
        ForAll(ruleSet, generated =>
        {
            string first = Json(Evaluate(ruleSet, generated));
            string[] others = new string[4];
            Parallel.For(0, others.Length, i => others[i] = Json(Evaluate(ruleSet, generated)));
            Assert.All(others, other => Assert.Equal(first, other));
        });
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

    private static void ForAll(RuleSet ruleSet, Action<GeneratedCase> check) =>
        Prop.ForAll(Arb.From(CaseGenerator.For(ruleSet.Plan.RuleSet)), check).Check(PropertyConfig.Runs(Runs));

    private static void AssertWithin(CaseEvaluation full, CaseEvaluation partial)
    {
        for (int i = 0; i < full.Result.Indicators.Count; i++)
        {
            IndicatorResult inner = full.Result.Indicators[i], outer = partial.Result.Indicators[i];
            Assert.True(ScoreInvariants.Lies(inner.Score, outer.Score), $"{inner.Path}: {inner.Score} is not within {outer.Score}");
        }

        Assert.True(ScoreInvariants.Lies(full.Total, partial.Total), $"total {full.Total} is not within {partial.Total}");
        Assert.Subset(partial.Grades.ToHashSet(), full.Grades.ToHashSet());
    }

    internal static CaseEvaluation Evaluate(RuleSet ruleSet, GeneratedCase generated)
    {
        var diagnostics = new DiagnosticBag();
        CaseEvaluation? evaluation = ruleSet.TryEvaluate(generated.Model(), diagnostics);
        Assert.True(evaluation is not null, string.Join("\n", diagnostics.Items));
        return evaluation;
    }

    private static BoundCase Bind(RuleSet ruleSet, GeneratedCase generated)
    {
        var diagnostics = new DiagnosticBag();
        BoundCase? bound = CaseBinder.Bind(ruleSet.Plan, generated.Model(), diagnostics);
        Assert.True(bound is not null, string.Join("\n", diagnostics.Items));
        return bound;
    }

    private static string Json(CaseEvaluation evaluation) => EvaluationJson.Write(evaluation, Language.Chinese, indented: false, withTrail: true);

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

    // "[[h], [a], [b]]" becomes "[[h], [b], [a]]".
    private static string ReverseRows(string value)
    {
        if (!value.StartsWith("[[", StringComparison.Ordinal))
        {
            return value;
        }

        string[] rows = value[2..^2].Split("], [");
        return "[[" + string.Join("], [", rows.Skip(1).Reverse().Prepend(rows[0])) + "]]";
    }
}
