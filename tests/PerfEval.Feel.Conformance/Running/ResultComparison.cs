using PerfEval.Feel.Values;

namespace PerfEval.Feel.Conformance.Running;

/// <summary>Whether a result is the expected one.</summary>
internal static class ResultComparison
{
    private const decimal Tolerance = 1e-8m;

    /// <summary>Numbers within 1e-8, lists and contexts item by item, all else equal as FEEL has it and of the same kind.</summary>
    public static bool AreSame(in FeelValue expected, in FeelValue actual)
    {
        if (expected.Kind != actual.Kind)
        {
            return false;
        }

        switch (expected.Kind)
        {
            case FeelKind.Number:
                return IsNear(expected.Number, actual.Number);
            case FeelKind.List:
                if (expected.List.Count != actual.List.Count)
                {
                    return false;
                }

                for (int i = 0; i < expected.List.Count; i++)
                {
                    if (!AreSame(expected.List[i], actual.List[i]))
                    {
                        return false;
                    }
                }

                return true;
            case FeelKind.Context:
                FeelContext wanted = expected.Context, found = actual.Context;
                return wanted.Names.Count == found.Names.Count
                    && wanted.Names.All(name => wanted.TryGet(name, out FeelValue a) && found.TryGet(name, out FeelValue b) && AreSame(a, b));
            default:
                return expected.Equals(actual);
        }
    }

    private static bool IsNear(decimal expected, decimal actual)
    {
        try
        {
            return Math.Abs(expected - actual) <= Tolerance;
        }
        catch (OverflowException)
        {
            return false;
        }
    }
}
