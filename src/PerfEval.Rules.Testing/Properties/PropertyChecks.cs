using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Reporting;
using PerfEval.Rules.Results;
using PerfEval.Rules.Testing.Generators;

namespace PerfEval.Rules.Testing.Properties;

/// <summary>Tries a property; gives what violates it, or null.</summary>
internal delegate LocalText? PropertyCheck(DraftScoring scoring, Trial trial);

/// <summary>How each property is tried.</summary>
internal static class PropertyChecks
{
    public static PropertyCheck Of(RuleSetProperty property) => property switch
    {
        RuleSetProperty.ScoresWithinPoints => (scoring, trial) => ScoreInvariants.Outside(scoring.Score(trial.Case)),
        RuleSetProperty.SectionsAddUp => (scoring, trial) => ScoreInvariants.NotAddingUp(scoring.Score(trial.Case)),
        RuleSetProperty.SameBytes => SameBytes,
        RuleSetProperty.KnowingMoreNeverWidens => KnowingMore,
        RuleSetProperty.OpenScoreHoldsCompleted => Completed,
        RuleSetProperty.MissingPiecesSettleAsTold => Settling,
        RuleSetProperty.WhatIfIsEvaluation => WhatIfCheck.Try,
        RuleSetProperty.OrderChangesNothing => Order,
        RuleSetProperty.HostileTextsAreAnswered => Hostile,
        _ => throw new ArgumentOutOfRangeException(nameof(property)),
    };

    public static LocalText NameOf(RuleSetProperty property) => property switch
    {
        RuleSetProperty.ScoresWithinPoints => new("得分在 0 分与分值之间", "scores lie within their points"),
        RuleSetProperty.SectionsAddUp => new("小计等于各部分之和，失分等于说明的失分之和", "sections and losses add up"),
        RuleSetProperty.SameBytes => new("同一案例每次算出的结果逐字节相同", "the same case gives the same bytes"),
        RuleSetProperty.KnowingMoreNeverWidens => new("知道得越多，得分区间不会变宽", "knowing more never widens a score"),
        RuleSetProperty.OpenScoreHoldsCompleted => new("资料补齐后的得分在原来的区间内", "an open score holds the completed one"),
        RuleSetProperty.MissingPiecesSettleAsTold => new("补上一项缺少的资料，等级如预告那样确定", "a missing piece settles the grade as told"),
        RuleSetProperty.WhatIfIsEvaluation => new("假设变更的得分等于变更后重新打分", "a what-if is the evaluation of the changed case"),
        RuleSetProperty.OrderChangesNothing => new("事实、判断和表行的先后不影响得分", "the order of facts, answers and rows changes nothing"),
        _ => new("写法怪异的值要么读懂，要么说明错在哪里", "hostile texts are read or refused with a place"),
    };

    /// <summary>All of an evaluation, with every derivation.</summary>
    public static string Bytes(CaseEvaluation evaluation) => EvaluationJson.Write(evaluation, Language.Chinese, indented: false, withTrail: true);

    private static LocalText? SameBytes(DraftScoring scoring, Trial trial)
    {
        string first = Bytes(scoring.Score(trial.Case));
        string[] others = new string[4];
        Parallel.For(0, others.Length, i => others[i] = Bytes(scoring.Score(trial.Case)));
        return others.All(o => o == first) ? null : new LocalText("再算一次，结果不同", "evaluated again, it gives something else");
    }

    private static LocalText? KnowingMore(DraftScoring scoring, Trial trial)
    {
        CaseDraft draft = trial.Case;
        CaseEvaluation full = scoring.Score(draft);
        IEnumerable<(string Name, CaseDraft Less)> lesser =
        [
            .. draft.Facts.Keys.Select(f => (f, draft.WithoutFact(f))),
            .. draft.Judgements.Keys.Select(j => (j, draft.WithoutJudgement(j))),
            .. draft.Evidence.Select(e => (e, draft with { Evidence = [.. draft.Evidence.Where(other => other != e)] })),
        ];
        foreach ((string name, CaseDraft less) in lesser)
        {
            if (scoring.TryScore(less) is { } open && !full.HasFailures && !open.HasFailures && ScoreInvariants.NotWithin(full, open) is { } violation)
            {
                return new LocalText($"不给“{name}”时：{violation.Chinese}", $"without '{name}': {violation.English}");
            }
        }

        return null;
    }

