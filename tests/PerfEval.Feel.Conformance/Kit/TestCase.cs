namespace PerfEval.Feel.Conformance.Kit;

/// <summary>A file of test cases for one model.</summary>
/// <param name="Name">The file's name without extension.</param>
/// <param name="ModelFile">The path of the model.</param>
/// <param name="Cases">The cases, in order.</param>
internal sealed record TestFile(string Name, string ModelFile, IReadOnlyList<TestCase> Cases);

/// <summary>One test case.</summary>
/// <param name="Id">Its id; unique in its file.</param>
/// <param name="Invocable">The decision service or business knowledge model that it invokes; null where it asks for decisions.</param>
/// <param name="Inputs">What is given, by name.</param>
/// <param name="Results">What is expected.</param>
internal sealed record TestCase(string Id, string? Invocable, IReadOnlyList<(string Name, TestValue Value)> Inputs, IReadOnlyList<ExpectedResult> Results);

/// <summary>What one node of the model should be.</summary>
/// <param name="Name">The node's name.</param>
/// <param name="Value">The value.</param>
/// <param name="IsError">Whether the kit also expects an error to be reported; the value is null then.</param>
internal sealed record ExpectedResult(string Name, TestValue Value, bool IsError);
