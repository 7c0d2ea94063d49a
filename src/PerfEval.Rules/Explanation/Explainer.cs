using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Values;
using PerfEval.Rules.Binding;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Explanation;

/// <summary>
/// Makes findings and trails of an evaluation when they are asked for, by evaluating the same trees over the same facts again. Used by one
/// thread; the evaluation itself can be shared.
/// </summary>
internal sealed partial class Explainer
{
    private readonly EvaluationResult _evaluation;
    private readonly BoundCase _case;
    private readonly ExpressionReader _reader;
    private readonly Derivations _derivations;
    private readonly StandardTrail _standards;

    public Explainer(EvaluationResult evaluation)
    {
        _evaluation = evaluation;
        _case = evaluation.Case;
        _reader = new ExpressionReader(evaluation.Plan, _case);
        _derivations = new Derivations(_case, _reader);
        _standards = new StandardTrail(_case, _reader, _derivations);
    }

    /// <summary>The trail of one indicator and all below it.</summary>
    public TrailNode Trail(IndicatorResult result)
    {
        Enter(result);
        var node = new TrailNode(TrailKind.Score, Head(result));
        AddNotes(node, result);
        bool isSum = result.Children.Count > 0;
        if (!isSum)
        {
            foreach (TrailNode step in _standards.Of(result))
            {
                node.Add(step);
            }
        }

        AddEvidenceNote(node, result);
        AddLosses(node, result);
        AddNotFired(node, result);
        AddGaps(node, result);
        foreach (IndicatorResult child in result.Children)
        {
            node.Add(Trail(child));
        }

        return node;
    }

    /// <summary>How the total and the grade came about, with the trails of all indicators.</summary>
    public TrailNode Trail()
    {
        ScoreRange total = _evaluation.Total;
        string sum = string.Join(" + ", _evaluation.Root.Children.Select(c => Phrases.Number(c.Score)));
        var node = new TrailNode(TrailKind.Score, new(
            $"总分 {Phrases.Number(total)} / {Phrases.Number(_evaluation.Root.Points)} 分 = {sum}",
            $"Total {Phrases.Number(total)} of {Phrases.Number(_evaluation.Root.Points)} = {sum}"));
        AddTotalNotes(node);
        AddLosses(node, _evaluation.Root);
        foreach (IndicatorResult child in _evaluation.Root.Children)
        {
            node.Add(Trail(child));
        }

        foreach (RuleResult rule in _evaluation.Rules.Where(r => r.Rule.Targets.Count == 0))
        {
            AddRuleWithoutPoints(node, rule);
        }

        return node;
    }

    /// <summary>The grade in words, with what the next better one would take.</summary>
    public LocalText GradeText()
    {
        IReadOnlyList<CheckedGrade> grades = _evaluation.Plan.RuleSet.Grades;
        if (_evaluation.Grades.Count == 0)
        {
            return new("", "");
        }

        string names = string.Join("、", _evaluation.Grades.Select(g => grades[g].Model.Name));
        if (_evaluation.Grades.Count > 1)
        {
            return new($"{names} 都有可能", $"{string.Join(" or ", _evaluation.Grades.Select(g => grades[g].Model.Name))}");
        }

        int grade = _evaluation.Grades[0];
        LocalText shortOf = ShortOf(grade);
        return new(names + shortOf.Chinese, names + shortOf.English);
    }

    private LocalText ShortOf(int grade)
    {
        IReadOnlyList<CheckedGrade> grades = _evaluation.Plan.RuleSet.Grades;
        GradeCapResult? cap = _evaluation.GradeCaps.FirstOrDefault(c => c.IsCertain && c.Grade == grade);
        if (cap is not null && !grades[grade].Totals.Any(t => t.Contains(_evaluation.Total.High)))
        {
            return new($"（因“{cap.Rule.Model.Name}”最高为此等级）", $" (capped by '{cap.Rule.Model.Name}')");
        }

        if (grade == 0 || !grades[grade - 1].Totals.Any(t => t.HasLow))
        {
            return new("", "");
        }

        decimal gap = grades[grade - 1].Totals.Where(t => t.HasLow).Min(t => t.Low) - _evaluation.Total.High;
        string better = grades[grade - 1].Model.Name;
        return gap <= 0 ? new("", "") : new($"（距“{better}”差 {Phrases.Number(gap)} 分）", $" ({Phrases.Number(gap)} short of {better})");
    }

