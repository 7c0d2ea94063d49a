using PerfEval.Feel.Checking;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Testing.Generation;

/// <summary>A value that a standard or a deduction measures, with the values at which its points change.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="Of">The measured value.</param>
/// <param name="Ends">Where the points change, as ordinals, ascending.</param>
internal sealed record MeasuredValue(CheckedIndicator Indicator, Typed Of, IReadOnlyList<decimal> Ends)
{
    /// <summary>How far beside an end the next value lies that people would write.</summary>
    public decimal Step => ValueWriter.StepOf(new ValueTypeModel(Of.Type));

    /// <summary>All measured values with fixed ends, of indicators that are there once.</summary>
    public static IReadOnlyList<MeasuredValue> In(CheckedRuleSet ruleSet)
    {
        var found = new List<MeasuredValue>();
        foreach (CheckedIndicator indicator in ruleSet.Indicators.Where(i => i.Repeated is null))
        {
            if (indicator.Standard is CheckedStandard.Bands { Of: { } of } bands)
            {
                Add(found, indicator, of, bands.Lines.Select(l => l.Test));
            }

            foreach (CheckedDeduct deduct in indicator.Deductions)
            {
                if (deduct.Of is { } measured)
                {
                    Add(found, indicator, measured, deduct.Lines.Count > 0 ? deduct.Lines.Select(l => l.Test) : [deduct.Limit], FirstStep(deduct));
                }
            }
        }

        return found;
    }

    private static void Add(List<MeasuredValue> found, CheckedIndicator indicator, Typed of, IEnumerable<Typed?> tests, decimal? another = null)
    {
        IEnumerable<decimal> ends = new ExpressionReads(tests).Constants
            .Where(c => c.Value.Kind == of.Type.Kind)
            .Select(c => ValueWriter.OrdinalOf(c.Value))
            .Append(another)
            .OfType<decimal>();
        decimal[] sorted = [.. ends.Distinct().Order()];
        if (sorted.Length > 0 && of.Type.Kind is FeelKind.Number or FeelKind.Date or FeelKind.Month or FeelKind.DaysDuration or FeelKind.MonthsDuration)
        {
            found.Add(new MeasuredValue(indicator, of, sorted));
        }
    }

    // Where the first step of "per" is full: the limit and one step beyond it.
    private static decimal? FirstStep(CheckedDeduct deduct) =>
        deduct is { Limit: TypedConstant limit, Per: TypedConstant per } && ValueWriter.OrdinalOf(limit.Value) is { } from && ValueWriter.OrdinalOf(per.Value) is { } step
            && limit.Type.Kind == per.Type.Kind
            ? deduct.Model.Under is null ? from + step : from - step
            : null;
}
