namespace PerfEval.Feel.Diagnostics;

/// <summary>A stretch of an expression's text, in UTF-16 units from 0.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The position just past the last character.</summary>
    public int End => Start + Length;

    /// <summary>The span from one position up to, not including, another.</summary>
    /// <param name="start">The first position.</param>
    /// <param name="end">The position past the last.</param>
    public static TextSpan Between(int start, int end) => new(start, Math.Max(0, end - start));

    /// <summary>The smallest span that holds both.</summary>
    /// <param name="first">One span.</param>
    /// <param name="last">The other span.</param>
    public static TextSpan Cover(TextSpan first, TextSpan last) =>
        Between(Math.Min(first.Start, last.Start), Math.Max(first.End, last.End));
}
