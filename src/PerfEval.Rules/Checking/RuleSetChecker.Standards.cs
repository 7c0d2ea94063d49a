using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Checking;

/// <summary>What standards and deductions amount to, as expressions that the one evaluator computes.</summary>
internal sealed partial class RuleSetChecker
{
    // Children are settled before their parents.
    private static void SettleEarned(CheckedIndicator indicator)
    {
        if (indicator.Parent is null || indicator.Points is not { } points || indicator.IsSection)
        {
            return;
        }

        var builder = new TypedBuilder(new SourceText(indicator.Name));
        Typed earned = indicator.Standard switch
        {
            null => points,
            CheckedStandard.Checklist => points,
            CheckedStandard.Item item => EarnedByItem(item, points, builder),
            CheckedStandard.Asked asked => builder.Read(asked.Question.Symbol),
            CheckedStandard.Bands bands => EarnedByBands(bands, builder),
            CheckedStandard.Ratio ratio => EarnedByRatio(ratio, points, builder),
            CheckedStandard.Formula formula => formula.Value,
            _ => points,
        };
        if (earned.Type == FeelType.Error)
        {
            indicator.Earned = earned;
            return;
        }

        if (indicator.Standard is not null and not CheckedStandard.Item and not CheckedStandard.Asked)
        {
            earned = builder.Within(earned, points);
        }

        if (indicator.Evidence is { } evidence && !indicator.IsChecklist)
        {
            earned = builder.If(builder.Read(evidence.Symbol), earned, builder.Points(0));
        }

        indicator.Earned = earned;
    }

    private static Typed EarnedByItem(CheckedStandard.Item item, Typed points, TypedBuilder builder)
    {
        Typed earned = item.Condition is { } condition
            ? condition.Type == FeelType.Error ? condition : builder.If(condition, points, builder.Points(0))
            : builder.Multiply(points, builder.Read(item.Question!.Symbol));
        foreach (CheckedIndicator needed in item.Needs)
        {
            // An item that is met in part is there; one that earned nothing is not.
            if (needed.Standard is CheckedStandard.Item { Condition: { } met })
            {
                earned = builder.If(met, earned, builder.Points(0));
            }
            else if (needed.Standard is CheckedStandard.Item { Question: { } question })
            {
                earned = builder.If(builder.IsPositive(builder.Read(question.Symbol)), earned, builder.Points(0));
            }
            else if (needed.Earned is { } other)
            {
                earned = builder.If(builder.IsPositive(other), earned, builder.Points(0));
            }
        }

        return earned;
    }

    private static Typed EarnedByBands(CheckedStandard.Bands bands, TypedBuilder builder) => ChooseLine(bands.Of, bands.Lines, builder);

    // The first line that holds; the checker has proved that one does, so the last one needs no test.
    private static Typed ChooseLine(Typed? of, IReadOnlyList<CheckedBand> lines, TypedBuilder builder)
    {
        if (lines.Count == 0 || lines.Any(l => l.Test?.Type == FeelType.Error || l.Points.Type == FeelType.Error) || of?.Type == FeelType.Error)
        {
            return new TypedError(new SourceText(""), default);
        }

        Typed result = lines[^1].Points;
        for (int i = lines.Count - 2; i >= 0; i--)
        {
            result = lines[i].Test is { } test ? builder.If(test, lines[i].Points, result) : lines[i].Points;
        }

        return of is TypedLet let ? builder.Let(let.Variable, let.Value, result) : result;
    }

    private static Typed EarnedByRatio(CheckedStandard.Ratio ratio, Typed points, TypedBuilder builder)
    {
        if (ratio.Value.Type == FeelType.Error)
        {
            return ratio.Value;
        }

        Typed one = builder.Points(1);
        switch (ratio.Reverse)
        {
            case ReverseRatio.TargetByActual:
                // Within the target there is nothing to divide by: x may be 0.
                return builder.If(
                    new TypedComparison(ComparisonOperator.LessOrEqual, ratio.Value, one, ratio.Value.Source, ratio.Value.Span),
                    points,
                    builder.Divide(points, ratio.Value));
            case ReverseRatio.LinearExcess:
                return builder.Multiply(points, builder.Subtract(builder.Points(2), ratio.Value));
            default:
                return builder.Multiply(points, ratio.Value);
        }
    }

