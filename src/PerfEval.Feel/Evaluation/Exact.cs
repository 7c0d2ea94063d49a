using System.Runtime.CompilerServices;
using PerfEval.Feel.Checking;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>The domain of known values. Anything else sets <see cref="Frame.Bailed"/>.</summary>
internal readonly struct Exact : IDomain<decimal, bool>
{
    public static decimal Number(decimal value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static decimal Number(in FeelValue value, Frame frame)
    {
        if (value.IsNumber)
        {
            return value.Number;
        }

        frame.Bailed = true;
        return 0;
    }

    public static bool Truth(bool value) => value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Truth(in FeelValue value, Frame frame)
    {
        if (value.IsBoolean)
        {
            return value.IsTrue;
        }

        frame.Bailed = true;
        return false;
    }

    public static FeelValue Value(in decimal number) => FeelValue.Of(number);

    public static FeelValue TruthValue(in bool truth) => FeelValue.Of(truth);

    public static bool IsTrue(in bool truth) => truth;

    public static bool IsFalse(in bool truth) => !truth;

    public static bool And(in bool left, in bool right) => left && right;

    public static bool Or(in bool left, in bool right) => left || right;

    public static bool Not(in bool operand) => !operand;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Compare(ComparisonOperator op, in decimal left, in decimal right, bool tolerant, Frame frame) =>
        Scalars.Holds(op, tolerant ? Scalars.CompareTolerant(left, right) : left.CompareTo(right));

    public static decimal Arithmetic(ArithmeticOperation operation, in decimal left, in decimal right, Typed site, Frame frame)
    {
        switch (operation)
        {
            case ArithmeticOperation.Add:
                return left + right;
            case ArithmeticOperation.Subtract:
                return left - right;
            case ArithmeticOperation.Multiply:
                return left * right;
            case ArithmeticOperation.Divide when right != 0:
                return left / right;
            case ArithmeticOperation.Minimum:
                return Math.Min(left, right);
            case ArithmeticOperation.Maximum:
                return Math.Max(left, right);
            case ArithmeticOperation.Power when Scalars.TryPower(left, right, out decimal power):
                return power;
            default:
                frame.Bailed = true;
                return 0;
        }
    }

    public static decimal Steps(bool started, in decimal operand) => Scalars.Steps(started, operand);

    public static decimal Negate(in decimal operand) => -operand;

    public static decimal Undecided(in bool condition, in decimal then, in decimal otherwise, Frame frame) => 0;

    public static decimal Extreme(bool greatest, in decimal left, in decimal right) => greatest ? Math.Max(left, right) : Math.Min(left, right);

    public static decimal Unbounded(in bool why, in decimal number, Frame frame)
    {
        frame.Bailed = true;
        return 0;
    }

    public static decimal AddItem(in decimal sum, in decimal item, in bool presence, Typed site, Frame frame) => sum + item;

    public static decimal PendingNumber(Frame frame)
    {
        frame.Bailed = true;
        return 0;
    }

    public static bool PendingTruth(Frame frame)
    {
        frame.Bailed = true;
        return false;
    }

    public static decimal Failed(Func<FeelValue> failure, Frame frame)
    {
        frame.Bailed = true;
        return 0;
    }
}
