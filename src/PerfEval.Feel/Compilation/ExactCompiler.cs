using PerfEval.Feel.Checking;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Compilation;

/// <summary>
/// Makes nodes of the exact domain, in which numbers are decimals and truths are bools. Values of other kinds are reached through nodes of
/// the general domain; whatever they hold that is not known makes the evaluation bail.
/// </summary>
internal sealed class ExactCompiler(LocalSlots slots, LocalSlots cursors, GeneralCompiler general)
    : Compiler<decimal, bool, Exact>(slots, cursors)
{
    public override Node<bool> Truth(Typed typed) =>
        typed is TypedComparison { Left.Type.Kind: not FeelKind.Number } comparison
            ? new ValueTruth<decimal, bool, Exact>(new CompareValues(comparison.Operator, Value(comparison.Left), Value(comparison.Right)))
            : base.Truth(typed);

    public override Node<FeelValue> Value(Typed typed) => general.Value(typed);
}
