namespace PerfEval.Feel.Values;

/// <summary>A value that is not known: what is missing to know it, and the stretch in which it lies if that much is known. Immutable.</summary>
public sealed class Unknown
{
    /// <summary>Makes an unknown value.</summary>
    /// <param name="missing">What is missing.</param>
    /// <param name="bounds">The stretch in which it lies, by its ordinal; <see cref="Interval.Everything"/> if nothing is known or the kind has no order.</param>
    public Unknown(Missing missing, Interval bounds = default)
    {
        ArgumentNullException.ThrowIfNull(missing);
        Missing = missing;
        Bounds = bounds;
    }

    /// <summary>What is missing to know the value.</summary>
    public Missing Missing { get; }

    /// <summary>The stretch in which the value lies.</summary>
    public Interval Bounds { get; }
}
