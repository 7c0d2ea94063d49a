namespace PerfEval.Feel.Conformance.Kit;

/// <summary>A file of the kit cannot be read as what it should be.</summary>
public sealed class KitException(string message) : Exception(message);
