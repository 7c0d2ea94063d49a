using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Explanation;

/// <summary>Findings: what cost points, each with its sentence, evidence and basis.</summary>
internal sealed partial class Explainer
{
    /// <summary>
    /// All findings in canonical order: by indicator in the order of the table, the standard before the rules, rules by name, matches by row;
    /// then findings without points.
    /// </summary>
    public IReadOnlyList<Finding> Findings()
    {
        var findings = new List<Finding>();
        foreach (IndicatorResult result in _evaluation.Indicators)
        {
            AddStandardFinding(findings, result);
            foreach ((CheckedRuleTarget target, _) in result.RuleLosses)
            {
                AddRuleFindings(findings, _evaluation.Rules[target.Rule.Index], target, result);
            }
        }

        foreach (RuleResult rule in _evaluation.Rules.Where(r => r.Rule.Targets.Count == 0))
        {
            AddRuleFindings(findings, rule, null, null);
        }

        return findings;
    }

    private void AddStandardFinding(List<Finding> findings, IndicatorResult result)
    {
        // Items are told by their checklist.
        if (result.Indicator.Model.IsItem || result.Indicator.IsSection || result.Indicator.Parent is null || result.Failed || !result.Applies.IsTrue)
        {
            return;
        }

        Enter(result);
        LossLine[] own = [.. LossLedger.Of(result, _evaluation, _reader).Where(l => l.Source is LossSource.Standard or LossSource.Part or LossSource.Child)];
        ScoreRange deducted = new(own.Sum(l => l.Amount.Low), own.Sum(l => l.Amount.High));
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
            Evidence = [.. EvidenceOf(result)],
            Basis = result.Indicator.Basis,
            Advice = result.Indicator.Model.Advice,
            Reading = result.Indicator.Model.Reading,
            Reconstructed = result.Indicator.Model.Reconstructed,
        });
    }

    // One sentence from the steps of the standard: what was measured and which line it met.
    private LocalText StandardText(IndicatorResult result, LossLine[] lines)
    {
        var parts = new List<LocalText>();
        foreach (LossLine line in lines.Where(l => l.Amount.Low > 0))
        {
            switch (line.Source)
            {
                case LossSource.Child:
                    Enter(line.Child!);
                    LocalText item = Sentence([.. _standards.Of(line.Child!), .. line.Child!.Indicator.Deductions.Select(d => _standards.Of(line.Child, d))]);
                    LocalText lost = Phrases.Points(line.Amount);
                    parts.Add(new($"“{line.Child.Name}”失 {lost.Chinese}（{item.Chinese}）", $"'{line.Child.Name}' loses {lost.English} ({item.English})"));
                    Enter(result);
                    break;
                case LossSource.Part:
                    parts.Add(Sentence([_standards.Of(result, result.Indicator.Deductions[line.Part])]));
                    break;
                default:
                    parts.Add(Sentence(_standards.Of(result)));
                    break;
            }
        }

        return Phrases.Join(parts, "；", "; ");
    }

    // The head of each step, and of its lines the one that decided.
    private static LocalText Sentence(IReadOnlyList<TrailNode> steps)
    {
        var parts = new List<LocalText>();
        foreach (TrailNode step in steps)
        {
            parts.Add(step.Text);
            TrailNode? last = step.Children.LastOrDefault(c => c.Kind == TrailKind.Step);
            if (last is not null)
            {
                parts.Add(last.Text);
            }

            const int ShownRows = 10;
            LocalText[] rows = [.. step.Children.Where(c => c.Kind == TrailKind.Row).Select(c => c.Text)];
            if (rows.Length > 0)
            {
                string more = rows.Length > ShownRows ? "……" : "";
                LocalText shown = Phrases.Join(rows.Take(ShownRows), "；", "; ");
                parts[^1] = new($"{parts[^1].Chinese}（{shown.Chinese}{more}）", $"{parts[^1].English} ({shown.English}{more})");
            }
        }

        return Phrases.Join(parts, "，", ", ");
    }

    private IEnumerable<Evidence> EvidenceOf(IndicatorResult result)
    {
        var facts = new HashSet<string>(StringComparer.Ordinal);
        foreach (Typed typed in ExpressionsOf(result.Indicator).Concat(result.Children.SelectMany(c => ExpressionsOf(c.Indicator))))
        {
            facts.UnionWith(Derivations.FactsOf(typed));
        }

        return _case.Evidence.Where(e =>
            e.Indicators.Contains(result.Indicator) || result.Children.Any(c => e.Indicators.Contains(c.Indicator)) || e.Facts.Overlaps(facts));
    }

    private static IEnumerable<Typed> ExpressionsOf(CheckedIndicator indicator) =>
        indicator.Deductions.Select(d => d.Loss).Concat(indicator.Earned is null || indicator.IsChecklist ? [] : [indicator.Earned]);

    private void AddRuleFindings(List<Finding> findings, RuleResult rule, CheckedRuleTarget? target, IndicatorResult? indicator)
    {
        Evidence[] evidence = [.. EvidenceOf(rule.Rule)];
        foreach (RuleMatch match in rule.Matches)
        {
            Enter(rule, match);
            findings.Add(RuleFinding(
                rule, indicator, target is null ? default : DeductedBy(match, target), match.Presence.IsTrue, MatchText(rule, match), evidence));
        }

        if (!rule.Pending.IsNull)
        {
            ScoreRange open = target is null || indicator is null ? default
                : new ScoreRange(0, target.Max is { } max && _reader.Evaluate(max) is { IsNumber: true } most ? Math.Min(most.Number, indicator.Points) : indicator.Points);
            findings.Add(RuleFinding(rule, indicator, open, isCertain: false, PendingText(rule), evidence));
        }
    }

    private static Finding RuleFinding(
        RuleResult rule, IndicatorResult? indicator, ScoreRange deducted, bool isCertain, LocalText text, Evidence[] evidence) => new()
    {
        Rule = rule.Rule,
        Title = RuleTitle(rule.Rule),
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

    private IEnumerable<Evidence> EvidenceOf(CheckedRule rule)
    {
        var facts = new HashSet<string>(StringComparer.Ordinal);
        IEnumerable<Typed?> expressions = rule.Iterators.Select(i => (Typed?)i.Source).Append(rule.When).Append(rule.Unless).Append(rule.Because);
        foreach (Typed typed in expressions.OfType<Typed>())
        {
            facts.UnionWith(Derivations.FactsOf(typed));
        }

        return _case.Evidence.Where(e => e.Facts.Overlaps(facts));
    }
}
