using PerfEval.Feel.Evaluation;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>What some variables of a component do together.</summary>
/// <param name="Levels">For each variable its level, from 1; 0 where it stays as it is.</param>
/// <param name="Gain">How much the total rises.</param>
/// <param name="Lifted">The caps on the grade that are lifted.</param>
/// <param name="Cost">How many changes it is.</param>
internal sealed record RepairOption(int[] Levels, decimal Gain, ulong Lifted, int Cost);

/// <summary>
/// Variables that meet in some score or rule. Every way to combine them is scored once; kept is what cannot be had with less. A component of
/// too many ways is searched from the fewest changes up, as far as the budget goes.
/// </summary>
internal sealed class RepairComponent
{
    private readonly RepairBench _bench;
    private readonly RepairGoal _goal;
    private readonly decimal _total;
    private readonly List<RepairOption> _options = [];
    private int _budget;

    private RepairComponent(RepairBench bench, RepairGoal goal, IReadOnlyList<RepairVariable> variables)
    {
        _bench = bench;
        _goal = goal;
        _total = bench.Start.Total.Low;
        Variables = variables;
    }

    public IReadOnlyList<RepairVariable> Variables { get; }

    /// <summary>The ways worth taking, the fewest changes first; the first is to change nothing.</summary>
    public IReadOnlyList<RepairOption> Options => _options;

    /// <summary>Whether all ways were looked at.</summary>
    public bool IsComplete { get; private set; } = true;

    public static RepairComponent Explore(RepairBench bench, RepairGoal goal, IReadOnlyList<RepairVariable> variables, int budget)
    {
        var component = new RepairComponent(bench, goal, variables) { _budget = budget };
        if (component.Ways > budget)
        {
            component = new RepairComponent(bench, goal, component.Relevant()) { _budget = budget };
        }

        component.Explore();
        return component;
    }

    private double Ways => Variables.Aggregate(1.0, (n, v) => n * (v.Levels.Count + 1));

    private void Explore()
    {
        int most = Variables.Sum(v => v.Levels.Max(l => l.Cost));
        int[] levels = new int[Variables.Count];
        for (int cost = 0; cost <= most; cost++)
        {
            Combine(levels, 0, cost);
        }

        if (!IsComplete && Variables.Count > 0)
        {
            AddGreedy();
        }
    }

    // Every way of a cost; cheaper ones were taken before it.
    private void Combine(int[] levels, int at, int left)
    {
        if (!IsComplete)
        {
            return;
        }

        if (at == levels.Length)
        {
            if (left == 0)
            {
                TryOption([.. levels]);
            }

            return;
        }

        for (int level = 1; level <= Variables[at].Levels.Count && IsComplete; level++)
        {
            int cost = Variables[at].Levels[level - 1].Cost;
            if (cost <= left)
            {
                levels[at] = level;
                Combine(levels, at + 1, left - cost);
            }
        }

        levels[at] = 0;
        Combine(levels, at + 1, left);
    }

    private void TryOption(int[] levels)
    {
        if (_budget-- <= 0)
        {
            IsComplete = false;
            return;
        }

        Keep(Measure(levels));
    }

    private void Keep(RepairOption? option)
    {
        if (option is not null && !_options.Exists(o => o.Gain >= option.Gain && (option.Lifted & ~o.Lifted) == 0 && IsWithin(o.Levels, option.Levels)))
        {
            // A value that goes less far may have come after one that goes farther at the same cost.
            _options.RemoveAll(o => option.Gain >= o.Gain && (o.Lifted & ~option.Lifted) == 0 && IsWithin(option.Levels, o.Levels));
            _options.Add(option);
        }
    }

    private RepairOption? Measure(int[] levels)
    {
        EvaluationResult? result = _bench.Score(ChangesOf(levels));
        int cost = levels.Select((l, i) => l == 0 ? 0 : Variables[i].Levels[l - 1].Cost).Sum();
        return result is null ? null : new RepairOption(levels, Scalars.Settle(result.Total.Low - _total), _goal.Lifted(result), cost);
    }

    /// <summary>The changes of some levels.</summary>
    public IReadOnlyList<RepairChange> ChangesOf(int[] levels) =>
        [.. levels.SelectMany((l, i) => l == 0 ? [] : Variables[i].Levels[l - 1].Changes)];

    private bool IsWithin(int[] small, int[] large)
    {
        for (int i = 0; i < small.Length; i++)
        {
            bool within = small[i] == 0 || small[i] == large[i]
                || (large[i] > 0 && Variables[i].Levels[small[i] - 1].IsWithin(Variables[i].Levels[large[i] - 1]));
            if (!within)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether one way is part of another.</summary>
    public bool IsPart(RepairOption small, RepairOption large) => !ReferenceEquals(small, large) && IsWithin(small.Levels, large.Levels);

    // All as far as they go, then one after the other taken back while nothing is lost by it.
    private void AddGreedy()
    {
        int[] levels = [.. Variables.Select(v => v.Levels.Count)];
        RepairOption? best = Measure(levels);
        for (int i = 0; i < levels.Length && best is not null; i++)
        {
            for (int level = 0; level < levels[i]; level++)
            {
                int[] less = [.. levels];
                less[i] = level;
                if (Measure(less) is { } option && option.Gain >= best.Gain && (best.Lifted & ~option.Lifted) == 0)
                {
                    (levels, best) = (less, option);
                    break;
                }
            }
        }

        Keep(best);
        _options.Sort((a, b) => a.Cost.CompareTo(b.Cost));
    }

    // Without those that do nothing alone and are not missed among all.
    private List<RepairVariable> Relevant()
    {
        int[] all = [.. Variables.Select(v => v.Levels.Count)];
        RepairOption? whole = Measure(all);
        var relevant = new List<RepairVariable>();
        for (int i = 0; i < Variables.Count; i++)
        {
            int[] alone = new int[all.Length], without = [.. all];
            alone[i] = all[i];
            without[i] = 0;
            RepairOption? one = Measure(alone), rest = Measure(without);
            bool isMissed = whole is not null && (rest is null || rest.Gain != whole.Gain || rest.Lifted != whole.Lifted);
            if (isMissed || one is null || one.Gain > 0 || one.Lifted != _goal.Lifted(_bench.Start))
            {
                relevant.Add(Variables[i]);
            }
        }

        return relevant;
    }
}