    private static LocalText? Completed(DraftScoring scoring, Trial trial)
    {
        CaseDraft less = OpenDraft.Of(trial, scoring.RuleSet);
        CaseEvaluation full = scoring.Score(trial.Case);
        return scoring.TryScore(less) is { } open && !full.HasFailures && !open.HasFailures && ScoreInvariants.NotWithin(full, open) is { } violation
            ? new LocalText($"{violation.Chinese}。原来的案例：\n{less.ToYaml()}", $"{violation.English}. Before, the case was:\n{less.ToYaml()}")
            : null;
    }

    private static LocalText? Settling(DraftScoring scoring, Trial trial)
    {
        CaseDraft less = OpenDraft.Of(trial, scoring.RuleSet);
        if (scoring.TryScore(less) is not { HasFailures: false, Grades.Count: > 1 } open)
        {
            return null;
        }

        foreach (MissingPiece piece in open.Missing)
        {
            if (Supplied(less, trial.Case, piece) is not { } more || scoring.TryScore(more) is not { HasFailures: false } evaluation)
            {
                continue;
            }

            // A piece that is itself known in part only settles nothing yet.
            bool isSettled = evaluation.Grades.Count == 1, isWhole = evaluation.Missing.All(m => m.Name != piece.Name);
            if (isSettled ? !piece.MaySettle.Contains(evaluation.Grades[0]) : piece.SettlesGrade && isWhole)
            {
                string grades = string.Join(" / ", evaluation.Grades), told = string.Join(" / ", piece.MaySettle);
                return new LocalText(
                    $"补上{piece.Text.Chinese}后等级为 {grades}，预告可能定为 {told}。原来的案例：\n{less.ToYaml()}",
                    $"with {piece.Text.English} the grade is {grades}, told was {told}. Before, the case was:\n{less.ToYaml()}");
            }
        }

        return null;
    }

    private static CaseDraft? Supplied(CaseDraft less, CaseDraft whole, MissingPiece piece) => piece.Kind switch
    {
        UnknownSourceKind.Fact when whole.Facts.TryGetValue(piece.Name, out CaseValue? value) => less.WithFact(piece.Name, value),
        UnknownSourceKind.Evidence when whole.Evidence.Contains(piece.Name) => less with { Evidence = [.. less.Evidence, piece.Name] },
        _ => null,
    };

    private static LocalText? Order(DraftScoring scoring, Trial trial)
    {
        CaseDraft draft = trial.Case;
        CaseDraft turned = draft with
        {
            Facts = draft.Facts.Reverse().ToDictionary(f => f.Key, f => Turned(f.Value)),
            Judgements = draft.Judgements.Reverse().ToDictionary(),
        };
        CaseEvaluation a = scoring.Score(draft), b = scoring.Score(turned);
        return a.Total != b.Total ? new LocalText($"总分 {a.Total}，倒过来写是 {b.Total}", $"the total is {a.Total}, turned round {b.Total}")
            : ScoreInvariants.NotWithin(a, b) is { } violation && scoring.RuleSet.Plan.Repeats.Count == 0 ? violation
            : null;
    }

    private static CaseValue Turned(CaseValue value) =>
        value.Items is [{ Items: not null } heading, ..] ? CaseValue.List(value.Items.Skip(1).Reverse().Prepend(heading)) : value;

    private static LocalText? Hostile(DraftScoring scoring, Trial trial)
    {
        CaseDraft draft = trial.Case;
        if (draft.Facts.Count == 0)
        {
            return null;
        }

        string name = draft.Facts.Keys.ElementAt(trial.Pick(0) % draft.Facts.Count), text = HostileTexts.All[trial.Pick(1) % HostileTexts.All.Length];
        try
        {
            CaseEvaluation evaluation = scoring.RuleSet.Evaluate(draft.WithFact(name, CaseValue.Name(text)).ToYaml());
            return ScoreInvariants.Outside(evaluation) is { } violation ? new LocalText($"“{name}”写成“{text}”时：{violation.Chinese}", $"with '{name}: {text}': {violation.English}") : null;
        }
        catch (PerfEvalException refused)
        {
            return refused.Diagnostics.All(d => d.Location is not null)
                ? null
                : new LocalText($"“{name}”写成“{text}”时，没有说明错在哪里", $"with '{name}: {text}', it is not told where the problem is");
        }
    }
}
