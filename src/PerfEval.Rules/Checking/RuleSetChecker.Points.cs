using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Checking;

/// <summary>What indicators, levels and bands are worth: numbers, shares, letters and expressions.</summary>
internal sealed partial class RuleSetChecker
{
    // Points from the top down, since shares belong to what is above; sections without points take the sum from below.
    private void SettlePoints(CheckedIndicator indicator)
    {
        PointsModel? model = indicator.Model.Points;
        switch (model)
        {
            case PointsModel.Number number:
                indicator.FixedPoints = number.Value;
                break;
            case PointsModel.Share share:
                if (indicator.Parent?.FixedPoints is { } whole)
                {
                    indicator.FixedPoints = whole * share.Numerator / share.Denominator;
                    indicator.IsOpen = indicator.Parent.IsOpen;
                }
                else if (indicator.Parent?.Points is { } points)
                {
                    var builder = new TypedBuilder(points.Source);
                    indicator.Points = builder.Divide(builder.Multiply(points, builder.Points(share.Numerator)), builder.Points(share.Denominator));
                }
                else
                {
                    _diagnostics.Add(RuleSetErrors.ShareNeedsWhole.At(share.Location, indicator.Name));
                }

                break;
            case PointsModel.Expression expression:
                indicator.Points = CheckPointsExpression(expression, RowsOf(indicator), null);
                break;
            case PointsModel.Range:
                _diagnostics.Add(RuleSetErrors.RangeNeedsJudgement.At(model.Location, indicator.Name));
                break;
        }

        // Shares belong to something that is there, whatever it will be worth.
        if (model is null && _model.IsAbstract && indicator.IsChecklist)
        {
            indicator.IsOpen = true;
            indicator.FixedPoints = 1;
        }

        foreach (CheckedIndicator child in indicator.Children)
        {
            SettlePoints(child);
        }

        if (model is null && !indicator.IsOpen)
        {
            SettleMissingPoints(indicator);
        }

        if (indicator.FixedPoints is { } @fixed)
        {
            indicator.Points = new TypedBuilder(new SourceText(indicator.Name)).Points(@fixed);
        }
    }

    private void SettleMissingPoints(CheckedIndicator indicator)
    {
        if (indicator.Children.Count > 0 && !indicator.IsChecklist)
        {
            indicator.IsOpen = indicator.Children.Exists(c => c.IsOpen);
            if (indicator.Aggregate is null && indicator.Model.Aggregate is null && indicator.Children.All(c => c.FixedPoints is not null && c.Model.For is null))
            {
                indicator.FixedPoints = indicator.Children.Sum(c => c.FixedPoints!.Value);
            }

            return;
        }

        if (indicator.Scale is { Count: > 0 } letters)
        {
            indicator.FixedPoints = letters.Max(l => l.Value);
        }
        else if (_model.IsAbstract && indicator.Parent is not null)
        {
            indicator.IsOpen = true;
            indicator.FixedPoints = 1;
        }
        else if (indicator.Parent is not null && !indicator.Model.PointsRefused)
        {
            _diagnostics.Add(RuleSetErrors.PointsMissing.At(indicator.Model.Location, indicator.Name));
        }
    }

    private void CheckPointsAddUp(CheckedIndicator indicator)
    {
        foreach (CheckedIndicator child in indicator.Children)
        {
            CheckPointsAddUp(child);
        }

        if (indicator.Children.Count == 0 || indicator.IsOpen || indicator.Model.Aggregate is not null || indicator.FixedPoints is not { } points
            || indicator.Children.Any(c => c.FixedPoints is null || c.IsOpen || c.Model.For is not null))
        {
            return;
        }

        decimal sum = indicator.Children.Sum(c => c.FixedPoints!.Value);
        if (Feel.Evaluation.Scalars.Settle(sum) != Feel.Evaluation.Scalars.Settle(points))
        {
            const int Shown = 8;
            string parts = string.Join(" + ", indicator.Children.Take(Shown).Select(c => FeelTextOf(c.FixedPoints!.Value)));
            string more = indicator.Children.Count > Shown ? " + …" : "";
            _diagnostics.Add(RuleSetErrors.PointsDoNotAddUp.At(
                indicator.Model.Points?.Location ?? indicator.Model.Location, indicator.Name, FeelTextOf(points), FeelTextOf(sum), parts + more));
        }
    }

    private Typed ExpectPlainNumber(Typed value)
    {
        if (value.Type == FeelType.Error || value.Type is NumberType { Dimension: { IsDimensionless: true } or { IsPoints: true } or { IsTally: true } })
        {
            return value;
        }

        _diagnostics.Add(CheckErrors.ExpectedType.At(
            value.Source.Locate(value.Span), new LocalText("不带单位的数或比率", "a plain number or a rate"), value.Written, value.Type.Describe()));
        return new TypedError(value.Source, value.Span);
    }

    private void CheckAgainstFullMarks(CheckedIndicator indicator, decimal best, SourceLocation at)
    {
        if (indicator.IsOpen || indicator.FixedPoints is not { } full)
        {
            return;
        }

        if (Feel.Evaluation.Scalars.Settle(best) > Feel.Evaluation.Scalars.Settle(full))
        {
            _diagnostics.Add(RuleSetErrors.PointsOutOfRange.At(at, indicator.Name, FeelTextOf(best), FeelTextOf(full)));
        }
        else if (Feel.Evaluation.Scalars.Settle(best) < Feel.Evaluation.Scalars.Settle(full))
        {
            _diagnostics.Add(RuleSetErrors.LevelsWithoutFullMarks.At(at, indicator.Name, FeelTextOf(best), FeelTextOf(full)));
        }
    }

