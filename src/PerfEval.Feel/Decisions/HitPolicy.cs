namespace PerfEval.Feel.Decisions;

/// <summary>What the result of a decision table is made of when several rules match, or none.</summary>
public enum HitPolicy
{
    /// <summary>U: at most one rule matches, and its output is the result.</summary>
    Unique,

    /// <summary>A: several rules may match if their outputs are equal.</summary>
    Any,

    /// <summary>P: the output that comes first in the allowed values of the outputs.</summary>
    Priority,

    /// <summary>F: the output of the first rule that matches.</summary>
    First,

    /// <summary>R: the outputs of all rules that match, in the order of the rules.</summary>
    RuleOrder,

    /// <summary>O: the outputs of all rules that match, in the order of the allowed values of the outputs.</summary>
    OutputOrder,

    /// <summary>C: the outputs of all rules that match.</summary>
    Collect,

    /// <summary>C+: the sum of the outputs.</summary>
    Sum,

    /// <summary>C#: the number of outputs.</summary>
    Count,

    /// <summary>C&lt;: the smallest output.</summary>
    Minimum,

    /// <summary>C&gt;: the largest output.</summary>
    Maximum,
}
