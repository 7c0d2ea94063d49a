using PerfEval.Feel.Diagnostics;
using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Types;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions;

/// <summary>Makes functions of a host callable like built-in ones. What a host throws, or gives that is of another type, is a failure with the function's name.</summary>
internal static class HostFunctions
{
    /// <summary>A function whose arguments are checked against the types that it declares.</summary>
    public static Builtin Make(string name, FeelType result, IReadOnlyList<(string Name, FeelType Type)> parameters, FeelFunctionBody body) => new(
        name,
        [.. parameters.Select(p => p.Name)],
        parameters.Count,
        arguments => Fits(arguments, parameters) ? result : null,
        values => Call(name, result, values, body))
    {
        ComparesItems = true,
    };

    /// <summary>A function that takes whatever it is given.</summary>
    public static Builtin OfAny(string name, FeelType result, IReadOnlyList<string> parameters, FeelFunctionBody body) =>
        new(name, [.. parameters], parameters.Count, _ => result, values => Call(name, result, values, body)) { ComparesItems = true };

    private static bool Fits(ArgumentCheck arguments, IReadOnlyList<(string Name, FeelType Type)> parameters)
    {
        for (int i = 0; i < arguments.Count; i++)
        {
            FeelType given = arguments.TypeOf(i), wanted = parameters[i].Type;
            bool fits = given.Kind == wanted.Kind
                && (wanted is not NumberType number || number.Dimension.CountsSameAs(((NumberType)given).Dimension))
                && (wanted is not ListType list || list.Item == FeelType.Any || ((ListType)given).Item.Kind == list.Item.Kind);
            if (!fits)
            {
                return arguments.Fail(i, wanted.Describe());
            }
        }

        return true;
    }

    private static FeelValue Call(string name, FeelType result, ReadOnlySpan<FeelValue> values, FeelFunctionBody body)
    {
        try
        {
            FeelValue value = body(values);
            return value.IsNull
                ? Failed(name, new LocalText("没有给出值（null）。", "it gave nothing (null)."))
                : value.IsFailure || value.IsUnknown || value.Kind == result.Kind
                ? value
                : Failed(name, new LocalText($"{value} 不是{result.Describe().Chinese}。", $"{value} is not {result.Describe().English}."));
        }
        catch (Exception error) when (error is not (EvaluationLimitException or OutOfMemoryException or InsufficientExecutionStackException))
        {
            string thrown = $"{error.GetType().Name}: {error.Message}";
            return Failed(name, new LocalText(thrown, thrown));
        }
    }

    /// <summary>The failure of a function of the host.</summary>
    public static FeelValue Failed(string name, LocalText why) => FeelValue.Failed(new Diagnostic(EvaluationErrors.HostFunctionFailed, null, name, why));
}
