using PerfEval.Feel.Values;

namespace PerfEval.Feel.Conformance.Running;

/// <summary>What became of one result node.</summary>
/// <param name="Folder">The folder of the kit.</param>
/// <param name="File">The file of test cases, without extension.</param>
/// <param name="Case">The test case.</param>
/// <param name="Node">The node.</param>
/// <param name="Expected">What it should be.</param>
/// <param name="Actual">What it is.</param>
/// <param name="Problems">What was found wrong on the way.</param>
/// <param name="Error">Why there is no outcome to compare: the evaluator broke, or what is expected cannot be read; null if there is one.</param>
internal sealed record NodeOutcome(
    string Folder, string File, string Case, string Node, FeelValue Expected, FeelValue Actual, IReadOnlyList<string> Problems, string? Error)
{
    /// <summary>By which the list of known gaps speaks of it.</summary>
    public string Key => $"{Folder}/{File}#{Case}/{Node}";

    public bool ExpectsNull => Error is null && Expected.IsNull;

    /// <summary>Whether it is as expected; a failure of the evaluator is never.</summary>
    public bool Passes => Error is null && ResultComparison.AreSame(Expected, Actual);
}
