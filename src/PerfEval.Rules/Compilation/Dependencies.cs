using System.Collections.Concurrent;
using PerfEval.Feel.Checking;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Compilation;

/// <summary>Which rules, indicators and checks of a rule set depend on which slots, by what their expressions read.</summary>
internal sealed class Dependencies
{
    private readonly CheckedRuleSet _ruleSet;
    private readonly HashSet<int>[] _rules, _indicators, _checks;
    private readonly Dictionary<MeasureSymbol, HashSet<int>> _measures = [];
    private readonly ConcurrentDictionary<int, Dependents> _bySlot = [];
    private readonly bool _isWhole;

    public Dependencies(CheckedRuleSet ruleSet)
    {
        _ruleSet = ruleSet;
        _rules = [.. ruleSet.Rules.Select(r => SlotsOf(
            [.. r.Iterators.Select(i => i.Source), r.Condition, .. r.Targets.SelectMany(t => new[] { t.Points, t.Max })]))];
        _indicators = [.. ruleSet.Indicators.Select(SlotsOf)];
        _checks = [.. ruleSet.Checks.Select(c => SlotsOf([c.That]))];

        // Rows of a table that become indicators, points that move to other indicators or spill over to the total, and points that are
        // computed reach across the table: then it is summed up as a whole.
        _isWhole = ruleSet.Indicators.Any(i => i.Repeat is not null || i.MoveTarget is not null || (i.FixedPoints is null && i.Points is not null)
            || i.Deductions.Any(d => d.Model.SpillsToTotal));
    }

    /// <summary>What depends on any of some slots; null if that cannot be told apart from the rest.</summary>
    public Dependents? Of(IReadOnlyList<int> slots) =>
        _isWhole || slots.Count == 0 ? null
        : slots.Count == 1 ? _bySlot.GetOrAdd(slots[0], static (slot, self) => self.Collect([slot]), this)
        : Collect([.. slots]);

    /// <summary>The slots of facts and answers on which some indicators hang, by their own standards and by rules that take points off them; with those of rules that only cap the grade.</summary>
    public IReadOnlySet<int> ReadBy(IEnumerable<CheckedIndicator> indicators)
    {
        HashSet<CheckedIndicator> meant = [.. indicators];
        var slots = new HashSet<int>(meant.SelectMany(i => _indicators[i.Index]));
        foreach ((HashSet<int> read, CheckedRule rule) in _rules.Zip(_ruleSet.Rules))
        {
            if (rule.Targets.Count == 0 || rule.Targets.Any(t => meant.Contains(t.Indicator)))
            {
                slots.UnionWith(read);
            }
        }

        slots.ExceptWith(_ruleSet.Measures.Select(m => m.Symbol.StatedSlot));
        return slots;
    }

    private Dependents Collect(HashSet<int> slots)
    {
        int[] rules = Overlapping(_rules, slots);
        var indicators = new SortedSet<int>();
        IEnumerable<CheckedIndicator> own = Overlapping(_indicators, slots).Select(i => _ruleSet.Indicators[i]);
        foreach (CheckedIndicator indicator in own.Concat(rules.SelectMany(r => _ruleSet.Rules[r].Targets).Select(t => t.Indicator)))
        {
            for (CheckedIndicator? at = indicator; at is not null; at = at.Parent)
            {
                indicators.Add(at.Index);
            }
        }

        bool[] isTouched = new bool[_ruleSet.Indicators.Count];
        foreach (int index in indicators)
        {
            isTouched[index] = true;
        }

        return new Dependents(rules, [.. indicators], isTouched, Overlapping(_checks, slots));
    }

    private static int[] Overlapping(HashSet<int>[] used, HashSet<int> slots) => [.. Enumerable.Range(0, used.Length).Where(i => used[i].Overlaps(slots))];

    private HashSet<int> SlotsOf(CheckedIndicator indicator)
    {
        HashSet<int> slots = SlotsOf([indicator.Earned, indicator.Applies, indicator.Aggregate, .. indicator.Deductions.Select(d => d.Loss)]);
        if (indicator.Evidence is { } evidence)
        {
            slots.Add(evidence.Slot);
        }

        return slots;
    }

    private HashSet<int> SlotsOf(IEnumerable<Typed?> expressions)
    {
        var slots = new HashSet<int>();
        foreach (Typed? typed in expressions)
        {
            Add(typed, slots);
        }

        return slots;
    }

    private void Add(Typed? typed, HashSet<int> slots)
    {
        switch (typed)
        {
            case null:
                return;
            case TypedFact fact:
                slots.Add(fact.Symbol.Index);
                return;
            case TypedMeasure measure:
                slots.UnionWith(SlotsOf(measure.Symbol));
                return;
        }

        foreach (Typed child in typed.Children)
        {
            Add(child, slots);
        }
    }

    private HashSet<int> SlotsOf(MeasureSymbol measure)
    {
        if (!_measures.TryGetValue(measure, out HashSet<int>? slots))
        {
            _measures[measure] = slots = SlotsOf([measure.Body]);
            if (measure.StatedSlot >= 0)
            {
                slots.Add(measure.StatedSlot);
            }
        }

        return slots;
    }
}

/// <summary>What is to be computed again when some slots change.</summary>
/// <param name="Rules">The rules, by index.</param>
/// <param name="Indicators">The indicators, those that such rules take points off, and all above them, by index, parents first.</param>
/// <param name="IsTouched">For each indicator whether it is among them.</param>
/// <param name="Checks">The checks, by index.</param>
internal sealed record Dependents(int[] Rules, int[] Indicators, bool[] IsTouched, int[] Checks);
