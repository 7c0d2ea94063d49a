using PerfEval.Feel.Types;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;
using PerfEval.Rules.Testing.Generation;
using PerfEval.Rules.Values;

namespace PerfEval.Rules.Testing.Properties;

/// <summary>Takes knowledge out of a case: facts left out or known as a range only, cells not known, answers and evidence missing.</summary>
internal static class OpenDraft
{
    private static readonly CaseValue s_unknown = CaseValue.Of("未知");

    public static CaseDraft Of(Trial trial, RuleSet ruleSet)
    {
        CaseDraft draft = trial.Case;
        int place = 0;
        foreach (CheckedFact fact in ruleSet.Plan.RuleSet.Facts.Skip(1))
        {
            if (draft.Facts.TryGetValue(fact.Model.Name, out CaseValue? value) && !IsNeededWhole(fact, ruleSet))
            {
                draft = Opened(draft, fact.Model, value, trial.Pick(place++));
            }
        }

        foreach (string indicator in draft.Judgements.Keys)
        {
            draft = trial.Pick(place++) % 3 == 0 ? draft.WithoutJudgement(indicator) : draft;
        }

        return draft with { Evidence = [.. draft.Evidence.Where(_ => trial.Pick(place++) % 3 != 0)] };
    }

    // Without the rows that become indicators there is nothing to score.
    private static bool IsNeededWhole(CheckedFact fact, RuleSet ruleSet) =>
        ruleSet.Plan.RuleSet.Indicators.Any(i => i.Repeat is { } repeat && new ExpressionReads([repeat.Source, i.Points]).Facts.Contains(fact.Symbol));

    private static CaseDraft Opened(CaseDraft draft, FactModel fact, CaseValue value, int pick)
    {
        const int Kinds = 5;
        return (pick % Kinds) switch
        {
            0 => draft.WithoutFact(fact.Name),
            1 when value.Items is [{ Items: not null }, _, ..] => draft.WithFact(fact.Name, WithUnknownCell(fact, value, pick / Kinds)),
            1 or 2 when Around(fact, value, pick / Kinds) is { } range => draft.WithFact(fact.Name, CaseValue.Of(range)),
            _ => draft,
        };
    }

    // Rows after the heading; a cell of free text cannot be written as not known.
    private static CaseValue WithUnknownCell(FactModel fact, CaseValue table, int pick)
    {
        int row = 1 + (pick % (table.Items!.Count - 1)), column = pick / 7 % fact.Columns.Count;
        return fact.Columns[column].Type.Type is TextType { Choices: null }
            ? table
            : CaseValue.List(table.Items.Select((r, at) => at == row ? CaseValue.List(r.Items!.Select((cell, c) => c == column ? s_unknown : cell)) : r));
    }

    private static string? Around(FactModel fact, CaseValue value, int pick)
    {
        if (value.Text is not { } text || ValueReader.Read(text, fact.Type) is not { Error: null } read || ValueWriter.OrdinalOf(read.Value) is not { } ordinal)
        {
            return null;
        }

        decimal step = ValueWriter.StepOf(fact.Type);
        string? low = ValueWriter.Write(ordinal - (step * (pick % 4)), fact.Type), high = ValueWriter.Write(ordinal + (step * (pick / 4 % 400)), fact.Type);
        return low is null || high is null ? null
            : (pick % 3) switch
            {
                0 => "≥ " + low,
                1 => "≤ " + high,
                _ => low + ".." + high,
            };
    }
}
