using System.Runtime.CompilerServices;

namespace PerfEval.Feel.Evaluation;

/// <summary>Whether the stack has room for another call; functions that call themselves without end must not overflow it.</summary>
internal static class CallDepth
{
    public static bool IsSafe => RuntimeHelpers.TryEnsureSufficientExecutionStack();
}

/// <summary>Stands at every few levels of a deep tree and stops the evaluation where the stack has no room for the levels below.</summary>
internal sealed class DepthGuard<T>(Node<T> inner) : Node<T>
{
    public override T Evaluate(Frame frame) => CallDepth.IsSafe ? inner.Evaluate(frame) : throw new EvaluationLimitException();
}
