using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Checking;

/// <summary>Sections, indicators and items: their points, standards and deductions.</summary>
internal sealed partial class RuleSetChecker
{
    private CheckedIndicator DeclareIndicators()
    {
        CheckedIndicator root = Declare(_model.Root, null, 1);
        if (root.Children.Count == 0 && _model.HasIndicators)
        {
            _diagnostics.Add(RuleSetErrors.RulesetHasNoPoints.At(_model.Root.Location));
        }

        return root;
    }

    private CheckedIndicator Declare(IndicatorModel model, CheckedIndicator? parent, int position)
    {
        var indicator = new CheckedIndicator
        {
            Model = model,
            Parent = parent,
            Index = _indicators.Count,
            Position = position,
            Path = parent is null ? "" : parent.Path.Length == 0 ? model.Name : parent.Path + "/" + model.Name,
            Scale = model.Scale ?? parent?.Scale,
            RoundingStep = model.Round ?? (parent is null || model.Children.Count > 0 && model.Standard is null ? null
                : model.IsItem ? _model.Rounding.Items : _model.Rounding.Indicators),
            NotApplicable = model.NotApplicable is { } policy ? null : parent?.NotApplicable,
        };
        if (model.NotApplicable is { } own)
        {
            indicator.NotApplicable = (indicator, own);
        }

        _indicators.Add(indicator);
        for (int i = 0; i < model.Children.Count; i++)
        {
            indicator.Children.Add(Declare(model.Children[i], indicator, i + 1));
        }

        return indicator;
    }

    private void CheckIndicators(CheckedIndicator root, References references)
    {
        SettleRepeats(root, []);
        SettlePoints(root);
        CheckPointsAddUp(root);
        foreach (CheckedIndicator indicator in _indicators)
        {
            if (indicator.Parent is not null)
            {
                CheckIndicator(indicator);
            }

            CheckApplies(indicator, references);
            indicator.Basis = CheckBasis(indicator.Model.Basis);
        }

        // Children stand after their parents, so that sums are built from parts that are settled.
        for (int i = _indicators.Count - 1; i >= 0; i--)
        {
            CheckAggregate(_indicators[i]);
            SettleEarned(_indicators[i]);
        }
    }

    // The row variables that are in scope at each node.
    private void SettleRepeats(CheckedIndicator indicator, IReadOnlyList<LocalSymbol> rows)
    {
        indicator.Repeated = indicator.Parent?.Repeated;
        if (indicator.Model.For is { } source)
        {
            if (indicator.Repeated is not null)
            {
                _diagnostics.Add(RuleSetErrors.NestedRepeat.At(indicator.Model.Location, indicator.Name));
            }
            else if (CheckIterators(source) is [var iterator])
            {
                indicator.Repeat = iterator;
                indicator.Repeated = indicator;
                rows = [iterator.Variable];
                indicator.Title = indicator.Model.Title is { } title ? CheckTemplate(title, rows) : null;
            }
            else
            {
                indicator.Repeated = indicator;
            }
        }

        foreach (CheckedIndicator child in indicator.Children)
        {
            SettleRepeats(child, rows);
        }
    }

    private static IReadOnlyList<LocalSymbol> RowsOf(CheckedIndicator indicator) =>
        indicator.Repeated?.Repeat is { } repeat ? [repeat.Variable] : [];

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

        foreach (CheckedIndicator child in indicator.Children)
        {
            SettlePoints(child);
        }

        if (model is null)
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

        if (indicator.Children.Count == 0 || indicator.Model.Aggregate is not null || indicator.FixedPoints is not { } points
            || indicator.Children.Any(c => c.FixedPoints is null || c.Model.For is not null))
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

    private void CheckIndicator(CheckedIndicator indicator)
    {
        IndicatorModel model = indicator.Model;
        if (indicator.Children.Count > 0 && !indicator.IsChecklist && model.Standard is not null)
        {
            _diagnostics.Add(RuleSetErrors.StandardOnSection.At(model.Standard.Location, indicator.Name, model.Standard.GetType().Name.ToLowerInvariant()));
            return;
        }

        if (indicator.Points is null && indicator.IsLeaf)
        {
            // Its points were refused; what hangs on them is not blamed.
            indicator.Points = new TypedError(new SourceText(indicator.Name), default);
        }

        if (indicator.IsLeaf || indicator.IsChecklist)
        {
            indicator.Standard = CheckStandard(indicator);
            if (indicator.Standard is null && model.Standard is null && model.Deduct is null && !model.StandardRefused)
            {
                _diagnostics.Add(RuleSetErrors.NoStandard.At(model.Location, indicator.Name));
            }
        }

        if (model.NeedsEvidence)
        {
            indicator.Evidence = Ask(new Question
            {
                Kind = QuestionKind.Evidence,
                Indicator = indicator,
                Symbol = Slot(indicator, "佐证", FeelType.Boolean),
            });
        }

        indicator.Deductions = [.. (model.Deduct ?? []).Select(d => CheckDeduct(indicator, d)).Where(d => d is not null).Select(d => d!)];
    }

