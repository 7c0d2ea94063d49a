using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Proofs;

/// <summary>Declarations: that facts, measures, functions and documents are used by something.</summary>
internal sealed partial class RuleSetProver
{
    private void ProveUses()
    {
        // A framework declares for those who extend it.
        if (_ruleSet.Model.IsAbstract)
        {
            return;
        }

        var used = new Used();
        foreach (Typed typed in Expressions())
        {
            used.Collect(typed);
        }

        foreach (CheckedFact fact in _ruleSet.Facts.Where(f => f.Symbol.Name != CheckedRuleSet.AsOfName))
        {
            ProveUse(used.Slots.Contains(fact.Symbol.Index), new LocalText("事实", "The fact"), fact.Model.Name, fact.Model.Location);
        }

        foreach (CheckedMeasure measure in _ruleSet.Measures)
        {
            ProveUse(used.Measures.Contains(measure.Symbol.Name), new LocalText("计算项", "The measure"), measure.Model.Name, measure.Model.Location);
        }

        foreach (FunctionModel function in _ruleSet.Model.Functions)
        {
            ProveUse(used.Functions.Contains(function.Name), new LocalText("函数", "The function"), function.Name, function.Location);
        }

        HashSet<string> cited =
        [
            .. _ruleSet.Indicators.SelectMany(i => i.Basis).Select(b => b.Name),
            .. _ruleSet.Rules.SelectMany(r => r.Basis).Select(b => b.Name),
            .. _ruleSet.Model.Measures.SelectMany(m => m.Basis).Select(b => b.Path),
        ];
        foreach (BasisModel basis in _ruleSet.Model.Basis)
        {
            // A document that nothing cites is what the whole rule set rests on, as long as nothing is cited at all.
            ProveUse(cited.Count == 0 || cited.Contains(basis.Name), new LocalText("依据", "The document"), basis.Name, basis.Location);
        }
    }

    private void ProveUse(bool isUsed, LocalText what, string name, SourceLocation at)
    {
        if (at.File != _ruleSet.Model.Location.File)
        {
            // It belongs to what this rule set extends.
            return;
        }

        if (isUsed)
        {
            Add(ProofKind.Uses, ProofVerdict.Proved, name, at, "有用到", "it is used");
        }
        else
        {
            Refute(ProofKind.Uses, name, ProofErrors.NothingReads.At(at, what, name));
        }
    }

    private IEnumerable<Typed> Expressions()
    {
        IEnumerable<Typed?> all = _ruleSet.Measures.Select(m => m.Symbol.Body)
            .Concat<Typed?>(_ruleSet.Checks.SelectMany(c => (Typed?[])[c.That, c.Says]))
            .Concat(_ruleSet.Rules.SelectMany(r => (Typed?[])[.. r.Iterators.Select(i => i.Source), r.Condition, r.Because, .. r.Targets.SelectMany(t => (Typed?[])[t.Points, t.Max])]))
            .Concat(_ruleSet.Indicators.SelectMany(i => (Typed?[])
            [
                i.Points, i.Repeat?.Source, i.Title, i.Applies, i.Aggregate, i.Earned,
                .. i.Deductions.SelectMany(d => (Typed?[])[d.Nominal, d.Max, d.Because, .. d.Iterators.Select(r => r.Source)]),
            ]));
        return all.OfType<Typed>();
    }

    /// <summary>What expressions use, measures counting only where they stand themselves.</summary>
    private sealed class Used
    {
        public HashSet<int> Slots { get; } = [];

        public HashSet<string> Measures { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Functions { get; } = new(StringComparer.Ordinal);

        public void Collect(Typed typed)
        {
            switch (typed)
            {
                case TypedFact fact:
                    Slots.Add(fact.Symbol.Index);
                    break;
                case TypedMeasure measure:
                    Measures.Add(measure.Symbol.Name);
                    break;
                case TypedLet { Function: { } function }:
                    Functions.Add(function);
                    break;
            }

            foreach (Typed child in typed.Children)
            {
                Collect(child);
            }
        }
    }
}
