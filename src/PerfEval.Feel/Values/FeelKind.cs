namespace PerfEval.Feel.Values;

/// <summary>The kinds of value that an expression can have.</summary>
public enum FeelKind
{
    /// <summary>Null, which only spec mode knows as a value.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A number, a rate or an amount; units belong to types, not to values.</summary>
    Number,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A day.</summary>
    Date,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>A date and time.</summary>
    DateTime,

    /// <summary>A days and time duration.</summary>
    DaysDuration,

    /// <summary>A years and months duration.</summary>
    MonthsDuration,

    /// <summary>A list.</summary>
    List,

    /// <summary>A context: named values; a row of a table is one.</summary>
    Context,

    /// <summary>A range between two ends.</summary>
    Range,

    /// <summary>A function value.</summary>
    Function,

    /// <summary>Not known: not given, or computed from what is not given. It names what is missing.</summary>
    Unknown,

    /// <summary>The computation failed: a division by zero, say.</summary>
    Failure,
}
