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
            LocalText points = target is null ? Phrases.Nothing : reader.Words.Points(DeductedBy(match, target));
            var line = new TrailNode(match.Presence.IsTrue ? TrailKind.Row : TrailKind.Missing, reader.Words.InBrackets(text, points));
            AddConditions(line, rule.Rule, target);
            node.Add(line);
        }

        if (!rule.Pending.IsNull)
        {
            node.Add(new TrailNode(TrailKind.Missing, PendingText(rule)));
        }

        AddTables(node, rule.Rule);
        TrailNotes.Add(node, null, rule.Rule.Model.Reading, rule.Rule.Model.Reconstructed, rule.Rule.Basis, LayerNote.Of(rule.Rule.Model.Layer));
    }

    /// <summary>A rule that did not fire, with the values that kept it from firing.</summary>
    public TrailNode NotFired(RuleResult rule)
    {
        string title = TitleOf(rule.Rule);
        if (rule.Rule.Iterators.Count > 0)
        {
            return NoRowFired(rule.Rule, title);
        }

        var node = new TrailNode(TrailKind.NotFired, reader.Words.Of($"规则“{title}”未触发", $"rule '{title}' did not fire"));
        AddVerdicts(node, rule.Rule);
        return node;
    }

    private TrailNode NoRowFired(CheckedRule rule, string title)
    {
        var node = new TrailNode(TrailKind.NotFired, reader.Words.Of($"规则“{title}”未触发：没有一行符合", $"rule '{title}' did not fire: no row matches"));
        foreach (TypedIterator iterator in rule.Iterators)
        {
            derivations.AddSources(node, iterator.Source);
        }

        if (rule is { Iterators: [{ End: null } only], Unless: { } unless } && reader.Evaluate(only.Source) is { Kind: FeelKind.List } rows)
        {
            AddExempt(node, rule, only, unless, rows.List);
        }

        return node;
    }

    // Rows that would have counted but for "unless": without them it looks as if there was nothing.
    private void AddExempt(TrailNode node, CheckedRule rule, TypedIterator iterator, Typed unless, FeelList rows)
    {
        const int Shown = 10;
        for (int i = 0, shown = 0; i < rows.Count && shown < Shown; i++)
        {
            reader.Set(iterator.Variable, rows[i]);
            if (rows.Presence(i).IsTrue && (rule.When is null || reader.Evaluate(rule.When).IsTrue) && reader.Evaluate(unless).IsTrue)
            {
                string row = ValuePrinter.Row(rows[i]);
                var exempt = new TrailNode(TrailKind.Row, reader.Words.Of($"{row}：属除外情形", $"{row}: exempt"));
                AddVerdict(exempt, unless, isException: true);
                node.Add(exempt);
                shown++;
            }
        }
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

    /// <summary>The finding's sentence; where the author wrote none, the rule's name and the row. What cannot be told says what is missing.</summary>
    public LocalText MatchText(RuleResult rule, RuleMatch match)
    {
        string rows = string.Join("；", match.Rows.Select(r => ValuePrinter.Row(r)));
        LocalText sentence = rule.Rule.Because is { } because
            ? reader.Template(because)
            : Phrases.Same(rows.Length == 0 ? TitleOf(rule.Rule) : TitleOf(rule.Rule) + "：" + rows);
        if (match.Presence.IsTrue)
        {
            return sentence;
        }

        LocalText open = Undecided(match.Presence);
        if (rule.Rule.Because is { } template && !HasGaps(template))
        {
            return reader.Words.InBrackets(sentence, open);
        }

        return rows.Length == 0 ? open : reader.Words.Of($"{rows}：{open.Chinese}", $"{rows}: {open.English}");
    }

    // A sentence with holes in it says nothing.
    private bool HasGaps(Typed template) =>
        template is TypedTemplate { Parts: var parts } && parts.Any(p => p.Value is not null && !reader.Evaluate(p.Value).IsKnown);

    /// <summary>Why a rule's rows could not be run through.</summary>
    public LocalText PendingText(RuleResult rule) => Undecided(rule.Pending);

    private LocalText Undecided(in FeelValue value)
    {
        if (value.IsFailure)
        {
            Diagnostic failure = value.AsFailure.Diagnostic;
            return reader.Words.Of($"{failure.Message(Language.Chinese)}", $"{failure.Message(Language.English)}");
        }

        LocalText missing = Phrases.Sources(value.AsUnknown.Missing);
        return reader.Words.Of($"缺{missing.Chinese}，不能判断", $"cannot be told without {missing.English}");
    }

    // The expressions under which the rule fired, and the measures that its sentence tells.
    private void AddConditions(TrailNode line, CheckedRule rule, CheckedRuleTarget? target)
    {
        AddVerdicts(line, rule);
        if (target is { Points: not TypedConstant } computed)
        {
            line.Add(derivations.Of(computed.Points));
        }

        var told = new HashSet<MeasureSymbol>();
        AddMeasures(rule.When, told);
        AddMeasures(rule.Unless, told);
        foreach (TypedMeasure measure in Measures(rule.Because))
        {
            if (!told.Contains(measure.Symbol))
            {
                line.Add(derivations.Of(measure));
                AddMeasures(measure, told);
            }
        }
    }

    private static IEnumerable<TypedMeasure> Measures(Typed? typed) => typed switch
    {
        null => [],
        TypedMeasure measure => [measure],
        _ => typed.Children.SelectMany(Measures),
    };

    // The measures of an expression and those that they are computed from.
    private static void AddMeasures(Typed? typed, HashSet<MeasureSymbol> found)
    {
        foreach (TypedMeasure measure in Measures(typed))
        {
            if (found.Add(measure.Symbol))
            {
                AddMeasures(measure.Symbol.Body, found);
            }
        }
    }

    private void AddVerdicts(TrailNode node, CheckedRule rule)
    {
        if (rule.When is { } when)
        {
            AddVerdict(node, when, isException: false);
        }

        if (rule.Unless is { } unless)
        {
            AddVerdict(node, unless, isException: true);
        }
    }

    private void AddVerdict(TrailNode node, Typed condition, bool isException)
    {
        LocalText value = reader.Text(condition);
        string written = condition.Written;
        var verdict = new TrailNode(TrailKind.Value, isException
            ? reader.Words.Of($"除外情形“{written}”：{value.Chinese}", $"unless '{written}': {value.English}")
            : reader.Words.Of($"{written}：{value.Chinese}", $"{written}: {value.English}"));
        derivations.AddSources(verdict, condition);
        node.Add(verdict);
    }

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
