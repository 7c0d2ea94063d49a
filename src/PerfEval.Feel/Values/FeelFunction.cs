using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;

namespace PerfEval.Feel.Values;

/// <summary>A function as a value, which spec mode knows: a <c>function(…)</c> expression, a built-in by its name, or one that the host gives.</summary>
public abstract class FeelFunction
{
    /// <summary>The names of the parameters, in order.</summary>
    public abstract IReadOnlyList<string> Parameters { get; }

    /// <summary>The types of the parameters and of the result, where they are known; null otherwise.</summary>
    internal virtual FunctionType? Type => null;

    /// <summary>Calls the function.</summary>
    /// <param name="arguments">One argument for each parameter; what does not fit a parameter gives null.</param>
    /// <returns>The result; null where the function has none for these arguments.</returns>
    /// <remarks>Past the step limit the result is a failure (PE1206); within a function of a host, what called that fails.</remarks>
    public FeelValue Invoke(params ReadOnlySpan<FeelValue> arguments)
    {
        if (Frame.Current is { } caller)
        {
            return Invoke(arguments, caller);
        }

        var frame = new Frame([], 0, 0, 0);
        try
        {
            return Invoke(arguments, frame);
        }
        catch (EvaluationLimitException)
        {
            return FeelValue.Failed(new Diagnostic(EvaluationErrors.StepLimit, null, frame.StepLimit));
        }
    }

    /// <summary>Calls the function from within an evaluation, whose step budget it uses.</summary>
    internal abstract FeelValue Invoke(ReadOnlySpan<FeelValue> arguments, Frame? caller);

    /// <summary>A function of the host: a business knowledge model, say.</summary>
    /// <param name="parameters">The names of the parameters, in order.</param>
    /// <param name="body">Computes the result. It must be pure: the same arguments give the same result.</param>
    public static FeelFunction Create(IReadOnlyList<string> parameters, FeelFunctionBody body)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(body);
        return new HostFunction(parameters, body);
    }

    private sealed class HostFunction(IReadOnlyList<string> parameters, FeelFunctionBody body) : FeelFunction
    {
        public override IReadOnlyList<string> Parameters => parameters;

        internal override FeelValue Invoke(ReadOnlySpan<FeelValue> arguments, Frame? caller)
        {
            if (arguments.Length != parameters.Count)
            {
                return FeelValue.Null;
            }

            // What the host computes may call back; its depth and its steps count as ours.
            if (!CallDepth.IsSafe)
            {
                throw new EvaluationLimitException();
            }

            caller?.Step();
            Frame? outer = Frame.Current;
            Frame.Current = caller ?? outer;
            try
            {
                return body(arguments);
            }
            finally
            {
                Frame.Current = outer;
            }
        }
    }
}

/// <summary>Computes a function of the host.</summary>
/// <param name="arguments">As many as the function has parameters.</param>
public delegate FeelValue FeelFunctionBody(ReadOnlySpan<FeelValue> arguments);
