using PerfEval.Feel.Checking;
using PerfEval.Feel.Functions.Numeric;
using PerfEval.Feel.Functions.Text;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>
/// The domain of the standard: values of any kind meet, and what does not fit is null. Truth is three-valued, with null (and anything
/// that is neither true nor false) in the middle.
/// </summary>
internal readonly struct Spec : IDomain<FeelValue, FeelValue>
{
    public static FeelValue Number(decimal value) => FeelValue.Of(value);

    public static FeelValue Number(in FeelValue value, Frame frame) => value;

    public static FeelValue Truth(bool value) => FeelValue.Of(value);

    public static FeelValue Truth(in FeelValue value, Frame frame) => value;

    public static FeelValue Value(in FeelValue number) => number;

    public static FeelValue TruthValue(in FeelValue truth) => truth;

    public static bool IsTrue(in FeelValue truth) => truth.IsTrue;

    public static bool IsFalse(in FeelValue truth) => truth.IsFalse;

    public static FeelValue And(in FeelValue left, in FeelValue right) =>
        left.IsFalse || right.IsFalse ? FeelValue.False
        : left.IsTrue && right.IsTrue ? FeelValue.True
        : FeelValue.Null;

    public static FeelValue Or(in FeelValue left, in FeelValue right) =>
        left.IsTrue || right.IsTrue ? FeelValue.True
        : left.IsFalse && right.IsFalse ? FeelValue.False
        : FeelValue.Null;

    public static FeelValue Not(in FeelValue operand) => operand.IsBoolean ? FeelValue.Of(!operand.IsTrue) : FeelValue.Null;

    public static FeelValue Compare(ComparisonOperator op, in FeelValue left, in FeelValue right, bool tolerant, Frame frame)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return FeelValue.Of(Scalars.Holds(op, left.Number.CompareTo(right.Number)));
        }

        if (left.Kind == FeelKind.Text && right.Kind == FeelKind.Text)
        {
            frame.Step(StepCost.OfText(Math.Min(left.Text.Length, right.Text.Length)));
        }

        if (op is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            return SpecEquality.Equal(left, right, frame) is { } equal ? FeelValue.Of(equal == (op == ComparisonOperator.Equal)) : FeelValue.Null;
        }

        return SpecOrder.Compare(left, right) is { } order ? FeelValue.Of(Scalars.Holds(op, order)) : FeelValue.Null;
    }

    public static FeelValue Arithmetic(ArithmeticOperation operation, in FeelValue left, in FeelValue right, Typed site, Frame frame)
    {
        if (left.IsNumber && right.IsNumber)
        {
            return Numbers(operation, left.Number, right.Number);
        }

        if (left.Kind == FeelKind.Text && right.Kind == FeelKind.Text)
        {
            return operation == ArithmeticOperation.Add ? Concatenate(left.Text, right.Text, frame) : FeelValue.Null;
        }

        return operation switch
        {
            ArithmeticOperation.Add => TimeArithmetic.Add(left, right),
            ArithmeticOperation.Subtract => TimeArithmetic.Subtract(left, right),
            ArithmeticOperation.Multiply => TimeArithmetic.Multiply(left, right),
            ArithmeticOperation.Divide => TimeArithmetic.Divide(left, right),
            _ => FeelValue.Null,
        };
    }

    public static FeelValue Steps(bool started, in FeelValue operand) => operand.IsNumber ? FeelValue.Of(Scalars.Steps(started, operand.Number)) : FeelValue.Null;

    public static FeelValue Negate(in FeelValue operand) => operand.IsNumber ? FeelValue.Of(-operand.Number) : TimeArithmetic.Negate(operand);

    // A condition that is not true takes the other branch.
    public static FeelValue Undecided(in FeelValue condition, in FeelValue then, in FeelValue otherwise, Frame frame) => otherwise;

    public static FeelValue Extreme(bool greatest, in FeelValue left, in FeelValue right) => FeelValue.Null;

    public static FeelValue Unbounded(in FeelValue why, in FeelValue number, Frame frame) => FeelValue.Null;

    public static FeelValue AddItem(in FeelValue sum, in FeelValue item, in FeelValue presence, Typed site, Frame frame) =>
        Arithmetic(ArithmeticOperation.Add, sum, item, site, frame);

    public static FeelValue PendingNumber(Frame frame) => FeelValue.Null;

    public static FeelValue PendingTruth(Frame frame) => FeelValue.Null;

    public static FeelValue Failed(Func<FeelValue> failure, Frame frame) => FeelValue.Null;

    private static FeelValue Numbers(ArithmeticOperation operation, decimal left, decimal right)
    {
        decimal result = 0;
        bool ok = operation switch
        {
            ArithmeticOperation.Add => Scalars.TryAdd(left, right, out result),
            ArithmeticOperation.Subtract => Scalars.TryAdd(left, -right, out result),
            ArithmeticOperation.Multiply => Scalars.TryMultiply(left, right, out result),
            ArithmeticOperation.Divide => right != 0 && Scalars.TryDivide(left, right, out result),
            ArithmeticOperation.Power => Scalars.TryPower(left, right, out result) || DecimalMath.TryPower(left, right, out result),
            _ => false,
        };
        return ok ? FeelValue.Of(result) : FeelValue.Null;
    }

    // Doubling a text again and again must not eat the memory.
    private static FeelValue Concatenate(string left, string right, Frame frame)
    {
        int length = left.Length + right.Length;
        frame.Step(StepCost.OfText(length));
        return length <= TextLimits.Length ? FeelValue.Of(left + right) : FeelValue.Null;
    }
}
