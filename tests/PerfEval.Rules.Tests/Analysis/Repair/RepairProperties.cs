using FsCheck;
using FsCheck.Fluent;
using PerfEval.Rules.Analysis.Repair;
using PerfEval.Rules.Testing;
using PerfEval.Rules.Tests.Evaluation;
using PerfEval.Rules.Tests.Properties;
using PerfEval.Tests;

namespace PerfEval.Rules.Tests.Analysis.Repair;

/// <summary>Repairs against all combinations of all values, tried one by one.</summary>
public sealed class RepairProperties
{
    // A band, a checklist, a condition of two facts, a rule with a maximum over rows, a cap on the grade, and a fact that is fixed.
    private const string Table = """
        facts:
          甲: boolean
          乙: boolean
          丙: { type: boolean, fixed: true }
          率: rate
          项: [{ 名: text, 好: boolean, 重: boolean }]
        indicators:
          一: { points: 30, of: 率, bands: [≥ 90%: 30, ≥ 80%: 20, otherwise: 0] }
          二: { points: 20, checklist: [①查: 10, ②备: { points: 10, when: 甲 and 乙 }] }
          三: { points: 30, deduct: [] }
          四: { points: 20, bands: [丙: 20, 甲 or 乙: 10, otherwise: 0] }
        rules:
          项目不好: { for: 个 in 项, when: not(个.好), deduct: { from: 三, points: 10, max: 20 } }
          重要的不好: { when: some 个 in 项 satisfies 个.重 and not(个.好), grade: at most 良 }
        grades: [≥ 90: 优, ≥ 80: 良, ≥ 60: 中, < 60: 差]
        """;

    private static readonly RuleSet s_table = Scoring.RuleSet(Table);

    [Theory]
    [InlineData("优")]
    [InlineData("良")]
    [InlineData("中")]
    public void Sets_areAllThatReachTheGradeAndNoMore(string grade) =>
        Prop.ForAll(Arb.From(Cases()), small =>
        {
            CaseRepair repair = Evaluate(small).Repair(grade, 10_000);
            Assert.True(repair.IsExhaustive);
            Assert.False(repair.HasMore);
            string[] expected = [.. Minimal(small, grade).Select(Print).Order(StringComparer.Ordinal)];
            string[] found = [.. repair.Sets.SelectMany(s => Expand(s, small)).Select(Print).Order(StringComparer.Ordinal)];
            Assert.Equal(repair.IsReached ? [""] : expected, repair.IsReached ? [""] : found);
            Assert.Equal(expected.Length > 0, repair.IsReachable);
            Assert.Equal(repair.Sets.Select(s => s.ChangeCount).Order(), repair.Sets.Select(s => s.ChangeCount));
            Assert.All(repair.Sets, s => Assert.Equal(s.ChangeCount, s.Steps.Sum(p => p.Count)));
            Assert.All(repair.Sets, s => Assert.Equal(s.Total.Low - repair.Evaluation.Total.Low, s.Steps.Sum(p => p.Points)));
        }).Check(PropertyConfig.Runs(40));

    [Theory]
    [MemberData(nameof(ScoreProperties.RuleSets), MemberType = typeof(ScoreProperties))]
    public void Set_ofFactsAlone_reachesTheGradeByWhatIf(string name)
    {
        RuleSet ruleSet = ScoreProperties.Load(name);
        if (ruleSet.Plan.RuleSet.Grades.Count == 0)
        {
            return;
        }

        string best = ruleSet.Plan.RuleSet.Grades[0].Model.Name;
        Prop.ForAll(CaseGenerators.ArbitraryFor(ruleSet), generated =>
        {
            CaseEvaluation evaluation = ruleSet.Evaluate(generated.ToYaml());
            CaseRepair repair = evaluation.Repair(best, 5);
            Assert.Equal(repair.IsReached, evaluation.Grades.SequenceEqual([best]));
            Assert.True(repair.IsReachable || repair.Blocks.Count > 0 || !repair.IsExhaustive, "nothing says why " + best + " is out of reach");
            foreach (RepairSet set in repair.Sets.Where(s => s.Steps.All(p => p.Kind == RepairKind.Fact && p.After.Chinese != "没有一行")))
            {
                CaseEvaluation changed = evaluation.WhatIf(set.Steps.Select(s => KeyValuePair.Create(s.Name, s.After.Chinese)));
                Assert.Equal((set.Total, best), (changed.Total, Assert.Single(changed.Grades)));
            }
        }).Check(PropertyConfig.Runs(15));
    }

    // A thing of the case and its value, for all things: facts, cells and the answer.
    private sealed record SmallCase(IReadOnlyList<(string Thing, string Value)> Values, int Rows)
    {
        public override string ToString() => string.Join(' ', Values.Select(v => v.Thing + "=" + v.Value));
    }