    private void Enter(IndicatorResult result) => _reader.EnterRow(_evaluation.Plan.Indicators[result.Indicator.Index], result.Row);

    private static LocalText Head(IndicatorResult result)
    {
        string score = Phrases.Number(result.Score), points = Phrases.Number(result.Points);
        if (result.Applies.IsFalse)
        {
            return new($"{result.Name}：不适用（{points} 分）", $"{result.Name}: does not apply ({points} points)");
        }

        string effective = result.EffectivePoints.IsKnown && result.EffectivePoints.Low == result.Points ? "" : $"，适用 {Phrases.Number(result.EffectivePoints)} 分";
        string effectiveEnglish = effective.Length == 0 ? "" : $", {Phrases.Number(result.EffectivePoints)} applicable";
        return new($"{result.Name}：{score} / {points} 分{effective}", $"{result.Name}: {score} of {points}{effectiveEnglish}");
    }

    private static void AddNotes(TrailNode node, IndicatorResult result)
    {
        IndicatorModel model = result.Indicator.Model;
        if (model.Wording is { } wording)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"标准：{wording}", $"standard: {wording}")));
        }

        if (model.Reading is { } reading)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"读法：{reading}", $"reading: {reading}")));
        }

        if (model.Reconstructed is { } reconstructed)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"推定：{reconstructed}", $"reconstructed: {reconstructed}")));
        }

        foreach (BasisModel basis in result.Indicator.Basis)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"依据：{basis.Name} {basis.Title}", $"basis: {basis.Name} {basis.Title}")));
        }
    }

    private void AddEvidenceNote(TrailNode node, IndicatorResult result)
    {
        if (result.Indicator.Evidence is not { } question)
        {
            return;
        }

        bool given = _case.Slots[question.Slot].IsTrue || (result.Indicator.Repeated is not null && _case.EvidenceFor(result.Indicator).Any());
        LocalText source = _derivations.EvidenceOf(result.Indicator);
        node.Add(new TrailNode(given ? TrailKind.Note : TrailKind.Missing, given
            ? new("须有佐证" + source.Chinese, "evidence is required" + source.English)
            : new("须有佐证，但案例没有提供，不能认定", "evidence is required, but the case gives none")));
    }

    // Every part of a deduction is told, also one that took nothing; what children lost stands with the children.
    private void AddLosses(TrailNode node, IndicatorResult result)
    {
        IReadOnlyList<LossLine> lines = LossLedger.Of(result, _evaluation, _reader);
        for (int i = 0; i < result.PartLosses.Length; i++)
        {
            if (!lines.Any(l => l.Source == LossSource.Part && l.Part == i))
            {
                node.Add(_standards.Of(result, result.Indicator.Deductions[i]));
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
                return Loss(line, new($"按评分标准扣 {amount.Chinese}", $"lost by the standard: {amount.English}"));
            case LossSource.Part:
                CheckedDeduct part = result.Indicator.Deductions[line.Part];
                return Loss(line, new($"扣 {amount.Chinese}", $"deducted: {amount.English}")).Add(_standards.Of(result, part));
            case LossSource.Rule:
                CheckedRule rule = line.Target!.Rule;
                TrailNode node = Loss(line, new($"规则“{RuleTitle(rule)}”扣 {amount.Chinese}", $"rule '{RuleTitle(rule)}' deducts {amount.English}"));
                AddMatches(node, _evaluation.Rules[rule.Index], line.Target);
                return node;
            case LossSource.Maximum:
                string max = line.Target is { Max: { } targetMax } ? _reader.Text(targetMax).Chinese
                    : result.Indicator.Deductions[line.Part].Max is { } partMax ? _reader.Text(partMax).Chinese : "";
                return new TrailNode(TrailKind.Cap, new($"以 {max} 分为限，少扣 {back.Chinese}", $"at most {max}: {back.English} not taken")) { Amount = line.Amount };
            case LossSource.Floor:
                return new TrailNode(TrailKind.Cap, new($"得分最低为 0，少扣 {back.Chinese}", $"a score is not below 0: {back.English} not taken")) { Amount = line.Amount };
            case LossSource.Failure:
                return new TrailNode(TrailKind.Failure, new($"无法计算，得分在 {Phrases.Number(result.Score)} 分之间", $"cannot be computed; the score lies in {Phrases.Number(result.Score)}")) { Amount = line.Amount };
            case LossSource.Rounding:
                return new TrailNode(TrailKind.Adjustment, new($"得分四舍五入，相差 {amount.Chinese}", $"rounding the score makes {amount.English}")) { Amount = line.Amount };
            default:
                return new TrailNode(TrailKind.Adjustment, SummingText(result, amount)) { Amount = line.Amount };
        }
    }

    private static LocalText SummingText(IndicatorResult result, LocalText amount)
    {
        if (result.Applies.IsFalse)
        {
            return new($"不适用，{amount.Chinese}另行处理", $"does not apply; {amount.English} treated apart");
        }

        return result.Indicator.Aggregate is not null
            ? new($"按“{result.Indicator.Aggregate.Written}”汇总，相差 {amount.Chinese}", $"summed up by '{result.Indicator.Aggregate.Written}', a difference of {amount.English}")
            : new($"折算、封顶或四舍五入，相差 {amount.Chinese}", $"rescaling, caps or rounding make {amount.English}");
    }

    private static TrailNode Loss(LossLine line, LocalText text) => new(TrailKind.Loss, text) { Amount = line.Amount };

    private static string RuleTitle(CheckedRule rule) => rule.Model.Title ?? rule.Model.Name;

    private void AddMatches(TrailNode node, RuleResult rule, CheckedRuleTarget target)
    {
        foreach (RuleMatch match in rule.Matches)
        {
            Enter(rule, match);
            ScoreRange points = DeductedBy(match, target);
            LocalText text = MatchText(rule, match), amount = Phrases.Points(points);
            var line = new TrailNode(TrailKind.Value, new($"{text.Chinese}（{amount.Chinese}）", $"{text.English} ({amount.English})"));
            AddConditions(line, rule.Rule);
            node.Add(line);
        }

        if (!rule.Pending.IsNull)
        {
            node.Add(new TrailNode(TrailKind.Missing, PendingText(rule)));
        }

        AddRuleNotes(node, rule.Rule);
    }

    // The expressions under which the rule fired, with their values.
    private void AddConditions(TrailNode line, CheckedRule rule)
    {
        if (rule.When is { } when)
        {
            line.Add(Verdict(when));
        }

        if (rule.Unless is { } unless)
        {
            line.Add(Verdict(unless));
        }

        foreach (CheckedRuleTarget target in rule.Targets.Where(t => t.Points is not TypedConstant).Take(1))
        {
            line.Add(_derivations.Of(target.Points));
        }
    }

    private TrailNode Verdict(Typed condition)
    {
        LocalText value = _reader.Text(condition);
        var node = new TrailNode(TrailKind.Value, new($"{condition.Written}：{value.Chinese}", $"{condition.Written}: {value.English}"));
        _derivations.AddSources(node, condition);
        return node;
    }

    private static void AddRuleNotes(TrailNode node, CheckedRule rule)
    {
        foreach (BasisModel basis in rule.Basis)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"依据：{basis.Name} {basis.Title}", $"basis: {basis.Name} {basis.Title}")));
        }

        if (rule.Model.Reading is { } reading)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"读法：{reading}", $"reading: {reading}")));
        }

        if (rule.Model.Reconstructed is { } reconstructed)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"推定：{reconstructed}", $"reconstructed: {reconstructed}")));
        }
    }

    private void Enter(RuleResult rule, RuleMatch match)
    {
        for (int i = 0; i < match.Rows.Length; i++)
        {
            _reader.Set(rule.Rule.Iterators[i].Variable, match.Rows[i]);
        }
    }

    private static ScoreRange DeductedBy(RuleMatch match, CheckedRuleTarget target)
    {
        Interval points = match.Points[target.Number].Bounds;
        decimal low = points.HasLow ? Math.Max(0, points.Low) : 0;
        decimal high = points.HasHigh ? Math.Max(low, points.High) : Math.Max(low, target.Indicator.FixedPoints ?? 0);
        return new ScoreRange(match.Presence.IsTrue ? low : 0, high);
    }

    // The finding's sentence; where the author wrote none, the rule's name and the row.
    private LocalText MatchText(RuleResult rule, RuleMatch match)
    {
        if (rule.Rule.Because is { } because)
        {
            return new(_reader.Template(because, Language.Chinese), _reader.Template(because, Language.English));
        }

        string rows = string.Join("；", match.Rows.Select(r => ValuePrinter.Row(r)));
        return Phrases.Same(rows.Length == 0 ? RuleTitle(rule.Rule) : RuleTitle(rule.Rule) + "：" + rows);
    }

    private static LocalText PendingText(RuleResult rule)
    {
        if (rule.Pending.IsFailure)
        {
            Diagnostic failure = rule.Pending.AsFailure.Diagnostic;
            return new(failure.Message(Language.Chinese), failure.Message(Language.English));
        }

        LocalText missing = Phrases.Sources(rule.Pending.AsUnknown.Missing);
        return new($"缺少{missing.Chinese}，不能判断", $"cannot be told without {missing.English}");
    }

    // Rules aimed at the indicator that did not fire, each with the value that kept it from firing.
    private void AddNotFired(TrailNode node, IndicatorResult result)
    {
        foreach ((CheckedRuleTarget target, _) in result.RuleLosses)
        {
            RuleResult rule = _evaluation.Rules[target.Rule.Index];
            if (!rule.MayFire)
            {
                node.Add(NotFired(rule));
            }
        }
    }

    private TrailNode NotFired(RuleResult rule)
    {
        string title = RuleTitle(rule.Rule);
        if (rule.Rule.Iterators.Count > 0)
        {
            var none = new TrailNode(TrailKind.NotFired, new($"规则“{title}”未触发：没有一行符合", $"rule '{title}' did not fire: no row matches"));
            foreach (TypedIterator iterator in rule.Rule.Iterators)
            {
                _derivations.AddSources(none, iterator.Source);
            }

            return none;
        }

        var node = new TrailNode(TrailKind.NotFired, new($"规则“{title}”未触发", $"rule '{title}' did not fire"));
        if (rule.Rule.When is { } when)
        {
            node.Add(Verdict(when));
        }

        if (rule.Rule.Unless is { } unless)
        {
            node.Add(Verdict(unless));
        }

        return node;
    }

    private void AddRuleWithoutPoints(TrailNode node, RuleResult rule)
    {
        if (!rule.MayFire)
        {
            node.Add(NotFired(rule));
            return;
        }

        string title = RuleTitle(rule.Rule);
        var fired = new TrailNode(TrailKind.Step, rule.Fired
            ? new($"规则“{title}”触发", $"rule '{title}' fired")
            : new($"规则“{title}”可能触发", $"rule '{title}' may fire"));
        foreach (RuleMatch match in rule.Matches)
        {
            Enter(rule, match);
            var line = new TrailNode(TrailKind.Value, MatchText(rule, match));
            AddConditions(line, rule.Rule);
            fired.Add(line);
        }

        if (!rule.Pending.IsNull)
        {
            fired.Add(new TrailNode(TrailKind.Missing, PendingText(rule)));
        }

        AddRuleNotes(fired, rule.Rule);
        node.Add(fired);
    }

    private static void AddGaps(TrailNode node, IndicatorResult result)
    {
        foreach (FeelValue value in result.PartLosses.Concat(result.RuleLosses.Select(l => l.Loss)).Prepend(result.Earned).Where(v => v.IsFailure))
        {
            Diagnostic failure = value.AsFailure.Diagnostic;
            node.Add(new TrailNode(TrailKind.Failure, new(failure.Message(Language.Chinese), failure.Message(Language.English))));
        }

        bool open = !result.Score.IsKnown || result.Applies.IsUnknown;
        if (open && result.Missing.Sources.Count > 0 && !result.Failed)
        {
            LocalText missing = Phrases.Sources(result.Missing);
            node.Add(new TrailNode(TrailKind.Missing, new($"缺少{missing.Chinese}", $"missing: {missing.English}")));
        }
    }

    private void AddTotalNotes(TrailNode node)
    {
        RuleSetModel model = _evaluation.Plan.RuleSet.Model;
        if (model.Reading is { } reading)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"读法：{reading}", $"reading: {reading}")));
        }

        if (model.Reconstructed is { } reconstructed)
        {
            node.Add(new TrailNode(TrailKind.Note, new($"推定：{reconstructed}", $"reconstructed: {reconstructed}")));
        }

        if (_evaluation.Spill != default)
        {
            string spill = Phrases.Number(_evaluation.Spill), before = Phrases.Number(_evaluation.TotalBeforeSpill);
            node.Add(new TrailNode(TrailKind.Adjustment, new(
                $"各部分合计 {before} 分，扣完本项后继续从总分扣 {spill} 分", $"the parts make {before}; {spill} more is taken from the total")) { Amount = _evaluation.Spill });
        }

        LocalText grade = GradeText();
        if (grade.Chinese.Length > 0)
        {
            node.Add(new TrailNode(TrailKind.Step, new($"等级：{grade.Chinese}", $"grade: {grade.English}")));
        }
    }
}
