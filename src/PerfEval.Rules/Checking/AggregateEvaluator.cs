using PerfEval.Feel.Checking;
using PerfEval.Feel.Compilation;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;

namespace PerfEval.Rules.Checking;

/// <summary>Applies a parent's <c>aggregate</c> to its children's full marks, to know its own.</summary>
internal static class AggregateEvaluator
{
    /// <summary>The aggregate of some scores; null if it reads facts as well and has no value of its own.</summary>
    public static FeelValue Evaluate(CheckedIndicator indicator, FeelValue[] scores, LocalSlots locals)
    {
        if (ReadsFacts(indicator.Aggregate!))
        {
            return FeelValue.Null;
        }

        var cursors = new LocalSlots();
        Node<FeelValue> node = new GeneralCompiler(locals, cursors).Value(indicator.Aggregate!);
        var frame = new Frame([], locals.Count, 0, cursors.Count);
        frame.Locals[indicator.ScoresVariable!.Slot] = FeelValue.ListOf(scores);
        return node.Evaluate(frame);
    }

    private static bool ReadsFacts(Typed tree) => tree is TypedFact or TypedMeasure || tree.Children.Any(ReadsFacts);
}
