namespace PerfEval.Rules.Facts;

/// <summary>Names the fact, or the column of a table, that a property states.</summary>
/// <param name="name">The fact's or column's name in the rule set.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FactNameAttribute(string name) : Attribute
{
    /// <summary>The fact's or column's name.</summary>
    public string Name { get; } = name;

    /// <summary>The unit in which numbers of the property count, such as <c>万元</c>; left out where the rule set declares one.</summary>
    public string? Unit { get; init; }
}

/// <summary>Marks a property that states no fact.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotAFactAttribute : Attribute;