    private CheckedDeduct? CheckDeduct(CheckedIndicator indicator, DeductModel model)
    {
        IReadOnlyList<LocalSymbol> rows = RowsOf(indicator);
        Typed? max = model.Max is null ? null : CheckPoints(indicator, model.Max, rows, null);
        CheckedDeduct? deduct = model switch
        {
            { Found: not null } => CheckFound(indicator, model),
            { Bands: not null } => CheckDeductBands(indicator, model, rows),
            { Of: not null } => CheckMeasuredDeduct(indicator, model, rows),
            _ => CheckRowDeduct(indicator, model, rows),
        };
        if (deduct is null || deduct.Nominal.Type == FeelType.Error || max?.Type == FeelType.Error)
        {
            return null;
        }

        var builder = new TypedBuilder(new SourceText(indicator.Name));
        Typed nominal = builder.NotBelowZero(deduct.Nominal);
        return new CheckedDeduct
        {
            Model = model,
            Nominal = nominal,
            Loss = max is null ? nominal : builder.Minimum(nominal, max),
            Of = deduct.Of,
            Limit = deduct.Limit,
            Per = deduct.Per,
            Count = deduct.Count,
            Points = deduct.Points,
            Max = max,
            Lines = deduct.Lines,
            Iterators = deduct.Iterators,
            When = deduct.When,
            Because = deduct.Because,
            Question = deduct.Question,
        };
    }

    private static CheckedDeduct Partial(DeductModel model, Typed nominal) => new() { Model = model, Nominal = nominal, Loss = nominal };

    private CheckedDeduct? CheckFound(CheckedIndicator indicator, DeductModel model)
    {
        if (model.Points is null)
        {
            return null;
        }

        var builder = new TypedBuilder(new SourceText(indicator.Name));
        var range = model.Points as PointsModel.Range;
        Typed? each = range is null ? CheckPoints(indicator, model.Points, RowsOf(indicator), null) : null;
        if (each?.Type == FeelType.Error)
        {
            return null;
        }

        Question question = Ask(new Question
        {
            Kind = QuestionKind.Found,
            Indicator = indicator,
            Part = model,
            Range = range,
            PointsEach = each,
            Symbol = Slot(indicator, model.Found!, range is null ? new NumberType(Dimension.Tally) : FeelType.Points),
        });
        Typed answer = builder.Read(question.Symbol);
        return new CheckedDeduct
        {
            Model = model,
            Nominal = each is null ? answer : builder.Multiply(answer, each),
            Loss = answer,
            Points = each,
            Count = each is null ? null : answer,
            Question = question,
        };
    }

    private CheckedDeduct? CheckDeductBands(CheckedIndicator indicator, DeductModel model, IReadOnlyList<LocalSymbol> rows)
    {
        Typed of = CheckExpression(model.Of!, rows);
        LocalSymbol value = _locals.Allocate("value", of.Type);
        List<CheckedBand> lines = CheckLines(indicator, model.Bands!, of, value, rows, model.Location, fullMarks: false);
        Typed named = new TypedLet(value, of, of, null, of.Source, of.Span);
        Typed nominal = ChooseLine(of.Type == FeelType.Error ? of : named, lines, new TypedBuilder(new SourceText(indicator.Name)));
        return nominal.Type == FeelType.Error ? null : new CheckedDeduct { Model = model, Nominal = nominal, Loss = nominal, Of = named, Lines = lines };
    }

    private CheckedDeduct? CheckMeasuredDeduct(CheckedIndicator indicator, DeductModel model, IReadOnlyList<LocalSymbol> rows)
    {
        SourceText limitSource = (model.Over ?? model.Under)!;
        Typed of = CheckExpression(model.Of!, rows), limit = CheckExpression(limitSource, rows);
        Typed? per = model.Per is null ? null : CheckExpression(model.Per, rows);
        Typed? points = model.Points is null ? null : CheckPoints(indicator, model.Points, rows, null);
        if (points is null || points.Type == FeelType.Error || of.Type == FeelType.Error || limit.Type == FeelType.Error || per?.Type == FeelType.Error)
        {
            return null;
        }

        var whole = new TextSpan(0, limitSource.Text.Length);
        Checker checker = NewChecker(limitSource, rows);
        var builder = new TypedBuilder(limitSource);
        if (per is null)
        {
            Typed beyond = checker.Compare(model.Over is not null ? ComparisonOperator.Greater : ComparisonOperator.Less, of, limit, whole);
            Typed once = beyond.Type == FeelType.Error ? beyond : builder.If(beyond, points, builder.Points(0));
            return new CheckedDeduct { Model = model, Nominal = once, Loss = once, Of = of, Limit = limit, Points = points };
        }

        Typed excess = model.Over is not null
            ? checker.Combine(BinaryOperator.Subtract, of, limit, whole)
            : checker.Combine(BinaryOperator.Subtract, limit, of, whole);
        Typed steps = NewChecker(model.Per!, rows).Combine(BinaryOperator.Divide, excess, per, new TextSpan(0, model.Per!.Text.Length));
        steps = steps.Type == FeelType.Error ? steps : ExpectPlainNumber(steps);
        if (steps.Type == FeelType.Error)
        {
            return null;
        }

        steps = builder.NotBelowZero(steps);
        Typed count = model.Steps is StepCounting.Exact or null ? steps : builder.Steps(model.Steps == StepCounting.Started, steps);
        Typed nominal = builder.Multiply(count, points);
        return new CheckedDeduct { Model = model, Nominal = nominal, Loss = nominal, Of = of, Limit = limit, Per = per, Count = count, Points = points };
    }

