using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Analysis.Repair;

/// <summary>
/// Makes variables of what may be changed: leaves out values that only cost points, puts the others in order of how far they go, and puts
/// rows together that no standard can tell apart.
/// </summary>
internal sealed class VariableBuilder(RepairBench bench, RepairGoal goal, ScoreUnits units)
{
    private readonly decimal _total = bench.Start.Total.Low;
    private readonly ulong _lifted = goal.Lifted(bench.Start);

    public IReadOnlyList<RepairVariable> Build(IReadOnlyList<(RepairTarget Target, IReadOnlyList<FeelValue> Values)> candidates)
    {
        var variables = new List<RepairVariable>();
        var effects = new Dictionary<RepairVariable, (decimal Gain, ulong Lifted)>();
        foreach ((RepairTarget target, IReadOnlyList<FeelValue> values) in candidates.Where(c => units.All.Sees(c.Target)))
        {
            var useful = new List<(FeelValue Value, decimal Gain, ulong Lifted)>();
            foreach (FeelValue value in values)
            {
                if (bench.Score([new RepairChange(target, value)]) is { } result && IsNoWorse(result))
                {
                    useful.Add((value, Scalars.Settle(result.Total.Low - _total), goal.Lifted(result)));
                }
            }

            if (useful.Count > 0)
            {
                var variable = new RepairVariable(LevelsOf(target, useful), [target]);
                variables.Add(variable);
                effects[variable] = useful.Count == 1 ? (useful[0].Gain, useful[0].Lifted) : (0, 0);
            }
        }

        return Grouped(variables, effects);
    }

    // Worse is what lowers the total, or a score without raising another.
    private bool IsNoWorse(EvaluationResult result)
    {
        decimal total = Scalars.Settle(result.Total.Low - _total);
        if (total != 0 || result.Indicators.Count != bench.Start.Indicators.Count)
        {
            return total > 0;
        }

        if ((goal.Lifted(result) & ~_lifted) != 0)
        {
            return true;
        }

        bool isWorse = false;
        for (int i = 0; i < result.Indicators.Count; i++)
        {
            decimal gain = Scalars.Settle(result.Indicators[i].Score.Low - bench.Start.Indicators[i].Score.Low);
            if (gain > 0)
            {
                return true;
            }

            isWorse |= gain < 0;
        }

        return !isWorse;
    }

    private List<RepairLevel> LevelsOf(RepairTarget target, List<(FeelValue Value, decimal Gain, ulong Lifted)> useful)
    {
        FeelValue now = CurrentOf(target);
        bool isKnown = now.TryGetOrdinal(out decimal at) && at < 1e20m;
        var levels = new List<(RepairLevel Level, decimal Gain, ulong Lifted)>();
        int direction = 0;
        foreach ((FeelValue value, decimal gain, ulong lifted) in useful)
        {
            int cost = target.Question is { Kind: Checking.QuestionKind.Found, Range: null } && now.IsNumber && value.IsNumber ? (int)(now.Number - value.Number) : 1;
            RepairChange[] changes = [new RepairChange(target, value)];
            bool isOrdered = value.TryGetOrdinal(out decimal place);
            levels.Add((
                isOrdered && isKnown ? new RepairLevel(changes, Math.Sign(place - at), Math.Abs(place - at), cost)
                    : isOrdered ? new RepairLevel(changes, 0, gain, cost)
                    : new RepairLevel(changes, ++direction, 1, cost),
                gain,
                lifted));
        }

        // Where a figure is not known, one that is a hair short of a limit is no other way than the limit itself.
        if (!isKnown && target.Step > 0)
        {
            levels.RemoveAll(l => levels.Exists(o => !ReferenceEquals(o.Level, l.Level) && o.Gain >= l.Gain && (l.Lifted & ~o.Lifted) == 0
                && Math.Abs(Place(o.Level) - Place(l.Level)) is var gap && gap > 0 && gap <= 2 * target.Step && (o.Gain > l.Gain || DigitsOf(Value(o.Level)) < DigitsOf(Value(l.Level)))));
        }

        // Of what helps as much the nearest; of a figure that is not known the one with the fewest digits.
        var kept = new List<RepairLevel>();
        foreach ((RepairLevel level, decimal gain, ulong lifted) in levels.OrderBy(l => l.Level.Direction).ThenBy(l => l.Level.Distance).ThenBy(l => DigitsOf(Value(l.Level))))
        {
            bool isNeedless = levels.Any(o => o.Level != level && kept.Contains(o.Level) && o.Level.IsWithin(level) && o.Gain >= gain && o.Gain > 0 && (lifted & ~o.Lifted) == 0);
            if (!isNeedless)
            {
                kept.Add(level);
            }
        }

        return kept;
    }

