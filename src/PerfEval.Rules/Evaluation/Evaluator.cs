using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;

namespace PerfEval.Rules.Evaluation;

/// <summary>
/// Evaluates a bound case: rules first, since indicators lose by them, then every indicator by its own standard, then the sums. A failed
/// computation fails its indicator alone. Holds no state between evaluations; any number may run at once.
/// </summary>
internal sealed partial class Evaluator
{
    private readonly EvaluationPlan _plan;
    private readonly BoundCase _case;
    private readonly Frame _frame;
    private readonly List<Diagnostic> _failures = [];
    private readonly IReadOnlyList<FoundRow>?[]? _found;
    private IndicatorResult[] _indicators = [];

    private Evaluator(EvaluationPlan plan, BoundCase bound, IRuleMatcher? matcher = null)
    {
        _plan = plan;
        _case = bound;

        // Answers to repeated indicators are put into their slots row by row, so those slots need a copy.
        _frame = plan.TakeFrame(plan.Repeats.Count > 0 ? [.. bound.Slots] : bound.Slots);
        _found = matcher?.Match(bound);
    }

    public static EvaluationResult Evaluate(EvaluationPlan plan, BoundCase bound) => new Evaluator(plan, bound).Run();

    /// <summary>Evaluates a case in which another engine found the rows for which rules hold; the result is the same.</summary>
    public static EvaluationResult Evaluate(EvaluationPlan plan, BoundCase bound, IRuleMatcher? matcher) => new Evaluator(plan, bound, matcher).Run();

    private EvaluationResult Run()
    {
        var rules = new RuleResult[_plan.Rules.Count];
        for (int i = 0; i < rules.Length; i++)
        {
            rules[i] = RunRule(_plan.Rules[i]);
        }

        _indicators = MakeIndicators(Places());
        foreach (IndicatorResult indicator in _indicators)
        {
            EvaluateIndicator(indicator, rules);
        }

        return SumUp(_indicators[0], rules, CheckRunner.Run(_plan, _case), null);
    }

    /// <param name="root">The root of the table.</param>
    /// <param name="rules">What the rules found.</param>
    /// <param name="checks">How the checks came out.</param>
    /// <param name="touched">The indicators whose scores are to be summed up; null for all.</param>
    private EvaluationResult SumUp(IndicatorResult root, RuleResult[] rules, IReadOnlyList<CheckResult> checks, bool[]? touched)
    {
        var tally = new ScoreTally(_plan, _frame, root, _indicators, touched);
        tally.Run();
        foreach (FeelValue failure in tally.Failures)
        {
            AddFailure(failure);
        }

        IReadOnlyList<GradeCapResult> caps = GradeCapsOf(rules);
        _plan.GiveBack(_frame);
        return new EvaluationResult
        {
            Plan = _plan,
            Case = _case,
            Root = root,
            Indicators = _indicators,
            Rules = rules,
            Checks = checks,
            Total = tally.Total,
            TotalBeforeSpill = tally.TotalBeforeSpill,
            Spill = tally.Spill,
            Grades = Grading.GradesOf(_plan.RuleSet.Grades, tally.Total, caps),
            GradeCaps = caps,
            Missing = CollectMissing(rules),
            Failures = _failures,
        };
    }

    private static List<GradeCapResult> GradeCapsOf(RuleResult[] rules)
    {
        var caps = new List<GradeCapResult>();
        foreach (RuleResult rule in rules)
        {
            if (rule.Rule.GradeCap is { } grade && rule.MayFire)
            {
                caps.Add(new GradeCapResult(rule.Rule, grade, rule.Fired));
            }
        }

        return caps;
    }

