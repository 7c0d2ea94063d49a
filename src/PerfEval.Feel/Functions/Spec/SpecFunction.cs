namespace PerfEval.Feel.Functions.Spec;

/// <summary>The kinds of value that a parameter takes.</summary>
[Flags]
internal enum ParameterKind
{
    None = 0,
    Number = 1,
    Text = 1 << 1,
    Boolean = 1 << 2,
    Date = 1 << 3,
    Time = 1 << 4,
    DateTime = 1 << 5,
    Days = 1 << 6,
    Months = 1 << 7,
    List = 1 << 8,
    Context = 1 << 9,
    Range = 1 << 10,
    Function = 1 << 11,
    Null = 1 << 12,

    /// <summary>Anything that can be compared with less and greater.</summary>
    Comparable = Number | Text | Date | Time | DateTime | Days | Months,

    /// <summary>Anything but null.</summary>
    Value = Number | Text | Boolean | Date | Time | DateTime | Days | Months | List | Context | Range | Function,

    /// <summary>Anything at all.</summary>
    Any = Value | Null,
}

/// <summary>A built-in function as the standard has it, with its overloads.</summary>
/// <param name="Name">The name.</param>
/// <param name="Overloads">The forms in which it may be called, in the order in which they are tried.</param>
internal sealed record SpecFunction(string Name, params Overload[] Overloads);

/// <summary>One form of a built-in function.</summary>
/// <param name="Parameters">The names of the parameters, by which arguments may be given.</param>
/// <param name="Kinds">What each parameter takes; a null for one that does not take null makes the call null.</param>
/// <param name="Invoke">Computes the result from arguments of these kinds; absent ones are missing at the end. Never throws.</param>
internal sealed record Overload(string[] Parameters, ParameterKind[] Kinds, BuiltinInvoke Invoke)
{
    /// <summary>How many arguments must be given; all unless told otherwise.</summary>
    public int Required { get; init; } = Parameters.Length;

    /// <summary>Whether the last parameter may be given any number of times.</summary>
    public bool IsVariadic { get; init; }

    /// <summary>Computes the result where functions are called back or steps count; instead of <see cref="Invoke"/>.</summary>
    public FrameInvoke? InvokeInFrame { get; init; }
}
