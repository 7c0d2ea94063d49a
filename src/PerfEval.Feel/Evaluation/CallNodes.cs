using PerfEval.Feel.Functions.Spec;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>A call of a built-in function of the standard: the first form that the arguments fit.</summary>
internal sealed class SpecCallNode(SpecFunction function, string?[] names, Node<FeelValue>[] arguments) : Node<FeelValue>
{
    // Settled once: for each form that may be meant, where each of its parameters comes from.
    private readonly (Overload Form, int[] Places)[] _forms = FunctionCalls.FormsFor(function, names);

    public override FeelValue Evaluate(Frame frame)
    {
        frame.Step();
        var values = new FeelValue[arguments.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
        }

        return FunctionCalls.Invoke(_forms, values, frame);
    }
}

/// <summary>A call of a function value.</summary>
internal sealed class InvocationNode(Node<FeelValue> function, string?[] names, Node<FeelValue>[] arguments) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        frame.Step();
        FeelValue callee = function.Evaluate(frame);
        if (callee.Kind != FeelKind.Function)
        {
            return FeelValue.Null;
        }

        var values = new FeelValue[arguments.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
        }

        if (callee.Function is BuiltinFunction { Function: var builtin })
        {
            return FunctionCalls.Invoke(FunctionCalls.FormsFor(builtin, names), values, frame);
        }

        return names.Length > 0 && names[0] is not null
            ? FunctionCalls.ByName(callee.Function, names, values) is { } ordered ? callee.Function.Invoke(ordered, frame) : FeelValue.Null
            : callee.Function.Invoke(values, frame);
    }
}

/// <summary>Makes a function value that remembers the variables around it.</summary>
/// <param name="slots">The slots of the parameters.</param>
/// <param name="type">The types of the parameters.</param>
/// <param name="parameters">Their names.</param>
/// <param name="body">What the function computes.</param>
/// <param name="itself">The slot by which the body reads the function; null if it does not.</param>
internal sealed class LambdaNode(int[] slots, FunctionType type, string[] parameters, Node<FeelValue> body, int? itself) : Node<FeelValue>
{
    public override FeelValue Evaluate(Frame frame)
    {
        FeelValue[] locals = [.. frame.Locals];
        var function = FeelValue.Of(new Closure(parameters, slots, type, body, frame.Facts, locals, frame.Cursors.Length));
        if (itself is { } slot)
        {
            locals[slot] = function;
        }

        return function;
    }
}

/// <summary>A function expression with the variables that it was made among.</summary>
internal sealed class Closure(
    string[] parameters, int[] slots, FunctionType type, Node<FeelValue> body, FeelValue[] facts, FeelValue[] locals, int cursorCount) : FeelFunction
{
    // The frame of the last call that has ended, so that sorting a long list does not make one per comparison.
    private Frame? _spare;

    public override IReadOnlyList<string> Parameters => parameters;

    internal override FunctionType Type => type;

    internal override FeelValue Invoke(ReadOnlySpan<FeelValue> arguments, Frame? caller)
    {
        if (arguments.Length != slots.Length)
        {
            return FeelValue.Null;
        }

        if (!CallDepth.IsSafe)
        {
            throw new EvaluationLimitException();
        }

        caller?.Step();
        Frame frame = Interlocked.Exchange(ref _spare, null) is { } spare && spare.SharesBudgetWith(caller)
            ? spare
            : new Frame(caller, facts, [.. locals], cursorCount);
        for (int i = 0; i < slots.Length; i++)
        {
            FeelValue argument = Conformance.Convert(arguments[i], type.Parameters[i], caller);
            if (argument.IsNull && !arguments[i].IsNull)
            {
                return FeelValue.Null;
            }

            frame.Locals[slots[i]] = argument;
        }

        FeelValue result = body.Evaluate(frame);
        _spare = frame;
        return result;
    }
}
