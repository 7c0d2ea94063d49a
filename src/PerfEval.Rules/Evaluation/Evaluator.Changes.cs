using PerfEval.Rules.Binding;
using PerfEval.Rules.Compilation;

namespace PerfEval.Rules.Evaluation;

// Evaluating again after some facts changed: what does not depend on them is taken over.
internal sealed partial class Evaluator
{
    /// <summary>Evaluates a case that differs from an evaluated one in some slots alone. The result is the same as of evaluating it whole.</summary>
    /// <param name="before">The evaluation to start from; it stays as it is.</param>
    /// <param name="changed">The changed case.</param>
    /// <param name="slots">The slots in which it differs; empty if that is not known.</param>
    public static EvaluationResult Evaluate(EvaluationResult before, BoundCase changed, IReadOnlyList<int> slots)
    {
        // A computation that failed may have failed for a reason that is gone.
        Dependents? dependents = before.Failures.Count == 0 ? before.Plan.Dependencies.Of(slots) : null;
        return (dependents is null ? null : new Evaluator(before.Plan, changed).Run(before, dependents)) ?? Evaluate(before.Plan, changed);
    }

    // Null if the table must be summed up as a whole, since it is open which indicators apply.
    private EvaluationResult? Run(EvaluationResult before, Dependents dependents)
    {
        RuleResult[] rules = [.. before.Rules];
        foreach (int index in dependents.Rules)
        {
            rules[index] = RunRule(_plan.Rules[index]);
        }

        _indicators = [.. before.Indicators];
        foreach (int index in dependents.Indicators)
        {
            _indicators[index] = new IndicatorResult(before.Indicators[index].At);
        }

        foreach (int index in dependents.Indicators)
        {
            IndicatorResult indicator = _indicators[index];
            if (indicator.At.Children.Length > 0)
            {
                indicator.Children = ChildrenOf(indicator.At, _indicators);
            }

            EvaluateIndicator(indicator, rules);
        }

        for (int i = 0; i < _indicators.Length; i++)
        {
            if (!_indicators[i].Applies.IsBoolean)
            {
                return null;
            }
        }

        // Where nothing changed the table is the one that there was.
        IndicatorResult root = _indicators[before.Root.Place];
        return SumUp(root, rules, CheckRunner.Run(_plan, _case, before.Checks, dependents.Checks), dependents.IsTouched);
    }
}
