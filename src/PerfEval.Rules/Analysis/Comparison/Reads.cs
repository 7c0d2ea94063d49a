using PerfEval.Feel.Checking;
using PerfEval.Feel.Types;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Evaluation;

namespace PerfEval.Rules.Analysis.Comparison;

/// <summary>The facts, measures and functions from which a score is computed, those behind measures and rules too.</summary>
internal sealed class Reads
{
    public SortedSet<string> Facts { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Measures { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds what an indicator reads; of a section only what it reads itself.</summary>
    public void Add(IndicatorResult line)
    {
        CheckedIndicator indicator = line.Indicator;
        Typed?[] own = [indicator.Earned, indicator.Applies, indicator.Aggregate, indicator.Points, indicator.Repeated?.Repeat?.Source, .. indicator.Deductions.Select(d => d.Loss)];
        foreach (Typed expression in own.OfType<Typed>())
        {
            Add(expression);
        }

        foreach (CheckedRuleTarget target in indicator.RuleTargets)
        {
            Add(target.Rule);
            Add(target.Points);
            if (target.Max is { } max)
            {
                Add(max);
            }
        }

        foreach (IndicatorResult child in line.Children)
        {
            if (child.Indicator.Model.IsItem)
            {
                Add(child);
            }
            else
            {
                AddApplies(child);
            }
        }
    }

    /// <summary>Adds what decides whether a rule fires.</summary>
    public void Add(CheckedRule rule)
    {
        foreach (Typed expression in rule.Iterators.Select(i => i.Source).Append(rule.Condition).OfType<Typed>())
        {
            Add(expression);
        }
    }

    /// <summary>Adds what decides how much of an indicator's deductions spills over to the total.</summary>
    public void AddSpill(IndicatorResult line)
    {
        CheckedIndicator indicator = line.Indicator;
        Typed?[] own = [indicator.Points, indicator.Repeated?.Repeat?.Source, .. indicator.Deductions.Where(d => d.Model.SpillsToTotal).Select(d => d.Loss)];
        foreach (Typed expression in own.OfType<Typed>())
        {
            Add(expression);
        }

        for (CheckedIndicator? at = indicator; at is not null; at = at.Parent)
        {
            if (at.Applies is { } applies)
            {
                Add(applies);
            }
        }
    }

    /// <summary>Adds what an aggregate reads besides the scores that it sums up.</summary>
    public void AddAggregate(IndicatorResult section)
    {
        if (section.Indicator.Aggregate is { } aggregate)
        {
            Add(aggregate);
        }
    }

    /// <summary>Adds what decides whether points move to an indicator from others.</summary>
    public void AddMoved(EvaluationResult result, IndicatorResult line)
    {
        foreach (CheckedIndicator from in result.Plan.RuleSet.Indicators.Where(i => i.NotApplicable?.Owner.MoveTarget == line.Indicator || i.MoveTarget == line.Indicator))
        {
            if (from.Applies is { } applies)
            {
                Add(applies);
            }
        }
    }

    /// <summary>
    /// Adds what decides whether a node and those below it apply: what does not changes what a section comes to, even if it would have earned nothing.
    /// </summary>
    public void AddApplies(IndicatorResult below)
    {
        if (below.Indicator.Applies is { } applies)
        {
            Add(applies);
        }

        foreach (IndicatorResult child in below.Children)
        {
            AddApplies(child);
        }
    }

    private void Add(Typed typed)
    {
        switch (typed)
        {
            case TypedFact fact when !Question.IsQuestion(fact.Symbol):
                Facts.Add(fact.Symbol.Name);
                return;
            case TypedMeasure measure:
                if (Measures.Add(measure.Symbol.Name))
                {
                    Add(measure.Symbol.Body);
                }

                return;
            case TypedField { Target.Type: ContextType { Table: { } table } }:
                Facts.Add(table);
                break;
            case TypedLet { Function: { } function }:
                Functions.Add(function);
                break;
        }

        foreach (Typed child in typed.Children)
        {
            Add(child);
        }
    }
}
