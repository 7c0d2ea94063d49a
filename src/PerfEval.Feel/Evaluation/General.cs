using PerfEval.Feel.Checking;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>
/// The domain of all values: known ones, unknown ones that name what is missing and lie in a stretch, and failures. Truth is three-valued
/// (Kleene): an unknown decides nothing unless the other operand decides alone.
/// </summary>
internal readonly struct General : IDomain<FeelValue, FeelValue>
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
        : left.IsTrue ? right
        : right.IsTrue ? left
        : Unsettled(left, right);

    public static FeelValue Or(in FeelValue left, in FeelValue right) =>
        left.IsTrue || right.IsTrue ? FeelValue.True
        : left.IsFalse ? right
        : right.IsFalse ? left
        : Unsettled(left, right);

    public static FeelValue Not(in FeelValue operand) => operand.IsBoolean ? FeelValue.Of(!operand.IsTrue) : operand;

    public static FeelValue Compare(ComparisonOperator op, in FeelValue left, in FeelValue right, bool tolerant, Frame frame)
    {
        frame.Step(Math.Min(StepCost.Of(left), StepCost.Of(right)));
        return Compare(op, left, right, tolerant);
    }

    public static FeelValue Compare(ComparisonOperator op, in FeelValue left, in FeelValue right, bool tolerant)
    {
        if (left.IsNumber && right.IsNumber)
        {
            int order = tolerant ? Scalars.CompareTolerant(left.Number, right.Number) : left.Number.CompareTo(right.Number);
            return FeelValue.Of(Scalars.Holds(op, order));
        }

        if (left.IsKnown && right.IsKnown)
        {
            return CompareKnown(op, left, right);
        }

        if (left.IsFailure || right.IsFailure)
        {
            return left.IsFailure ? left : right;
        }

        Interval a = left.Bounds, b = right.Bounds;
        if (tolerant)
        {
            (a, b) = (Scalars.Settle(a), Scalars.Settle(b));
        }

        bool? decided = op switch
        {
            ComparisonOperator.Equal => a.IsEqual(b),
            ComparisonOperator.NotEqual => a.IsEqual(b) is { } equal ? !equal : null,
            ComparisonOperator.Less => a.IsLess(b),
            ComparisonOperator.LessOrEqual => a.IsLessOrEqual(b),
            ComparisonOperator.Greater => b.IsLess(a),
            _ => b.IsLessOrEqual(a),
        };
        return decided is { } known ? FeelValue.Of(known) : Unsettled(left, right);
    }

    public static FeelValue Arithmetic(ArithmeticOperation operation, in FeelValue left, in FeelValue right, Typed site, Frame frame)
    {
        if (operation == ArithmeticOperation.Concatenate)
        {
            frame.Step(StepCost.Of(left) + StepCost.Of(right));
        }

        return GeneralArithmetic.Apply(operation, left, right, site);
    }

    public static FeelValue Steps(bool started, in FeelValue operand) => operand.Kind switch
    {
        FeelKind.Number => FeelValue.Of(Scalars.Steps(started, operand.Number)),
        FeelKind.Unknown => Number(operand.AsUnknown.Missing, operand.AsUnknown.Bounds.Map(v => Scalars.Steps(started, v))),
        _ => operand,
    };

    public static FeelValue Negate(in FeelValue operand) => operand.Kind switch
    {
        FeelKind.Number => FeelValue.Of(-operand.Number),
        FeelKind.DaysDuration => FeelValue.Of(operand.Days.Negate()),
        FeelKind.MonthsDuration => FeelValue.Of(new MonthsDuration(-operand.Months.Months)),
        FeelKind.Unknown => FeelValue.Of(new Unknown(operand.AsUnknown.Missing, operand.AsUnknown.Bounds.Negate())),
        _ => operand,
    };

    public static FeelValue Undecided(in FeelValue condition, in FeelValue then, in FeelValue otherwise, Frame frame) =>
        condition.IsFailure ? condition : Either(condition.IsUnknown ? condition.AsUnknown.Missing : Missing.Nothing, then, otherwise);

    public static FeelValue Extreme(bool greatest, in FeelValue left, in FeelValue right)
    {
        FeelValue unsettled = Unsettled(left, right);
        if (unsettled.IsFailure)
        {
            return unsettled;
        }

        Interval bounds = greatest ? left.Bounds.Max(right.Bounds) : left.Bounds.Min(right.Bounds);
        return FeelValue.Of(new Unknown(unsettled.AsUnknown.Missing, bounds));
    }

    public static FeelValue Unbounded(in FeelValue why, in FeelValue number, Frame frame) =>
        number.IsUnknown || number.IsFailure ? WithoutBounds(Unsettled(why, number)) : why;

    public static FeelValue AddItem(in FeelValue sum, in FeelValue item, in FeelValue presence, Typed site, Frame frame)
    {
        if (presence.IsTrue)
        {
            return GeneralArithmetic.Add(sum, item, site);
        }

        return presence.IsFailure ? presence : Either(presence.AsUnknown.Missing, GeneralArithmetic.Add(sum, item, site), sum);
    }

    public static FeelValue PendingNumber(Frame frame) => WithoutBounds(frame.Pending);

    public static FeelValue PendingTruth(Frame frame) => WithoutBounds(frame.Pending);

    public static FeelValue Failed(Func<FeelValue> failure, Frame frame) => failure();

    /// <summary>One of two values, it is not known which.</summary>
    public static FeelValue Either(Missing why, in FeelValue a, in FeelValue b)
    {
        if (a.IsKnown && b.IsKnown && a.Equals(b))
        {
            return a;
        }

        // A branch that fails may be the one not taken; nothing is known of the result then.
        Interval bounds = a.IsFailure || b.IsFailure ? Interval.Everything : a.Bounds.Hull(b.Bounds);
        Missing missing = why;
        missing = a.IsUnknown ? missing.Union(a.AsUnknown.Missing) : missing;
        missing = b.IsUnknown ? missing.Union(b.AsUnknown.Missing) : missing;
        return bounds.IsPoint && a.IsNumber ? a : FeelValue.Of(new Unknown(missing, bounds));
    }

    /// <summary>A number within a stretch: held to one value, as by a cap, it is known whatever is missing.</summary>
    public static FeelValue Number(Missing why, Interval bounds) => bounds.IsPoint ? FeelValue.Of(bounds.Low) : FeelValue.Of(new Unknown(why, bounds));

    /// <summary>An unknown for what makes two operands unknown; the failure if one failed.</summary>
    public static FeelValue Unsettled(in FeelValue left, in FeelValue right)
    {
        if (left.IsFailure || right.IsFailure)
        {
            return left.IsFailure ? left : right;
        }

        Missing missing = !left.IsUnknown ? right.AsUnknown.Missing
            : !right.IsUnknown ? left.AsUnknown.Missing
            : left.AsUnknown.Missing.Union(right.AsUnknown.Missing);
        return FeelValue.Of(new Unknown(missing));
    }

    private static FeelValue WithoutBounds(in FeelValue value) =>
        value.IsUnknown && value.AsUnknown.Bounds != Interval.Everything ? FeelValue.Of(new Unknown(value.AsUnknown.Missing)) : value;

    private static FeelValue CompareKnown(ComparisonOperator op, in FeelValue left, in FeelValue right)
    {
        if (op is ComparisonOperator.Equal or ComparisonOperator.NotEqual)
        {
            FeelValue equal = Lists.AreEqual(left, right);
            return op == ComparisonOperator.Equal ? equal : Not(equal);
        }

        int order = left.Kind switch
        {
            FeelKind.Text => string.CompareOrdinal(left.Text, right.Text),
            FeelKind.Date => left.Date.CompareTo(right.Date),
            FeelKind.Month => left.Month.CompareTo(right.Month),
            FeelKind.DaysDuration => left.Days.CompareTo(right.Days),
            _ => left.Months.CompareTo(right.Months),
        };
        return FeelValue.Of(Scalars.Holds(op, order));
    }
}