    private RuleResult RunRule(RulePlan plan)
    {
        var result = new RuleResult { Plan = plan };
        int targets = plan.Rule.Targets.Count;
        FeelValue[] limits = plan.HasMax ? new FeelValue[targets] : [];
        _frame.BeginComputation();
        try
        {
            MatchRows(plan, result);
            for (int i = 0; i < limits.Length; i++)
            {
                limits[i] = plan.Max[i]?.Evaluate(_frame) ?? FeelValue.Null;
            }
        }
        catch (EvaluationLimitException)
        {
            result.Pending = TooManySteps(plan.Rule.Model.Location);
        }

        if (result.Pending.IsFailure)
        {
            AddFailure(result.Pending);
        }

        if (targets > 0)
        {
            result.Nominal = new FeelValue[targets];
            result.Capped = plan.HasMax ? limits : result.Nominal;
            for (int i = 0; i < targets; i++)
            {
                result.Nominal[i] = Nominal(result, plan.Rule.Targets[i]);
            }

            for (int i = 0; i < limits.Length; i++)
            {
                result.Capped[i] = result.Pending.IsFailure ? result.Pending : Cap(plan.Rule.Targets[i], result.Nominal[i], limits[i]);
            }
        }

        return result;
    }

    private void MatchRows(RulePlan plan, RuleResult result)
    {
        if (_found?[plan.Rule.Index] is { } found)
        {
            TakeFound(plan, result, found);
            return;
        }

        if (plan.Rows is not { } rows)
        {
            MatchIfHolds(plan, result, FeelValue.True);
            return;
        }

        if (plan.Matching?.TrySelect(_frame) is { } matching)
        {
            for (int i = 0; i < matching.Count; i++)
            {
                _frame.Locals[plan.RowSlots[0]] = matching[i];
                AddMatch(plan, result, FeelValue.True);
            }

            return;
        }

        if (!rows.Open(_frame))
        {
            result.Pending = _frame.Pending;
            return;
        }

        while (rows.Next(_frame, out FeelValue presence))
        {
            MatchIfHolds(plan, result, presence);
        }

        if (!rows.Complete(_frame))
        {
            result.Pending = _frame.Pending;
        }
    }

    // What was found is weighed all the same: whether it is certain, and if not, for want of what.
    private void TakeFound(RulePlan plan, RuleResult result, IReadOnlyList<FoundRow> found)
    {
        foreach (FoundRow row in found)
        {
            for (int i = 0; i < row.Values.Length; i++)
            {
                _frame.Locals[plan.RowSlots[i]] = row.Values[i];
            }

            MatchIfHolds(plan, result, row.Presence);
        }

        if (result.Matches.Count != found.Count)
        {
            throw new InvalidOperationException($"The rule '{plan.Rule.Model.Name}' does not hold for {found.Count - result.Matches.Count} of the rows that were found for it.");
        }
    }

    private void MatchIfHolds(RulePlan plan, RuleResult result, in FeelValue presence)
    {
        FeelValue holds = plan.Condition is null ? presence : General.And(presence, plan.Condition.Evaluate(_frame));
        if (holds.IsFalse)
        {
            return;
        }

        if (holds.IsFailure)
        {
            AddFailure(holds);
        }

        AddMatch(plan, result, holds);
    }

    private void AddMatch(RulePlan plan, RuleResult result, in FeelValue holds)
    {
        FeelValue[]? points = plan.FixedPoints;
        if (points is null)
        {
            points = new FeelValue[plan.Points.Count];
            for (int i = 0; i < points.Length; i++)
            {
                points[i] = plan.Points[i].Evaluate(_frame);
                AddFailure(points[i]);
            }
        }

        FeelValue[] rows = plan.RowSlots.Count == 0 ? [] : new FeelValue[plan.RowSlots.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = _frame.Locals[plan.RowSlots[i]];
        }

        result.Matches.Add(new RuleMatch(rows, holds, points));
    }

    private FeelValue Nominal(RuleResult result, CheckedRuleTarget target)
    {
        if (!result.Pending.IsNull)
        {
            return result.Pending.IsFailure
                ? result.Pending
                : FeelValue.Of(new Unknown(result.Pending.AsUnknown.Missing, Interval.From(0, open: false)));
        }

        FeelValue sum = FeelValue.Of(0m);
        foreach (RuleMatch match in result.Matches)
        {
            FeelValue points = match.Points[target.Number];
            sum = match.Presence.IsTrue && sum.IsNumber && points.IsNumber && Scalars.TryAdd(sum.Number, points.Number, out decimal known)
                ? FeelValue.Of(known)
                : General.AddItem(sum, points, match.Presence, target.Points, _frame);
        }

        return sum;
    }

    private static FeelValue Cap(CheckedRuleTarget target, FeelValue loss, FeelValue max) => max.IsNull
        ? loss
        : GeneralArithmetic.Apply(Feel.Checking.ArithmeticOperation.Minimum, loss, max, target.Max!);

