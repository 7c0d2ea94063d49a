using PerfEval.Rules.Checking;
using PerfEval.Rules.Compilation;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>
/// The parts of a scoring table whose scores just add up to the total, and what each reads. What happens in one of them changes nothing in
/// another; within one, anything may depend on anything.
/// </summary>
internal sealed class ScoreUnits
{
    private readonly List<RepairReads> _units = [];
    private readonly EvaluationPlan _plan;
    private readonly RepairReads _all;

    public ScoreUnits(EvaluationPlan plan, int grade)
    {
        _plan = plan;
        _all = new RepairReads(plan.RuleSet);
        var byOwner = new Dictionary<CheckedIndicator, RepairReads>();
        foreach (CheckedIndicator indicator in plan.RuleSet.Indicators)
        {
            CheckedIndicator owner = OwnerOf(indicator);
            if (!byOwner.TryGetValue(owner, out RepairReads? reads))
            {
                byOwner[owner] = reads = new RepairReads(plan.RuleSet);
                _units.Add(reads);
            }

            Add(reads, indicator);
            Add(_all, indicator);
        }

        foreach (CheckedRule rule in plan.RuleSet.Rules.Where(r => r.GradeCap > grade))
        {
            var reads = new RepairReads(plan.RuleSet);
            Add(reads, rule);
            Add(_all, rule);
            _units.Add(reads);
        }
    }

    /// <summary>Everything that the score depends on.</summary>
    public RepairReads All => _all;

    /// <summary>The units that a change of a thing can reach, by number.</summary>
    public IEnumerable<int> Of(RepairTarget target) => Enumerable.Range(0, _units.Count).Where(u => _units[u].Sees(target));

    // The topmost node at or above an indicator that is more than the sum of its parts.
    private CheckedIndicator OwnerOf(CheckedIndicator indicator)
    {
        CheckedIndicator owner = indicator;
        for (CheckedIndicator? up = indicator; up is not null; up = up.Parent)
        {
            if (up.Repeat is not null || !IsPlainSum(up))
            {
                owner = up;
            }
        }

        return _plan.MayMovePoints || _plan.MaySpill ? _plan.RuleSet.Root : owner;
    }

    private bool IsPlainSum(CheckedIndicator node)
    {
        decimal? step = node.Parent is null ? _plan.RuleSet.Model.Rounding.Total ?? node.RoundingStep : node.RoundingStep;
        return node.Children.Count > 0 && node.Aggregate is null && node.Deductions.Count == 0 && node.RuleTargets.Count == 0 && node.Evidence is null
            && !node.Children.Exists(c => c.Applies is not null || c.Repeat is not null)
            && (step is not { } s || node.Children.All(c => IsRoundedTo(c, s)));
    }

    // Rounding what is rounded already changes nothing; a plain sum of such scores is such a score.
    private static bool IsRoundedTo(CheckedIndicator node, decimal step) => node.RoundingStep is { } own
        ? own % step == 0
        : node.Children.Count > 0 && node.Aggregate is null && node.Deductions.Count == 0 && node.RuleTargets.Count == 0 && node.Children.All(c => IsRoundedTo(c, step));

    private static void Add(RepairReads reads, CheckedIndicator indicator)
    {
        reads.Add(indicator.Earned);
        reads.Add(indicator.Applies);
        reads.Add(indicator.Aggregate);
        foreach (CheckedDeduct part in indicator.Deductions)
        {
            reads.Add(part.Loss);
        }

        foreach (CheckedRuleTarget target in indicator.RuleTargets)
        {
            Add(reads, target.Rule);
        }

        if (indicator.Repeat is { } repeat)
        {
            reads.Add([repeat]);
            reads.Add(indicator.Points);
        }

        if (indicator.Evidence is { } evidence)
        {
            reads.AddSlot(evidence.Slot);
        }
    }

    private static void Add(RepairReads reads, CheckedRule rule)
    {
        reads.Add(rule.Iterators);
        reads.Add(rule.Condition);
        foreach (CheckedRuleTarget target in rule.Targets)
        {
            reads.Add(target.Points);
            reads.Add(target.Max);
        }
    }
}
