namespace PerfEval.Rules.Testing;

/// <summary>A property of a rule set does not hold. The message tells it, with the simplest case that was found.</summary>
public sealed class RuleSetPropertyException : Exception
{
    /// <summary>Makes one without anything known.</summary>
    public RuleSetPropertyException()
    {
    }

    /// <summary>Makes one with a message.</summary>
    /// <param name="message">What does not hold.</param>
    public RuleSetPropertyException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message and what led to it.</summary>
    /// <param name="message">What does not hold.</param>
    /// <param name="innerException">What led to it.</param>
    public RuleSetPropertyException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The property; <see langword="null"/> where a single score was checked.</summary>
    public RuleSetProperty? Property { get; init; }

    /// <summary>The case with which it does not hold; <see langword="null"/> where a single score was checked.</summary>
    public CaseDraft? Case { get; init; }
}
