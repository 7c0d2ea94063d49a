using PerfEval.Feel.Checking;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.Checking;
using PerfEval.Rules.Model;

namespace PerfEval.Rules.Proofs;

/// <summary>
/// Takes expressions apart into sums of terms: facts and cells, measures by what they are computed from, and whatever is not linear as a
/// term of its own. Dates count in days, lengths of time in seconds, as their ordinals do.
/// </summary>
internal sealed class Linearizer(CheckedRuleSet ruleSet, TermKeys keys)
{
    private static readonly Rational s_secondsPerDay = Rational.Of(86_400);

    private readonly Ranges _ranges = new(ruleSet);
    private readonly Dictionary<string, Term> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<LocalSymbol, Typed> _variables = [];

    /// <summary>Names a value for what follows.</summary>
    public void Bind(LocalSymbol variable, Typed value)
    {
        _variables[variable] = value;
        _ranges.Bind(variable, value);
    }

    /// <summary>What a variable stands for, in full; the expression itself for everything else.</summary>
    public Typed Resolve(Typed typed)
    {
        while (typed is TypedLocal local && _variables.TryGetValue(local.Symbol, out Typed? value))
        {
            typed = value;
        }

        return typed;
    }

    public LinearForm Of(Typed typed)
    {
        typed = Resolve(typed);
        switch (typed)
        {
            case TypedConstant constant when constant.Value.TryGetOrdinal(out decimal at):
                return LinearForm.Of(Rational.Of(at));
            case TypedNegate negate:
                return Of(negate.Operand).Times(-Rational.One);
            case TypedLet let:
                Bind(let.Variable, let.Value);
                return Of(let.Body);
            case TypedMeasure { Symbol: { RoundingStep: null, Body: var body } }:
                return Of(body);
            case TypedArithmetic arithmetic:
                return OfArithmetic(arithmetic);
            default:
                return LinearForm.Of(TermOf(typed));
        }
    }

    /// <summary>The term of something that is not taken apart.</summary>
    public Term TermOf(Typed typed)
    {
        typed = Resolve(typed);
        string key = keys.Of(typed);
        if (_terms.TryGetValue(key, out Term? known))
        {
            return known;
        }

        FactModel? fact = typed is TypedFact f ? ruleSet.FactAt(f.Symbol.Index) : null;
        bool whole = typed.Type.Kind is FeelKind.Date or FeelKind.Month or FeelKind.MonthsDuration || typed.Type is NumberType { Dimension.IsTally: true }
            || (fact?.Type.IsInteger ?? false) || (typed is TypedField field && ColumnOf(field)?.Type.IsInteger == true);
        return _terms[key] = new Term(key, typed) { Bounds = _ranges.Of(typed), IsWhole = whole };
    }

    private ColumnModel? ColumnOf(TypedField field) =>
        field.Target.Type is ContextType { Table: { } table } && ruleSet.Scope.Find(table) is FactSymbol symbol
            ? ruleSet.FactAt(symbol.Index)?.Columns.FirstOrDefault(c => c.Name == field.Field.Name)
            : null;

    private LinearForm OfArithmetic(TypedArithmetic typed)
    {
        switch (typed.Operation)
        {
            case ArithmeticOperation.Add or ArithmeticOperation.DaysPlusDays or ArithmeticOperation.MonthsPlusMonths or ArithmeticOperation.MonthPlusMonths:
                return Of(typed.Left).Plus(Of(typed.Right), Rational.One);
            case ArithmeticOperation.Subtract or ArithmeticOperation.DaysMinusDays or ArithmeticOperation.MonthsMinusMonths
                or ArithmeticOperation.MonthMinusMonths or ArithmeticOperation.MonthMinusMonth:
                return Of(typed.Left).Plus(Of(typed.Right), -Rational.One);
            case ArithmeticOperation.DateMinusDate:
                return Of(typed.Left).Plus(Of(typed.Right), -Rational.One).Times(s_secondsPerDay);
            case ArithmeticOperation.DatePlusDays:
                return Of(typed.Left).Plus(Of(typed.Right), Rational.One / s_secondsPerDay);
            case ArithmeticOperation.DateMinusDays:
                return Of(typed.Left).Plus(Of(typed.Right), -Rational.One / s_secondsPerDay);
            case ArithmeticOperation.Multiply or ArithmeticOperation.DaysTimesNumber or ArithmeticOperation.NumberTimesDays:
                LinearForm left = Of(typed.Left), right = Of(typed.Right);
                return left.IsConstant ? right.Times(left.Constant) : right.IsConstant ? left.Times(right.Constant) : LinearForm.Of(TermOf(typed));
            case ArithmeticOperation.Divide or ArithmeticOperation.DaysPerNumber or ArithmeticOperation.DaysPerDays:
                LinearForm divisor = Of(typed.Right);
                return divisor.IsConstant && divisor.Constant.Sign != 0
                    ? Of(typed.Left).Times(Rational.One / divisor.Constant)
                    : LinearForm.Of(TermOf(typed));
            default:
                return LinearForm.Of(TermOf(typed));
        }
    }
}
