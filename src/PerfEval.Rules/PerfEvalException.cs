using PerfEval.Feel.Diagnostics;

namespace PerfEval.Rules;

/// <summary>A rule set or a case cannot be used. <see cref="Diagnostics"/> has every problem with its place.</summary>
public sealed class PerfEvalException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="diagnostics">The problems, at least one of them an error.</param>
    public PerfEvalException(IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, (diagnostics ?? throw new ArgumentNullException(nameof(diagnostics))).Select(d => d.Format(Language.English))))
    {
        Diagnostics = diagnostics;
    }

    /// <summary>The problems, by file and place.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
