using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Proofs;

/// <summary>Conditions: that each can hold and can fail to hold.</summary>
internal sealed partial class RuleSetProver
{
    private void ProveConditions()
    {
        foreach (CheckedRule rule in _ruleSet.Rules)
        {
            if (rule.Condition is null)
            {
                continue;
            }

            LocalText name = Named(rule);
            if (rule is { When: { } when, Unless: { } unless } && Solver(rule.Iterators).CanHold([when, unless]) == false)
            {
                Refute(ProofKind.Conditions, rule.Model.Name, ProofErrors.UnlessNeverMatters.At(WholeOf(rule.Model.Unless!), name, rule.Model.Unless!.Text));
            }

            string written = rule.Model.When?.Text ?? "not(" + rule.Model.Unless!.Text + ")";
            ProveCondition(rule.Condition, rule.Iterators, name, rule.Model.Name, written, WholeOf((rule.Model.When ?? rule.Model.Unless)!));
        }

        foreach (CheckedIndicator indicator in _ruleSet.Indicators)
        {
            ProveConditionsOf(indicator);
        }

        foreach (CheckedCheck check in _ruleSet.Checks)
        {
            ProveCondition(check.That, [], new LocalText("核对项", "the check"), check.That.Written, check.That.Written, check.Model.Location);
        }
    }

    private void ProveConditionsOf(CheckedIndicator indicator)
    {
        IReadOnlyList<TypedIterator> rows = indicator.Repeated?.Repeat is { } repeat ? [repeat] : [];
        if (indicator.Applies is { } applies)
        {
            var name = new LocalText($"“{indicator.Path}”的 applies", $"'applies' of '{indicator.Path}'");
            ProveCondition(applies, rows, name, indicator.Path, indicator.Model.Applies!.Text, WholeOf(indicator.Model.Applies));
        }

        if (indicator.Standard is CheckedStandard.Item { Condition: { } met })
        {
            ProveCondition(met, rows, Named(indicator), indicator.Path, indicator.Model.When!.Text, WholeOf(indicator.Model.When));
        }

        foreach (CheckedDeduct deduct in indicator.Deductions)
        {
            if (deduct.When is { } when)
            {
                var name = new LocalText($"“{indicator.Path}”的扣分", $"the deduction from '{indicator.Path}'");
                ProveCondition(when, [.. rows, .. deduct.Iterators], name, indicator.Path, deduct.Model.When!.Text, WholeOf(deduct.Model.When));
            }
        }
    }

    private static SourceLocation WholeOf(SourceText text) => text.Locate(new TextSpan(0, text.Text.Length));

    private ConditionSolver Solver(IReadOnlyList<TypedIterator> rows)
    {
        var solver = new ConditionSolver(_ruleSet);
        for (int i = 0; i < rows.Count; i++)
        {
            solver.NameRow(rows[i].Variable, "row " + i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return solver;
    }

    private void ProveCondition(Typed condition, IReadOnlyList<TypedIterator> rows, LocalText name, string subject, string written, SourceLocation at)
    {
        ConditionSolver solver = Solver(rows);
        bool? can = solver.CanHold([condition]);
        Dictionary<int, FeelValue> hint = HintOf(solver);
        if (can == false)
        {
            Refute(ProofKind.Conditions, subject, ProofErrors.NeverHolds.At(at, name, written));
            return;
        }

        bool? canFail = solver.CanHold([], [condition]);
        if (canFail == false)
        {
            Refute(ProofKind.Conditions, subject, ProofErrors.AlwaysHolds.At(at, name, written));
            return;
        }

        Example? holds = _search.Find(condition, wanted: true, rows, hint);
        Example? fails = _search.Find(condition, wanted: false, rows, HintOf(solver));
        if (holds is not null && fails is not null)
        {
            LocalText example = holds.Describe();
            Add(ProofKind.Conditions, ProofVerdict.Proved, subject, at,
                $"“{written}”可能成立，也可能不成立。成立的一例：{example.Chinese}", $"'{written}' can hold and can fail to. It holds with {example.English}");
            return;
        }

        string what = holds is null ? "成立" : "不成立", whatEnglish = holds is null ? "hold" : "fail to hold";
        Add(ProofKind.Conditions, ProofVerdict.Undecided, subject, at,
            $"没有证明“{written}”是否会{what}：既没有矛盾，也没有找到例子", $"whether '{written}' can {whatEnglish} is open: there is no contradiction, and no example was found");
    }

    private static Dictionary<int, FeelValue> HintOf(ConditionSolver solver)
    {
        var hint = new Dictionary<int, FeelValue>();
        foreach ((Term term, Rational number) in solver.Numbers)
        {
            if (term.Typed is TypedFact fact && number.ToDecimal() is { } ordinal && ValueAt(fact.Type.Kind, ordinal) is { } value)
            {
                hint[fact.Symbol.Index] = value;
            }
        }

        foreach ((Term term, string word) in solver.Words)
        {
            if (term.Typed is TypedFact fact)
            {
                hint[fact.Symbol.Index] = FeelValue.Of(word);
            }
        }

        return hint;
    }

    private static FeelValue? ValueAt(FeelKind kind, decimal ordinal) => kind switch
    {
        FeelKind.Number => FeelValue.Of(ordinal),
        FeelKind.Date when Math.Abs(ordinal) < 3_000_000 && FeelDate.TryFromDayNumber((long)ordinal, out FeelDate date) && !date.IsNever && ordinal != 0 => FeelValue.Of(date),
        _ => null,
    };
}
