using PerfEval.Feel.Checking;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>
/// Finds what could be changed about a case so that a condition turns or a figure reaches a limit: walks the expressions by which points are
/// lost or open, row by row, and takes from each comparison the values at which it turns. Whether a value helps is for scoring to tell.
/// </summary>
internal sealed partial class ChangeFinder
{
    // Rows of one loop, and nodes in all; longer tables are not searched to their end.
    private const int MostRows = 400;
    private const int MostVisits = 40_000;

    private readonly EvaluationResult _evaluation;
    private readonly CheckedRuleSet _ruleSet;
    private readonly BoundCase _case;
    private readonly ExpressionProbe _probe;
    private readonly Dictionary<RepairTarget, List<FeelValue>> _found = [];
    private readonly HashSet<(Typed Node, string Rows)> _visited = [];
    private int _visits;

    private ChangeFinder(EvaluationResult evaluation)
    {
        _evaluation = evaluation;
        _ruleSet = evaluation.Plan.RuleSet;
        _case = evaluation.Case;
        _probe = new ExpressionProbe(evaluation.Plan, _case);
    }

    /// <summary>Whether something was too large to be searched to its end.</summary>
    private bool IsCut { get; set; }

    /// <summary>What may be changed, in the order of the table, each with values to try.</summary>
    /// <param name="evaluation">The case.</param>
    /// <param name="grade">The grade to be reached; rules that cap a better one are looked at too.</param>
    /// <param name="isCut">Whether something was too large to be searched to its end.</param>
    public static IReadOnlyList<(RepairTarget Target, IReadOnlyList<FeelValue> Values)> Find(EvaluationResult evaluation, int grade, out bool isCut)
    {
        var finder = new ChangeFinder(evaluation);
        foreach (IndicatorResult indicator in evaluation.Indicators)
        {
            finder.Look(indicator);
        }

        foreach (RuleResult rule in evaluation.Rules.Where(r => r.MayFire && r.Rule.GradeCap > grade))
        {
            finder.Look(rule);
        }

        isCut = finder.IsCut;
        return [.. finder._found.Select(f => (f.Key, (IReadOnlyList<FeelValue>)f.Value))];
    }

    private void Look(IndicatorResult indicator)
    {
        bool isOpen = !indicator.Applies.IsFalse && indicator.Score.Low < indicator.Points;
        if (!isOpen || indicator.Indicator.Parent is null)
        {
            return;
        }

        _probe.EnterRow(_evaluation.Plan.Indicators[indicator.Indicator.Index], indicator.Row);
        int row = indicator.Indicator.Repeated is null ? -1 : indicator.Row;
        if (indicator.LacksEvidence)
        {
            Offer(new RepairTarget(RepairKind.Evidence, indicator.Indicator.Evidence!.Slot, row) { Question = indicator.Indicator.Evidence }, FeelValue.True);
        }

        _row = row;

        // Whether it applies is nothing to be changed, but something to be told.
        if (!indicator.Applies.IsBoolean)
        {
            Walk(indicator.Indicator.Applies);
        }

        if (!indicator.Indicator.IsSection && !indicator.Indicator.IsChecklist)
        {
            Walk(indicator.Indicator.Earned);
        }

        foreach (CheckedDeduct part in indicator.Indicator.Deductions)
        {
            Walk(part.Loss);
        }

        foreach ((CheckedRuleTarget target, _) in indicator.RuleLosses)
        {
            Look(_evaluation.Rules[target.Rule.Index]);
        }
    }

    private void Look(RuleResult rule)
    {
        if (!rule.MayFire)
        {
            return;
        }

        _row = -1;
        _probe.EnterRow(_evaluation.Plan.Indicators[_ruleSet.Root.Index], 0);
        Loop(rule.Rule.Iterators, 0, () =>
        {
            Walk(rule.Rule.When);
            Walk(rule.Rule.Unless);
            foreach (CheckedRuleTarget target in rule.Rule.Targets)
            {
                Walk(target.Points);
            }
        });
    }

    // The row of a repeated indicator whose answers are asked; -1 outside of one.
    private int _row = -1;

    private void Walk(Typed? typed)
    {
        if (typed is null or TypedConstant || IsCut)
        {
            return;
        }

        if (++_visits > MostVisits)
        {
            IsCut = true;
            return;
        }

        switch (typed)
        {
            case TypedFact or TypedField when typed.Type.Kind == FeelKind.Boolean || (typed is TypedFact fact && Question.IsQuestion(fact.Symbol)):
                Turn(typed);
                break;
            case TypedMeasure measure:
                // A measure is the same wherever it is read.
                if (_visited.Add((measure.Symbol.Body, "")))
                {
                    Walk(measure.Symbol.Body);
                }

                return;
            case TypedComparison or TypedInList:
                Turn(typed);
                break;
            case TypedArithmetic { Operation: ArithmeticOperation.Minimum or ArithmeticOperation.Maximum } limited:
                Walk(limited.Left);
                Walk(limited.Right);
                Reach(limited);
                return;
            case TypedLet let:
                Walk(let.Value);
                _probe.PushName(let.Variable, let.Value);
                Walk(let.Body);
                _probe.PopName();
                return;
            case TypedFilter filter:
                Walk(filter.List);
                Loop([new TypedIterator(filter.Item, filter.List, null)], 0, () => Walk(filter.Condition));
                return;
            case TypedFor loop:
                Loop(loop.Iterators, 0, () => Walk(loop.Body));
                return;
            case TypedQuantified quantified:
                Loop(quantified.Iterators, 0, () => Walk(quantified.Condition));
                return;
        }

        foreach (Typed child in typed.Children)
        {
            Walk(child);
        }
    }

    // Runs through the rows of loops within one another.
    private void Loop(IReadOnlyList<TypedIterator> iterators, int at, Action body)
    {
        if (at == iterators.Count)
        {
            body();
            return;
        }

        TypedIterator iterator = iterators[at];
        Walk(iterator.Source);
        Supply(iterator.Source);
        if (iterator.End is not null || _probe.Evaluate(iterator.Source) is not { Kind: FeelKind.List } rows)
        {
            return;
        }

        IsCut |= rows.List.Count > MostRows;
        for (int i = 0; i < Math.Min(rows.List.Count, MostRows); i++)
        {
            _probe.PushRow(iterator.Variable, rows.List[i]);
            Loop(iterators, at + 1, body);
            _probe.PopRow();
            OfferRemoval(rows.List[i]);
        }
    }

    private void Offer(RepairTarget target, in FeelValue value)
    {
        if (!_found.TryGetValue(target, out List<FeelValue>? values))
        {
            _found[target] = values = [];
        }

        if (!values.Contains(value))
        {
            values.Add(value);
        }
    }
}
