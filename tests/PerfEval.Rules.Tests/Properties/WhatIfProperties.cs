using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Rules.Reporting;
using PerfEval.Tests;

namespace PerfEval.Rules.Tests.Properties;

/// <summary>A case with some facts changed scores as a case that states them so, whatever was taken over from the evaluation before.</summary>
public sealed partial class WhatIfProperties
{
    private const int Runs = 40;

    [Theory]
    [MemberData(nameof(ScoreProperties.RuleSets), MemberType = typeof(ScoreProperties))]
    public void WhatIf_someFactsDiffer_isTheWholeEvaluationOfTheChangedCase(string name)
    {
        RuleSet ruleSet = ScoreProperties.Load(name);
        HashSet<string> texts = [.. ruleSet.Plan.RuleSet.Facts.Where(f => f.Model.Type.Type is TextType { Choices: null }).Select(f => f.Model.Name)];
        Gen<GeneratedCase> cases = CaseGenerator.For(ruleSet.Plan.RuleSet);
        Prop.ForAll(
            Arb.From(from a in cases
                     from b in cases
                     from picks in Gen.ArrayOf(Gen.Choose(0, 1000), 3)
                     from count in Gen.Choose(1, 3)
                     select (Case: a, Other: b, Names: Picked(ruleSet, picks.Take(count)))),
            c =>
            {
                var facts = c.Case.Facts.ToDictionary();
                var changes = new Dictionary<string, string>();
                foreach (string fact in c.Names)
                {
                    if (c.Other.Facts.TryGetValue(fact, out string? value))
                    {
                        facts[fact] = value;
                        changes[fact] = value.StartsWith('"') ? value.Trim('"') : value;
                    }
                    else if (!texts.Contains(fact))
                    {
                        facts.Remove(fact);
                        changes[fact] = "未知";
                    }
                }

                CaseEvaluation before = ScoreProperties.Evaluate(ruleSet, c.Case);
                string untouched = Json(before);
                CaseEvaluation changed = before.WhatIf(changes);
                Assert.Equal(Json(ScoreProperties.Evaluate(ruleSet, c.Case with { Facts = facts })), Json(changed));
                Assert.Equal(changes, changed.Changes);
                Assert.Equal(untouched, Json(before));

                // Back again, by way of the changed evaluation.
                CaseEvaluation back = changed.WhatIf(changes.Keys.Select(k => KeyValuePair.Create(k, Unquoted(c.Case.Facts.GetValueOrDefault(k, "未知")))).Where(k => !texts.Contains(k.Key) || c.Case.Facts.ContainsKey(k.Key)));
                Assert.True(changes.Keys.Any(k => texts.Contains(k) && !c.Case.Facts.ContainsKey(k)) || untouched == Json(back));
            }).Check(PropertyConfig.Runs(Runs));
    }

    private static string Unquoted(string value) => value.StartsWith('"') ? value.Trim('"') : value;

    private static string[] Picked(RuleSet ruleSet, IEnumerable<int> picks)
    {
        string[] names = [.. ruleSet.Plan.RuleSet.Facts.Skip(1).Select(f => f.Model.Name)];
        return names.Length == 0 ? [] : [.. picks.Select(p => names[p % names.Length]).Distinct()];
    }

    private static string Json(CaseEvaluation evaluation) =>
        Differing().Replace(EvaluationJson.Write(evaluation, Language.Chinese, indented: false, withTrail: true), "");

    // The hash of the case, which is that of what was stated, and what was supposed of it.
    [GeneratedRegex("\"hash\":\"[0-9a-f]*\"|\"changes\":\\{[^}]*\\},")]
    private static partial Regex Differing();
}