    private FactSymbol Slot(CheckedIndicator indicator, string purpose, FeelType type)
    {
        string name = indicator.Path + Question.NameMark + purpose;
        return new FactSymbol(name, type, _slots.Allocate(name, type).Slot);
    }

    private Question Ask(Question question)
    {
        _questions.Add(question);
        return question;
    }

    private CheckedStandard? CheckStandard(CheckedIndicator indicator)
    {
        IReadOnlyList<LocalSymbol> rows = RowsOf(indicator);
        switch (indicator.Model.Standard)
        {
            case StandardModel.Bands bands:
                return CheckBands(indicator, bands, rows);
            case StandardModel.Checklist:
                return new CheckedStandard.Checklist();
            case StandardModel.Levels levels:
                return CheckLevels(indicator, levels.Lines);
            case StandardModel.Judgement judgement:
                return CheckJudgement(indicator, (PointsModel.Range)judgement.Range);
            case StandardModel.Ratio ratio:
                Typed value = CheckExpression(ratio.Value, rows);
                value = ExpectPlainNumber(value);
                return new CheckedStandard.Ratio(value, ratio.Reverse);
            case StandardModel.Formula formula:
                return CheckFormula(indicator, formula, rows);
            default:
                if (indicator.Model.Deduct is null && indicator.Model.IsItem)
                {
                    return CheckItem(indicator, rows);
                }

                return indicator.Model.Deduct is null && indicator.Scale is { Count: > 0 } letters
                    ? CheckLevels(indicator, [.. letters.Select(l => new LevelModel(l.Letter, new PointsModel.Number(l.Value, l.Location), l.Location))])
                    : null;
        }
    }

    private Typed ExpectPlainNumber(Typed value)
    {
        if (value.Type == FeelType.Error || value.Type is NumberType { Dimension.IsDimensionless: true } or NumberType { Dimension.IsPoints: true })
        {
            return value;
        }

        _diagnostics.Add(CheckErrors.ExpectedType.At(
            value.Source.Locate(value.Span), new LocalText("不带单位的数或比率", "a plain number or a rate"), value.Written, value.Type.Describe()));
        return new TypedError(value.Source, value.Span);
    }

    private CheckedStandard.Item CheckItem(CheckedIndicator item, IReadOnlyList<LocalSymbol> rows)
    {
        var needs = new List<CheckedIndicator>();
        foreach (ReferenceModel reference in item.Model.Needs)
        {
            CheckedIndicator[] siblings = [.. item.Parent!.Children.Where(c => c != item)];
            int at = Labels.Find([.. item.Parent.Children.Select(c => c.Name)], reference.Path);
            CheckedIndicator? needed = at >= 0 ? item.Parent.Children[at] : null;
            if (needed is null || !siblings.Contains(needed))
            {
                _diagnostics.Add(RuleSetErrors.NeedsOnlySiblings.At(reference.Location, reference.Path));
                continue;
            }

            needs.Add(needed);
        }

        if (item.Model.When is { } when)
        {
            return new CheckedStandard.Item(null, CheckCondition(when, rows), needs);
        }

        Question question = Ask(new Question { Kind = QuestionKind.Met, Indicator = item, Symbol = Slot(item, "是否符合", FeelType.Number) });
        return new CheckedStandard.Item(question, null, needs);
    }

    private CheckedStandard.Asked CheckLevels(CheckedIndicator indicator, IReadOnlyList<LevelModel> levels)
    {
        decimal best = 0;
        foreach (LevelModel level in levels)
        {
            if (level.Points is PointsModel.Expression expression && LetterValue(indicator, expression.Source.Text) is null)
            {
                _diagnostics.Add(Feel.Syntax.SyntaxErrors.NotInScoringMode.At(level.Points.Location, new LocalText("表达式作为档次的分值", "an expression as the points of a level")));
            }

            best = Math.Max(best, HighestOf(level.Points, indicator));
        }

        CheckAgainstFullMarks(indicator, best, levels.Count > 0 ? levels[0].Location : indicator.Model.Location);
        return new CheckedStandard.Asked(Ask(new Question
        {
            Kind = QuestionKind.Level,
            Indicator = indicator,
            Levels = levels,
            Symbol = Slot(indicator, "档次", FeelType.Points),
        }));
    }

