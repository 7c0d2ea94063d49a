using PerfEval.Feel.Evaluation;
using PerfEval.Feel.Values;

namespace PerfEval.Feel.Functions.Spec;

/// <summary>Which form of a built-in function a call means, and what it gives.</summary>
internal static class FunctionCalls
{
    private const int Absent = -1;

    /// <summary>The forms that a call with so many arguments, or with these names, may mean, with the argument for each parameter.</summary>
    public static (Overload Form, int[] Places)[] FormsFor(SpecFunction function, string?[] names)
    {
        var forms = new List<(Overload Form, int[] Places)>();
        foreach (Overload form in function.Overloads)
        {
            if (PlacesFor(form, names) is { } places)
            {
                forms.Add((form, places));
            }
        }

        // before(point, range) and before(range, point) have the same names; the one meant is in the order in which they are written.
        return [.. forms.OrderBy(form => form.Places.SequenceEqual(form.Places.Order()) ? 0 : 1)];
    }

    /// <summary>Computes the first form that the arguments fit; null if none.</summary>
    public static FeelValue Invoke((Overload Form, int[] Places)[] forms, FeelValue[] values, Frame? frame)
    {
        // A call costs what it reads and what it makes.
        foreach (FeelValue value in values)
        {
            frame?.Step(StepCost.Of(value));
        }

        foreach ((Overload form, int[] places) in forms)
        {
            var arguments = new FeelValue[places.Length];
            if (TryFit(form, places, values, arguments))
            {
                FeelValue result = form.InvokeInFrame is { } invoke ? invoke(arguments, frame) : form.Invoke(arguments);
                frame?.Step(StepCost.Of(result));
                return result;
            }
        }

        return FeelValue.Null;
    }

    /// <summary>Named arguments in the order of the parameters, those not given null; null if there is no such parameter.</summary>
    public static FeelValue[]? ByName(FeelFunction function, string?[] names, FeelValue[] values)
    {
        IReadOnlyList<string> parameters = function.Parameters;
        var ordered = new FeelValue[parameters.Count];
        int placed = 0;
        for (int i = 0; i < ordered.Length; i++)
        {
            int at = Array.IndexOf(names, parameters[i]);
            if (at >= 0)
            {
                ordered[i] = values[at];
                placed++;
            }
        }

        return placed == names.Length ? ordered : null;
    }

    private static int[]? PlacesFor(Overload form, string?[] names)
    {
        if (names.Length == 0 || names[0] is null)
        {
            bool fits = names.Length >= form.Required && (form.IsVariadic || names.Length <= form.Parameters.Length);
            return fits ? [.. Enumerable.Range(0, names.Length)] : null;
        }

        int[] places = [.. form.Parameters.Select(p => Array.IndexOf(names, p))];
        if (names.Any(n => Array.IndexOf(form.Parameters, n) < 0) || places.Take(form.Required).Contains(Absent))
        {
            return null;
        }

        int given = Array.FindLastIndex(places, p => p != Absent) + 1;
        return places[..given];
    }

    private static bool TryFit(Overload form, int[] places, FeelValue[] values, FeelValue[] arguments)
    {
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] == Absent)
            {
                continue;
            }

            arguments[i] = values[places[i]];
            if (!Coercion.TryFit(ref arguments[i], form.Kinds[Math.Min(i, form.Kinds.Length - 1)]))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A built-in function as a value: <c>sort(list, before)</c>.</summary>
internal sealed class BuiltinFunction(SpecFunction function) : FeelFunction
{
    public SpecFunction Function { get; } = function;

    public override IReadOnlyList<string> Parameters => Function.Overloads[0].Parameters;

    internal override FeelValue Invoke(ReadOnlySpan<FeelValue> arguments, Frame? caller) =>
        FunctionCalls.Invoke(FunctionCalls.FormsFor(Function, new string?[arguments.Length]), [.. arguments], caller);
}
