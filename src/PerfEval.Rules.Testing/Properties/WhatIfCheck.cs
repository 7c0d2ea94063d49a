using System.Text.RegularExpressions;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Testing.Properties;

/// <summary>A what-if of one to three facts is the evaluation of the case that states them so; it leaves the first evaluation as it is, and leads back to it.</summary>
internal static partial class WhatIfCheck
{
    private const string NotKnown = "未知";

    public static LocalText? Try(DraftScoring scoring, Trial trial)
    {
        CheckedFact[] facts = [.. scoring.RuleSet.Plan.RuleSet.Facts.Skip(1)];
        if (facts.Length == 0)
        {
            return null;
        }

        CaseDraft draft = trial.Case, supposed = draft;
        var changes = new Dictionary<string, string>();
        var back = new Dictionary<string, string>();
        for (int i = 0; i <= trial.Pick(0) % 3; i++)
        {
            CheckedFact fact = facts[trial.Pick(i + 1) % facts.Length];
            string name = fact.Model.Name;
            CaseValue? value = trial.Other.Facts.GetValueOrDefault(name), before = draft.Facts.GetValueOrDefault(name);

            // A free text that is not given cannot be supposed.
            bool isText = fact.Model.Type.Type is TextType { Choices: null };
            if (isText && (value is null || before is null))
            {
                continue;
            }

            changes[name] = Written(value);
            back[name] = Written(before);
            supposed = value is null ? supposed.WithoutFact(name) : supposed.WithFact(name, value);
        }

        CaseEvaluation first = scoring.Score(draft);
        string untouched = Bytes(first), direct = Bytes(scoring.Score(supposed));
        CaseEvaluation changed = first.WhatIf(changes);
        string told = string.Join('，', changes.Select(c => c.Key + " = " + c.Value));
        return direct != Bytes(changed) ? new LocalText($"假设 {told}，与写明后重新打分不同", $"supposing {told} is not what stating it gives")
            : untouched != Bytes(first) ? new LocalText($"假设 {told} 改动了原来的结果", $"supposing {told} changed the evaluation before")
            : untouched != Bytes(changed.WhatIf(back)) ? new LocalText($"假设 {told} 再改回去，与原来不同", $"supposing {told} and back is not what was there")
            : null;
    }

    private static string Written(CaseValue? value) => value is null ? NotKnown : value.Text ?? value.ToString();

    private static string Bytes(CaseEvaluation evaluation) => Differing().Replace(PropertyChecks.Bytes(evaluation), "");

    // The hash of the case, which is that of what was stated, and what was supposed of it.
    [GeneratedRegex("\"hash\":\"[0-9a-f]*\"|\"changes\":\\{[^}]*\\},", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Differing();
}
