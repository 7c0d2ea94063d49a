using PerfEval.Feel.Checking;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.Testing.Generation;

/// <summary>What an expression reads and compares with, measures and all: the facts by their slots, and the constants.</summary>
internal sealed class ExpressionReads
{
    private readonly HashSet<MeasureSymbol> _measures = [];
    private readonly HashSet<int> _slots = [];

    public ExpressionReads(params IEnumerable<Typed?> expressions)
    {
        foreach (Typed? expression in expressions)
        {
            if (expression is not null)
            {
                Collect(expression);
            }
        }
    }

    /// <summary>The facts in the order in which they stand.</summary>
    public List<FactSymbol> Facts { get; } = [];

    public List<(FeelType Type, FeelValue Value)> Constants { get; } = [];

    private void Collect(Typed typed)
    {
        switch (typed)
        {
            case TypedFact fact when _slots.Add(fact.Symbol.Index):
                Facts.Add(fact.Symbol);
                break;
            case TypedMeasure measure when _measures.Add(measure.Symbol):
                Collect(measure.Symbol.Body);
                break;
            case TypedConstant constant:
                Constants.Add((constant.Type, constant.Value));
                break;
            case TypedCall { Type.Kind: FeelKind.Date } call when DayOf(call) is { } day:
                Constants.Add((call.Type, FeelValue.Of(day)));
                return;
        }

        foreach (Typed child in typed.Children)
        {
            Collect(child);
        }
    }

    // Dates have no literals: date("2023-12-31"), date(2023, 12, 31).
    private static FeelDate? DayOf(TypedCall call)
    {
        FeelValue[] arguments = [.. call.Arguments.OfType<TypedConstant>().Select(a => a.Value)];
        FeelDate date = default;
        bool isDate = arguments.Length == call.Arguments.Count && arguments switch
        {
            [{ Kind: FeelKind.Text } text] => FeelDate.TryParse(text.Text, out date),
            [{ IsNumber: true } year, { IsNumber: true } month, { IsNumber: true } day] =>
                Math.Abs(year.Number) < 10_000 && Math.Abs(month.Number) < 100 && Math.Abs(day.Number) < 100
                && FeelDate.TryCreate((long)year.Number, (long)month.Number, (long)day.Number, out date),
            _ => false,
        };
        return isDate ? date : null;
    }
}
