using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Checking;

/// <summary>Deductions: of single indicators and of rules.</summary>
internal sealed partial class RuleSetChecker
{
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
        Typed beyond = checker.Compare(model.Over is not null ? ComparisonOperator.Greater : ComparisonOperator.Less, of, limit, whole);
        if (beyond.Type == FeelType.Error)
        {
            return null;
        }

        if (per is null)
        {
            Typed once = builder.If(beyond, points, builder.Points(0));
            return new CheckedDeduct { Model = model, Nominal = once, Loss = once, Of = of, Limit = limit, Points = points };
        }

        Typed excess = model.Over is not null
            ? checker.Combine(BinaryOperator.Subtract, of, limit, whole)
            : checker.Combine(BinaryOperator.Subtract, limit, of, whole);
        if (IsRateByWholeNumber(excess, per))
        {
            return null;
        }

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

    // A step of 1 on a rate is 100 percentage points: nothing would ever be lost.
    private bool IsRateByWholeNumber(Typed excess, Typed per)
    {
        if (excess.Type is not NumberType { Dimension.IsRate: true } || per is not TypedConstant { Number: >= 1 } step || step.Type != FeelType.Number)
        {
            return false;
        }

        _diagnostics.Add(CheckErrors.RateAsNumber.At(per.Source.Locate(per.Span), FeelText.Number(step.Value.Number), FeelText.Number(step.Value.Number * 100)));
        return true;
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
}
