using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.Loading;

namespace PerfEval.Rules.Binding;

// Other values for some facts of a case that is bound.
internal sealed partial class CaseBinder
{
    private CaseBinder(EvaluationPlan plan, BoundCase from, DiagnosticBag diagnostics)
    {
        _plan = plan;
        _ruleSet = plan.RuleSet;
        _case = from.Model;
        _diagnostics = diagnostics;
        _slots = [.. from.Slots];
        _written = from.Written.ToArray();
        _evidence = [.. from.Evidence];
    }

    /// <summary>Binds other values for some facts; answers and evidence stay.</summary>
    /// <param name="plan">The rule set.</param>
    /// <param name="from">The case as it is; it stays so.</param>
    /// <param name="facts">Facts or measures and their values.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="slots">The slots that changed; empty if rows of repeated indicators may have changed too, so that all is bound anew.</param>
    /// <returns>The changed case; null after reporting errors.</returns>
    public static BoundCase? Change(
        EvaluationPlan plan, BoundCase from, IReadOnlyList<MappingEntry> facts, DiagnosticBag diagnostics, out IReadOnlyList<int> slots)
    {
        slots = [];
        var own = new DiagnosticBag();
        BoundCase? changed;
        if (plan.Repeats.Count > 0)
        {
            var names = facts.Select(f => f.Key.Text.Trim()).ToHashSet(StringComparer.Ordinal);
            changed = Bind(plan, from.Model with { Facts = [.. from.Model.Facts.Where(f => !names.Contains(f.Key.Text.Trim())), .. facts] }, own);
        }
        else
        {
            changed = new CaseBinder(plan, from, own).Rebind(from, facts, out slots);
        }

        diagnostics.AddRange(own.Items);
        return own.HasErrors ? null : changed;
    }

    /// <summary>A case with other values in its slots; answers and evidence stay as they are. Null if rows of repeated indicators come or go by it.</summary>
    /// <param name="plan">The rule set.</param>
    /// <param name="from">The case as it is; it stays so.</param>
    /// <param name="slots">The values.</param>
    /// <param name="written">How they were written.</param>
    public static BoundCase? Change(EvaluationPlan plan, BoundCase from, FeelValue[] slots, Values.WrittenValue?[] written)
    {
        IReadOnlyDictionary<Checking.CheckedIndicator, IReadOnlyList<RepeatedRow>> repeats = from.Repeats;
        if (plan.Repeats.Count > 0)
        {
            var own = new DiagnosticBag();
            var binder = new CaseBinder(plan, from, own);
            slots.CopyTo(binder._slots, 0);
            binder.BindRepeats();
            repeats = binder._repeats;
            if (own.HasErrors || repeats.Any(r => r.Value.Count != from.Repeats[r.Key].Count))
            {
                return null;
            }
        }

        return new BoundCase
        {
            RuleSet = from.RuleSet,
            Model = from.Model,
            Slots = slots,
            Written = new WrittenFacts(from.RuleSet, slots, written),
            Repeats = repeats,
            Answers = from.Answers,
            Evidence = from.Evidence,
        };
    }

    private BoundCase Rebind(BoundCase from, IReadOnlyList<MappingEntry> facts, out IReadOnlyList<int> slots)
    {
        int[] changed = new int[facts.Count];
        for (int i = 0; i < changed.Length; i++)
        {
            string name = facts[i].Key.Text.Trim();
            Forget(name);
            changed[i] = BindEntry(name, facts[i]);
        }

        RequireEvidence();
        slots = changed;
        return new BoundCase
        {
            RuleSet = _ruleSet,
            Model = _case,
            Slots = _slots,
            Written = new WrittenFacts(_ruleSet, _slots, _written),
            Repeats = from.Repeats,
            Answers = from.Answers,
            Evidence = from.Evidence,
        };
    }

    // As if the case had never given it.
    private void Forget(string name)
    {
        switch (_ruleSet.Scope.Find(name))
        {
            case Feel.Checking.FactSymbol symbol when symbol.Index > 0 && symbol.Index < _ruleSet.Facts.Count:
                _slots[symbol.Index] = NotGiven(name, _ruleSet.Facts[symbol.Index].Model.Bounds);
                _written[symbol.Index] = null;
                break;
            case Feel.Checking.MeasureSymbol symbol:
                _slots[symbol.StatedSlot] = FeelValue.Null;
                _written[symbol.StatedSlot] = null;
                break;
        }
    }
}
