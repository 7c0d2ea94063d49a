using System.Runtime.CompilerServices;

namespace PerfEval.Feel.Evaluation;

/// <summary>Whether the stack has room for another call; functions that call themselves without end must not overflow it.</summary>
internal static class CallDepth
{
    public static bool IsSafe => RuntimeHelpers.TryEnsureSufficientExecutionStack();
}