    private FeelValue TooManySteps(SourceLocation at) => FeelValue.Failed(EvaluationErrors.StepLimit.At(at, _frame.StepLimit));

    private IndicatorPlace[] Places()
    {
        if (_plan.Places is { } places)
        {
            return places;
        }

        var made = new List<IndicatorPlace>(_plan.Indicators.Count);
        Place(made, _plan.RuleSet.Root, null, -1);
        places = [.. made];
        if (_plan.HasFixedPlaces)
        {
            _plan.Places = places;
        }

        return places;
    }

    private static IndicatorResult[] MakeIndicators(IndicatorPlace[] places)
    {
        var indicators = new IndicatorResult[places.Length];
        for (int i = places.Length - 1; i >= 0; i--)
        {
            indicators[i] = new IndicatorResult(places[i]);
            if (places[i].Children.Length > 0)
            {
                indicators[i].Children = ChildrenOf(places[i], indicators);
            }
        }

        return indicators;
    }

    private static IndicatorResult[] ChildrenOf(IndicatorPlace place, IndicatorResult[] indicators)
    {
        var children = new IndicatorResult[place.Children.Length];
        for (int i = 0; i < children.Length; i++)
        {
            children[i] = indicators[place.Children[i]];
        }

        return children;
    }

    private IndicatorPlace Place(List<IndicatorPlace> places, CheckedIndicator indicator, IndicatorPlace? parent, int row)
    {
        RepeatedRow? repeated = row >= 0 ? _case.Repeats[indicator.Repeated!][row] : null;
        bool isTop = indicator.Repeat is not null;
        string name = isTop && repeated is not null ? repeated.Title : indicator.Name;
        var place = new IndicatorPlace
        {
            Indicator = indicator,
            Place = places.Count,
            Row = Math.Max(row, 0),
            Name = indicator.Parent is null ? _plan.RuleSet.Model.Title : name,
            Path = row < 0 ? indicator.Path : parent!.Path.Length == 0 ? name : parent.Path + "/" + name,
            Points = PointsOf(indicator, repeated, row),
        };
        places.Add(place);
        IndicatorPlace[] children = [.. PlacesBelow(places, indicator, place, row)];
        place.Children = [.. children.Select(c => c.Place)];

        // A section that states no points has as many as what is below it.
        if (indicator.Points is null && indicator.Aggregate is null)
        {
            place.Points = children.Sum(c => c.Points);
        }

        return place;
    }

    private IEnumerable<IndicatorPlace> PlacesBelow(List<IndicatorPlace> places, CheckedIndicator indicator, IndicatorPlace place, int row)
    {
        foreach (CheckedIndicator child in indicator.Children)
        {
            if (child.Repeat is null)
            {
                yield return Place(places, child, place, row);
                continue;
            }

            for (int i = 0; i < _case.Repeats[child].Count; i++)
            {
                yield return Place(places, child, place, i);
            }
        }
    }

    // Points that differ by row: those of the row itself, or a share of them.
    private decimal PointsOf(CheckedIndicator indicator, RepeatedRow? repeated, int row)
    {
        if (indicator.FixedPoints is { } points)
        {
            return points;
        }

        if (indicator.Repeat is not null && repeated is not null)
        {
            return repeated.Points;
        }

        IndicatorPlan plan = _plan.Indicators[indicator.Index];
        if (plan.Points is null)
        {
            return 0;
        }

        EnterRow(plan, Math.Max(row, 0));
        _frame.BeginComputation();
        FeelValue value;
        try
        {
            value = plan.Points.Evaluate(_frame);
        }
        catch (EvaluationLimitException)
        {
            value = TooManySteps(indicator.Model.Location);
        }

        AddFailure(value);
        return value.IsNumber ? Math.Max(0, value.Number) : 0;
    }

    private void EnterRow(IndicatorPlan plan, int row)
    {
        if (plan.RowSlot < 0)
        {
            return;
        }

        _frame.Locals[plan.RowSlot] = _case.Repeats[plan.Indicator.Repeated!][row].Row;
        foreach (Question question in plan.RowQuestions)
        {
            FeelValue answers = _case.Slots[question.Slot];
            _frame.Facts[question.Slot] = answers.Kind == FeelKind.List ? answers.List[row] : answers;
        }
    }

