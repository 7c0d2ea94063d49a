namespace PerfEval.Feel.Conformance.Kit;

/// <summary>A value as a test case states it, before it is known what it should become.</summary>
internal abstract record TestValue;

/// <summary>Null.</summary>
internal sealed record NilValue : TestValue;

/// <summary>One value with the local name of its XML Schema type, if it states one.</summary>
internal sealed record ScalarValue(string? SchemaType, string Text) : TestValue;

/// <summary>A list.</summary>
internal sealed record ListValue(IReadOnlyList<TestValue> Items) : TestValue;

/// <summary>A context.</summary>
internal sealed record ContextValue(IReadOnlyList<(string Name, TestValue Value)> Entries) : TestValue;
