using PerfEval.Feel.Checking;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Testing.Generation;

/// <summary>
/// The values around which something about a rule set may change, for each fact: the constants of its kind in the expressions that read it, the ends of
/// its declared range, and a few usual values.
/// </summary>
internal sealed class Landmarks
{
    private static readonly string[] s_usualWords = ["甲", "乙"];
    private static readonly decimal[] s_usualDays = [DayNumber("2019-01-01"), DayNumber("2020-02-29"), DayNumber("2021-06-30"), DayNumber("2022-01-01")];

    private readonly Dictionary<int, List<(FeelType Type, FeelValue Value)>> _constants = [];

    public Landmarks(CheckedRuleSet ruleSet)
    {
        foreach (ExpressionReads reads in RootsOf(ruleSet))
        {
            foreach (FactSymbol fact in reads.Facts)
            {
                if (!_constants.TryGetValue(fact.Index, out List<(FeelType Type, FeelValue Value)>? constants))
                {
                    _constants[fact.Index] = constants = [];
                }

                constants.AddRange(reads.Constants);
            }
        }
    }

    /// <summary>Ordinals to try for a fact or a column of it, without repetition: what it is compared with, then its ends, then usual ones.</summary>
    public IReadOnlyList<decimal> Ordinals(int slot, ValueTypeModel type, Interval bounds)
    {
        var ordinals = new List<decimal>();
        ordinals.AddRange(ConstantsFor(slot, type).Select(ValueWriter.OrdinalOf).OfType<decimal>());
        ordinals.AddRange(bounds.HasLow ? [bounds.Low] : []);
        ordinals.AddRange(bounds.HasHigh ? [bounds.High] : []);
        ordinals.AddRange(Usual(type));
        return [.. ordinals.Distinct()];
    }

    /// <summary>Words to try for a text without choices.</summary>
    public IReadOnlyList<string> Words(int slot, ValueTypeModel type) =>
        [.. ConstantsFor(slot, type).Where(v => v.Kind == FeelKind.Text && v.Text.Length > 0).Select(v => v.Text).Concat(s_usualWords).Distinct(StringComparer.Ordinal)];

    private IEnumerable<FeelValue> ConstantsFor(int slot, ValueTypeModel type) =>
        _constants.GetValueOrDefault(slot, []).Where(c => IsLike(c.Type, type.Type)).Select(c => c.Value).Where(v => v.Kind == type.Type.Kind);

    private static bool IsLike(FeelType constant, FeelType type) =>
        constant is NumberType a && type is NumberType b ? a.Dimension.IsRate == b.Dimension.IsRate && a.Dimension.IsMoney == b.Dimension.IsMoney : constant.Kind == type.Kind;

    private static decimal[] Usual(ValueTypeModel type) => type.Type switch
    {
        NumberType { Dimension.IsRate: true } => [0, 0.5m, 0.8m, 0.9m, 1, 1.3m],
        NumberType { Dimension.IsMoney: true } => [0, 1, 99.99m, 10_000, 35_000, 9_089_000, -5],
        NumberType => [0, 1, 2, 60, 100],
        { Kind: FeelKind.Date } => s_usualDays,
        { Kind: FeelKind.Month } => [(2019 * 12) + 3, 2020 * 12],
        { Kind: FeelKind.DaysDuration } => [0, 90 * 86_400, 91 * 86_400],
        { Kind: FeelKind.MonthsDuration } => [0, 3, 12],
        _ => [],
    };

    private static decimal DayNumber(string date) => FeelDate.TryParse(date, out FeelDate day) ? day.DayNumber : 0;

    private static IEnumerable<ExpressionReads> RootsOf(CheckedRuleSet ruleSet)
    {
        foreach (CheckedIndicator indicator in ruleSet.Indicators)
        {
            yield return new ExpressionReads([indicator.Applies, indicator.Earned, indicator.Points, indicator.Repeat?.Source]);
            foreach (CheckedDeduct deduct in indicator.Deductions)
            {
                yield return new ExpressionReads([deduct.Loss, deduct.When, .. deduct.Iterators.Select(i => i.Source)]);
            }
        }

        foreach (CheckedRule rule in ruleSet.Rules)
        {
            yield return new ExpressionReads([rule.Condition, .. rule.Iterators.Select(i => i.Source), .. rule.Targets.Select(t => t.Points)]);
        }

        foreach (CheckedMeasure measure in ruleSet.Measures)
        {
            yield return new ExpressionReads([measure.Symbol.Body]);
        }
    }
}
