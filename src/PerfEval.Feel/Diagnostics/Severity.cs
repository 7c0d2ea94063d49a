namespace PerfEval.Feel.Diagnostics;

/// <summary>How grave a diagnostic is.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing need be done.</summary>
    Info,

    /// <summary>Probably a mistake, or something that an auditor will ask about; the result stands.</summary>
    Warning,

    /// <summary>The input cannot be used, or part of a result could not be computed.</summary>
    Error,
}
