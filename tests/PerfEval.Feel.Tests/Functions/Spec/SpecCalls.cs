using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Functions.Spec;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Tests.Functions.Spec;

/// <summary>Calls built-in functions of the standard on values, as an expression would.</summary>
internal static class SpecCalls
{
    public static FeelValue Call(string name, params FeelValue[] arguments) => Call(name, null, arguments);

    public static FeelValue Call(string name, Frame? frame, params FeelValue[] arguments)
    {
        SpecFunction function = SpecFunctions.Find(name) ?? throw new ArgumentException(name, nameof(name));
        return FunctionCalls.Invoke(FunctionCalls.FormsFor(function, new string?[arguments.Length]), arguments, frame);
    }

    public static FeelValue List(IEnumerable<FeelValue> items) => FeelValue.ListOf([.. items]);

    public static FeelValue Numbers(params IEnumerable<int> numbers) => List(numbers.Select(n => FeelValue.Of((decimal)n)));

    /// <summary>A list of a list of a list…</summary>
    public static FeelValue Nested(int levels, int copies = 1)
    {
        FeelValue value = Numbers(1);
        for (int i = 0; i < levels; i++)
        {
            value = List(Enumerable.Repeat(value, copies));
        }

        return value;
    }
}
