using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Explanation;

/// <summary>Makes findings: what cost points, each with its sentence, evidence and basis.</summary>
internal sealed class FindingBuilder(
    EvaluationResult evaluation, ExpressionReader reader, StandardSentences sentences, RuleTrail rules)
{
    private readonly BoundCase _case = evaluation.Case;

    /// <summary>
    /// All findings in canonical order: by indicator in the order of the table, the standard before the rules, rules by name, matches by row;
    /// then findings without points.
    /// </summary>
    public IReadOnlyList<Finding> All()
    {
        var findings = new List<Finding>();
        foreach (IndicatorResult result in evaluation.Indicators)
        {
            AddStandard(findings, result);
            foreach ((CheckedRuleTarget target, _) in result.RuleLosses)
            {
                AddRule(findings, evaluation.Rules[target.Rule.Index], target, result);
            }
        }

        foreach (RuleResult rule in evaluation.Rules)
        {
            if (rule.Rule.Targets.Count == 0)
            {
                AddRule(findings, rule, null, null);
            }
        }

        return findings;
    }

    private void Enter(IndicatorResult result) => reader.EnterRow(evaluation.Plan.Indicators[result.Indicator.Index], result.Row);

    private void AddStandard(List<Finding> findings, IndicatorResult result)
    {
        // Items are told by their checklist.
        if (result.Indicator.Model.IsItem || result.Indicator.IsSection || result.Indicator.Parent is null || result.Failed || !result.Applies.IsTrue)
        {
            return;
        }

        if (LossLedger.HasNoOwn(result))
        {
            return;
        }

        Enter(result);
        List<LossLine> own = LossLedger.Of(result, evaluation, reader);
        own.RemoveAll(static l => !(l.Amount.Low > 0 && l.Source is LossSource.Standard or LossSource.Part or LossSource.Child or LossSource.Maximum && l.Target is null));
        ScoreRange deducted = LossLedger.Sum(own);
        if (deducted.Low <= 0)
        {
            return;
        }

        findings.Add(new Finding
        {
            Rule = null,
            Title = result.Name,
            Indicator = result,
            Deducted = deducted,
            IsCertain = true,
            Text = StandardText(result, own),
            Evidence = EvidenceOf(result),
            Basis = result.Indicator.Basis,
            Advice = result.Indicator.Model.Advice,
            Reading = result.Indicator.Model.Reading,
            Reconstructed = result.Indicator.Model.Reconstructed,
        });
    }

    private LocalText StandardText(IndicatorResult result, List<LossLine> lines)
    {
        var parts = new List<LocalText>();
        foreach (LossLine line in lines)
        {
            switch (line.Source)
            {
                case LossSource.Child:
                    parts.Add(ItemText(line));
                    Enter(result);
                    break;
                case LossSource.Part:
                    parts.Add(sentences.Of(result, result.Indicator.Deductions[line.Part]));
                    break;
                case LossSource.Standard:
                    parts.Add(sentences.Of(result));
                    break;
            }
        }

        return reader.Words.Join(parts, "；", "; ");
    }

    // An item of a checklist: its name, what it lost, and why.
    private LocalText ItemText(LossLine line)
    {
        IndicatorResult item = line.Child!;
        Enter(item);
        var whys = new List<LocalText> { sentences.Of(item) };
        for (int i = 0; i < item.PartLosses.Length; i++)
        {
            if (item.PartLosses[i] is not { IsNumber: true, Number: 0 })
            {
                whys.Add(sentences.Of(item, item.Indicator.Deductions[i]));
            }
        }

        if (item.Indicator.Model.Reading is { } reading)
        {
            whys.Add(reader.Words.Of($"读法：{reading}", $"reading: {reading}"));
        }

        LocalText lost = reader.Words.Points(line.Amount), why = reader.Words.Join(whys.FindAll(w => w.Chinese.Length > 0), "，", ", ");
        LocalText loss = reader.Words.Of($"“{item.Name}”扣 {lost.Chinese}", $"'{item.Name}' loses {lost.English}");
        return why.Chinese.Length == 0 ? loss : reader.Words.Of($"{loss.Chinese}——{why.Chinese}", $"{loss.English} — {why.English}");
    }

    private Evidence[] EvidenceOf(IndicatorResult result)
    {
        if (_case.Evidence.Count == 0)
        {
            return [];
        }

        var facts = new HashSet<string>(StringComparer.Ordinal);
        foreach (Typed typed in ExpressionsOf(result.Indicator).Concat(result.Children.SelectMany(c => ExpressionsOf(c.Indicator))))
        {
            facts.UnionWith(Derivations.FactsOf(typed));
        }

        return [.. _case.Evidence.Where(e =>
            e.Indicators.Contains(result.Indicator) || result.Children.Any(c => e.Indicators.Contains(c.Indicator)) || e.Facts.Overlaps(facts))];
    }

    private static IEnumerable<Typed> ExpressionsOf(CheckedIndicator indicator) =>
        indicator.Deductions.Select(d => d.Loss).Concat(indicator.Earned is null || indicator.IsChecklist ? [] : [indicator.Earned]);

    private void AddRule(List<Finding> findings, RuleResult rule, CheckedRuleTarget? target, IndicatorResult? indicator)
    {
        if (!rule.MayFire)
        {
            return;
        }

        Evidence[] evidence = EvidenceOf(rule.Rule);
        foreach (RuleMatch match in rule.Matches)
        {
            rules.Enter(rule, match);
            ScoreRange deducted = target is null ? default : RuleTrail.DeductedBy(match, target);
            findings.Add(OfRule(rule, indicator, deducted, match.Presence.IsTrue, rules.MatchText(rule, match), evidence));
        }

        if (rule.Pending.IsNull)
        {
            return;
        }

        decimal most = indicator?.Points ?? 0;
        if (target?.Max is { } max && reader.Evaluate(max) is { IsNumber: true } cap)
        {
            most = Math.Min(most, cap.Number);
        }

        findings.Add(OfRule(rule, indicator, new ScoreRange(0, most), isCertain: false, rules.PendingText(rule), evidence));
    }

    private static Finding OfRule(
        RuleResult rule, IndicatorResult? indicator, ScoreRange deducted, bool isCertain, LocalText text, Evidence[] evidence) => new()
    {
        Rule = rule.Rule,
        Title = RuleTrail.TitleOf(rule.Rule),
        Indicator = indicator,
        Deducted = deducted,
        IsCertain = isCertain,
        Text = text,
        Evidence = evidence,
        Basis = rule.Rule.Basis,
        Advice = rule.Rule.Model.Advice,
        Reading = rule.Rule.Model.Reading,
        Reconstructed = rule.Rule.Model.Reconstructed,
    };

    private Evidence[] EvidenceOf(CheckedRule rule)
    {
        if (_case.Evidence.Count == 0)
        {
            return [];
        }

        var facts = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<Typed?> expressions = rule.Iterators.Select(i => (Typed?)i.Source).Append(rule.When).Append(rule.Unless).Append(rule.Because);
        foreach (Typed typed in expressions.OfType<Typed>())
        {
            facts.UnionWith(Derivations.FactsOf(typed));
        }

        return [.. _case.Evidence.Where(e => e.Facts.Overlaps(facts))];
    }
}