    /// <summary>The most that fixed points can be; 0 for expressions.</summary>
    private static decimal HighestOf(PointsModel points, CheckedIndicator indicator) => points switch
    {
        PointsModel.Number number => number.Value,
        PointsModel.Share share => (indicator.FixedPoints ?? 0) * share.Numerator / share.Denominator,
        PointsModel.Range range => HighestOf(range.High, indicator),
        PointsModel.Expression expression => LetterValue(indicator, expression.Source.Text) ?? 0,
        _ => 0,
    };

    private static decimal? LetterValue(CheckedIndicator indicator, string text) =>
        indicator.Scale?.FirstOrDefault(l => l.Letter == text.Trim())?.Value;

    // A+, B-, 甲: written where a letter stands, and no name of anything.
    private bool IsLetter(string text)
    {
        string letter = text.Trim().TrimEnd('+', '-');
        return letter.Length is 1 or 2 && letter.All(char.IsLetter) && _scope.Find(letter) is null;
    }

    /// <summary>Points as an expression: of the indicator's own, where they are a share.</summary>
    private Typed CheckPoints(CheckedIndicator indicator, PointsModel model, IReadOnlyList<LocalSymbol> rows, LocalSymbol? value)
    {
        var builder = new TypedBuilder(new SourceText(indicator.Name));
        switch (model)
        {
            case PointsModel.Number number:
                return builder.Points(number.Value);
            case PointsModel.Share when indicator.Points is null:
                _diagnostics.Add(RuleSetErrors.ShareNeedsWhole.At(model.Location, indicator.Name));
                return new TypedError(new SourceText(indicator.Name), default);
            case PointsModel.Share share:
                return builder.Divide(builder.Multiply(indicator.Points, builder.Points(share.Numerator)), builder.Points(share.Denominator));
            case PointsModel.Expression expression:
                if (indicator.Scale is { Count: > 0 } letters && LetterValue(indicator, expression.Source.Text) is { } worth)
                {
                    return builder.Points(worth);
                }

                if (indicator.Scale is { Count: > 0 } known && IsLetter(expression.Source.Text))
                {
                    _diagnostics.Add(RuleSetErrors.ChildOfScaleNeedsLetters.At(
                        model.Location, expression.Source.Text.Trim(), string.Join('、', known.Select(l => l.Letter))));
                    return new TypedError(expression.Source, default);
                }

                LocalSymbol points = _locals.Allocate("points", FeelType.Points);
                List<LocalSymbol> locals = [.. rows, points];
                if (value is not null)
                {
                    locals.Add(value);
                }

                Typed typed = CheckPointsExpression(expression, locals, indicator.Points);
                if (typed.Type == FeelType.Error || !TypedBuilder.Uses(typed, points))
                {
                    return typed;
                }

                if (indicator.Points is not null)
                {
                    return new TypedBuilder(expression.Source).Let(points, indicator.Points, typed);
                }

                _diagnostics.Add(RuleSetErrors.ShareNeedsWhole.At(model.Location, indicator.Name));
                return new TypedError(expression.Source, default);
            default:
                _diagnostics.Add(RuleSetErrors.RangeNeedsJudgement.At(model.Location, indicator.Name));
                return new TypedError(new SourceText(indicator.Name), default);
        }
    }

    // A plain number is points; a rate is a share of the whole.
    private Typed CheckPointsExpression(PointsModel.Expression expression, IReadOnlyList<LocalSymbol> locals, Typed? whole)
    {
        Typed typed = ExpectPlainNumber(CheckExpression(expression.Source, locals));
        if (typed.Type is not NumberType { Dimension.IsRate: true } || typed is TypedConstant { Number: 0 })
        {
            return typed;
        }

        if (whole is not null)
        {
            return new TypedBuilder(expression.Source).Multiply(whole, typed);
        }

        _diagnostics.Add(RuleSetErrors.ShareNeedsWhole.At(expression.Location, expression.Source.Text));
        return new TypedError(expression.Source, default);
    }

    private void CheckAggregate(CheckedIndicator indicator)
    {
        if (indicator.Model.Aggregate is not { } aggregate)
        {
            return;
        }

        if (indicator.Children.Count == 0)
        {
            _diagnostics.Add(RuleSetErrors.AggregateOnLeaf.At(indicator.Model.Location, indicator.Name));
            return;
        }

        LocalSymbol scores = _locals.Allocate("scores", new ListType(FeelType.Points));
        indicator.ScoresVariable = scores;
        indicator.Aggregate = ExpectPlainNumber(CheckExpression(aggregate, [scores]));

        // Without points of its own, the aggregate of full marks is the full mark.
        if (indicator.Model.Points is null && indicator.Aggregate.Type != FeelType.Error
            && indicator.Children.All(c => c.FixedPoints is not null && c.Model.For is null))
        {
            indicator.FixedPoints = AggregateEvaluator.Evaluate(indicator, [.. indicator.Children.Select(c => FeelValue.Of(c.FixedPoints!.Value))], _locals) is { IsNumber: true } full
                ? full.Number
                : null;
            indicator.Points = indicator.FixedPoints is { } points ? new TypedBuilder(aggregate).Points(points) : null;
        }

        if (indicator.Model.Points is null && indicator.FixedPoints is null && indicator.Aggregate.Type != FeelType.Error)
        {
            _diagnostics.Add(RuleSetErrors.AggregateNeedsPoints.At(indicator.Model.Location, indicator.Name));
        }
    }
}
