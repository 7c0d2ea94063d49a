using System.Numerics;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>
/// Puts the ways of independent components together to sets that reach the goal, the fewest changes first, and keeps those from which
/// nothing can be left out.
/// </summary>
internal sealed class RepairSearch
{
    // Steps of the search; with usual tables it takes thousands.
    private const int MostSteps = 3_000_000;

    private readonly IReadOnlyList<RepairComponent> _components;
    private readonly RepairGoal _goal;
    private readonly decimal _total;
    private readonly ulong _lifted;
    private readonly int _most;
    private readonly decimal[][] _bestGain;
    private readonly ulong[] _turned;
    private readonly RepairOption[] _chosen;
    private readonly List<RepairOption[]> _found = [];
    private int _steps;

    private RepairSearch(IReadOnlyList<RepairComponent> components, RepairGoal goal, decimal total, ulong lifted, int most)
    {
        _components = components;
        _goal = goal;
        _total = total;
        _lifted = lifted;
        _most = most;
        _chosen = new RepairOption[components.Count];
        Largest = components.Sum(c => c.Options.Max(o => o.Cost));
        _bestGain = new decimal[components.Count + 1][];
        _turned = new ulong[components.Count + 1];
        _bestGain[^1] = new decimal[Largest + 1];
        for (int i = components.Count - 1; i >= 0; i--)
        {
            _turned[i] = components[i].Options.Aggregate(_turned[i + 1], (turned, o) => turned | Turned(o));
            _bestGain[i] = BestGains(components[i].Options, _bestGain[i + 1]);
        }
    }

    private int Largest { get; }

    private bool IsCut { get; set; }

    private bool HasMore { get; set; }

    /// <summary>The sets, each with one way for each component.</summary>
    /// <param name="components">The components; at least one way each.</param>
    /// <param name="goal">What is to be reached.</param>
    /// <param name="total">The total as it is.</param>
    /// <param name="lifted">The caps on the grade that do not hold as it is.</param>
    /// <param name="most">How many sets to find at most.</param>
    /// <param name="isCut">Whether the search was given up.</param>
    /// <param name="hasMore">Whether there are more than were asked for.</param>
    public static IReadOnlyList<RepairOption[]> Find(IReadOnlyList<RepairComponent> components, RepairGoal goal, decimal total, ulong lifted, int most, out bool isCut, out bool hasMore)
    {
        var search = new RepairSearch(components, goal, total, lifted, most);
        for (int cost = 1; cost <= search.Largest && !search.IsCut && !search.HasMore; cost++)
        {
            search.Choose(0, cost, 0, 0);
        }

        (isCut, hasMore) = (search.IsCut, search.HasMore);
        return search._found;
    }

    // A way may lift a cap, and it may bring one about. Whatever a cap hangs on is in one component, so that the others leave it as it was.
    private ulong Turned(RepairOption option) => option.Lifted ^ _lifted;

    private bool IsFree(ulong turned) => (_goal.AllLifted & ~(_lifted ^ turned)) == 0;

    // The most that can be gained with a number of changes.
    private static decimal[] BestGains(IReadOnlyList<RepairOption> options, decimal[] rest)
    {
        decimal[] best = new decimal[rest.Length];
        for (int cost = 0; cost < best.Length; cost++)
        {
            best[cost] = options.Where(o => o.Cost <= cost).Max(o => o.Gain + rest[cost - o.Cost]);
        }

        return best;
    }

    private void Choose(int at, int left, decimal gain, ulong turned)
    {
        if (IsCut || HasMore || !_goal.IsEnough(_total + gain + _bestGain[at][left]) || (_goal.AllLifted & ~((_lifted ^ turned) | _turned[at])) != 0)
        {
            return;
        }

        if (++_steps > MostSteps)
        {
            IsCut = true;
            return;
        }

        // Once the goal is reached, anything more could be left out.
        if (left > 0 && _goal.IsEnough(_total + gain) && IsFree(turned))
        {
            return;
        }

        if (at == _components.Count)
        {
            if (left == 0 && IsFree(turned) && IsMinimal(gain))
            {
                HasMore = _found.Count == _most;
                if (!HasMore)
                {
                    _found.Add([.. _chosen]);
                }
            }

            return;
        }

        foreach (RepairOption option in _components[at].Options)
        {
            if (option.Cost > left)
            {
                break;
            }

            _chosen[at] = option;
            Choose(at + 1, left - option.Cost, gain + option.Gain, turned | Turned(option));
        }
    }

    // A cap that one component lifts is no business of another, so that less of a component is weighed alone.
    private bool IsMinimal(decimal gain)
    {
        for (int i = 0; i < _chosen.Length; i++)
        {
            RepairOption own = _chosen[i];
            ulong others = 0;
            for (int j = 0; j < _chosen.Length; j++)
            {
                others |= j == i ? 0 : Turned(_chosen[j]);
            }

            foreach (RepairOption less in _components[i].Options)
            {
                if (_components[i].IsPart(less, own) && _goal.IsEnough(_total + gain - own.Gain + less.Gain) && IsFree(others | Turned(less)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The ways that gain the most, those first that lift the caps on the grade.</summary>
    public static IReadOnlyList<RepairOption> Best(IReadOnlyList<RepairComponent> components) =>
        [.. components.Select(c => c.Options.OrderByDescending(o => BitOperations.PopCount(o.Lifted)).ThenByDescending(o => o.Gain).ThenBy(o => o.Cost).First())];
}
