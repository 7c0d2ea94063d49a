using PerfEval.Feel.Diagnostics;

namespace PerfEval.Feel;

/// <summary>An expression that cannot be read or checked.</summary>
public sealed class FeelException : Exception
{
    internal FeelException(IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, diagnostics.Select(d => d.Format(Language.English)))) =>
        Diagnostics = diagnostics;

    /// <summary>All problems of the expression, with their places.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
