using PerfEval.Feel.Checking;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;

namespace PerfEval.Rules.Proofs;

/// <summary>
/// The stretch in which the values of an expression lie, whatever the facts are, by interval arithmetic over declared bounds. Never too
/// narrow; too wide where a fact stands twice.
/// </summary>
internal sealed class Ranges(CheckedRuleSet ruleSet)
{
    private const decimal SecondsPerDay = 86_400;

    private readonly Dictionary<LocalSymbol, Typed> _variables = [];

    /// <summary>The value that a variable stands for, so that its range is known.</summary>
    public void Bind(LocalSymbol variable, Typed value) => _variables[variable] = value;

    public Interval Of(Typed typed)
    {
        switch (typed)
        {
            case TypedConstant constant:
                return constant.Value.TryGetOrdinal(out decimal at) ? Interval.Point(at) : Interval.Everything;
            case TypedFact fact:
                return ruleSet.FactAt(fact.Symbol.Index)?.Bounds ?? AnswerRange(fact);
            case TypedMeasure measure:
                Interval body = Of(measure.Symbol.Body);
                return measure.Symbol.RoundingStep is { } step ? body.Map(v => Rounding.ToStep(v, step)) : body;
            case TypedLocal local:
                return _variables.TryGetValue(local.Symbol, out Typed? value) ? Of(value) : Interval.Everything;
            case TypedLet let:
                Bind(let.Variable, let.Value);
                return Of(let.Body);
            case TypedNegate negate:
                return Of(negate.Operand).Negate();
            case TypedIf choice:
                return Of(choice.Then).Hull(Of(choice.Else));
            case TypedSteps steps:
                return Of(steps.Operand).Map(steps.Started ? decimal.Ceiling : decimal.Floor);
            case TypedArithmetic arithmetic:
                return OfArithmetic(arithmetic.Operation, Of(arithmetic.Left), Of(arithmetic.Right));
            case TypedAggregate aggregate:
                return OfAggregate(aggregate);
            case TypedCall { Function.Name: "abs" } call:
                return Of(call.Arguments[0]).Abs();
            default:
                return Interval.Everything;
        }
    }

    // An answer is at least nothing, and what is met is at most met.
    private Interval AnswerRange(TypedFact fact) =>
        ruleSet.Questions.FirstOrDefault(q => q.Slot == fact.Symbol.Index) switch
        {
            { Kind: QuestionKind.Met } => Interval.Closed(0, 1),
            { Kind: QuestionKind.Level or QuestionKind.Score, Indicator.FixedPoints: { } points } => Interval.Closed(0, points),
            { Kind: QuestionKind.Level or QuestionKind.Score or QuestionKind.Found } => Interval.From(0, open: false),
            _ => Interval.Everything,
        };

    private static Interval OfArithmetic(ArithmeticOperation operation, Interval left, Interval right) => operation switch
    {
        ArithmeticOperation.Add or ArithmeticOperation.DaysPlusDays or ArithmeticOperation.MonthsPlusMonths or ArithmeticOperation.MonthPlusMonths => left.Add(right),
        ArithmeticOperation.Subtract or ArithmeticOperation.DaysMinusDays or ArithmeticOperation.MonthsMinusMonths or ArithmeticOperation.MonthMinusMonths
            or ArithmeticOperation.MonthMinusMonth => left.Subtract(right),
        ArithmeticOperation.DateMinusDate => left.Subtract(right).Multiply(Interval.Point(SecondsPerDay)),
        ArithmeticOperation.DatePlusDays => left.Add(right.Divide(Interval.Point(SecondsPerDay))),
        ArithmeticOperation.DateMinusDays => left.Subtract(right.Divide(Interval.Point(SecondsPerDay))),
        ArithmeticOperation.Multiply or ArithmeticOperation.DaysTimesNumber or ArithmeticOperation.NumberTimesDays => left.Multiply(right),
        ArithmeticOperation.Divide or ArithmeticOperation.DaysPerNumber or ArithmeticOperation.DaysPerDays => left.Divide(right),
        ArithmeticOperation.Minimum => left.Min(right),
        ArithmeticOperation.Maximum => left.Max(right),
        _ => Interval.Everything,
    };

    private Interval OfAggregate(TypedAggregate aggregate)
    {
        if (aggregate.Kind == AggregateKind.Count)
        {
            return Interval.From(0, open: false);
        }

        if (aggregate.Type is not NumberType || aggregate.List is not TypedFor { Body: var item })
        {
            return Interval.Everything;
        }

        Interval one = Of(item);
        return aggregate.Kind switch
        {
            // A sum of none is 0; more of them only go further away from it.
            AggregateKind.Sum when one is { HasLow: true, Low: >= 0 } => Interval.From(0, open: false),
            AggregateKind.Sum when one is { HasHigh: true, High: <= 0 } => Interval.UpTo(0, open: false),
            AggregateKind.Min or AggregateKind.Max or AggregateKind.Mean => one,
            _ => Interval.Everything,
        };
    }
}
