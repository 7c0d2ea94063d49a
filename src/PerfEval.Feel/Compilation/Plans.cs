using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Compilation;

/// <summary>
/// The same expression in both domains: evaluated in the exact one, and in the general one where that gives up. As a node of the general
/// domain it may stand anywhere.
/// </summary>
internal sealed class NumberPlan(Node<FeelValue> general, Node<decimal> exact) : Node<FeelValue>
{
    public Node<FeelValue> General { get; } = general;

    public Node<decimal> Exact { get; } = exact;

    public override FeelValue Evaluate(Frame frame)
    {
        bool outer = frame.Bailed;
        frame.Bailed = false;
        try
        {
            decimal number = Exact.Evaluate(frame);
            if (!frame.Bailed)
            {
                frame.Bailed = outer;
                return FeelValue.Of(number);
            }
        }
        catch (OverflowException)
        {
            // The general domain says where.
        }

        frame.Bailed = outer;
        return General.Evaluate(frame);
    }
}

/// <summary>The same condition in both domains.</summary>
internal sealed class ConditionPlan(Node<FeelValue> general, Node<bool> exact) : Node<FeelValue>
{
    public Node<FeelValue> General { get; } = general;

    public Node<bool> Exact { get; } = exact;

    public override FeelValue Evaluate(Frame frame)
    {
        bool outer = frame.Bailed;
        frame.Bailed = false;
        try
        {
            bool holds = Exact.Evaluate(frame);
            if (!frame.Bailed)
            {
                frame.Bailed = outer;
                return FeelValue.Of(holds);
            }
        }
        catch (OverflowException)
        {
            // The general domain says where.
        }

        frame.Bailed = outer;
        return General.Evaluate(frame);
    }
}
