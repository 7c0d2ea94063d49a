using System.Linq.Expressions;
using PerfEval.Feel.Checking;
using PerfEval.Feel.Compilation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;
using PerfEval.Rules.NRules.Matching;

namespace PerfEval.Rules.NRules.Translation;

/// <summary>
/// Writes conditions as LINQ expressions over the facts and rows of a session: comparisons, calculations, cells, <c>and</c>, <c>or</c>, <c>not</c>. What is none of these is
/// bound: called as one piece.
/// </summary>
/// <param name="facts">The case in the expressions.</param>
/// <param name="bound">Compiles what is bound.</param>
/// <param name="sourceOf">The source of a fact.</param>
internal sealed class ConditionTranslator(ParameterExpression facts, BoundCompiler bound, Func<FactSymbol, FactSource> sourceOf)
{
    // Deeper conditions are evaluated in one piece: compiling deep expressions takes stack.
    private const int DepthLimit = 64;

    private readonly Dictionary<LocalSymbol, Expression> _variables = [];

    /// <summary>How many comparisons and other single conditions were written.</summary>
    public int Count { get; private set; }

    /// <summary>Says what a variable is in the expressions that follow.</summary>
    public void Declare(LocalSymbol variable, ParameterExpression row, int place) => _variables[variable] =
        Expression.Call(row, nameof(CaseRow.Value), null, Expression.Constant(place));

    /// <summary>Takes a condition apart into those that must all hold; each may be negated.</summary>
    public static IEnumerable<(Typed Condition, bool Negated)> Conjuncts(Typed condition, bool negated) => condition switch
    {
        TypedNot not => Conjuncts(not.Operand, !negated),
        TypedLogic logic when logic.IsAnd != negated => Conjuncts(logic.Left, negated).Concat(Conjuncts(logic.Right, negated)),
        _ => [(condition, negated)],
    };

    /// <summary>Whether a condition, or its opposite, holds: possibly or certainly.</summary>
    public Expression Holds(Typed condition, bool negated, bool certainly) =>
        negated ? Expression.Not(Holds(condition, !certainly, 0)) : Holds(condition, certainly, 0);

    private Expression Holds(Typed condition, bool certainly, int depth)
    {
        switch (condition)
        {
            case TypedLogic logic when depth < DepthLimit:
                Expression left = Holds(logic.Left, certainly, depth + 1), right = Holds(logic.Right, certainly, depth + 1);
                return logic.IsAnd ? Expression.AndAlso(left, right) : Expression.OrElse(left, right);
            case TypedNot not when depth < DepthLimit:
                // It certainly does not hold where it is not so that it possibly does.
                return Expression.Not(Holds(not.Operand, !certainly, depth + 1));
            default:
                Count++;
                return Expression.Call(Truth(condition), certainly ? nameof(RuleTruth.IsCertain) : nameof(RuleTruth.IsPossible), null);
        }
    }

    private Expression Truth(Typed condition)
    {
        if (condition is TypedComparison comparison && IsCompared(comparison.Left.Type) && IsCompared(comparison.Right.Type))
        {
            Expression? left = ValueOf(comparison.Left, 0), right = ValueOf(comparison.Right, 0);
            if (Says(left) || Says(right))
            {
                return Compare(comparison, left ?? Bound(comparison.Left), right ?? Bound(comparison.Right));
            }
        }

        return ValueOf(condition, 0) is { } value ? Expression.Call(value, nameof(RuleValue.Truth), null) : Bound(condition, nameof(BoundExpression.Truth));
    }

    private static Expression Compare(TypedComparison comparison, Expression left, Expression right) => comparison.IsTolerant
        ? Expression.Call(typeof(RuleValue), nameof(RuleValue.CompareTolerant), null, Expression.Constant(comparison.Operator), left, right)
        : Expression.MakeBinary(
            comparison.Operator switch
            {
                ComparisonOperator.Equal => ExpressionType.Equal,
                ComparisonOperator.NotEqual => ExpressionType.NotEqual,
                ComparisonOperator.Less => ExpressionType.LessThan,
                ComparisonOperator.LessOrEqual => ExpressionType.LessThanOrEqual,
                ComparisonOperator.Greater => ExpressionType.GreaterThan,
                _ => ExpressionType.GreaterThanOrEqual,
            },
            left,
            right);

    // Lists and contexts are compared item by item, which counts as steps.
    private static bool IsCompared(FeelType type) => type.Kind is not (FeelKind.List or FeelKind.Context or FeelKind.Range or FeelKind.Function);

    // A constant alone is no reason to take an expression apart.
    private static bool Says(Expression? value) => value is not (null or ConstantExpression);

    /// <summary>A value that NRules can say; null if it has to be bound.</summary>
    private Expression? ValueOf(Typed typed, int depth)
    {
        if (depth > DepthLimit)
        {
            return null;
        }

        switch (typed)
        {
            case TypedConstant constant:
                return Expression.Constant(new RuleValue(constant.Value));
            case TypedFact fact:
                return Expression.Call(facts, nameof(CaseFacts.Value), null, Expression.Constant(sourceOf(fact.Symbol)));
            case TypedMeasure measure:
                return Bound(measure);
            case TypedLocal local:
                return _variables.GetValueOrDefault(local.Symbol);
            case TypedField field when ValueOf(field.Target, depth + 1) is { } target:
                int place = field.Target.Type is ContextType ? GeneralCompiler.PlaceOf(field.Field, field.Target) : -1;
                return Expression.Call(target, nameof(RuleValue.Cell), null, Expression.Constant(field.Field.Name), Expression.Constant(place));
            case TypedNegate negate when ValueOf(negate.Operand, depth + 1) is { } operand:
                return Expression.Negate(operand);
            case TypedArithmetic { Operation: not ArithmeticOperation.Concatenate } arithmetic:
                Expression? left = ValueOf(arithmetic.Left, depth + 1), right = ValueOf(arithmetic.Right, depth + 1);
                return Says(left) || Says(right)
                    ? Expression.Call(
                        typeof(RuleValue),
                        nameof(RuleValue.Compute),
                        null,
                        left ?? Bound(arithmetic.Left),
                        Expression.Constant(arithmetic.Operation),
                        right ?? Bound(arithmetic.Right),
                        Expression.Constant(arithmetic, typeof(Typed)))
                    : null;
            default:
                return null;
        }
    }

    private MethodCallExpression Bound(Typed typed, string member = nameof(BoundExpression.Value))
    {
        var read = new HashSet<LocalSymbol>();
        AddVariables(typed, read);
        LocalSymbol[] variables = [.. read.OrderBy(v => v.Slot)];
        return Expression.Call(
            Expression.Constant(bound.Bind(typed, variables)), member, null, facts, Expression.NewArrayInit(typeof(RuleValue), variables.Select(v => _variables[v])));
    }

    private void AddVariables(Typed typed, HashSet<LocalSymbol> read)
    {
        if (typed is TypedLocal local && _variables.ContainsKey(local.Symbol))
        {
            read.Add(local.Symbol);
        }

        foreach (Typed child in typed.Children)
        {
            AddVariables(child, read);
        }
    }
}