    private void CheckAgainstFullMarks(CheckedIndicator indicator, decimal best, SourceLocation at)
    {
        if (indicator.FixedPoints is not { } full)
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

    private CheckedStandard.Asked CheckJudgement(CheckedIndicator indicator, PointsModel.Range range)
    {
        CheckAgainstFullMarks(indicator, HighestOf(range, indicator), range.Location);
        return new CheckedStandard.Asked(Ask(new Question
        {
            Kind = QuestionKind.Score,
            Indicator = indicator,
            Range = range,
            Symbol = Slot(indicator, "得分", FeelType.Points),
        }));
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

    private CheckedStandard.Bands CheckBands(CheckedIndicator indicator, StandardModel.Bands bands, IReadOnlyList<LocalSymbol> rows)
    {
        Typed? of = bands.Of is null ? null : CheckExpression(bands.Of, rows);
        LocalSymbol? value = of is null ? null : _locals.Allocate("value", of.Type);
        IReadOnlyList<CheckedBand> lines = CheckLines(indicator, bands.Lines, of, value, rows, bands.Location, fullMarks: true);
        return new CheckedStandard.Bands(of is null ? null : new TypedLet(value!, of, of, null, of.Source, of.Span), lines);
    }

    // The lines of bands, which test a value or are conditions, with their points.
    private List<CheckedBand> CheckLines(
        CheckedIndicator indicator,
        IReadOnlyList<BandModel> models,
        Typed? of,
        LocalSymbol? value,
        IReadOnlyList<LocalSymbol> rows,
        SourceLocation at,
        bool fullMarks)
    {
        int errors = _diagnostics.Items.Count(d => d.Severity == Severity.Error);
        var lines = new List<CheckedBand>();
        foreach (BandModel model in models)
        {
            Typed? test = null;
            if (model.Test is not null && of is not null)
            {
                SyntaxNode syntax = Parser.ParseUnaryTests(model.Test, FeelMode.Scoring, _scope.Names, _diagnostics);
                test = of.Type == FeelType.Error ? of : NewChecker(model.Test, rows).CheckTests(syntax, new TypedLocal(value!, model.Test, default, of.Inexactness));
            }
            else if (model.Test is not null)
            {
                test = CheckCondition(model.Test, rows);
            }

            lines.Add(new CheckedBand(model, test, CheckPoints(indicator, model.Points, rows, value)));
        }

        if (_diagnostics.Items.Count(d => d.Severity == Severity.Error) > errors || lines.Count == 0)
        {
            return lines;
        }

        if (of is null)
        {
            BandAnalysis.CheckConditions(lines, at, _diagnostics);
        }
        else
        {
            FactModel? fact = of is TypedFact { Symbol: var symbol } ? _facts.FirstOrDefault(f => f.Symbol == symbol)?.Model : null;
            bool whole = (fact?.Type.IsInteger ?? false) || of.Type is NumberType { Dimension.IsTally: true } || of.Type == FeelType.Date || of.Type == FeelType.Month;
            BandAnalysis.Check(lines, value!, fact?.Bounds ?? Interval.Everything, whole, at, _diagnostics);
        }

        if (fullMarks && lines.All(l => l.Points is TypedConstant))
        {
            CheckAgainstFullMarks(indicator, lines.Max(l => ((TypedConstant)l.Points).Value.Number), at);
        }

        return lines;
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
        if (typed.Type is not NumberType { Dimension.IsRate: true } || typed is TypedConstant { Value.Number: 0 })
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

    private CheckedStandard.Formula CheckFormula(CheckedIndicator indicator, StandardModel.Formula formula, IReadOnlyList<LocalSymbol> rows)
    {
        Typed? of = formula.Of is null ? null : CheckExpression(formula.Of, rows);
        LocalSymbol? value = of is null ? null : _locals.Allocate("value", of.Type);
        Typed typed = CheckPoints(indicator, new PointsModel.Expression(formula.Value, formula.Location), rows, value);
        if (of is not null && value is not null && typed.Type != FeelType.Error)
        {
            typed = new TypedBuilder(formula.Value).Let(value, of, typed);
        }

        return new CheckedStandard.Formula(of, typed);
    }

    private void CheckApplies(CheckedIndicator indicator, References references)
    {
        if (indicator.Model.NotApplicable is NotApplicableModel.Move move)
        {
            CheckedIndicator? target = references.Find(move.Target, _diagnostics);
            if (target is not null && (IsAbove(target, indicator) || IsAbove(indicator, target)))
            {
                _diagnostics.Add(RuleSetErrors.MoveIntoItself.At(move.Location, indicator.Name));
                target = null;
            }

            indicator.MoveTarget = target;
        }

        if (indicator.Model.Applies is not { } applies)
        {
            return;
        }

        indicator.Applies = CheckCondition(applies, RowsOf(indicator));
        if (indicator.NotApplicable is null)
        {
            _diagnostics.Add(RuleSetErrors.AppliesWithoutPolicy.At(indicator.Model.Location, indicator.Name));
        }
        else if (indicator.NotApplicable is (var owner, NotApplicableModel.Move))
        {
            indicator.MoveTarget ??= owner.MoveTarget;
        }
    }

    private static bool IsAbove(CheckedIndicator upper, CheckedIndicator lower)
    {
        for (CheckedIndicator? at = lower; at is not null; at = at.Parent)
        {
            if (at == upper)
            {
                return true;
            }
        }

        return false;
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
