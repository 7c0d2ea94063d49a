using PerfEval.Feel.Values;

namespace PerfEval.Feel.Evaluation;

/// <summary>What it costs to go through a value once, so that a call on a long list counts for more than one on a number.</summary>
internal static class StepCost
{
    // Characters are gone through faster than items.
    private const int CharactersPerStep = 16;

    // So are the steps of a search for a pattern.
    private const int SearchStepsPerStep = 16;

    /// <summary>The steps for a value; what is within its items is not looked at.</summary>
    public static int Of(in FeelValue value) => value.Kind switch
    {
        FeelKind.List => value.List.Count,
        FeelKind.Context => value.Context.Names.Count,
        FeelKind.Text => OfText(value.Text.Length),
        _ => 0,
    };

    /// <summary>The steps for a text of some length.</summary>
    public static int OfText(int length) => length / CharactersPerStep;

    /// <summary>The steps for what a search for a pattern took.</summary>
    public static int OfSearch(long taken) => (int)Math.Min(int.MaxValue, taken / SearchStepsPerStep);
}
