using PerfEval.Feel.Checking;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Testing.Generation;

/// <summary>Conditions, each made to hold and to fail by an example; then whatever a single fact or all changes together still bring.</summary>
internal sealed partial class BoundaryCaseMaker
{
    private void AddConditions(CaseDraft start)
    {
        foreach (CheckedIndicator indicator in _checked.Indicators.Where(i => i.Repeated is null))
        {
            if (indicator.Applies is { } applies)
            {
                AddBothWays(start, applies, [], indicator.Path, T("适用", "applies"), T("不适用", "does not apply"));
            }

            switch (indicator.Standard)
            {
                case CheckedStandard.Item { Condition: { } met }:
                    AddBothWays(start, met, [], indicator.Path, T("符合", "met"), T("不符合", "not met"));
                    break;
                case CheckedStandard.Bands { Of: null } bands:
                    foreach (CheckedBand line in bands.Lines.Where(l => l.Test is not null))
                    {
                        AddBothWays(start, line.Test!, [], indicator.Path, line.Model.Test!.Text, T("非", "not ") + line.Model.Test.Text);
                    }

                    break;
            }

            foreach (CheckedDeduct deduct in indicator.Deductions.Where(d => d.When is not null))
            {
                AddBothWays(start, deduct.When!, deduct.Iterators, indicator.Path, T("扣分", "deducts"), T("不扣分", "deducts nothing"));
            }
        }

        foreach (CheckedRule rule in _checked.Rules)
        {
            if (rule.Condition is { } condition)
            {
                AddBothWays(start, condition, rule.Iterators, rule.Model.Name, T("触发", "fires"), T("不触发", "is silent"));
            }
            else
            {
                AddRows(start, rule);
            }
        }
    }

    private void AddBothWays(CaseDraft start, Typed condition, IReadOnlyList<TypedIterator> rows, string name, string holds, string fails)
    {
        AddIfNew(_examples.With(start, condition, wanted: true, rows), name, holds);
        AddIfNew(_examples.With(start, condition, wanted: false, rows), name, fails);
    }

    // A rule without a condition fires for every row there is.
    private void AddRows(CaseDraft start, CheckedRule rule)
    {
        var anything = rule.Iterators.Count > 0 ? new TypedConstant(Feel.Types.FeelType.Boolean, rule.Iterators[0].Source.Source, default, Feel.Values.FeelValue.True) : null;
        if (anything is not null)
        {
            AddIfNew(_examples.With(start, anything, wanted: true, rule.Iterators), rule.Model.Name, T("触发", "fires"));
        }
    }

    // Only with something that no case so far has tried.
    private bool AddIfNew(CaseDraft? draft, string name, params string[] words) =>
        draft is not null && _base.TryScore(draft) is { } evaluation && !OutcomesOf(evaluation).IsSubsetOf(_tried) && Add(draft, name, words);

    // Every value of every fact that something is compared with.
    private void AddUntried(CaseDraft start)
    {
        foreach (CheckedFact fact in _checked.Facts.Skip(1))
        {
            foreach (CaseValue value in _base.Candidates(fact))
            {
                AddIfNew(start.WithFact(fact.Model.Name, value), fact.Model.Name, value.Text ?? value.ToString());
            }
        }
    }

    // One change on top of the other, until each grade has come.
    private void AddGrades(CaseDraft start)
    {
        if (_checked.Grades.Count == 0)
        {
            return;
        }

        CaseDraft sum = start;
        foreach (BoundaryCase change in _cases.Skip(1).Where(c => c.Evaluation.Total.Width <= _cases[0].Evaluation.Total.Width && !c.Evaluation.HasFailures).ToArray())
        {
            CaseDraft next = Merged(sum, start, change.Draft);
            if (_base.TryScore(next) is not { } evaluation || evaluation.HasFailures || evaluation.Total.Low >= _base.TryScore(sum)!.Total.Low)
            {
                continue;
            }

            sum = next;
            if (evaluation.Grades is [var grade])
            {
                AddIfNew(sum, T("等级", "grade"), grade);
            }
        }
    }

    // What a change made different from the start, put onto another draft.
    private static CaseDraft Merged(CaseDraft onto, CaseDraft start, CaseDraft change)
    {
        foreach ((string name, CaseValue value) in change.Facts)
        {
            onto = start.Facts.GetValueOrDefault(name)?.ToString() == value.ToString() ? onto : onto.WithFact(name, WithRows(onto.Facts.GetValueOrDefault(name), value));
        }

        foreach ((string name, CaseValue value) in change.Judgements)
        {
            onto = start.Judgements.GetValueOrDefault(name)?.ToString() == value.ToString() ? onto : onto.WithJudgement(name, value);
        }

        return onto;
    }

    // Rows are put below those that are there.
    private static CaseValue WithRows(CaseValue? onto, CaseValue value) =>
        onto?.Items is [{ Items: not null } heading, ..] && value.Items is [{ Items: not null } same, ..] && heading.ToString() == same.ToString()
            ? CaseValue.List(onto.Items.Concat(value.Items.Skip(1)))
            : value;
}
