namespace PerfEval.Feel.Diagnostics;

/// <summary>The language in which a message, a report or an explanation is written. Every message exists in both.</summary>
public enum Language
{
    /// <summary>Simplified Chinese: what bureaus see, and the default.</summary>
    Chinese,

    /// <summary>English.</summary>
    English,
}