    private static Gen<SmallCase> Cases() =>
        from facts in Gen.ArrayOf(Gen.Elements("是", "否", "否", "未知"), 2)
        from held in Gen.Elements("是", "否")
        from rate in Gen.Elements("50%", "79%", "80%", "85%", "90%", "95%", "未知")
        from answer in Gen.Elements("是", "否", "未知")
        from rows in Gen.Choose(0, 3)
        from cells in Gen.ArrayOf(Gen.Elements("是", "否"), 6)
        select new SmallCase(
            [("甲", facts[0]), ("乙", facts[1]), ("丙", held), ("率", rate), ("二/①查", answer),
                .. Enumerable.Range(0, rows).SelectMany(r => new[] { ($"好{r + 1}", cells[2 * r]), ($"重{r + 1}", cells[2 * r + 1]) })],
            rows);

    private static CaseEvaluation Evaluate(SmallCase small)
    {
        var values = small.Values.ToDictionary(v => v.Thing, v => v.Value);
        IEnumerable<string> rows = Enumerable.Range(1, small.Rows).Select(r => $"[第{r}, {values["好" + r]}, {values["重" + r]}]");
        string text = $"facts: {{ 甲: {values["甲"]}, 乙: {values["乙"]}, 丙: {values["丙"]}, 率: {values["率"]}, 项: [{string.Join(", ", rows.Prepend("[名, 好, 重]"))}] }}\n";
        string answer = values["二/①查"];
        return Scoring.Evaluate(s_table, answer == "未知" ? text : text + $"judgements: {{ 二: {{ ①: {answer}, reason: 因 }} }}\n");
    }

    // All combinations of all values that a thing can take, and of those that reach the grade the ones within which there is no other.
    private static List<Dictionary<string, string>> Minimal(SmallCase small, string grade)
    {
        var reached = new List<Dictionary<string, string>>();
        Try(small, 0, [], []);
        return [.. reached.Where(r => !reached.Exists(o => o != r && IsWithin(o, r)))];

        void Try(SmallCase from, int at, List<(string Thing, string Value)> values, Dictionary<string, string> changes)
        {
            if (at < from.Values.Count)
            {
                (string thing, string now) = from.Values[at];
                foreach (string value in ValuesOf(thing, now))
                {
                    Try(from, at + 1, [.. values, (thing, value)], value == now ? changes : new(changes) { [thing] = value });
                }

                return;
            }

            string[] good = grade switch { "优" => ["优"], "良" => ["优", "良"], _ => ["优", "良", "中"] };
            if (Evaluate(new SmallCase(values, from.Rows)).Grades.All(good.Contains))
            {
                reached.Add(changes);
            }
        }
    }

    private static IEnumerable<string> ValuesOf(string thing, string now) => thing switch
    {
        "丙" => [now],
        "率" => [.. new[] { now, "80%", "90%" }.Distinct()],
        _ => [.. new[] { now, "是", "否" }.Distinct()],
    };

    // 80% is on the way to 90%.
    private static bool IsWithin(Dictionary<string, string> small, Dictionary<string, string> large) =>
        small.All(s => large.TryGetValue(s.Key, out string? value) && (s.Value == value || (s.Key == "率" && s.Value == "80%" && value == "90%")));

    // "any two of three rows" stands for three sets.
    private static List<Dictionary<string, string>> Expand(RepairSet set, SmallCase small)
    {
        List<Dictionary<string, string>> all = [[]];
        foreach (RepairStep step in set.Steps)
        {
            string after = step.After.Chinese switch { "符合" => "是", "80.00%" => "80%", "90.00%" => "90%", var text => text };
            IEnumerable<string[]> things = step.Rows.Count == 0 ? [[step.Name]] : Choose([.. step.Rows.Select(r => step.Column + r)], step.Count);
            all = [.. all.SelectMany(_ => things, (a, t) => new Dictionary<string, string>([.. a, .. t.Select(x => KeyValuePair.Create(x, after))]))];
        }

        Assert.All(all.SelectMany(a => a.Keys), thing => Assert.Contains(thing, small.Values.Select(v => v.Thing)));
        return all;
    }

    private static IEnumerable<string[]> Choose(string[] of, int count) => count == 0 ? [[]]
        : Enumerable.Range(0, of.Length).SelectMany(i => Choose(of[(i + 1)..], count - 1), (i, rest) => (string[])[of[i], .. rest]);

    private static string Print(Dictionary<string, string> changes) => string.Join(' ', changes.OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => c.Key + "=" + c.Value));
}
