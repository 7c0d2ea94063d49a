using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions;

/// <summary>
/// A built-in function: its parameters, how its arguments are checked and what it computes. It is given known values only (unknown
/// arguments make the call unknown) and answers null where the standard says null, which scoring mode turns into a failure.
/// </summary>
/// <param name="Name">The name.</param>
/// <param name="Parameters">The names of the parameters, in order.</param>
/// <param name="Required">How many must be given.</param>
/// <param name="Check">Checks the arguments and tells the type of the result; null after reporting a problem.</param>
/// <param name="Invoke">Computes the result; arguments that were not given are absent at the end.</param>
internal sealed record Builtin(string Name, string[] Parameters, int Required, Func<ArgumentCheck, FeelType?> Check, BuiltinInvoke Invoke)
{
    /// <summary>Whether this rounds its first argument, so that computed quotients need a tolerance.</summary>
    public bool IsRounding { get; init; }

    /// <summary>Computes the result where the steps of the computation count; instead of <see cref="Invoke"/>.</summary>
    public FrameInvoke? InvokeInFrame { get; init; }

    /// <summary>Whether items are compared, so that an unknown cell of a row makes the call unknown.</summary>
    public bool ComparesItems { get; init; }

    /// <summary>Whether the last parameter may be given any number of times.</summary>
    public bool IsVariadic { get; init; }

    /// <summary>
    /// For a function of one number: what it does to a stretch of numbers; null if nothing can be said. What roundings do is known without
    /// it: they never fall.
    /// </summary>
    public Func<Interval, Interval>? Bounds { get; init; }
}

/// <summary>Computes a built-in function whose steps count, or which calls functions given to it.</summary>
/// <param name="arguments">The arguments.</param>
/// <param name="frame">What counts the steps; null where nothing does.</param>
internal delegate FeelValue FrameInvoke(ReadOnlySpan<FeelValue> arguments, Frame? frame);

/// <summary>Computes a built-in function over known values.</summary>
/// <param name="arguments">The arguments.</param>
internal delegate FeelValue BuiltinInvoke(ReadOnlySpan<FeelValue> arguments);
