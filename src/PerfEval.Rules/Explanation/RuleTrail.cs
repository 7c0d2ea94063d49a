using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Explanation;

/// <summary>Tells what a rule matched, under which values, and which value kept it from firing.</summary>
internal sealed class RuleTrail(ExpressionReader reader, Derivations derivations)
{
    /// <summary>What people call a rule.</summary>
    public static string TitleOf(CheckedRule rule) => rule.Model.Title ?? rule.Model.Name;

    /// <summary>Puts each match below a line, with the points it takes from a target.</summary>
    public void AddMatches(TrailNode node, RuleResult rule, CheckedRuleTarget? target)
    {
        foreach (RuleMatch match in rule.Matches)
        {
            Enter(rule, match);
            LocalText text = MatchText(rule, match);
            LocalText points = target is null ? Phrases.Nothing : Phrases.Points(DeductedBy(match, target));
            LocalText open = match.Presence.IsTrue ? Phrases.Nothing : new("，不能确定", ", cannot be told");
            var line = new TrailNode(TrailKind.Row, target is null
                ? new(text.Chinese + open.Chinese, text.English + open.English)
                : new($"{text.Chinese}（{points.Chinese}{open.Chinese}）", $"{text.English} ({points.English}{open.English})"));
            AddConditions(line, rule.Rule, target);
            node.Add(line);
        }

        if (!rule.Pending.IsNull)
        {
            node.Add(new TrailNode(TrailKind.Missing, PendingText(rule)));
        }

        AddTables(node, rule.Rule);
        TrailNotes.Add(node, null, rule.Rule.Model.Reading, rule.Rule.Model.Reconstructed, rule.Rule.Basis);
    }

    /// <summary>A rule that did not fire, with the values that kept it from firing.</summary>
    public TrailNode NotFired(RuleResult rule)
    {
        string title = TitleOf(rule.Rule);
        if (rule.Rule.Iterators.Count > 0)
        {
            var none = new TrailNode(TrailKind.NotFired, new($"规则“{title}”未触发：没有一行符合", $"rule '{title}' did not fire: no row matches"));
            foreach (TypedIterator iterator in rule.Rule.Iterators)
            {
                derivations.AddSources(none, iterator.Source);
            }

            return none;
        }

        var node = new TrailNode(TrailKind.NotFired, new($"规则“{title}”未触发", $"rule '{title}' did not fire"));
        AddVerdicts(node, rule.Rule);
        return node;
    }

    /// <summary>Sets the row variables of a match, for the expressions to come.</summary>
    public void Enter(RuleResult rule, RuleMatch match)
    {
        for (int i = 0; i < match.Rows.Length; i++)
        {
            reader.Set(rule.Rule.Iterators[i].Variable, match.Rows[i]);
        }
    }

    /// <summary>The points that a match takes from a target, before the rule's maximum.</summary>
    public static ScoreRange DeductedBy(RuleMatch match, CheckedRuleTarget target)
    {
        Interval points = match.Points[target.Number].Bounds;
        decimal low = points.HasLow ? Math.Max(0, points.Low) : 0;
        decimal high = points.HasHigh ? Math.Max(low, points.High) : Math.Max(low, target.Indicator.FixedPoints ?? 0);
        return new ScoreRange(match.Presence.IsTrue ? low : 0, high);
    }

    /// <summary>The finding's sentence; where the author wrote none, the rule's name and the row.</summary>
    public LocalText MatchText(RuleResult rule, RuleMatch match)
    {
        if (rule.Rule.Because is { } because)
        {
            return new(reader.Template(because, Language.Chinese), reader.Template(because, Language.English));
        }

        string rows = string.Join("；", match.Rows.Select(r => ValuePrinter.Row(r)));
        return Phrases.Same(rows.Length == 0 ? TitleOf(rule.Rule) : TitleOf(rule.Rule) + "：" + rows);
    }

    /// <summary>Why a rule's rows could not be run through.</summary>
    public static LocalText PendingText(RuleResult rule)
    {
        if (rule.Pending.IsFailure)
        {
            Diagnostic failure = rule.Pending.AsFailure.Diagnostic;
            return new(failure.Message(Language.Chinese), failure.Message(Language.English));
        }

        LocalText missing = Phrases.Sources(rule.Pending.AsUnknown.Missing);
        return new($"缺{missing.Chinese}，不能判断", $"cannot be told without {missing.English}");
    }

    // The expressions under which the rule fired, and the measures that its sentence tells.
    private void AddConditions(TrailNode line, CheckedRule rule, CheckedRuleTarget? target)
    {
        AddVerdicts(line, rule);
        if (target is { Points: not TypedConstant } computed)
        {
            line.Add(derivations.Of(computed.Points));
        }

        var told = Measures(rule.When).Concat(Measures(rule.Unless)).Select(m => m.Symbol).ToHashSet();
        foreach (TypedMeasure measure in Measures(rule.Because).DistinctBy(m => m.Symbol).Where(m => !told.Contains(m.Symbol)))
        {
            line.Add(derivations.Of(measure));
        }
    }

    private static IEnumerable<TypedMeasure> Measures(Typed? typed) => typed switch
    {
        null => [],
        TypedMeasure measure => [measure],
        _ => typed.Children.SelectMany(Measures),
    };

    private void AddVerdicts(TrailNode node, CheckedRule rule)
    {
        foreach (Typed condition in (IEnumerable<Typed>)[.. OneOrNone(rule.When), .. OneOrNone(rule.Unless)])
        {
            LocalText value = reader.Text(condition);
            var verdict = new TrailNode(TrailKind.Value, new($"{condition.Written}：{value.Chinese}", $"{condition.Written}: {value.English}"));
            derivations.AddSources(verdict, condition);
            node.Add(verdict);
        }
    }

    private static Typed[] OneOrNone(Typed? typed) => typed is null ? [] : [typed];

    private void AddTables(TrailNode node, CheckedRule rule)
    {
        foreach (string fact in rule.Iterators.SelectMany(i => Derivations.FactsOf(i.Source)).Distinct(StringComparer.Ordinal))
        {
            LocalText evidence = derivations.EvidenceOf(fact);
            if (evidence.Chinese.Length > 0)
            {
                node.Add(new TrailNode(TrailKind.Value, new(fact + evidence.Chinese, fact + evidence.English)));
            }
        }
    }
}