    private static FeelValue Value(RepairLevel level) => level.Changes[0].Value;

    private static decimal Place(RepairLevel level) => Value(level).TryGetOrdinal(out decimal place) ? place : 0;

    private static int DigitsOf(in FeelValue value) => value.IsNumber ? Scalars.Settle(value.Number).Scale : 0;

    private FeelValue CurrentOf(RepairTarget target)
    {
        FeelValue value = target.Computed.IsNull ? bench.Start.Case.Slots[target.Slot] : target.Computed;
        return (target.Kind, value.Kind) switch
        {
            (RepairKind.Cell, FeelKind.List) when value.List is TableRows rows => rows.Table.Columns[rows.Table.IndexOf(target.Column!)].ValueAt(target.Row),
            (_, FeelKind.List) when target.Question is not null && target.Row >= 0 => value.List[target.Row],
            _ => value,
        };
    }

    // Rows that have the same in all columns that are read, and are changed in the same way: any of them will do.
    private List<RepairVariable> Grouped(List<RepairVariable> variables, Dictionary<RepairVariable, (decimal Gain, ulong Lifted)> effects)
    {
        // Where two cells of a row may change, it matters which rows they are of.
        HashSet<(int, int)> several = [.. variables.GroupBy(v => (v.First.Slot, v.First.Row)).Where(g => g.Count() > 1).Select(g => g.Key)];
        var grouped = new List<RepairVariable>();
        var used = new HashSet<RepairVariable>();
        foreach (RepairVariable variable in variables)
        {
            if (!used.Add(variable))
            {
                continue;
            }

            RepairVariable[] alike = several.Contains((variable.First.Slot, variable.First.Row)) ? [variable]
                : [variable, .. variables.Where(o => !several.Contains((o.First.Slot, o.First.Row)) && !used.Contains(o) && AreAlike(variable, o) && effects[variable] == effects[o])];
            if (alike.Length == 1)
            {
                grouped.Add(variable);
                continue;
            }

            used.UnionWith(alike);
            RepairChange[] all = [.. alike.Select(v => v.Levels[0].Changes[0])];
            grouped.Add(new RepairVariable(
                [.. Enumerable.Range(1, all.Length).Select(n => new RepairLevel(all[..n], 0, n, n))], [.. alike.Select(v => v.First)]));
        }

        return grouped;
    }

    private bool AreAlike(RepairVariable a, RepairVariable b)
    {
        if (a.First.Kind is not (RepairKind.Cell or RepairKind.Row) || a.First.Kind != b.First.Kind || (a.First.Slot, a.First.Column) != (b.First.Slot, b.First.Column) || a.Levels.Count != 1 || b.Levels.Count != 1
            || !a.Levels[0].Changes[0].Value.Equals(b.Levels[0].Changes[0].Value) || units.All.ColumnsOf(a.First.Slot) is not { } columns
            || bench.Plan.Repeats.Count > 0)
        {
            return false;
        }

        FeelTable table = ((TableRows)bench.Start.Case.Slots[a.First.Slot].List).Table;
        return columns.All(c => table.Columns[table.IndexOf(c)] is var column && column.ValueAt(a.First.Row).IsKnown
            && column.ValueAt(a.First.Row).Equals(column.ValueAt(b.First.Row)));
    }
}
