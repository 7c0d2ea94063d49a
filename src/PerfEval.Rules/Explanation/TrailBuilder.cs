using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Explanation;

/// <summary>Builds the trail of an indicator, or of the whole score.</summary>
internal sealed class TrailBuilder(
    EvaluationResult evaluation, ExpressionReader reader, Derivations derivations, StandardTrail standards, RuleTrail rules, CheckSentences checks)
{
    private readonly BoundCase _case = evaluation.Case;

    /// <summary>How the total and the grade came about, with the trails of all indicators and the checks.</summary>
    public TrailNode Total()
    {
        ScoreRange total = evaluation.Total;
        string sum = string.Join(" + ", evaluation.Root.Children.Select(c => Phrases.Number(c.Score)));
        var node = new TrailNode(TrailKind.Score, new(
            $"总分 {Phrases.Number(total)} / {Phrases.Number(evaluation.Root.Points)} 分 = {sum}",
            $"Total {Phrases.Number(total)} of {Phrases.Number(evaluation.Root.Points)} = {sum}"));
        RuleSetModel model = evaluation.Plan.RuleSet.Model;
        TrailNotes.Add(node, null, model.Reading, model.Reconstructed, []);
        AddSpill(node);
        LocalText grade = GradeSentence.Of(evaluation);
        if (grade.Chinese.Length > 0)
        {
            node.Add(new TrailNode(TrailKind.Step, new($"等级：{grade.Chinese}", $"grade: {grade.English}")));
        }

        AddLosses(node, evaluation.Root);
        foreach (IndicatorResult child in evaluation.Root.Children)
        {
            node.Add(Indicator(child));
        }

        foreach (RuleResult rule in evaluation.Rules.Where(r => r.Rule.Targets.Count == 0))
        {
            node.Add(RuleWithoutPoints(rule));
        }

        AddChecks(node);
        return node;
    }

    /// <summary>The trail of one indicator and all below it.</summary>
    public TrailNode Indicator(IndicatorResult result)
    {
        Enter(result);
        IndicatorModel model = result.Indicator.Model;
        var node = new TrailNode(TrailKind.Score, Head(result));
        TrailNotes.Add(node, model.Wording, model.Reading, model.Reconstructed, result.Indicator.Basis, LayerNote.Of(model));
        AddApplies(node, result);
        if (result.Applies.IsFalse)
        {
            return node;
        }

        AddEvidence(node, result);
        if (standards.Of(result) is { } step)
        {
            node.Add(step);
        }

        AddLosses(node, result);
        foreach ((CheckedRuleTarget target, _) in result.RuleLosses)
        {
            RuleResult rule = evaluation.Rules[target.Rule.Index];
            if (!rule.MayFire)
            {
                node.Add(rules.NotFired(rule));
            }
        }

        AddGaps(node, result);
        foreach (IndicatorResult child in result.Children)
        {
            node.Add(Indicator(child));
        }

        return node;
    }

    private void Enter(IndicatorResult result) => reader.EnterRow(evaluation.Plan.Indicators[result.Indicator.Index], result.Row);

    private static LocalText Head(IndicatorResult result)
    {
        string score = Phrases.Number(result.Score), points = Phrases.Number(result.Points);
        if (result.Applies.IsFalse)
        {
            return new($"{result.Name}：不适用（{points} 分）", $"{result.Name}: does not apply ({points} points)");
        }

        bool whole = result.EffectivePoints.IsKnown && result.EffectivePoints.Low == result.Points;
        string effective = Phrases.Number(result.EffectivePoints);
        return whole
            ? new($"{result.Name}：{score} / {points} 分", $"{result.Name}: {score} of {points}")
            : new($"{result.Name}：{score} / {effective} 分（原 {points} 分）", $"{result.Name}: {score} of {effective} (stated as {points})");
    }

    // The condition under which it applies, and what becomes of its points if it does not.
    private void AddApplies(TrailNode node, IndicatorResult result)
    {
        if (result.Indicator.Applies is not { } applies)
        {
            return;
        }

        LocalText verdict = Phrases.Verdict(result.Applies);
        var step = new TrailNode(TrailKind.Step, new($"适用条件“{applies.Written}”{verdict.Chinese}", $"applies if '{applies.Written}': {verdict.English}"));
        derivations.AddSources(step, applies);
        if (!result.Applies.IsTrue)
        {
            LocalText policy = result.Indicator.NotApplicable?.Policy switch
            {
                NotApplicableModel.Award => new("不适用时按满分计", "full marks if it does not apply"),
                NotApplicableModel.Move => new($"不适用时分值移给“{result.Indicator.MoveTarget!.Name}”", $"its points move to '{result.Indicator.MoveTarget.Name}' if it does not apply"),
                _ => new("不适用时由其余指标折算", "the others are scaled up if it does not apply"),
            };
            step.Add(new TrailNode(TrailKind.Note, policy));
        }

        node.Add(step);
    }

    private void AddEvidence(TrailNode node, IndicatorResult result)
    {
        LocalText evidence = Phrases.Evidence(_case.EvidenceFor(result.Indicator), _case.Model);
        if (evidence.Chinese.Length > 0)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"佐证：{evidence.Chinese}", $"evidence: {evidence.English}")));
        }
        else if (result.Indicator.Evidence is not null)
        {
            node.Add(new TrailNode(TrailKind.Missing, new("须有佐证，但案例没有提供，不能认定", "evidence is required, but the case gives none")));
        }
    }

    // Every part of a deduction is told, also one that took nothing; what children lost stands with the children.
    private void AddLosses(TrailNode node, IndicatorResult result)
    {
        List<LossLine> lines = LossLedger.Of(result, evaluation, reader);
        for (int i = 0; i < result.PartLosses.Length; i++)
        {
            if (!lines.Any(l => l.Source == LossSource.Part && l.Part == i))
            {
                node.Add(standards.Of(result, result.Indicator.Deductions[i]));
            }
        }

        foreach (LossLine line in lines.Where(l => l.Source != LossSource.Child))
        {
            node.Add(LossNode(result, line));
        }
    }

    private TrailNode LossNode(IndicatorResult result, LossLine line)
    {
        LocalText amount = Phrases.Points(line.Amount), back = Phrases.Points(new ScoreRange(-line.Amount.High, -line.Amount.Low));
        switch (line.Source)
        {
            case LossSource.Standard:
                return Line(TrailKind.Loss, line, new($"扣 {amount.Chinese}", $"lost: {amount.English}"));
            case LossSource.Part:
                return Line(TrailKind.Loss, line, new($"扣 {amount.Chinese}", $"lost: {amount.English}"))
                    .Add(standards.Of(result, result.Indicator.Deductions[line.Part]));
            case LossSource.Rule:
                string title = RuleTrail.TitleOf(line.Target!.Rule);
                TrailNode node = Line(TrailKind.Loss, line, new($"规则“{title}”扣 {amount.Chinese}", $"rule '{title}' deducts {amount.English}"));
                rules.AddMatches(node, evaluation.Rules[line.Target.Rule.Index], line.Target);
                return node;
            case LossSource.Maximum:
                return Line(TrailKind.Cap, line, MaximumText(result, line, back));
            case LossSource.Floor:
                bool spills = result.Indicator.Deductions.Any(d => d.Model.SpillsToTotal);
                return Line(TrailKind.Cap, line, spills
                    ? new($"扣完为止，超出的 {back.Chinese}从总分扣", $"no lower than 0: the other {back.English} come off the total")
                    : new($"扣完为止，少扣 {back.Chinese}", $"no lower than 0: {back.English} not taken"));
            case LossSource.Evidence:
                return Line(TrailKind.Loss, line, new($"佐证不全，可能再扣 {amount.Chinese}", $"for want of evidence {amount.English} may be lost"));
            case LossSource.Failure:
                string range = Phrases.Number(result.Score);
                return Line(TrailKind.Failure, line, new($"无法计算，得分在 {range} 分之间", $"cannot be computed; the score lies in {range}"));
            case LossSource.Rounding:
                return Line(TrailKind.Adjustment, line, RoundingText(line.Amount));
            default:
                return Line(TrailKind.Adjustment, line, SummingText(result, amount));
        }
    }

    private LocalText MaximumText(IndicatorResult result, LossLine line, LocalText back)
    {
        LocalText max = reader.Text(line.Target?.Max ?? result.Indicator.Deductions[line.Part].Max!);
        LocalText whose = line.Target is { } target
            ? new($"规则“{RuleTrail.TitleOf(target.Rule)}”", $"rule '{RuleTrail.TitleOf(target.Rule)}': ")
            : Phrases.Nothing;
        return new($"{whose.Chinese}最多扣 {max.Chinese} 分，少扣 {back.Chinese}", $"{whose.English}at most {max.English}, so {back.English} not taken");
    }

    private static TrailNode Line(TrailKind kind, LossLine line, LocalText text) => new(kind, text) { Amount = line.Amount };

    private static LocalText RoundingText(ScoreRange amount)
    {
        LocalText points = Phrases.Points(new ScoreRange(Math.Abs(amount.Low), Math.Abs(amount.High)));
        return amount switch
        {
            { Low: >= 0, High: >= 0 } => new($"得分四舍五入，少得 {points.Chinese}", $"rounding the score down: {points.English}"),
            { Low: <= 0, High: <= 0 } => new($"得分四舍五入，多得 {points.Chinese}", $"rounding the score up: {points.English}"),
            _ => new("得分四舍五入", "the score is rounded"),
        };
    }

    private static LocalText SummingText(IndicatorResult result, LocalText amount) => result.Indicator.Aggregate is { } aggregate
        ? new($"按“{aggregate.Written}”汇总，相差 {amount.Chinese}", $"summed up by '{aggregate.Written}', a difference of {amount.English}")
        : new($"折算、封顶或四舍五入，相差 {amount.Chinese}", $"rescaling, caps or rounding make {amount.English}");

    private static void AddGaps(TrailNode node, IndicatorResult result)
    {
        IEnumerable<FeelValue> values = result.PartLosses.Concat(result.RuleLosses.Select(l => l.Loss)).Prepend(result.Earned);
        foreach (FeelValue value in values.Where(v => v.IsFailure))
        {
            Diagnostic failure = value.AsFailure.Diagnostic;
            node.Add(new TrailNode(TrailKind.Failure, new(failure.Message(Language.Chinese), failure.Message(Language.English))));
        }

        bool open = !result.Score.IsKnown || result.Applies.IsUnknown;
        if (open && result.Missing.Sources.Count > 0 && !result.Failed)
        {
            LocalText missing = Phrases.Sources(result.Missing);
            node.Add(new TrailNode(TrailKind.Missing, new($"缺{missing.Chinese}", $"missing: {missing.English}")));
        }
    }

    private TrailNode RuleWithoutPoints(RuleResult rule)
    {
        if (!rule.MayFire)
        {
            return rules.NotFired(rule);
        }

        string title = RuleTrail.TitleOf(rule.Rule);
        var fired = new TrailNode(TrailKind.Step, rule.Fired
            ? new($"规则“{title}”触发（不扣分）", $"rule '{title}' fired (no points)")
            : new($"规则“{title}”可能触发（不扣分）", $"rule '{title}' may fire (no points)"));
        rules.AddMatches(fired, rule, null);
        return fired;
    }

    private void AddSpill(TrailNode node)
    {
        if (evaluation.Spill == default)
        {
            return;
        }

        string spill = Phrases.Number(evaluation.Spill), before = Phrases.Number(evaluation.TotalBeforeSpill);
        string names = string.Join('、', evaluation.Indicators.Where(i => i.Indicator.Deductions.Any(d => d.Model.SpillsToTotal)).Select(i => i.Name));
        node.Add(new TrailNode(TrailKind.Adjustment, new(
            $"各部分合计 {before} 分；{names}扣完后继续从总分扣 {spill} 分",
            $"the parts make {before}; {spill} more is taken from the total for {names}")) { Amount = evaluation.Spill });
    }

    private void AddChecks(TrailNode node)
    {
        if (evaluation.Checks.Count == 0)
        {
            return;
        }

        var section = new TrailNode(TrailKind.Step, new("数据核对（勾稽）", "cross-footing checks"));
        foreach (CheckResult check in evaluation.Checks)
        {
            LocalText outcome = check.Outcome switch
            {
                CheckOutcome.Agrees => new("相符：", "agrees: "),
                CheckOutcome.Rounding => new("四舍五入之差：", "rounding: "),
                CheckOutcome.Differs => new("不符：", "differs: "),
                CheckOutcome.Unknown => new("缺数据：", "lacks data: "),
                _ => new("无法计算：", "cannot be computed: "),
            };
            LocalText text = checks.Of(check);
            section.Add(new TrailNode(TrailKind.Value, new(outcome.Chinese + text.Chinese, outcome.English + text.English)));
        }

        node.Add(section);
    }
}