    private void EvaluateIndicator(IndicatorResult result, RuleResult[] rules)
    {
        IndicatorPlan plan = _plan.Indicators[result.Indicator.Index];
        EnterRow(plan, result.Row);
        _frame.BeginComputation();
        try
        {
            if (plan.Applies is not null)
            {
                result.Applies = plan.Applies.Evaluate(_frame);
            }

            result.Earned = plan.Earned?.Evaluate(_frame) ?? FeelValue.Null;
            result.PartLosses = plan.Losses.Count == 0 ? [] : new FeelValue[plan.Losses.Count];
            for (int i = 0; i < result.PartLosses.Length; i++)
            {
                result.PartLosses[i] = plan.Losses[i].Evaluate(_frame);
            }
        }
        catch (EvaluationLimitException)
        {
            result.Earned = TooManySteps(result.Indicator.Model.Location);
            result.PartLosses = [.. plan.Losses.Select(_ => FeelValue.Of(0m))];
        }

        IReadOnlyList<CheckedRuleTarget> targets = result.Indicator.RuleTargets;
        if (targets.Count > 0)
        {
            result.RuleLosses = new (CheckedRuleTarget, FeelValue)[targets.Count];
            for (int i = 0; i < targets.Count; i++)
            {
                result.RuleLosses[i] = (targets[i], rules[targets[i].Rule.Index].Capped[targets[i].Number]);
            }
        }

        // The sum of a checklist is open as long as the evidence for it is missing.
        if (result.Indicator.Evidence is { } evidence && _frame.Facts[evidence.Slot] is { IsUnknown: true } unproved)
        {
            result.LacksEvidence = true;
            result.Missing = result.Children.Count > 0 ? result.Missing.Union(unproved.AsUnknown.Missing) : result.Missing;
        }

        Note(result, result.Applies);
        Note(result, result.Earned);
        foreach (FeelValue loss in result.PartLosses)
        {
            Note(result, loss);
        }

        foreach ((_, FeelValue loss) in result.RuleLosses)
        {
            Note(result, loss);
        }
    }

    private void Note(IndicatorResult result, in FeelValue value)
    {
        if (value.IsKnown)
        {
            return;
        }

        if (value.IsFailure)
        {
            result.Fail();
            AddFailure(value);
        }
        else
        {
            result.Missing = result.Missing.Union(value.AsUnknown.Missing);
        }
    }

    private void AddFailure(in FeelValue value)
    {
        if (value.IsFailure && !_failures.Contains(value.AsFailure.Diagnostic))
        {
            _failures.Add(value.AsFailure.Diagnostic);
        }
    }

    private List<MissingResult> CollectMissing(RuleResult[] rules)
    {
        Dictionary<UnknownSource, (decimal Points, List<IndicatorResult> Where)>? open = null;
        foreach (IndicatorResult result in _indicators)
        {
            // Nothing is missing where the case is complete.
            if (result.Missing.Sources.Count == 0 && !result.Applies.IsUnknown)
            {
                continue;
            }

            decimal width = result.OwnWidth;
            foreach (UnknownSource source in width > 0 || result.Applies.IsUnknown ? result.Missing.Sources : [])
            {
                open ??= [];
                if (!open.TryGetValue(source, out (decimal Points, List<IndicatorResult> Where) entry))
                {
                    entry = (0, []);
                }

                entry.Where.Add(result);
                open[source] = (entry.Points + width, entry.Where);
            }
        }

        // A rule that only caps the grade, or only reports, may hang on something too.
        foreach (RuleResult rule in rules)
        {
            if (rule.Rule.Targets.Count > 0 || !rule.MayFire)
            {
                continue;
            }

            foreach (UnknownSource source in rule.OpenSources)
            {
                open ??= [];
                open.TryAdd(source, (0, []));
            }
        }

        return open is null ? [] : [.. open.OrderByDescending(e => e.Value.Points).ThenBy(e => e.Key, Comparer<UnknownSource>.Create((a, b) => a.CompareTo(b)))
            .Select(e => new MissingResult(e.Key, e.Value.Points, e.Value.Where))];
    }
}
