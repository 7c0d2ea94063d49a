using PerfEval.Feel.Checking;
using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.Checking;

/// <summary>
/// Builds the parts of a scoring standard that the author did not write as an expression (the sum of a checklist, the choice among bands,
/// the cap of a deduction) as typed trees, so that one evaluator serves expressions and standards alike.
/// </summary>
internal sealed class TypedBuilder(SourceText source)
{
    private readonly TextSpan _span = new(0, source.Text.Length);

    public Typed Points(decimal value) => new TypedConstant(FeelType.Points, source, _span, FeelValue.Of(value));

    public Typed Read(FactSymbol symbol) => new TypedFact(symbol, source, _span);

    public Typed Read(LocalSymbol symbol) => new TypedLocal(symbol, source, _span);

    public Typed Add(Typed left, Typed right) => Arithmetic(ArithmeticOperation.Add, left, right);

    public Typed Subtract(Typed left, Typed right) => Arithmetic(ArithmeticOperation.Subtract, left, right);

    public Typed Multiply(Typed left, Typed right) => Arithmetic(ArithmeticOperation.Multiply, left, right);

    public Typed Divide(Typed left, Typed right) => Arithmetic(ArithmeticOperation.Divide, left, right);

    public Typed Minimum(Typed left, Typed right) => Arithmetic(ArithmeticOperation.Minimum, left, right);

    public Typed NotBelowZero(Typed value) => value is TypedConstant { Number: >= 0 } ? value : Arithmetic(ArithmeticOperation.Maximum, value, Points(0));

    /// <summary>A value held between 0 and a limit.</summary>
    public Typed Within(Typed value, Typed limit) => Minimum(NotBelowZero(value), limit);

    public Typed If(Typed condition, Typed then, Typed otherwise) => new TypedIf(FeelType.Points, condition, then, otherwise, source, _span);

    public Typed And(Typed left, Typed right) => new TypedLogic(isAnd: true, left, right, source, _span);

    public Typed Not(Typed operand) => new TypedNot(operand, source, _span);

    public Typed IsPositive(Typed value) => new TypedComparison(ComparisonOperator.Greater, value, Points(0), source, _span);

    public Typed Steps(bool started, Typed value) => new TypedSteps(started, value, source, _span);

    public Typed Sum(IReadOnlyList<TypedIterator> iterators, Typed body) =>
        new TypedAggregate(AggregateKind.Sum, FeelType.Points, new TypedFor(iterators, body, source, _span), source, _span);

    /// <summary>Names a value for a body, unless the body does not use it.</summary>
    public Typed Let(LocalSymbol variable, Typed value, Typed body) =>
        Uses(body, variable) ? new TypedLet(variable, value, body, null, source, _span) : body;

    public static bool Uses(Typed tree, LocalSymbol variable) =>
        (tree is TypedLocal local && ReferenceEquals(local.Symbol, variable)) || tree.Children.Any(c => Uses(c, variable));

    private Typed Arithmetic(ArithmeticOperation operation, Typed left, Typed right)
    {
        if (left is TypedConstant { Value: { IsNumber: true } a } && right is TypedConstant { Value: { IsNumber: true } b })
        {
            return Points(operation switch
            {
                ArithmeticOperation.Add => a.Number + b.Number,
                ArithmeticOperation.Subtract => a.Number - b.Number,
                ArithmeticOperation.Multiply => a.Number * b.Number,
                ArithmeticOperation.Divide => a.Number / b.Number,
                ArithmeticOperation.Minimum => Math.Min(a.Number, b.Number),
                _ => Math.Max(a.Number, b.Number),
            });
        }

        return new TypedArithmetic(operation, FeelType.Points, left, right, source, _span);
    }
}
