namespace PerfEval.Feel.Diagnostics;

/// <summary>Collects the diagnostics of one pass, so that all problems of a text are reported in one go.</summary>
public sealed class DiagnosticBag
{
    /// <summary>Past this many the rest is dropped: a text with so many problems is best repaired from the top.</summary>
    public const int Limit = 1000;

    private readonly List<Diagnostic> _items = [];

    /// <summary>What was collected, in the order of finding.</summary>
    public IReadOnlyList<Diagnostic> Items => _items;

    /// <summary>Whether any of them is an error.</summary>
    public bool HasErrors { get; private set; }

    /// <summary>Adds one, unless an equal one is there already.</summary>
    /// <param name="diagnostic">What to add.</param>
    public void Add(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        HasErrors |= diagnostic.Severity == Severity.Error;
        if (_items.Count < Limit && !_items.Contains(diagnostic))
        {
            _items.Add(diagnostic);
        }
    }

    /// <summary>Adds several.</summary>
    /// <param name="diagnostics">What to add.</param>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        foreach (Diagnostic diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>The diagnostics by file and place, those without a place first.</summary>
    public IReadOnlyList<Diagnostic> Sorted() =>
        [.. _items.OrderBy(d => d.Location?.File, StringComparer.Ordinal).ThenBy(d => d.Location?.Line ?? 0).ThenBy(d => d.Location?.Column ?? 0)];
}