    private CheckedDeduct? CheckRowDeduct(CheckedIndicator indicator, DeductModel model, IReadOnlyList<LocalSymbol> rows)
    {
        IReadOnlyList<TypedIterator> iterators = model.For is null ? [] : CheckIterators(model.For, rows);
        if ((model.For is not null && iterators.Count == 0) || iterators.Any(i => i.Variable.Type == FeelType.Error) || model.Points is null)
        {
            return null;
        }

        List<LocalSymbol> locals = [.. rows, .. iterators.Select(i => i.Variable)];
        Typed? when = model.When is null ? null : CheckCondition(model.When, locals);
        Typed points = CheckPoints(indicator, model.Points, locals, null);
        Typed? because = model.Because is null ? null : CheckTemplate(model.Because, locals);
        if (when?.Type == FeelType.Error || points.Type == FeelType.Error || because?.Type == FeelType.Error)
        {
            return null;
        }

        var builder = new TypedBuilder(new SourceText(indicator.Name));
        Typed each = when is null ? points : builder.If(when, points, builder.Points(0));
        Typed nominal = iterators.Count == 0 ? each : builder.Sum(iterators, builder.NotBelowZero(each));
        return new CheckedDeduct { Model = model, Nominal = nominal, Loss = nominal, Points = points, Iterators = iterators, When = when, Because = because };
    }

    private CheckedRule[] CheckRules(References references, List<CheckedGrade> grades)
    {
        // Rules by name, so that their order in the file changes nothing.
        var rules = new List<CheckedRule>();
        foreach (RuleModel model in _model.Rules.OrderBy(r => r.Name, StringComparer.Ordinal))
        {
            rules.Add(CheckRule(model, rules.Count, references, grades));
        }

        return [.. rules];
    }

    private CheckedRule CheckRule(RuleModel model, int index, References references, List<CheckedGrade> grades)
    {
        IReadOnlyList<TypedIterator> iterators = model.For is null ? [] : CheckIterators(model.For);
        bool broken = (model.For is not null && iterators.Count == 0) || iterators.Any(i => i.Variable.Type == FeelType.Error);
        List<LocalSymbol> locals = [.. iterators.Select(i => i.Variable)];
        Typed? when = model.When is null || broken ? null : CheckCondition(model.When, locals);
        Typed? unless = model.Unless is null || broken ? null : CheckCondition(model.Unless, locals);
        Typed? because = model.Because is null || broken ? null : CheckTemplate(model.Because, locals);
        var builder = new TypedBuilder(new SourceText(model.Name));
        Typed? condition = when;
        if (unless is not null && unless.Type != FeelType.Error && when?.Type != FeelType.Error)
        {
            condition = when is null ? builder.Not(unless) : builder.And(when, builder.Not(unless));
        }

        var rule = new CheckedRule
        {
            Model = model,
            Index = index,
            Iterators = iterators,
            Condition = condition,
            When = when,
            Unless = unless,
            Because = because,
            GradeCap = CheckGradeCap(model, grades),
            Basis = CheckBasis(model.Basis),
        };
        var targets = new List<CheckedRuleTarget>();
        foreach (RuleDeductModel deduct in model.Deduct)
        {
            if (references.Find(deduct.From, _diagnostics) is not { } indicator || broken)
            {
                continue;
            }

            if (indicator.Repeated is not null)
            {
                _diagnostics.Add(RuleSetErrors.DeductFromRepeated.At(deduct.From.Location, deduct.From.Path));
                continue;
            }

            Typed points = builder.NotBelowZero(CheckPoints(indicator, deduct.Points, locals, null));
            Typed? max = deduct.Max is null ? null : CheckPoints(indicator, deduct.Max, [], null);
            var target = new CheckedRuleTarget(rule, targets.Count, indicator, points, max, deduct);
            targets.Add(target);
            indicator.RuleTargets.Add(target);
        }

        rule.Targets = targets;
        return rule;
    }

    private int? CheckGradeCap(RuleModel model, List<CheckedGrade> grades)
    {
        if (model.GradeCap is not { } cap)
        {
            return null;
        }

        int at = grades.FindIndex(g => g.Model.Name == cap.Grade || g.Model.Synonyms.Contains(cap.Grade));
        if (at < 0)
        {
            _diagnostics.Add(RuleSetErrors.UnknownGrade.At(cap.Location, cap.Grade, string.Join('、', grades.Select(g => g.Model.Name))));
            return null;
        }

        return at;
    }
}
