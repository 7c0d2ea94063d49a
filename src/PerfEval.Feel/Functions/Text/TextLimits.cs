namespace PerfEval.Feel.Functions.Text;

/// <summary>Bounds that keep an expression of a stranger from filling the memory.</summary>
internal static class TextLimits
{
    /// <summary>The longest text, in UTF-16 units, that a function makes of others.</summary>
    public const int Length = 1 << 24;
}
