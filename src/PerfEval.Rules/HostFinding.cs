namespace PerfEval.Rules;

/// <summary>A problem that a host's code found.</summary>
/// <param name="Points">What it costs; at least 0. The indicator's points are the limit, as with every deduction.</param>
/// <param name="Text">The sentence for reports.</param>
public sealed record HostFinding(decimal Points, string Text);
