namespace PerfEval.Feel.Evaluation;

/// <summary>An evaluable node. Immutable and free of state: everything that changes is in the frame.</summary>
/// <typeparam name="T">What it evaluates to: <see cref="decimal"/> or <see cref="bool"/> in the exact domain, a FEEL value in the general one.</typeparam>
internal abstract class Node<T>
{
    public abstract T Evaluate(Frame frame);
}
