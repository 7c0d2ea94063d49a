using PerfEval.Feel.Checking;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.Proofs;

/// <summary>
/// Something whose value varies by case: a fact, a cell of a row, or an expression that is not taken apart. Two places that mean the same
/// share one term.
/// </summary>
/// <param name="Key">What tells it from others.</param>
/// <param name="Typed">Where it stands first.</param>
internal sealed record Term(string Key, Typed Typed)
{
    public FeelType Type => Typed.Type;

    /// <summary>The values that it can have by what is declared.</summary>
    public Interval Bounds { get; init; }

    /// <summary>Whether only whole ordinals occur: persons, times, days of the calendar.</summary>
    public bool IsWhole { get; init; }

    public bool Equals(Term? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
