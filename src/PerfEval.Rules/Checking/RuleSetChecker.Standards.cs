using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Syntax;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Checking;

/// <summary>Scoring standards of single indicators and items.</summary>
internal sealed partial class RuleSetChecker
{
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

        // Lines over a value that was refused say nothing about gaps.
        if (_diagnostics.Items.Count(d => d.Severity == Severity.Error) > errors || lines.Count == 0 || of?.Type == FeelType.Error)
        {
            return lines;
        }

        if (of is null)
        {
            BandAnalysis.CheckConditions(lines, at, _diagnostics);
        }
        else if (of.Type != FeelType.Error)
        {
            FactModel? fact = of is TypedFact { Symbol: var symbol } ? _facts.FirstOrDefault(f => f.Symbol == symbol)?.Model : null;
            bool whole = (fact?.Type.IsInteger ?? false) || of.Type is NumberType { Dimension.IsTally: true } || of.Type.Kind is FeelKind.Date or FeelKind.Month or FeelKind.MonthsDuration;
            BandAnalysis.Check(lines, of, value!, fact?.Bounds ?? Interval.Everything, whole, at, _diagnostics);
        }

        if (fullMarks && lines.All(l => l.Points is TypedConstant))
        {
            CheckAgainstFullMarks(indicator, lines.Max(l => ((TypedConstant)l.Points).Value.Number), at);
        }

        return lines;
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
}
