using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Checking;

/// <summary>Sections, indicators and items: their order, their rows, and when they apply.</summary>
internal sealed partial class RuleSetChecker
{
    private CheckedIndicator DeclareIndicators()
    {
        CheckedIndicator root = Declare(_model.Root, null, 1);
        if (root.Children.Count == 0 && _model.HasIndicators && !_diagnostics.HasErrors)
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

        if (model.Scale is { Count: 0 })
        {
            _diagnostics.Add(RuleSetErrors.LetterScaleEmpty.At(model.Location));
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
            if (indicator.Standard is null && model.Standard is null && model.Deduct is null && !model.StandardRefused && !_model.IsAbstract)
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
}
