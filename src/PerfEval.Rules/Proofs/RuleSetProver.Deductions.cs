using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Proofs;

/// <summary>Deductions: that each can take points, and all of what it names; and that rules neither repeat nor contradict each other.</summary>
internal sealed partial class RuleSetProver
{
    /// <summary>Pairs of rules are compared up to here for one indicator.</summary>
    private const int PairLimit = 2_000;

    private void ProveDeductions()
    {
        var ranges = new Ranges(_ruleSet);
        foreach (CheckedIndicator indicator in _ruleSet.Indicators)
        {
            foreach (CheckedDeduct deduct in indicator.Deductions)
            {
                var name = new LocalText($"“{indicator.Path}”的扣分", $"The deduction from '{indicator.Path}'");
                bool spills = deduct.Model.SpillsToTotal;
                Typed? each = deduct.Points ?? (deduct.Lines.Count > 0 ? null : deduct.Nominal);
                ProveDeduction(indicator.Path, name, indicator, each, deduct.Max, ranges.Of(deduct.Nominal), spills, deduct.Model.Location);
            }
        }

        foreach (CheckedRuleTarget target in _ruleSet.Rules.SelectMany(r => r.Targets))
        {
            LocalText rule = Named(target.Rule);
            var name = new LocalText(rule.Chinese, "T" + rule.English[1..]);
            ProveDeduction(target.Rule.Model.Name, name, target.Indicator, target.Points, target.Max, ranges.Of(target.Points), spills: false, target.Model.Location);
        }
    }

    private void ProveDeduction(
        string subject, LocalText name, CheckedIndicator from, Typed? each, Typed? max, Interval takes, bool spills, SourceLocation at)
    {
        decimal? once = (each as TypedConstant)?.Value is { IsNumber: true } fixedOnce ? fixedOnce.Number : null;
        decimal? most = (max as TypedConstant)?.Value is { IsNumber: true } fixedMost ? fixedMost.Number : null;
        if ((takes.HasHigh && takes.High <= 0) || most == 0)
        {
            LocalText why = most == 0 ? new("max 是 0", "its 'max' is 0") : new("扣分算出来不会大于 0", "what it takes is never more than 0");
            Refute(ProofKind.Deductions, subject, ProofErrors.NeverBites.At(at, name, why));
        }
        else if (from.FixedPoints == 0)
        {
            Refute(ProofKind.Deductions, subject, ProofErrors.NeverBites.At(at, name, new LocalText($"“{from.Path}”没有分可扣", $"'{from.Path}' has no points to lose")));
        }
        else if (once is { } points && most is { } cap && cap < points)
        {
            Refute(ProofKind.Deductions, subject, ProofErrors.CapBelowOne.At(at, name, Plain(points), Plain(cap)));
        }
        else if (once > from.FixedPoints && most is null && !spills)
        {
            Refute(ProofKind.Deductions, subject, ProofErrors.SwallowedByPoints.At(at, name, Plain(once.Value), from.Path, Plain(from.FixedPoints.Value)));
        }
        else if (most > from.FixedPoints && !spills)
        {
            Refute(ProofKind.Deductions, subject, ProofErrors.CapNeverBinds.At(at, name, Plain(most.Value), from.Path, Plain(from.FixedPoints.Value)));
        }
        else if (once is null && !(takes.HasLow && takes.Low > 0) && !takes.HasHigh && each is not TypedConstant && from.FixedPoints is null)
        {
            Add(ProofKind.Deductions, ProofVerdict.Undecided, subject, at, "扣分和分值都由案例决定", "both what it takes and the points it takes from depend on the case");
        }
        else
        {
            Add(ProofKind.Deductions, ProofVerdict.Proved, subject, at, $"能从“{from.Path}”扣到分", $"it can take points from '{from.Path}'");
        }
    }

    private void ProveRules()
    {
        foreach (CheckedIndicator indicator in _ruleSet.Indicators)
        {
            CheckedRule[] rules = [.. indicator.RuleTargets.Select(t => t.Rule).Where(r => r.Condition is not null).Distinct()];
            if (rules.Length < 2)
            {
                continue;
            }

            if (rules.Length * (rules.Length - 1) / 2 > PairLimit)
            {
                Add(ProofKind.Rules, ProofVerdict.Undecided, indicator.Path, indicator.Model.Location,
                    $"{rules.Length} 条规则都扣这个指标，太多，没有两两比较", $"{rules.Length} rules take points from it, too many to compare each with each");
                continue;
            }

            int before = _proofs.Count;
            for (int i = 0; i < rules.Length; i++)
            {
                for (int j = i + 1; j < rules.Length; j++)
                {
                    Compare(rules[i], rules[j], indicator);
                }
            }

            if (_proofs.Count == before)
            {
                Add(ProofKind.Rules, ProofVerdict.Proved, indicator.Path, indicator.Model.Location,
                    $"扣它的 {rules.Length} 条规则不重复、不矛盾", $"the {rules.Length} rules that take points from it neither repeat nor contradict each other");
            }
        }
    }

    private void Compare(CheckedRule first, CheckedRule second, CheckedIndicator indicator)
    {
        if (!SameRows(first.Iterators, second.Iterators))
        {
            return;
        }

        Typed a = first.Condition!, b = second.Condition!;
        ConditionSolver solver = Solver(first.Iterators);
        for (int i = 0; i < second.Iterators.Count; i++)
        {
            solver.NameRow(second.Iterators[i].Variable, "row " + i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (solver.CanHold([a]) == false || solver.CanHold([b]) == false)
        {
            // One that never fires was reported.
            return;
        }

        bool? onlyFirst = solver.CanHold([a], [b]), onlySecond = solver.CanHold([b], [a]);
        if (onlyFirst == false && onlySecond == false)
        {
            Refute(ProofKind.Rules, indicator.Path, ProofErrors.SameFinding.At(second.Model.Location, first.Model.Name, second.Model.Name, indicator.Path));
        }
        else if (first.Iterators.Count == 0 && onlyFirst is not null && onlySecond is not null && solver.CanHold([], [a, b]) == false)
        {
            Refute(ProofKind.Rules, indicator.Path, ProofErrors.OneAlwaysFires.At(second.Model.Location, first.Model.Name, second.Model.Name, indicator.Path));
        }
        else if (onlyFirst is null || onlySecond is null)
        {
            Add(ProofKind.Rules, ProofVerdict.Undecided, indicator.Path, second.Model.Location,
                $"没有比较规则“{first.Model.Name}”和“{second.Model.Name}”：条件组合太多",
                $"the rules '{first.Model.Name}' and '{second.Model.Name}' were not compared: too many alternatives");
        }
    }

    private static bool SameRows(IReadOnlyList<TypedIterator> first, IReadOnlyList<TypedIterator> second)
    {
        var keys = new TermKeys();
        return first.Count == second.Count && Enumerable.Range(0, first.Count).All(i => keys.Of(first[i].Source) == keys.Of(second[i].Source));
    }
}
