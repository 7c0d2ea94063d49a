namespace PerfEval.Feel.Decisions;

/// <summary>A decision table as it was written: texts of expressions and tests, nothing checked.</summary>
/// <param name="HitPolicy">What the result is made of.</param>
/// <param name="Inputs">The input columns; none for a table whose rules all match.</param>
/// <param name="Outputs">The output columns, at least one. Several make a result of contexts.</param>
/// <param name="Rules">The rules, in order.</param>
public sealed record DecisionTable(
    HitPolicy HitPolicy,
    IReadOnlyList<TableInput> Inputs,
    IReadOnlyList<TableOutput> Outputs,
    IReadOnlyList<TableRule> Rules);

/// <summary>An input column.</summary>
/// <param name="Expression">The expression whose value the column tests.</param>
public sealed record TableInput(string Expression)
{
    /// <summary>The type of the value; a value that does not conform becomes null.</summary>
    public ItemType Type { get; init; } = ItemType.Any;

    /// <summary>Unary tests that the value must pass for the table to have a result; <see langword="null"/> for none.</summary>
    public string? Allowed { get; init; }
}

/// <summary>An output column.</summary>
/// <param name="Name">The name; needed where there are several outputs.</param>
public sealed record TableOutput(string? Name)
{
    /// <summary>The type of the output; a value that does not conform becomes null.</summary>
    public ItemType Type { get; init; } = ItemType.Any;

    /// <summary>
    /// Unary tests for the outputs, in order of priority, the highest first; <see langword="null"/> for none. An output that passes none of
    /// them becomes null.
    /// </summary>
    public string? Allowed { get; init; }

    /// <summary>The expression for the output where no rule matches; <see langword="null"/> for none.</summary>
    public string? Default { get; init; }
}

/// <summary>A rule: a row of the table.</summary>
/// <param name="Tests">Unary tests, one for each input; an empty text or <c>-</c> holds always.</param>
/// <param name="Results">Expressions, one for each output; an empty text is null.</param>
public sealed record TableRule(IReadOnlyList<string> Tests, IReadOnlyList<string> Results);
