namespace PerfEval.Feel.Functions.Numeric;

/// <summary>Which of the two neighbours a number is rounded to.</summary>
internal enum RoundingRule
{
    /// <summary>The lower one.</summary>
    Floor,

    /// <summary>The higher one.</summary>
    Ceiling,

    /// <summary>The one farther from zero.</summary>
    Up,

    /// <summary>The one nearer to zero.</summary>
    Down,

    /// <summary>The nearer one; halfway, the one farther from zero (四舍五入).</summary>
    HalfUp,

    /// <summary>The nearer one; halfway, the one nearer to zero.</summary>
    HalfDown,

    /// <summary>The nearer one; halfway, the even one.</summary>
    HalfEven,
}
