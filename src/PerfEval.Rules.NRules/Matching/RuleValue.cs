using PerfEval.Feel.Checking;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.NRules.Matching;

/// <summary>A value in a translated condition. Its operators compute as the expression language does: exactly, with unknowns and failures.</summary>
internal readonly struct RuleValue(FeelValue value) : IEquatable<RuleValue>
{
    public FeelValue Value { get; } = value;

    public RuleTruth Truth() => new(Value);

    public static RuleTruth operator ==(RuleValue left, RuleValue right) => Compare(ComparisonOperator.Equal, left, right, tolerant: false);

    public static RuleTruth operator !=(RuleValue left, RuleValue right) => Compare(ComparisonOperator.NotEqual, left, right, tolerant: false);

    public static RuleTruth operator <(RuleValue left, RuleValue right) => Compare(ComparisonOperator.Less, left, right, tolerant: false);

    public static RuleTruth operator <=(RuleValue left, RuleValue right) => Compare(ComparisonOperator.LessOrEqual, left, right, tolerant: false);

    public static RuleTruth operator >(RuleValue left, RuleValue right) => Compare(ComparisonOperator.Greater, left, right, tolerant: false);

    public static RuleTruth operator >=(RuleValue left, RuleValue right) => Compare(ComparisonOperator.GreaterOrEqual, left, right, tolerant: false);

    /// <summary>The opposite number or duration.</summary>
    public static RuleValue operator -(RuleValue operand) => new(General.Negate(operand.Value));

    /// <summary>A comparison of quotients, which may differ in their last places and stand for the same.</summary>
    public static RuleTruth CompareTolerant(ComparisonOperator comparison, RuleValue left, RuleValue right) => Compare(comparison, left, right, tolerant: true);

    /// <summary>A calculation; the site tells the types, and would tell where it failed.</summary>
    public static RuleValue Compute(RuleValue left, ArithmeticOperation operation, RuleValue right, Typed site) =>
        new(GeneralArithmetic.Apply(operation, left.Value, right.Value, site));

    /// <summary>A field of a context, or a cell of a row.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="place">Where its column most likely stands.</param>
    public RuleValue Cell(string name, int place) =>
        new(Value.IsRow && Value.Table.Find(name, place) is { } column ? column.ValueAt(Value.RowIndex) : Cells.Read(Value, name));

    public bool Equals(RuleValue other) => Value.Equals(other.Value);

    public override bool Equals(object? obj) => obj is RuleValue other && Equals(other);

    public override int GetHashCode() => Value.GetHashCode();

    public override string ToString() => Value.ToString();

    private static RuleTruth Compare(ComparisonOperator comparison, RuleValue left, RuleValue right, bool tolerant) =>
        new(General.Compare(comparison, left.Value, right.Value, tolerant));
}
