using NRules;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Compilation;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.NRules.Translation;

namespace PerfEval.Rules.NRules.Matching;

/// <summary>Finds the rows for which rules hold by a session of NRules for each case.</summary>
/// <param name="translation">The translated rules.</param>
/// <param name="sessions">Their compiled network.</param>
internal sealed class NRulesMatcher(RuleSetTranslation translation, ISessionFactory sessions) : IRuleMatcher
{
    /// <summary>
    /// The steps, and the comparisons, that a case may take here. One that takes more is left to the evaluator as a whole: its limit is ten times as high, so what fails
    /// for want of steps fails there, and nothing else does.
    /// </summary>
    private const int StepLimit = Frame.DefaultStepLimit / 10;

    public IReadOnlyList<FoundRow>?[] Match(BoundCase bound)
    {
        try
        {
            return TryMatch(bound) ?? Nothing();
        }
        catch (EvaluationLimitException)
        {
            return Nothing();
        }
        catch (RuleExecutionException error) when (error.GetBaseException() is EvaluationLimitException)
        {
            return Nothing();
        }
    }

    private IReadOnlyList<FoundRow>?[] Nothing() => new IReadOnlyList<FoundRow>?[translation.Rules.Count];

    private IReadOnlyList<FoundRow>?[]? TryMatch(BoundCase bound)
    {
        var facts = new CaseFacts(bound.Slots, translation.NewFrame(bound.Slots, StepLimit), translation.Rules.Count);
        var rows = new Dictionary<FactSource, CaseRow[]?>();
        foreach (TranslatedRule rule in translation.Rules)
        {
            foreach (FactSource list in rule.AllLists)
            {
                if (!rows.ContainsKey(list))
                {
                    rows[list] = RowsOf(list, facts);
                }
            }

            if (rule.BoundRows is { } source)
            {
                rows[source] = Run(rule.Plan, source, facts.Frame);
            }
        }

        if (Work(rows) * (1m + LongestText(bound.Slots, rows.Keys) / 16m) > StepLimit)
        {
            return null;
        }

        ISession session = sessions.CreateSession();
        session.InsertAll(rows.Values.SelectMany(r => r ?? []).Prepend<object>(facts));
        session.Fire();
        IReadOnlyList<FoundRow>?[] found = Nothing();
        foreach (TranslatedRule rule in translation.Rules)
        {
            // Rows that cannot all be run through are the evaluator's: they make the whole rule unknown.
            bool isRun = rule.AllLists.All(l => rows[l] is not null) && (rule.BoundRows is null || rows[rule.BoundRows] is not null);
            int index = rule.Plan.Rule.Index;
            found[index] = isRun ? [.. facts.FoundBy(index).Select(r => ToFound(r, rule, facts.Frame))] : null;
        }

        return found;
    }

    private static FoundRow ToFound(CaseRow[] rows, TranslatedRule rule, Frame frame) => rule.BoundRows is null
        ? new FoundRow([.. rows.Select(r => r.Values[0])], PresenceOf(rows, rule, frame))
        : new FoundRow(rows[0].Values, rows[0].Presence);

    // Rows that a filter possibly leaves are possibly there; the filter tells what is missing to know.
    private static FeelValue PresenceOf(CaseRow[] rows, TranslatedRule rule, Frame frame)
    {
        FeelValue presence = FeelValue.True;
        for (int i = 0; i < rows.Length; i++)
        {
            FeelValue row = rows[i].Values[0], own = FeelValue.True;
            foreach (RowFilter filter in rule.Filters[i])
            {
                frame.Locals[filter.Slot] = row;
                own = General.And(own, filter.Condition.Evaluate(frame));
            }

            frame.Locals[rule.Plan.RowSlots[i]] = row;
            presence = General.And(presence, own);
        }

        return presence;
    }

    // Null where the list is not known, or not known in full.
    private static CaseRow[]? RowsOf(FactSource source, CaseFacts facts)
    {
        FeelValue value = facts.Value(source).Value;
        if (value.Kind != FeelKind.List || value.List.IsPartial)
        {
            return null;
        }

        var rows = new CaseRow[value.List.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            rows[i] = new CaseRow(source, i, [value.List[i]], FeelValue.True);
        }

        return rows;
    }

    // What a rule goes through where its loop is no list of facts; null where the loop cannot be run to its end.
    private static CaseRow[]? Run(RulePlan plan, FactSource source, Frame frame)
    {
        Sequence<FeelValue> loop = plan.Rows!;
        if (!loop.Open(frame))
        {
            return null;
        }

        var rows = new List<CaseRow>();
        while (loop.Next(frame, out FeelValue presence))
        {
            if (!presence.IsFalse)
            {
                rows.Add(new CaseRow(source, rows.Count, [.. plan.RowSlots.Select(s => frame.Locals[s])], presence));
            }
        }

        return loop.Complete(frame) ? [.. rows] : null;
    }

    // How many single conditions are asked at most, if each is asked of all combinations of rows.
    private decimal Work(Dictionary<FactSource, CaseRow[]?> rows)
    {
        decimal work = 0;
        foreach (TranslatedRule rule in translation.Rules)
        {
            decimal combinations = rule.BoundRows is { } bound ? CountOf([bound]) : CountOf(rule.Lists);
            work += combinations * (1 + rule.QuantifiedLists.Sum(CountOf)) * rule.ConditionCount;
        }

        return work;

        // Held below what would overflow when it is multiplied further.
        decimal CountOf(IReadOnlyList<FactSource> lists) =>
            lists.Aggregate(1m, (product, list) => Math.Min(StepLimit + 1m, product * (rows[list]?.Length ?? 0)));
    }

    // Comparing long texts counts for more.
    private static int LongestText(FeelValue[] slots, IEnumerable<FactSource> lists)
    {
        int longest = 0;
        foreach (FeelValue value in slots)
        {
            longest = Math.Max(longest, value.Kind == FeelKind.Text ? value.Text.Length : 0);
        }

        foreach (FactSource list in lists)
        {
            if (list.Slot >= 0 && slots[list.Slot] is { Kind: FeelKind.List, List: TableRows { Table: var table } })
            {
                foreach (TextColumn column in table.Columns.OfType<TextColumn>())
                {
                    foreach (string text in column.Values)
                    {
                        longest = Math.Max(longest, text.Length);
                    }
                }
            }
        }

        return longest;
    }
}
