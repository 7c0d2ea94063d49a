using PerfEval.Feel.Checking;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>
/// What numbers and truth are while evaluating, so that the nodes are written once. In the <see cref="Exact"/> domain they are decimal
/// and bool, for cases whose facts are all known; in the <see cref="General"/> domain they are FEEL values that may be unknown, lie in a
/// stretch, or have failed. As struct type arguments they cost nothing.
/// </summary>
/// <typeparam name="TNumber">A number.</typeparam>
/// <typeparam name="TTruth">True, false, or unknown.</typeparam>
internal interface IDomain<TNumber, TTruth>
{
    static abstract TNumber Number(decimal value);

    static abstract TNumber Number(in FeelValue value, Frame frame);

    static abstract TTruth Truth(bool value);

    static abstract TTruth Truth(in FeelValue value, Frame frame);

    static abstract FeelValue Value(in TNumber number);

    static abstract FeelValue TruthValue(in TTruth truth);

    static abstract bool IsTrue(in TTruth truth);

    static abstract bool IsFalse(in TTruth truth);

    static abstract TTruth And(in TTruth left, in TTruth right);

    static abstract TTruth Or(in TTruth left, in TTruth right);

    static abstract TTruth Not(in TTruth operand);

    static abstract TTruth Compare(ComparisonOperator op, in TNumber left, in TNumber right, bool tolerant, Frame frame);

    static abstract TNumber Arithmetic(ArithmeticOperation operation, in TNumber left, in TNumber right, Typed site, Frame frame);

    /// <summary>The nearest whole number below or above, with a tolerance for what quotients leave behind.</summary>
    static abstract TNumber Steps(bool started, in TNumber operand);

    static abstract TNumber Negate(in TNumber operand);

    /// <summary>The value of a choice whose condition is neither true nor false.</summary>
    static abstract TNumber Undecided(in TTruth condition, in TNumber then, in TNumber otherwise, Frame frame);

    /// <summary>The greater or lesser of two numbers of which neither is known to be.</summary>
    static abstract TNumber Extreme(bool greatest, in TNumber left, in TNumber right);

    /// <summary>A number of which nothing is known, for want of the same things as a truth and a number.</summary>
    static abstract TNumber Unbounded(in TTruth why, in TNumber number, Frame frame);

    /// <summary>A running sum with one more item, which may or may not belong to the list.</summary>
    static abstract TNumber AddItem(in TNumber sum, in TNumber item, in TTruth presence, Typed site, Frame frame);

    /// <summary>The result where a list could not be opened.</summary>
    static abstract TNumber PendingNumber(Frame frame);

    /// <summary>The result where a list could not be opened.</summary>
    static abstract TTruth PendingTruth(Frame frame);

    /// <summary>A failed computation.</summary>
    static abstract TNumber Failed(Func<FeelValue> failure, Frame frame);
}
