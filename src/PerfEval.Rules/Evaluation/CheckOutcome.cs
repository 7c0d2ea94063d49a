namespace PerfEval.Rules.Evaluation;

/// <summary>How a check came out.</summary>
public enum CheckOutcome
{
    /// <summary>Both sides agree at the precision in which they were written, or the condition holds.</summary>
    Agrees,

    /// <summary>The difference is no more than the rounding of the figures summed up.</summary>
    Rounding,

    /// <summary>Both sides differ, or the condition does not hold.</summary>
    Differs,

    /// <summary>Something is missing to tell.</summary>
    Unknown,

    /// <summary>A side cannot be computed.</summary>
    Failed,
}
